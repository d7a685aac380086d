import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { storeCampaign } from '../support/campaigns.js';
import { aSignedIn } from '../support/page-people.js';
import { FormBrowser, formOf } from '../support/pages.js';

const markup = `<script>alert(1)</script>"><img src=x onerror=alert(1)>`;

const fields = { which: 'some', policy: '', pattern: '', addresses: '', olderThan: '' };

let service: TestService;
beforeAll(async () => {
  service = await TestService.start();
});
afterAll(() => service.stop());

const someone = async () => (await aSignedIn(service, 'admin')).browser;

/** The form for a campaign of these mailboxes, as it was filled in. */
const preview = async (browser: FormBrowser, typed: Readonly<Record<string, string>>) => {
  await browser.get('/admin/campaigns/new');
  await browser.submit('/admin/campaigns/new', { ...fields, perMinute: '60', ...typed });
};

/** A campaign that nothing happens to. */
const stored = async (state: Parameters<typeof storeCampaign>[1]['state'] = 'running') => {
  const [one, other] = [await service.aMailbox(), await service.aMailbox()];
  const mailboxes = [
    { mailboxId: one.mailboxId, done: true, refusal: 'UmNotEnabled' },
    { mailboxId: other.mailboxId },
  ];
  return { id: await storeCampaign(service.db, { state, mailboxes }), one, other };
};

const copyOf = (browser: FormBrowser) => {
  const copy = new FormBrowser(service.server);
  for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
  return copy;
};

describe('the way to a campaign', () => {
  it('shows whom it would reach, and starts nothing before its button is pressed', async () => {
    const browser = await someone();
    const [one, other] = [await service.aMailbox(), await service.aMailbox({ umEnabled: false })];
    await preview(browser, { addresses: `${one.address}\n# a remark\n${other.address}` });
    expect(browser.status).toBe(200);
    expect(browser.text).toContain('2 mailboxes');
    expect(browser.text).toContain('One of them has no voice mail, and will get no PIN.');
    expect(browser.text).toContain(`<li>${one.address}</li>`);
    expect(browser.text).not.toContain(`<li>${other.address}</li>`);
    expect(browser.text).toContain('Send one new PIN');
    const started = await service.db.dataSource.query<object[]>('SELECT FROM campaigns');
    expect(started).toEqual([]);

    await browser.submit('/admin/campaigns');
    expect(browser.text).toMatch(/Campaign \d+ is running/);
    expect(browser.text).toContain('a list of 2 addresses');
  });

  it('starts one campaign, however often the button is pressed: by a double click, or after the back button', async () => {
    const browser = await someone();
    const { address } = await service.aMailbox();
    await preview(browser, { pattern: address });
    const form = formOf(browser.text, '/admin/campaigns');
    const second = copyOf(browser);
    await Promise.all([
      browser.post('/admin/campaigns', form),
      second.post('/admin/campaigns', form),
    ]);
    const shown = [browser, second].map(({ text }) => /<h1>Campaign (\d+)</.exec(text)?.[1]);
    expect(new Set(shown)).toEqual(new Set([expect.stringMatching(/^\d+$/)]));
    await browser.post('/admin/campaigns', form);
    expect(browser.text).toContain(`Campaign ${shown[0] ?? ''} is running`);
  });

  it('refuses a start if the mailboxes are not those any more that were shown', async () => {
    const browser = await someone();
    const policy = await service.aPolicy();
    await service.aMailbox({ policy });
    await preview(browser, { policy });
    const newcomer = await service.aMailbox({ policy });
    await browser.submit('/admin/campaigns');
    expect(browser.status).toBe(422);
    expect(browser.text).toContain('these are 2 mailboxes now, and were 1');
    expect(browser.text).toContain(`<li>${newcomer.address}</li>`);
    await browser.submit('/admin/campaigns');
    expect(browser.text).toMatch(/Campaign \d+ is running/);
  });

  it('refuses a mailbox that waits in the campaign of another administrator', async () => {
    const { id, other } = await stored();
    const browser = await someone();
    await preview(browser, { pattern: other.address });
    await browser.submit('/admin/campaigns');
    expect(browser.status).toBe(422);
    expect(browser.text).toContain(`1 of these mailboxes wait in campaign ${id}`);
    expect(browser.text).toContain(`value="${other.address}"`);
  });

  it.each([
    ['no mailboxes', {}, 'no mailboxes were chosen'],
    ['no rate', { which: 'all', perMinute: '' }, 'the rate must be 1 to 6000 a minute'],
    ['a wrong rate', { which: 'all', perMinute: '1e3' }, 'the rate must be 1 to 6000 a minute'],
    ['a wrong age', { olderThan: 'old' }, 'the age must be 1 to 36500 days'],
    [
      'all and some',
      { which: 'all', olderThan: '9' },
      'all mailboxes were chosen, and some of them as well',
    ],
    ['an unknown address', { addresses: 'no@example.com' }, 'there is no mailbox &quot;no@'],
    ['a control character', { addresses: 'a\u0001b' }, 'characters that no address has'],
    ['nobody', { pattern: 'nobody-*' }, 'there is no such mailbox'],
  ])('asks again for %s, and loses nothing', async (_, typed, problem) => {
    const browser = await someone();
    await preview(browser, { ...typed, compromised: 'yes' });
    expect(browser.status).toBe(422);
    expect(browser.text).toContain('This campaign cannot be started');
    expect(browser.text).toContain(problem);
    const { olderThan = '', perMinute = '60' } = typed as Record<string, string>;
    expect(formOf(browser.text, '/admin/campaigns/new')).toMatchObject({ olderThan, perMinute });
    expect(browser.text).toMatch(/name="compromised" value="yes" checked/);
  });

  it('leads back from the preview to the form as it was filled in', async () => {
    const browser = await someone();
    const { address } = await service.aMailbox();
    const typed = { addresses: `${address}\nunknown@example.com`, skipUnknown: 'yes' };
    await preview(browser, typed);
    expect(browser.text).toContain('One of the addresses has no mailbox, and is left out:');
    const form = formOf(browser.text, '/admin/campaigns');
    await browser.post('/admin/campaigns/new', { ...form, change: 'yes' });
    expect(browser.status).toBe(200);
    expect(browser.text).toContain(`>${address}\nunknown@example.com</textarea>`);
    expect(browser.text).toMatch(/name="skipUnknown" value="yes" checked/);
  });

  it('takes a list of thousands of addresses, as the admin API does', async () => {
    const browser = await someone();
    const { address } = await service.aMailbox();
    const others = Array.from({ length: 5_000 }, (_, index) => `nobody-${index}@example.com`);
    const addresses = [address, ...others].join('\r\n');
    await preview(browser, { addresses, skipUnknown: 'yes' });
    expect(browser.text).toContain('5,000 of the addresses have no mailbox');
    await browser.submit('/admin/campaigns');
    expect(browser.text).toMatch(/Campaign \d+ is running/);
  });

  it('writes what people have typed as text', async () => {
    const browser = await someone();
    await preview(browser, { addresses: markup, pattern: markup, olderThan: markup });
    expect(browser.status).toBe(422);
    expect(browser.text).not.toMatch(/<script>|<img/);
    const policy = await service.aPolicy({}, markup);
    const { address } = await service.aMailbox({ policy });
    await preview(browser, { policy });
    expect(browser.text).toContain(`<li>${address}</li>`);
    expect(browser.text).not.toMatch(/<script>|<img/);
    await browser.submit('/admin/campaigns');
    expect(browser.text).toContain('policy &lt;script>');
    expect(browser.text).not.toMatch(/<script>|<img/);
  });
});

describe('the page of a campaign', () => {
  it('shows how far it is, in a bar and in words, and goes on by itself while it moves', async () => {
    const { id } = await stored();
    const browser = await someone();
    for (const path of ['/admin/campaigns', `/admin/campaigns/${id}`]) {
      await browser.get(path);
      expect(browser.text).toMatch(/<progress max="2" value="1" aria-label="Progress of campaign/);
      expect(browser.text).toContain('1 of 2 mailboxes are done');
      expect(browser.text).toContain('data-progress');
    }
    expect(browser.text).toContain(`<a href="/admin/campaigns/${id}">Refresh</a>`);
    const cancelled = await stored('cancelled');
    await browser.get(`/admin/campaigns/${cancelled.id}`);
    expect(browser.text).toContain('1 of 2 mailboxes are done');
    const ended = await stored('done');
    await browser.get(`/admin/campaigns/${ended.id}`);
    expect(browser.text).not.toContain('data-progress');
    expect(browser.text).not.toContain('Refresh');
  });

  it('pauses and resumes it, and says what somebody else has done meanwhile', async () => {
    const { id } = await stored();
    const [browser, other] = [await someone(), await someone()];
    const path = `/admin/campaigns/${id}`;
    await browser.get(path);
    await other.get(path);
    const pause = formOf(other.text, `${path}/pause`);
    await browser.submit(`${path}/pause`);
    expect(browser.text).toContain(`Campaign ${id} is paused`);
    await other.post(`${path}/pause`, pause);
    expect(other.text).toContain(`Campaign ${id} is paused`);
    await browser.submit(`${path}/resume`);
    expect(browser.text).toContain(`Campaign ${id} is running`);
    await service.db.dataSource.query(`UPDATE campaigns SET state = 'done' WHERE id = $1`, [id]);
    await other.post(`${path}/pause`, pause);
    expect(other.text).toContain('Nothing was changed');
    expect(other.text).toContain(`campaign ${id} is done`);
  });

  it('asks before it cancels', async () => {
    const { id } = await stored();
    const browser = await someone();
    const path = `/admin/campaigns/${id}`;
    await browser.get(`${path}/cancel`);
    expect(browser.text).toContain('One mailbox that still waits will get no new PIN.');
    await browser.submit(`${path}/cancel`);
    expect(browser.text).toContain(`Campaign ${id} is cancelled`);
    expect(browser.text).not.toContain(`${path}/pause`);
    await browser.get(`${path}/cancel`);
    expect(browser.text).not.toContain('Yes, cancel it');
  });

  it('tells a notice to a person, and not to the script that refreshes the page', async () => {
    const { id } = await stored();
    const browser = await someone();
    const path = `/admin/campaigns/${id}`;
    await browser.get(path);
    const script = new FormBrowser(service.server, { 'sec-fetch-dest': 'empty' });
    for (const [name, value] of browser.cookies) script.cookies.set(name, value);
    await script.post(`${path}/pause`, formOf(browser.text, `${path}/pause`));
    expect(script.text).not.toContain(`Campaign ${id} is paused`);
    await browser.get(path);
    expect(browser.text).toContain(`Campaign ${id} is paused`);
  });

  it('reports who was not reached, and why, page by page', async () => {
    const { id, one, other } = await stored();
    const browser = await someone();
    await browser.get(`/admin/campaigns/${id}/report`);
    expect(browser.text).toContain(one.address);
    expect(browser.text).toContain('the mailbox is not enabled for Unified Messaging');
    expect(browser.text).toContain(other.address);
    const [last = ''] = [one.address, other.address].sort();
    await browser.get(`/admin/campaigns/${id}/report?after=${encodeURIComponent(last)}`);
    expect(browser.text).not.toContain(last);
    expect(browser.text).toContain('First page');
    await service.administration.mailboxes.remove(one.address, { actor: 'a test' });
    await browser.get(`/admin/campaigns/${id}/report?everyone=yes`);
    expect(browser.text).toContain(`Removed: ${one.mailboxId}`);
  });

  it.each(['999999', 'x', '1e1', '9999999999', '%01'])('is missing for %s', async (id) => {
    const browser = await someone();
    await browser.get(`/admin/campaigns/${id}`);
    expect(browser.status).toBe(404);
    expect(browser.text).toContain('There is no such page');
  });

  it('is written in less than 60 KiB with all that it needs', async () => {
    const browser = await someone();
    await browser.get('/admin/campaigns');
    const urls = [...browser.text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, url = '']) => url);
    let size = browser.text.length;
    expect(urls.length).toBeGreaterThan(2);
    for (const url of urls) {
      const { headers } = await browser.get(url);
      size += Number(headers['content-length']);
    }
    expect(size).toBeLessThan(60 * 1_024);
  });
});

describe('campaigns are for administrators of everyone', () => {
  it.each([
    ['auditor', null],
    ['helpdesk', null],
    ['admin', 'address:*@example.com'],
  ] as const)('%s with the scope %s is refused by every URL', async (role, scope) => {
    const { id } = await stored();
    const { browser } = await aSignedIn(service, role, { scope });
    await browser.get('/');
    const { token = '' } = formOf(browser.text, '/sign-out');
    const path = `/admin/campaigns/${id}`;
    const pages = ['/admin/campaigns', '/admin/campaigns/new', path];
    for (const page of [...pages, `${path}/report`, `${path}/cancel`]) {
      await browser.get(page);
      expect([page, browser.status]).toEqual([page, 403]);
    }
    const actions = ['/admin/campaigns', '/admin/campaigns/new'];
    for (const action of [...actions, `${path}/pause`, `${path}/resume`, `${path}/cancel`]) {
      await browser.post(action, { token, ...fields, which: 'all', perMinute: '1', seen: '2' });
      expect([action, browser.status]).toEqual([action, 403]);
    }
    const [row] = await service.db.dataSource.query<{ state: string }[]>(
      'SELECT state FROM campaigns WHERE id = $1',
      [id],
    );
    expect(row?.state).toBe('running');
  });

  it('nobody else gets further than to the sign-in', async () => {
    const stranger = new FormBrowser(service.server);
    await stranger.get('/admin/campaigns');
    expect(stranger.text).toContain('type="password"');
    const owner = await service.aMailbox();
    const browser = new FormBrowser(service.server);
    await browser.signIn(owner.login, owner.password, '/admin/campaigns');
    expect(browser.status).toBe(403);
  });
});

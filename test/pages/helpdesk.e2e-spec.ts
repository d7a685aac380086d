import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { FormBrowser, formOf } from '../support/pages.js';

const markup = '<script>alert(1)</script>"><img src=x>';
const pathOf = ({ address }: { address: string }) =>
  `/helpdesk/mailboxes/${encodeURIComponent(address)}`;

describe('the pages of a helpdesk', () => {
  let service: TestService;
  let helper: FormBrowser;
  beforeAll(async () => {
    service = await TestService.start();
    helper = await browserOf(await someone('helpdesk'));
  });
  afterAll(() => service.stop());

  /** A person with a role. */
  const someone = async (
    role: 'admin' | 'helpdesk' | 'auditor' | undefined,
    scope: string | null = null,
  ) => {
    const person = await service.aMailbox();
    if (role) await service.administration.grant(person.login, role, scope);
    return person;
  };
  const browserOf = async ({ login, password }: TestMailbox) => {
    const browser = new FormBrowser(service.server);
    await browser.signIn(login, password);
    return browser;
  };
  const mailsTo = ({ address }: TestMailbox) =>
    service.smtp.mails.filter(({ to }) => to.includes(address));
  const locked = async (fields = {}) => {
    const owner = await service.aMailbox(fields);
    await service.setPin(owner, '481526', { lockedAt: new Date() });
    return owner;
  };
  const recorded = async (owner: TestMailbox, event: string) =>
    (await service.eventsOf(owner)).filter((each) => each.event === event);

  describe('that find a person', () => {
    it.each([
      ['a part of the name', 'rgit Lindq'],
      ['a part of the address', 'birgit.l@'],
      ['the beginning of the extension', '4711'],
    ])('do so by %s', async (_, query) => {
      const address = 'birgit.l@example.com';
      const { mailboxes } = service.administration;
      await mailboxes
        .add({ address, displayName: 'Birgit Lindqvist', extensions: ['471199'] }, false, {
          actor: 'test',
        })
        .catch(() => undefined);
      await helper.get(`/helpdesk?q=${encodeURIComponent(query)}`);
      expect(helper.status).toBe(200);
      expect(helper.text).toContain('One person found.');
      expect(helper.text).toContain('href="/helpdesk/mailboxes/birgit.l%40example.com"');
      expect(helper.text).toContain('Birgit Lindqvist');
      expect(helper.text).toContain('No PIN');
    });

    it('find nobody by what no name can be', async () => {
      for (const query of ['%01', '%0A', 'nobody-has-this-name', '%25', '%FF']) {
        await helper.get(`/helpdesk?q=${query}`);
        expect(helper.status).toBe(200);
        expect(helper.text).not.toContain('<table');
      }
      await helper.get('/helpdesk?q=a&q=b&after=%01');
      expect(helper.status).toBe(200);
    });

    it('list nobody before anything is searched for', async () => {
      await helper.get('/helpdesk');
      expect(helper.text).not.toContain('<table');
    });

    it('lead from page to page, and show each person once', async () => {
      const tag = 'paged-';
      for (let each = 0; each < 45; each += 1) {
        await service.aMailbox({ address: `${tag}${each}@example.com`, account: false });
      }
      const seen: string[] = [];
      let next: string | undefined = `/helpdesk?q=${tag}`;
      let pages = 0;
      while (next !== undefined) {
        await helper.get(next);
        pages += 1;
        seen.push(
          ...[...helper.text.matchAll(/href="\/helpdesk\/mailboxes\/([^"]*)"/g)].map(
            ([, address]) => address ?? '',
          ),
        );
        next = /href="([^"]*)">Next page/.exec(helper.text)?.[1]?.replaceAll('&amp;', '&');
      }
      expect(pages).toBe(3);
      expect(seen).toHaveLength(45);
      expect(new Set(seen).size).toBe(45);
    });
  });

  describe('of a mailbox', () => {
    it('tell the state, the history and the mails', async () => {
      const owner = await service.aMailbox({ displayName: 'Änne Öst', pin: '481526' });
      const browser = await browserOf(owner);
      await browser.submit('/reset');
      await helper.get(pathOf(owner));
      expect(helper.status).toBe(200);
      expect(helper.text).toContain('Änne Öst');
      expect(helper.text).toContain('PIN to be changed');
      expect(helper.text).toContain('The PIN was mailed');
      expect(helper.text).toContain('New PIN mailed and valid');
      expect(helper.text).toContain('Sent: the mail server has taken it');
      expect(helper.text).toContain('The service itself');
      const [mail] = mailsTo(owner);
      expect(helper.text).not.toContain(mail?.pin);
    });

    it('show nothing of a change that administrators make, nor network addresses', async () => {
      const owner = await service.aMailbox({ pin: '481526' });
      await service.administration.mailboxes.set(
        owner.address,
        { displayName: 'Other' },
        { actor: 'boss@example.com', source: '192.0.2.77', requestId: 'a request' },
      );
      const browser = await browserOf(owner);
      await browser.submit('/reset');
      await helper.get(pathOf(owner));
      expect(helper.text).not.toContain('boss@example.com');
      expect(helper.text).not.toContain('192.0.2.77');
      expect(helper.text).not.toContain('127.0.0.1');
    });

    it('offer no PIN for a mailbox without voice mail, and none is sent', async () => {
      const owner = await service.aMailbox({ umEnabled: false });
      await helper.get(pathOf(owner));
      expect(helper.text).toContain('No voice mail');
      expect(helper.text).not.toContain('action="/helpdesk/mailboxes');
      const other = await service.aMailbox();
      await helper.get(pathOf(other));
      const form = formOf(helper.text, `${pathOf(other)}/reset`);
      await helper.post(`${pathOf(owner)}/reset`, { ...form, reason: 'forgotten' });
      expect(helper.status).toBe(422);
      expect(helper.text).toContain('The mailbox has no voice mail. An administrator');
      expect(mailsTo(owner)).toHaveLength(0);
    });

    it('have words for an address with characters that a path cannot have', async () => {
      const owner = await service.aMailbox({ address: "o'neil+a/b?c=d#e%41@example.com" });
      await helper.get(`/helpdesk?q=${encodeURIComponent(owner.address)}`);
      const [, link = ''] = /href="(\/helpdesk\/mailboxes\/[^"]*)"/.exec(helper.text) ?? [];
      await helper.get(link.replaceAll('&#39;', "'"));
      expect(helper.status).toBe(200);
      await helper.submit(`${pathOf(owner)}/reset`, { reason: 'forgotten' });
      expect(helper.text).toContain('A new PIN has been sent');
      expect(mailsTo(owner)).toHaveLength(1);
    });

    it('are missing after it was removed, also for a form that was open', async () => {
      const owner = await service.aMailbox();
      await helper.get(pathOf(owner));
      const form = formOf(helper.text, `${pathOf(owner)}/reset`);
      await service.administration.mailboxes.remove(owner.address, { actor: 'test' });
      await helper.get(pathOf(owner));
      expect(helper.status).toBe(404);
      await helper.post(`${pathOf(owner)}/reset`, { ...form, reason: 'forgotten' });
      expect(helper.status).toBe(404);
      expect(helper.text).toContain('There is no such page');
    });
  });

  describe('that send a new PIN', () => {
    it('record the reason, and mail the word to the owner', async () => {
      const owner = await service.aMailbox({ pin: '481526' });
      await helper.get(pathOf(owner));
      await helper.submit(`${pathOf(owner)}/reset`, {
        reason: 'PIN forgotten, ticket 4711',
        word: 'As we said on the phone.',
      });
      expect(helper.text).toContain('A new PIN has been sent');
      expect(helper.text).toContain(`It was mailed to ${owner.address}.`);
      const [mail, ...more] = mailsTo(owner);
      expect(more).toEqual([]);
      expect(mail?.parsed.text).toContain('\n\nYour helpdesk writes: As we said on the phone.\n\n');
      expect(await service.verifies(mail?.pin, owner)).toBe(true);
      const [requested] = await recorded(owner, 'reset-requested');
      expect(requested?.detail).toBe('reason: PIN forgotten, ticket 4711');
      // The word is between two people.
      expect(JSON.stringify(await service.eventsOf(owner))).not.toContain('on the phone');
      await helper.get(pathOf(owner));
      expect(helper.text).toContain('reason: PIN forgotten, ticket 4711');
      expect(helper.text).not.toContain('on the phone');
    });

    it('do so once for each form, however often it is sent', async () => {
      const owner = await service.aMailbox();
      await helper.get(pathOf(owner));
      const action = `${pathOf(owner)}/reset`;
      const form = { ...formOf(helper.text, action), reason: 'forgotten', word: '' };
      const twice = new FormBrowser(service.server);
      for (const [name, value] of helper.cookies) twice.cookies.set(name, value);
      await Promise.all([helper.post(action, form), twice.post(action, form)]);
      expect([200, 422]).toContain(helper.status);
      expect([200, 422]).toContain(twice.status);
      await helper.post(action, form);
      expect(helper.text).toContain('A new PIN has been sent');
      await helper.post(action, { ...form, reason: 'something else' });
      expect(helper.text).toContain('This form has been sent before, with other words.');
      expect(mailsTo(owner)).toHaveLength(1);
    });

    it('say that a word is not in a mail that was on its way already', async () => {
      const owner = await service.aMailbox();
      const browser = await browserOf(owner);
      service.smtp.atEnd = () => 'cut';
      await browser.submit('/reset');
      service.smtp.wellAgain();
      await helper.get(pathOf(owner));
      expect(helper.text).toContain('Mail on its way');
      const sending = helper.submit(`${pathOf(owner)}/reset`, { reason: 'again', word: 'Hello.' });
      await sending;
      expect(await recorded(owner, 'reset-delivered')).toHaveLength(1);
      expect(helper.text).toContain('A word to the owner is not in it.');
      expect((await recorded(owner, 'reset-joined'))[0]?.detail).toBe('reason: again');
    });

    it.each([
      ['no reason', { reason: ' ' }, 'Enter a reason.'],
      ['a long reason', { reason: 'x'.repeat(201) }, 'The reason has more than 200'],
      ['a control character', { reason: 'a\u0007b' }, 'characters that cannot be shown'],
      ['a long word', { reason: 'r', word: 'x'.repeat(201) }, 'The word to the owner has more'],
      ['a link', { reason: 'r', word: 'see https://example.org/x' }, 'has a link, a mail address'],
    ])('refuse %s, and lose nothing of what was typed', async (_, fields, problem) => {
      const owner = await service.aMailbox();
      await helper.get(pathOf(owner));
      const typed = { word: `kept ${markup}`, ...fields };
      await helper.submit(`${pathOf(owner)}/reset`, typed);
      expect(helper.status).toBe(422);
      expect(helper.text).toContain(problem);
      expect(helper.text).toContain('Nothing has been done yet');
      expect(helper.text).not.toContain('<script>alert');
      expect(helper.text).not.toContain('<img');
      const form = formOf(helper.text, `${pathOf(owner)}/reset`);
      expect(form.reason).toBe(typed.reason.trim());
      expect(mailsTo(owner)).toHaveLength(0);
      expect(await recorded(owner, 'reset-requested')).toEqual([]);
    });

    it('keep what was typed when the mail server refuses', async () => {
      const owner = await service.aMailbox({ pin: '481526' });
      service.smtp.atRecipient = () => ({ refuse: 550 });
      await helper.get(pathOf(owner));
      await helper.submit(`${pathOf(owner)}/reset`, { reason: 'forgotten', word: 'Hello.' });
      service.smtp.wellAgain();
      expect(helper.status).toBe(422);
      expect(helper.text).toContain('The mail server does not take mail for the address.');
      expect(helper.text).toContain('The present PIN still works.');
      expect(formOf(helper.text, `${pathOf(owner)}/reset`).reason).toBe('forgotten');
      expect(helper.text).toContain('>Hello.</textarea>');
      expect(await service.verifies('481526', owner)).toBe(true);
      await helper.submit(`${pathOf(owner)}/reset`, { word: 'Hello.' });
      expect(helper.text).toContain('A new PIN has been sent');
    });
  });

  describe('that unlock', () => {
    it('record the reason, and mail the owner a word', async () => {
      const owner = await locked();
      await helper.get(pathOf(owner));
      expect(helper.text).toContain('The mailbox has been locked since');
      const fields = { reason: 'called, known voice', word: 'It was us.\r\nHugo' };
      await helper.submit(`${pathOf(owner)}/unlock`, fields);
      expect(helper.text).toContain('The mailbox is unlocked');
      expect(helper.text).toContain(`is being mailed to ${owner.address}`);
      expect((await service.credential(owner.mailboxId))?.lockedAt).toBeNull();
      const [unlocked] = await recorded(owner, 'mailbox-unlocked');
      expect(unlocked?.detail).toBe('locked, 0 wrong attempts; reason: called, known voice');
      await service.allMailed(owner);
      const [mail, ...more] = mailsTo(owner);
      expect(more).toEqual([]);
      expect(mail?.parsed.subject).toBe('Your voice mail is unlocked');
      expect(mail?.parsed.text).toContain('Your helpdesk writes: It was us. Hugo');
      expect(await service.verifies('481526', owner)).toBe(true);
      await helper.get(pathOf(owner));
      expect(helper.text).toContain('The mailbox is unlocked');
    });

    it('mail nobody without a word', async () => {
      const owner = await locked();
      await helper.get(pathOf(owner));
      await helper.submit(`${pathOf(owner)}/unlock`, { reason: 'called' });
      expect(helper.text).toContain('The PIN is the same as before.');
      await service.allMailed(owner);
      expect(mailsTo(owner)).toEqual([]);
    });

    it('are offered only for a mailbox that is locked, and say so if it no longer is', async () => {
      const owner = await locked();
      await helper.get(pathOf(owner));
      const form = formOf(helper.text, `${pathOf(owner)}/unlock`);
      await service.administration.mailboxes.unlock(owner.address, { actor: 'test' });
      await helper.get(pathOf(owner));
      expect(helper.text).not.toContain(`${pathOf(owner)}/unlock`);
      await helper.post(`${pathOf(owner)}/unlock`, { ...form, reason: 'called', word: 'Hello.' });
      expect(helper.text).toContain('The mailbox was not locked');
      await service.allMailed(owner);
      expect(mailsTo(owner)).toEqual([]);
    });
  });

  describe('of the mail', () => {
    it('list what waits and what bounced, within the scope', async () => {
      const waiting = await service.aMailbox();
      const bounced = await service.aMailbox({ pin: '481526', displayName: `B ${markup}` });
      const boss = await someone('admin');
      service.smtp.atEnd = () => 'cut';
      await (await browserOf(waiting)).submit('/reset');
      await (await browserOf(boss)).submit('/reset');
      await service.db.dataSource.query(
        `UPDATE pin_credentials SET mail_fate = 'bounced', mail_status = '5.1.1 (550)',
           mail_fate_at = now() WHERE mailbox_id = $1`,
        [bounced.mailboxId],
      );
      await helper.get('/helpdesk/mail');
      service.smtp.wellAgain();
      expect(helper.text).toContain(pathOf(waiting));
      expect(helper.text).toContain('It may have arrived');
      expect(helper.text).toContain(pathOf(bounced));
      expect(helper.text).toContain('5.1.1 (550)');
      expect(helper.text).not.toContain('<script>alert');
      expect(helper.text).not.toContain(pathOf(boss));
      const admin = await browserOf(boss);
      await admin.get('/helpdesk/mail');
      expect(admin.text).toContain(pathOf(boss));
      const elsewhere = await browserOf(await someone('helpdesk', 'address:*@sales.example.com'));
      await elsewhere.get('/helpdesk/mail');
      expect(elsewhere.text).toContain('No mail waits.');
      expect(elsewhere.text).toContain('No mail has bounced.');
    });

    it('begin anew for an end of a page that is none', async () => {
      for (const after of ['x', '2026-13-99T99:99:99.999Z,', '%01', "'"]) {
        await helper.get(`/helpdesk/mail?after=${after}&bounced-after=${after}`);
        expect(helper.status).toBe(200);
      }
    });
  });

  describe('whoever asks for them by their URLs', () => {
    const routes = (owner: TestMailbox) => ['/helpdesk', '/helpdesk/mail', pathOf(owner)];

    it.each(['admin', 'helpdesk'] as const)('are shown them as %s', async (role) => {
      const owner = await service.aMailbox();
      const browser = await browserOf(await someone(role));
      for (const route of routes(owner)) {
        await browser.get(route);
        expect([route, browser.status]).toEqual([route, 200]);
      }
    });

    it.each(['auditor', undefined] as const)(
      'are refused as %s, and change nothing',
      async (role) => {
        const owner = await locked();
        const browser = await browserOf(await someone(role));
        for (const route of routes(owner)) {
          await browser.get(route);
          expect([route, browser.status]).toEqual([route, 403]);
        }
        await browser.get('/');
        const { token = '' } = formOf(browser.text, '/sign-out');
        for (const action of ['reset', 'unlock']) {
          await browser.post(`${pathOf(owner)}/${action}`, { token, reason: 'mine' });
          expect(browser.status).toBe(403);
        }
        expect(mailsTo(owner)).toEqual([]);
        expect((await service.credential(owner.mailboxId))?.lockedAt).not.toBeNull();
      },
    );

    it('have to sign in as a stranger', async () => {
      for (const route of routes(await service.aMailbox())) {
        const stranger = new FormBrowser(service.server);
        await stranger.get(route);
        expect(stranger.text).toContain('Sign in');
      }
    });

    it.each([
      ['of an administrator', async () => someone('admin'), null],
      ['outside of the scope', async () => service.aMailbox(), 'address:*@sales.example.com'],
    ])('find no mailbox %s', async (_, arrange, scope) => {
      const owner = await arrange();
      await service.setPin(owner, '481526', { lockedAt: new Date() });
      const browser = await browserOf(await someone('helpdesk', scope));
      await browser.get(`/helpdesk?q=${encodeURIComponent(owner.address)}`);
      expect(browser.text).toContain('Nobody found.');
      await browser.get(pathOf(owner));
      expect(browser.status).toBe(404);
      await browser.get('/');
      const { token = '' } = formOf(browser.text, '/sign-out');
      for (const action of ['reset', 'unlock']) {
        await browser.post(`${pathOf(owner)}/${action}`, { token, reason: 'mine' });
        expect(browser.status).toBe(404);
      }
      expect(mailsTo(owner)).toEqual([]);
      expect((await service.credential(owner.mailboxId))?.lockedAt).not.toBeNull();
    });

    it('lose them with the role, in the middle of their work', async () => {
      const owner = await service.aMailbox();
      const person = await someone('helpdesk');
      const browser = await browserOf(person);
      await browser.get(pathOf(owner));
      await service.administration.revoke(person.login, 'helpdesk');
      await browser.submit(`${pathOf(owner)}/reset`, { reason: 'mine' });
      expect(browser.status).toBe(403);
      expect(mailsTo(owner)).toEqual([]);
    });

    it('keep what they typed when their session has ended', async () => {
      const owner = await service.aMailbox();
      const person = await someone('helpdesk');
      const browser = await browserOf(person);
      await browser.get(pathOf(owner));
      await service.db.dataSource.query('DELETE FROM page_sessions WHERE login = $1', [
        person.login,
      ]);
      await browser.submit(`${pathOf(owner)}/reset`, { reason: 'typed before', word: 'Hello.' });
      const { login, password } = person;
      await browser.submit('/sign-in', { login, password });
      expect(browser.text).toContain('Do you want to go on?');
      await browser.submit(`${pathOf(owner)}/reset`);
      expect(browser.text).toContain('A new PIN has been sent');
      expect((await recorded(owner, 'reset-requested'))[0]?.detail).toBe('reason: typed before');
    });
  });

  it('show markup in a name, a reason and a policy as text', async () => {
    const policy = await service.aPolicy({}, `p ${markup}`.slice(0, 60));
    const owner = await service.aMailbox({ displayName: `N ${markup}`, policy });
    await helper.get(pathOf(owner));
    await helper.submit(`${pathOf(owner)}/reset`, { reason: markup, word: 'x <b>y</b>' });
    await helper.get(pathOf(owner));
    for (const path of [pathOf(owner), `/helpdesk?q=${encodeURIComponent(markup)}`]) {
      await helper.get(path);
      expect(helper.status).toBe(200);
      expect(helper.text).not.toContain('<script>alert');
      expect(helper.text).not.toContain('<img');
      expect(helper.text).toContain('&lt;script>');
    }
    expect(mailsTo(owner)[0]?.parsed.html).toContain('x &lt;b&gt;y&lt;/b&gt;');
  });
});

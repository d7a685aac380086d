import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditSealer } from '../../src/audit/seal/audit-sealer.js';
import { TestService } from '../support/app.js';
import { AuditParts } from '../support/audit.js';
import { anAdministrator } from '../support/admin-api.js';
import { aSignedIn } from '../support/page-people.js';
import { FormBrowser, formOf } from '../support/pages.js';
import { expectReset, resetPin } from '../support/soap.js';

const markup = `<script>alert(1)</script>"><img src=x onerror=alert(1)>`;

let service: TestService;
beforeAll(async () => {
  service = await TestService.start({ MAIL_TIME_ZONE: 'Europe/Berlin' });
});
afterAll(() => service.stop());

// Not to wait for the second that the running service takes at most.
const seal = (of = service) => of.app.get(AuditSealer, { strict: false }).seal();
const auditor = async () => (await aSignedIn(service, 'auditor')).browser;
const rowsIn = ({ text }: FormBrowser) => (text.match(/<tr><td><time/g) ?? []).length;
const search = (fields: Readonly<Record<string, string>>) =>
  `/audit?${new URLSearchParams(fields).toString()}`;

describe('the search of the audit', () => {
  it('finds by mailbox, actor and event, and says what an event means', async () => {
    const owner = await service.aMailbox();
    expectReset(await resetPin(service.server, owner));
    const browser = await auditor();
    await browser.get(search({ mailbox: owner.address.toUpperCase() }));
    expect(browser.status).toBe(200);
    expect(browser.text).toContain('reset-delivered');
    expect(browser.text).toContain('the mail server accepted the mail, and the new PIN is valid');
    await browser.get(search({ mailbox: owner.mailboxId, event: 'reset-delivered' }));
    expect(rowsIn(browser)).toBe(1);
    expect(browser.text).toContain('value="reset-delivered" selected');
    await browser.get(search({ actor: owner.login, event: 'reset-requested' }));
    expect(rowsIn(browser)).toBe(1);
    expect(formOf(browser.text, '/audit')).toMatchObject({ actor: owner.login });
  });

  it('takes days as the time zone of the mails has them, up to and including the last', async () => {
    const login = `late-${Date.now()}`;
    // A minute before and after midnight in Berlin, in winter.
    for (const at of ['2021-01-31T22:59:00Z', '2021-01-31T23:01:00Z']) {
      await service.db.dataSource.query(
        `INSERT INTO audit_events (at, event, actor) VALUES ($1, 'key-retired', $2)`,
        [at, login],
      );
    }
    const browser = await auditor();
    const found = async (from: string, to: string) => {
      await browser.get(search({ actor: login, from, to }));
      return rowsIn(browser);
    };
    expect(await found('2021-01-31', '2021-02-01')).toBe(2);
    expect(await found('2021-02-01', '')).toBe(1);
    expect(browser.text).toContain('Feb 1, 2021, 12:01:00 AM');
    expect(await found('', '2021-01-31')).toBe(1);
    expect(await found('2021-02-02', '')).toBe(0);
    expect(browser.text).toContain('There are no such events.');
  });

  it.each([
    [{ from: '30.11.2026' }, '“From” must be a day of the calendar'],
    [{ to: '2026-02-30' }, '“Up to and including” must be a day of the calendar'],
    [{ from: '2026-12-01', to: '2026-11-30' }, 'The first day is after the last one.'],
    [{ event: 'constructor' }, 'There is no such event.'],
    [{ mailbox: 'nobody@example.com' }, 'There is no mailbox &quot;nobody@example.com&quot;'],
    [{ mailbox: 'a\u0001b' }, '“Mailbox” is too long, or has characters that no name has.'],
    [{ actor: 'x'.repeat(257) }, '“Who” is too long'],
    [{ after: 'nonsense' }, 'this is not the end of a page of the audit'],
  ])('says what is wrong with %j, and keeps it', async (fields, problem) => {
    const browser = await auditor();
    await browser.get(search(fields));
    expect(browser.status).toBe(422);
    expect(browser.text).toContain(problem);
    const typed = Object.entries(fields).filter(([name]) => name !== 'event' && name !== 'after');
    expect(formOf(browser.text, '/audit')).toMatchObject(Object.fromEntries(typed));
  });

  it('goes on page by page, with the same search, to the last event', async () => {
    const login = `busy-${Date.now()}`;
    await service.db.dataSource.query(
      `INSERT INTO audit_events (at, event, actor, detail)
       SELECT now() - n * interval '1 minute', 'key-retired', $1, 'number ' || n
       FROM generate_series(1, 60) n`,
      [login],
    );
    const browser = await auditor();
    const numbers: string[] = [];
    let next: string | undefined = search({ actor: login });
    while (next !== undefined) {
      await browser.get(next);
      numbers.push(...[...browser.text.matchAll(/number (\d+)/g)].map(([, n = '']) => n));
      const [, link] = /href="([^"]+)">Older events/.exec(browser.text) ?? [];
      next = link?.replaceAll('&amp;', '&');
    }
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, n) => String(n + 1)));
    expect(browser.text).toContain('Newest events');
  });

  it('writes what people have entered as text', async () => {
    await service.db.dataSource.query(
      `INSERT INTO audit_events (event, actor, source, request_id, detail)
       VALUES ('sign-in-failed', $1, $1, $1, $1)`,
      [markup],
    );
    const browser = await auditor();
    const wrong = { mailbox: markup, event: markup, from: markup };
    const searches: Readonly<Record<string, string>>[] = [{}, { actor: markup }, wrong];
    for (const fields of searches) {
      await browser.get(search(fields));
      expect(browser.text).toContain('&lt;script>alert(1)');
      expect(browser.text).not.toMatch(/<script>|<img/);
    }
  });

  it('is written in less than 60 KiB with all that it needs', async () => {
    const browser = await auditor();
    await browser.get('/audit');
    expect(rowsIn(browser)).toBe(25);
    const urls = [...browser.text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, url = '']) => url);
    let size = Buffer.byteLength(browser.text);
    for (const url of urls) size += Number((await browser.get(url)).headers['content-length']);
    expect(size).toBeLessThan(60 * 1_024);
  });
});

describe('the export of the audit', () => {
  it('is the one of the admin API, as a download', async () => {
    const owner = await service.aMailbox();
    expectReset(await resetPin(service.server, owner));
    const browser = await auditor();
    await browser.get(search({ mailbox: owner.address }));
    const [, link = ''] = /href="(\/audit\/export[^"]*)"/.exec(browser.text) ?? [];
    await browser.get(link.replaceAll('&amp;', '&'));
    const { headers, text } = browser.response;
    expect(headers).toMatchObject({
      'content-type': expect.stringMatching(/^application\/jsonl/) as string,
      'content-disposition': expect.stringMatching(
        /^attachment; filename="umpin-audit-\d{4}-\d\d-\d\d\.jsonl"$/,
      ) as string,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const { client } = await anAdministrator(service, 'auditor');
    const api = await client.get(`/audit/export?mailbox=${encodeURIComponent(owner.address)}`);
    expect(text).toBe(api.text);
    expect(text.split('\n').length).toBeGreaterThan(2);
  });

  it('leads back to the search, which says what is wrong with it', async () => {
    const browser = await auditor();
    for (const fields of ['from=yesterday', 'mailbox=nobody%40example.com']) {
      await browser.get(`/audit/export?${fields}`);
      expect(browser.status).toBe(422);
      expect(browser.text).toContain('This search cannot be made');
    }
  });
});

describe('the proof of the audit', () => {
  it('shows the newest signed root', async () => {
    await service.aMailbox();
    await seal();
    const browser = await auditor();
    await browser.get('/audit');
    expect(browser.text).toMatch(/The newest root stands for [\d,]+ leaves?\. It was signed on/);
    const { client } = await anAdministrator(service, 'auditor');
    const { body } = (await client.get('/audit/root')) as { body: { key: string } };
    await browser.get('/audit/proof');
    expect(browser.text).toMatch(/<code dir="ltr">\d+:[0-9a-f]{64}<\/code>/);
    expect(browser.text).toContain(body.key);
  });

  it('is verified by a button, and tells later visitors who did it, and up to where', async () => {
    const { browser, login } = await aSignedIn(service, 'auditor');
    const later = await auditor();
    await browser.get('/audit');
    await seal();
    await browser.submit('/audit/proof');
    expect(browser.text).toContain('The audit has been verified');
    expect(browser.text).toMatch(/Verified up to leaf [\d,]+: nothing was changed/);
    await service.aMailbox();
    await seal();
    for (const path of ['/audit', '/audit/proof']) {
      await later.get(path);
      expect(later.text).toMatch(/Verified up to leaf [\d,]+: nothing was changed/);
      expect(later.text).toContain(`Verified by ${login}, ended on`);
      expect(later.text).toMatch(
        /more (?:have|has) been sealed since|One more has been sealed since/,
      );
    }
  });

  it('of another instance is known there alone, while the notice is known everywhere', async () => {
    const { browser } = await aSignedIn(service, 'auditor');
    const second = await service.another();
    try {
      await browser.get('/audit/proof');
      const form = formOf(browser.text, '/audit/proof');
      browser.server = second.getHttpServer();
      await browser.get('/audit/proof');
      expect(browser.text).toContain('This instance of the service has not verified the audit');
      await browser.post('/audit/proof', form);
      expect(browser.text).toContain('The audit has been verified');
    } finally {
      await second.close();
    }
  });

  it('names what was edited, deleted and removed, by id', async () => {
    const [edited, deleted, gone] = [
      await service.aMailbox(),
      await service.aMailbox(),
      await service.aMailbox(),
    ];
    for (const owner of [edited, deleted]) expectReset(await resetPin(service.server, owner));
    await seal();
    const event = `event = 'reset-requested' AND mailbox_id =`;
    const [row] = await service.db.dataSource.query<{ id: string }[]>(
      `SELECT id FROM audit_events WHERE ${event} $1`,
      [edited.mailboxId],
    );
    await new AuditParts(service.db).attack(
      `UPDATE audit_events SET actor = 'nobody' WHERE ${event} '${edited.mailboxId}'`,
      `DELETE FROM audit_events WHERE ${event} '${deleted.mailboxId}'`,
      `DELETE FROM audit_events WHERE mailbox_id = '${gone.mailboxId}'`,
    );
    const browser = await auditor();
    await browser.get('/audit/proof');
    await browser.submit('/audit/proof');
    expect(browser.text).toMatch(/The audit is not as it was recorded: \d findings/);
    const rows = browser.text.split('<tr>').filter((each) => each.includes('tag problem'));
    const rowOf = (mailboxId: string) => rows.find((each) => each.includes(`Mailbox ${mailboxId}`));
    expect(rowOf(edited.mailboxId)).toContain('Edited');
    expect(rowOf(edited.mailboxId)).toContain(row?.id ?? 'no event');
    expect(rowOf(deleted.mailboxId)).toContain('Deleted');
    expect(rowOf(gone.mailboxId)).toContain('History missing');
    expect(browser.text).toContain(`href="/audit?mailbox=${deleted.mailboxId}"`);
    const later = await auditor();
    await later.get('/audit');
    expect(later.text).toContain('The audit is not as it was recorded');
  });
});

describe('a verification that takes long', () => {
  it('does not keep the page waiting, tells how far it is, and is not started twice', async () => {
    const other = await TestService.start();
    const runner = other.db.dataSource.createQueryRunner();
    try {
      const { browser, login } = await aSignedIn(other, 'auditor');
      const second = (await aSignedIn(other, 'admin')).browser;
      await seal(other);
      // To read the leaves takes until this session lets go, as it would for a million of them. A lock of the table
      // would end the wait after seconds.
      await runner.query(`
        CREATE FUNCTION held() RETURNS void LANGUAGE plpgsql AS $$ BEGIN
          WHILE NOT pg_try_advisory_xact_lock_shared(42) LOOP PERFORM pg_sleep(0.05); END LOOP;
        END $$;
        ALTER TABLE audit_leaves RENAME TO real_leaves;
        CREATE VIEW audit_leaves AS SELECT l.* FROM real_leaves l, (SELECT held()) h`);
      await runner.query('SELECT pg_advisory_lock(42)');
      const begin = performance.now();
      await browser.get('/audit/proof');
      await browser.submit('/audit/proof');
      expect(performance.now() - begin).toBeLessThan(10_000);
      expect(browser.text).toContain(`A verification is under way. ${login} started it`);
      expect(browser.text).toMatch(/<progress max="100" value="0"/);
      expect(browser.text).toContain('<a href="/audit/proof">Refresh</a>');
      expect(browser.text).toContain('data-progress');
      await second.get('/audit/proof');
      expect(second.text).not.toContain('Verify now');
      await second.post('/audit/proof', { token: formOf(second.text, '/sign-out').token ?? '' });
      expect(second.text).toContain(`A verification is under way. ${login} started it`);
      await runner.query('SELECT pg_advisory_unlock(42)');
      await expect
        .poll(async () => (await browser.get('/audit/proof')).text, { timeout: 20_000 })
        .toContain(`Verified by ${login}, ended on`);
      expect(browser.text).toContain('Verify now');
      expect(browser.text).not.toContain('data-progress');
    } finally {
      await runner.query('SELECT pg_advisory_unlock_all()');
      await runner.release();
      await other.stop();
    }
  });
});

describe('the rights to the audit', () => {
  const proofOf = async (browser: FormBrowser) => {
    const { token = '' } = formOf(browser.text, '/sign-out');
    const statuses = [];
    for (const path of ['/audit/proof', '/audit/export']) {
      await browser.get(path);
      statuses.push(browser.status);
    }
    await browser.post('/audit/proof', { token });
    return [...statuses, browser.status];
  };

  it.each(['admin', 'auditor'] as const)(
    'of %s within a scope are those of the admin API',
    async (role) => {
      const [inside, outside] = [
        await service.aMailbox({ address: `in-${role}@scoped.example.com` }),
        await service.aMailbox({ address: `out-${role}@example.com` }),
      ];
      const { browser, login } = await aSignedIn(service, role, {
        scope: 'address:*@scoped.example.com',
      });
      await browser.get('/audit');
      expect(browser.status).toBe(200);
      expect(browser.text).toContain(inside.address);
      // What is about no mailbox is for everyone's scope alone.
      expect(browser.text).not.toContain(outside.address);
      expect(browser.text).not.toContain('account-added</');
      expect(browser.text).not.toMatch(
        /newest root|Verify now|Download|audit\/proof|audit\/export/,
      );
      await browser.get(search({ mailbox: outside.address }));
      expect(browser.status).toBe(422);
      await browser.get(search({ actor: login }));
      expect(rowsIn(browser)).toBe(0);
      expect(await proofOf(browser)).toEqual([403, 403, 403]);
    },
  );

  it('are none for a helpdesk and an owner', async () => {
    const helpdesk = (await aSignedIn(service, 'helpdesk')).browser;
    const owner = await service.aMailbox();
    const browser = new FormBrowser(service.server);
    await browser.signIn(owner.login, owner.password);
    for (const each of [helpdesk, browser]) {
      await each.get('/audit');
      expect(each.status).toBe(403);
      await each.get('/');
      expect(await proofOf(each)).toEqual([403, 403, 403]);
    }
  });
});

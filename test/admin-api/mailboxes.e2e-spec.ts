import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  mailboxPage,
  mailboxSchema,
} from '../../src/transports/admin/mailboxes/mailboxes.contract.js';
import {
  anAdministrator,
  bodyOf,
  expectProblem,
  type AdminClient,
  type Administrator,
} from '../support/admin-api.js';
import { TestService } from '../support/app.js';
import { lock } from '../support/phone.js';
import { fixture, post } from '../support/soap.js';

let service: TestService;
let root: Administrator;
let client: AdminClient;

beforeAll(async () => {
  service = await TestService.start();
  root = await anAdministrator(service, 'admin', { login: 'root@example.com' });
  ({ client } = root);
});
afterAll(() => service.stop());

const anAddress = () => `user-${randomUUID().slice(0, 8)}@example.com`;
const path = (address: string) => `/mailboxes/${encodeURIComponent(address)}`;

/** What an administrator of these tests has done to a mailbox. */
const recorded = async (mailboxId: string) => {
  const rows = await service.db.dataSource.query<Record<string, string>[]>(
    `SELECT event, actor, source, request_id AS "requestId", detail FROM audit_events
     WHERE mailbox_id = $1 AND actor = $2 ORDER BY at`,
    [mailboxId, root.login],
  );
  return rows;
};

describe('mailboxes of the admin API', () => {
  it('are made, read and changed, each change on record with actor and request id (P12)', async () => {
    const address = anAddress();
    const made = await client.post('/mailboxes', {
      address,
      displayName: 'Ann',
      extensions: ['4711'],
    });
    expect(made.status).toBe(201);
    expect(made.headers.location).toBe(`/v1/admin${path(address)}`);
    const mailbox = bodyOf(made, mailboxSchema);
    expect(mailbox).toMatchObject({
      address,
      displayName: 'Ann',
      extensions: ['4711'],
      language: 'en',
      umEnabled: true,
      policy: 'Default',
      pin: { setAt: null, locked: false, pendingDelivery: false },
      mail: null,
    });
    const read = await client.get(path(address.toUpperCase()));
    expect(read.body).toEqual(made.body);
    expect(read.headers.etag).toBe(made.headers.etag);

    const changed = await client.patch(path(address), { language: 'de', displayName: null });
    expect(changed.body).toMatchObject({ language: 'de', displayName: null, extensions: ['4711'] });
    expect(changed.headers.etag).not.toBe(made.headers.etag);
    expect(await recorded(mailbox.id)).toMatchObject([
      { event: 'mailbox-added', source: '127.0.0.1', requestId: made.headers['request-id'] },
      {
        event: 'mailbox-set',
        requestId: changed.headers['request-id'],
        detail: 'language, displayName',
      },
    ]);
  });

  it('are changed only by who has seen the newest version, if a version is named', async () => {
    const { address } = await service.aMailbox();
    const { etag = '' } = (await client.get(path(address))).headers as Record<string, string>;
    const first = await client.patch(path(address), { language: 'fr' }, { 'If-Match': etag });
    expect(first.status).toBe(200);
    const second = await client.patch(path(address), { language: 'nl' }, { 'If-Match': etag });
    expectProblem(second, 412, 'changed');
    expectProblem(
      await client.patch(path(address), { language: 'nl' }, { 'If-Match': `W/${etag}` }),
      412,
      'changed',
    );
    expect((await client.patch(path(address), {}, { 'If-Match': '*' })).status).toBe(200);
    for (const malformed of ['x', `${etag}, "other"`, '"']) {
      const refused = await client.patch(path(address), {}, { 'If-Match': malformed });
      expectProblem(refused, 400, 'invalid-request');
    }
    expect((await client.get(path(address))).body).toMatchObject({ language: 'fr' });
  });

  it('are removed only by who has seen the newest version, if a version is named', async () => {
    const { address } = await service.aMailbox();
    const version = async () => String((await client.get(path(address))).headers.etag);
    const stale = await version();
    await client.patch(path(address), { language: 'fr' });
    const refused = await client.delete(path(address), { 'If-Match': stale });
    expectProblem(refused, 412, 'changed');
    expect((await client.get(path(address))).status).toBe(200);
    const removed = await client.delete(path(address), { 'If-Match': await version() });
    expect(removed.status).toBe(200);
    expectProblem(await client.get(path(address)), 404, 'missing');
  });

  it('have the properties of their voice mail, whose owner may change them meanwhile', async () => {
    const owner = await service.aMailbox();
    const before = await client.get(path(owner.address));
    expect(before.body).toMatchObject({
      oofStatus: false,
      missedCallNotificationEnabled: true,
      playOnPhoneDialString: null,
      telephoneAccessFolderEmail: null,
    });
    const change = { oofStatus: true, playOnPhoneDialString: '*98' };
    expect((await client.patch(path(owner.address), change)).body).toMatchObject(change);
    const { etag = '' } = (await client.get(path(owner.address))).headers as Record<string, string>;
    const request = fixture('set-play-on-phone-dial-string.request.xml');
    expect((await post(service.server, request, owner)).status).toBe(200);
    const late = { playOnPhoneDialString: null };
    expectProblem(
      await client.patch(path(owner.address), late, { 'If-Match': etag }),
      412,
      'changed',
    );
    expect((await client.patch(path(owner.address), late)).body).toMatchObject(late);
    const wrong = { playOnPhoneDialString: 'at home', telephoneAccessFolderEmail: 'Inbox' };
    expectProblem(await client.patch(path(owner.address), wrong), 422, 'invalid');
  });

  it('keep their version while attempts, locks and resets change the PIN', async () => {
    const owner = await service.aMailbox({ pin: '482913' });
    const before = await client.get(path(owner.address));
    await lock(service, owner);
    await client.post(`${path(owner.address)}/reset`);
    const after = await client.get(path(owner.address));
    expect(after.headers.etag).toBe(before.headers.etag);
    expect(after.body).toMatchObject({ pin: { temporary: true }, mail: { fate: 'accepted' } });
  });

  it('come in pages, by address, and by a search', async () => {
    const mark = randomUUID().slice(0, 8);
    const addresses = ['a', 'b', 'c', 'd', 'e'].map((letter) => `${letter}-${mark}@example.com`);
    for (const address of addresses) await service.aMailbox({ address, account: false });
    const found: string[] = [];
    let after = '';
    do {
      const page = await client.get(`/mailboxes?limit=2&search=${mark.toUpperCase()}${after}`);
      const { items, next } = bodyOf(page, mailboxPage);
      expect(items.length).toBeLessThanOrEqual(2);
      found.push(...items.map(({ address }) => address));
      after = next === null ? '' : `&after=${encodeURIComponent(next)}`;
    } while (after !== '');
    expect(found).toEqual(addresses);
  });

  it.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'limit=1&limit=2',
    'after=',
    'after=%00',
    `after=${'x'.repeat(257)}`,
    'search=%00',
    'sreach=x',
  ])('refuse the query %s', async (query) => {
    expectProblem(await client.get(`/mailboxes?${query}`), 400, 'invalid-request');
  });

  it('are not found under a name that cannot be one, or is too long', async () => {
    expectProblem(await client.get('/mailboxes/%00'), 400, 'invalid-request');
    expectProblem(await client.get(`/mailboxes/${'x'.repeat(300)}`), 400, 'invalid-request');
    expectProblem(await client.get('/mailboxes/no%25body'), 404, 'missing');
    expectProblem(
      await client.get(`/mailboxes/${encodeURIComponent("' OR 1=1 --/?#")}`),
      404,
      'missing',
    );
  });

  it.each<[string, object, number, string]>([
    ['that exists already', { address: 'ROOT@example.com' }, 409, 'taken'],
    [
      'with a field that nobody knows',
      { address: 'x@example.com', adress: '' },
      400,
      'invalid-request',
    ],
    ['without an address', {}, 400, 'invalid-request'],
    [
      'with digits that are numbers',
      { address: 'x@example.com', extensions: [4711] },
      400,
      'invalid-request',
    ],
    ['with an address that is none', { address: 'x' }, 422, 'invalid'],
    [
      'with an extension that is none',
      { address: 'x@example.com', extensions: ['+1'] },
      422,
      'invalid',
    ],
    ['with an unknown policy', { address: 'x@example.com', policy: 'none' }, 422, 'invalid'],
  ])('refuse one %s', async (_, body, status, name) => {
    if (status === 409) await service.aMailbox({ address: 'root@example.com', account: false });
    expectProblem(await client.post('/mailboxes', body), status, name);
    expectProblem(await client.get(path('x@example.com')), 404, 'missing');
  });

  it('are told the field of a body that nobody knows', async () => {
    const unknown = { address: 'x@example.com', adress: 'secret' };
    for (const refused of [
      await client.post('/mailboxes', unknown),
      await client.patch('/policies/Default', { adress: 'secret' }),
      await client.post('/accounts', { login: 'x', adress: 'secret' }),
    ]) {
      expectProblem(refused, 400, 'invalid-request');
      expect(refused.body).toMatchObject({ detail: '"adress" is unknown here' });
    }
    expect((await client.post('/mailboxes', [] as object)).body).toMatchObject({
      detail: 'The body must be an object.',
    });
  });

  it('refuse a body that is not JSON, not said to be, or too long', async () => {
    const ask = (headers: Record<string, string>, body = {}) =>
      client.ask('post', '/mailboxes', { body, headers });
    expectProblem(await ask({ 'content-type': 'text/plain' }), 415, 'invalid-request');
    expectProblem(await ask({ 'content-encoding': 'gzip' }), 415, 'invalid-request');
    expectProblem(await ask({}, { address: 'x'.repeat(70_000) }), 413, 'invalid-request');
    expectProblem(await client.post('/mailboxes', [] as object), 400, 'invalid-request');
  });

  it('answer another method with those that are served', async () => {
    const response = await client.raw('put', path('x@example.com'));
    expect(response.status).toBe(405);
    expect(response.headers.allow).toBe('DELETE, GET, HEAD, PATCH');
  });
});

describe('an action of the admin API', () => {
  it('resets a PIN: the owner gets the mail, and the answer has no PIN (P1, P6)', async () => {
    const owner = await service.aMailbox({ pin: '482913' });
    const response = await client.post(`${path(owner.address)}/reset`);
    expect(response.body).toEqual({ address: owner.address, changed: true });
    const [mail] = service.smtp.to(owner.address);
    expect(await service.verifies(mail?.pin, owner)).toBe(true);
    expect(await recorded(owner.mailboxId)).toMatchObject([
      { event: 'reset-requested', source: '127.0.0.1', requestId: response.headers['request-id'] },
    ]);
  });

  it('says why a PIN was not reset, and leaves the old one valid (P3)', async () => {
    const owner = await service.aMailbox({ pin: '482913' });
    service.smtp.atRecipient = () => ({ refuse: 550 });
    const refused = await client.post(`${path(owner.address)}/reset`);
    service.smtp.wellAgain();
    expectProblem(refused, 502, 'notification-refused');
    expect(await service.verifies('482913', owner)).toBe(true);
    const without = await service.aMailbox({ umEnabled: false });
    expectProblem(await client.post(`${path(without.address)}/reset`), 409, 'um-not-enabled');
    expectProblem(await client.post(`${path('nobody@example.com')}/reset`), 404, 'missing');
  });

  it('unlocks a mailbox, and says whether that changed anything', async () => {
    const owner = await service.aMailbox({ pin: '482913' });
    await lock(service, owner);
    const unlock = () => client.post(`${path(owner.address)}/unlock`);
    expect((await unlock()).body).toEqual({ address: owner.address, changed: true });
    expect((await unlock()).body).toEqual({ address: owner.address, changed: false });
    expect((await client.get(path(owner.address))).body).toMatchObject({ pin: { locked: false } });
    expect(await recorded(owner.mailboxId)).toMatchObject([{ event: 'mailbox-unlocked' }]);
  });

  it('keeps a reason in the audit, and mails a message to the owner', async () => {
    const owner = await service.aMailbox({ pin: '482913' });
    await lock(service, owner);
    const unlocking = { reason: 'ticket 1', message: 'It was us.' };
    await client.post(`${path(owner.address)}/unlock`, unlocking);
    await expect.poll(() => service.smtp.to(owner.address)).toHaveLength(1);
    await client.post(`${path(owner.address)}/reset`, { reason: 'ticket 2', message: 'Hello.' });
    const [unlocked, reset] = service.smtp.to(owner.address);
    expect(unlocked?.parsed.subject).toBe('Your voice mail is unlocked');
    expect(unlocked?.parsed.text).toContain('Your helpdesk writes: It was us.');
    expect(reset?.parsed.text).toContain('Your helpdesk writes: Hello.');
    const details = (await service.eventsOf(owner)).map(({ event, detail }) => [event, detail]);
    expect(details).toContainEqual([
      'mailbox-unlocked',
      'locked, 0 wrong attempts; reason: ticket 1',
    ]);
    expect(details).toContainEqual(['reset-requested', 'reason: ticket 2']);
  });

  it.each([
    [{ reason: 'x'.repeat(201) }, 'reason must have at most 200 characters'],
    [{ reason: 'two\nlines' }, 'reason must be one line without control characters'],
    [{ message: 'see https://example.org' }, 'message must have no link'],
    [{ message: 5 }, 'message must be a text'],
    [{ word: 'unknown' }, 'word'],
    [['a list'], 'The body must be an object.'],
  ])('refuses a note of %j, and does nothing', async (note, detail) => {
    const owner = await service.aMailbox({ pin: '482913' });
    await lock(service, owner);
    for (const action of ['reset', 'unlock']) {
      const refused = await client.post(`${path(owner.address)}/${action}`, note);
      expectProblem(refused, 400, 'invalid-request');
      expect((refused.body as { detail: string }).detail).toContain(detail);
    }
    expect(service.smtp.to(owner.address)).toEqual([]);
    expect((await client.get(path(owner.address))).body).toMatchObject({ pin: { locked: true } });
  });

  it('has a PIN replaced that others know', async () => {
    const owner = await service.aMailbox({ pin: '482913' });
    const response = await client.post(`${path(owner.address)}/expire-pin`);
    expect(response.body).toEqual({ address: owner.address, changed: true });
    await expect.poll(() => service.smtp.to(owner.address)).toHaveLength(1);
    const none = await service.aMailbox();
    expectProblem(await client.post(`${path(none.address)}/expire-pin`), 409, 'conflict');
  });
});

describe('the limits of resets', () => {
  let limited: TestService;

  beforeAll(async () => {
    limited = await TestService.start({
      RESETS_PER_MAILBOX_PER_HOUR: '2',
      RESETS_PER_CALLER_PER_HOUR: '3',
    });
  });
  afterAll(() => limited.stop());

  it('hold for an administrator: of one mailbox, and of all together', async () => {
    const { client: desk } = await anAdministrator(limited, 'helpdesk');
    const [one, two, three] = [
      await limited.aMailbox(),
      await limited.aMailbox(),
      await limited.aMailbox(),
    ];
    const reset = ({ address }: { address: string }) => desk.post(`${path(address)}/reset`);
    expect([(await reset(one)).status, (await reset(one)).status]).toEqual([200, 200]);
    const third = await reset(one);
    expectProblem(third, 429, 'too-many-resets');
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(3_000);
    expect((await reset(two)).status).toBe(200);
    expectProblem(await reset(three), 429, 'too-many-resets');
    expect(limited.smtp.to(three.address)).toEqual([]);
  });
});

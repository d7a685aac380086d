import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiKeyPage, madeApiKey } from '../../src/transports/admin/accounts/accounts.contract.js';
import { IdempotencyCleanup } from '../../src/idempotency/idempotency-cleanup.js';
import {
  AdminClient,
  anAdministrator,
  bearer,
  bodyOf,
  expectProblem,
  type Administrator,
} from '../support/admin-api.js';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { lock } from '../support/phone.js';

let service: TestService;
let second: NestFastifyApplication;
let root: Administrator;
/** The same caller at two instances. */
let client: AdminClient;
let elsewhere: AdminClient;

beforeAll(async () => {
  service = await TestService.start();
  second = await service.another();
  root = await anAdministrator(service, 'admin');
  ({ client } = root);
  elsewhere = new AdminClient(second.getHttpServer(), bearer(root.key));
});
afterAll(async () => {
  await second.close();
  await service.stop();
});

const reset = (at: AdminClient, { address }: TestMailbox, key: string) =>
  at.post(`/mailboxes/${address}/reset`, undefined, { 'Idempotency-Key': key });
const mailsTo = ({ address }: TestMailbox) => service.smtp.to(address).length;

/** As a crash between an effect and its answer leaves the row, after the lease. */
const loseAnswer = (key: string) =>
  service.db.dataSource.query(
    "UPDATE idempotent_requests SET answer = NULL, leased_until = '-infinity' WHERE key = $1",
    [key],
  );

describe('a request with an Idempotency-Key', () => {
  it('has one effect and one answer, however often and wherever it is repeated', async () => {
    const [owner, key] = [await service.aMailbox(), randomUUID()];
    const first = await reset(client, owner, key);
    expect(first.status).toBe(200);
    for (const at of [client, elsewhere]) {
      const again = await reset(at, owner, `"${key}"`);
      expect([again.status, again.text]).toEqual([200, first.text]);
    }
    expect(mailsTo(owner)).toBe(1);
    expect((await reset(client, owner, randomUUID())).status).toBe(200);
    expect(mailsTo(owner)).toBe(2);
  });

  it('repeats no effect after a crash before its answer, in whichever instance', async () => {
    const [owner, key] = [await service.aMailbox({ pin: '482913' }), randomUUID()];
    const first = await reset(client, owner, key);
    await loseAnswer(key);
    const again = await reset(elsewhere, owner, key);
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect(mailsTo(owner)).toBe(1);

    const unlock = (at: AdminClient, unlockKey: string) =>
      at.post(`/mailboxes/${owner.address}/unlock`, undefined, { 'Idempotency-Key': unlockKey });
    const unlockKey = randomUUID();
    await lock(service, owner);
    await unlock(client, unlockKey);
    await loseAnswer(unlockKey);
    // Locked anew: the repetition of the old request must not unlock it.
    await lock(service, owner);
    expect((await unlock(elsewhere, unlockKey)).body).toMatchObject({ changed: true });
    expect((await client.get(`/mailboxes/${owner.address}`)).body).toMatchObject({
      pin: { locked: true },
    });
  });

  it('is carried out after a crash before its effect', async () => {
    const [owner, key] = [await service.aMailbox(), randomUUID()];
    await service.db.dataSource.query(
      `INSERT INTO idempotent_requests (caller, key, digest, request_id, lease_id, leased_until)
       SELECT caller, $1, 'x', 'lost', lease_id, '-infinity' FROM idempotent_requests LIMIT 1`,
      [key],
    );
    // The digest of this very request, which the crashed instance had stored.
    expectProblem(await reset(client, owner, key), 422, 'other-request');
    const probe = randomUUID();
    await reset(client, owner, probe);
    await service.db.dataSource.query(
      `UPDATE idempotent_requests r SET digest = probe.digest, caller = probe.caller
       FROM idempotent_requests probe WHERE r.key = $1 AND probe.key = $2`,
      [key, probe],
    );
    expect((await reset(client, owner, key)).status).toBe(200);
    expect(mailsTo(owner)).toBe(2);
  });

  it('is refused under the key of another request', async () => {
    const [owner, other, key] = [await service.aMailbox(), await service.aMailbox(), randomUUID()];
    await reset(client, owner, key);
    expectProblem(await reset(elsewhere, other, key), 422, 'other-request');
    const unlock = await client.post(`/mailboxes/${owner.address}/unlock`, undefined, {
      'Idempotency-Key': key,
    });
    expectProblem(unlock, 422, 'other-request');
    expect(mailsTo(other)).toBe(0);
  });

  it('is refused while it is in progress, in whichever instance', async () => {
    const [owner, key] = [await service.aMailbox(), randomUUID()];
    let accept: () => void = () => undefined;
    const arrived = new Promise<void>((reached) => {
      service.smtp.atEnd = () => {
        reached();
        return new Promise((resolve) => (accept = () => resolve('accept')));
      };
    });
    const first = reset(client, owner, key);
    await arrived;
    const meanwhile = await reset(elsewhere, owner, key);
    expectProblem(meanwhile, 409, 'in-progress');
    expect(Number(meanwhile.headers['retry-after'])).toBeGreaterThan(0);
    accept();
    service.smtp.wellAgain();
    expect((await first).status).toBe(200);
    expect((await reset(elsewhere, owner, key)).text).toBe((await first).text);
    expect(mailsTo(owner)).toBe(1);
  });

  it('may be repeated until it succeeds: a refusal is not remembered', async () => {
    const [owner, key] = [await service.aMailbox(), randomUUID()];
    service.smtp.atRecipient = () => ({ refuse: 450 });
    expectProblem(await reset(client, owner, key), 503, 'notification-unavailable');
    service.smtp.wellAgain();
    expect((await reset(elsewhere, owner, key)).status).toBe(200);
    expect(mailsTo(owner)).toBe(1);
  });

  it('is that of its caller: another one may use the same key', async () => {
    const [owner, key] = [await service.aMailbox(), randomUUID()];
    const { client: another } = await anAdministrator(service, 'helpdesk');
    await reset(client, owner, key);
    expect((await reset(another, owner, key)).status).toBe(200);
    expect(mailsTo(owner)).toBe(2);
  });

  it('that makes an API key shows it once, and stores it nowhere', async () => {
    const key = randomUUID();
    const make = (at: AdminClient) =>
      at.post('/api-keys', { login: root.login, role: 'admin' }, { 'Idempotency-Key': key });
    const first = bodyOf(await make(client), madeApiKey);
    expect(first.key).toMatch(/^umpin_/);
    expect((await make(elsewhere)).body).toEqual({ ...first, login: root.login, key: null });
    await loseAnswer(key);
    expect((await make(elsewhere)).body).toEqual({ ...first, login: root.login, key: null });
    const keys = await client.get(`/api-keys?search=${root.login}`);
    expect(bodyOf(keys, apiKeyPage).items).toHaveLength(2);
    const stored = await service.db.dataSource.query<object[]>('SELECT * FROM idempotent_requests');
    const secret = first.key?.slice(`umpin_${first.id}_`.length);
    expect(JSON.stringify(stored) + service.logs.join('')).not.toContain(secret);
  });

  it.each([
    ['ticket#4711', '"ticket#4711"'],
    ['a@b', '"a@b"'],
    ["!$%&'()*,;<>?[]^`{|}", '"!$%&\'()*,;<>?[]^`{|}"'],
    [String.raw`back\slash`, String.raw`"back\\slash"`],
    ['quo"tation', String.raw`"quo\"tation"`],
    ['x'.repeat(255), `"${'x'.repeat(255)}"`],
  ])('may have the key %s, which is the same as %s', async (bare, quoted) => {
    const owner = await service.aMailbox();
    for (const key of [bare, quoted]) expect((await reset(client, owner, key)).status).toBe(200);
    expect(mailsTo(owner)).toBe(1);
    const other = await service.aMailbox();
    expectProblem(await reset(client, other, quoted), 422, 'other-request');
  });

  it.each(['', '""', 'with blanks in it', 'ü', '"open', '"a"b', '"a\\b"', 'x'.repeat(256)])(
    'is refused if the key is %j',
    async (key) => {
      const owner = await service.aMailbox();
      expectProblem(await reset(client, owner, key), 400, 'invalid-request');
      expect(mailsTo(owner)).toBe(0);
    },
  );

  it('is forgotten after a day', async () => {
    const [owner, old, recent] = [await service.aMailbox(), randomUUID(), randomUUID()];
    for (const key of [old, recent]) await reset(client, owner, key);
    await service.db.dataSource.query(
      "UPDATE idempotent_requests SET started_at = now() - interval '25 hours' WHERE key = $1",
      [old],
    );
    await service.app.get(IdempotencyCleanup, { strict: false }).run();
    const left = await service.db.dataSource.query<{ key: string }[]>(
      'SELECT key FROM idempotent_requests WHERE key = ANY ($1)',
      [[old, recent]],
    );
    expect(left).toEqual([{ key: recent }]);
  });
});

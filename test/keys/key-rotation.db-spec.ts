import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditEvent } from '../../src/audit/audit-event.entity.js';
import { loadCommandConfig } from '../../src/config/config.js';
import { openServices } from '../../src/cli/admin/open-services.js';
import { PinCredential } from '../../src/credentials/pin-credential.entity.js';
import { PinHistoryEntry } from '../../src/credentials/pin-history-entry.entity.js';
import { KeyRotation } from '../../src/key-rotation/key-rotation.service.js';
import { OutboxMessage } from '../../src/notification/outbox/outbox-message.entity.js';
import { PinReturn } from '../../src/pin-reset/pin-return.js';
import { administrator, argon2id, sealer } from '../support/administration.js';
import { TestService } from '../support/app.js';
import { recordChange } from '../support/audit.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { tryPin } from '../support/phone.js';
import { freshKey, testKeyRing, testSettings } from '../support/settings.js';
import { expectReset, resetPin } from '../support/soap.js';

/** What tests arrange is sealed with the key `test`; the service and the command seal with `fresh`. */
const rotated = `${freshKey},${testKeyRing}`;
const bounceAddress = 'bounces@umpin.example.com';
const oldPin = '482915';

let service: TestService;

beforeAll(async () => {
  service = await TestService.start({ SEALING_KEYS: rotated });
});
afterAll(() => service.stop());

/** The keys as an administrator's command sees them. */
async function withKeys<T>(
  work: (keys: KeyRotation) => Promise<T>,
  settings: Record<string, string> = {},
  { db, smtp }: TestService = service,
): Promise<T> {
  const env = { ...testSettings(db.url, smtp.url), SEALING_KEYS: rotated, ...settings };
  const services = await openServices({ config: loadCommandConfig(env), quickStart: false });
  try {
    return await work(services.get(KeyRotation));
  } finally {
    await services.close();
  }
}

const rotate = () => withKeys((keys) => keys.rotate(administrator));
const usesOf = async (id: string) => {
  const { keys } = await withKeys((each) => each.status());
  return Object.fromEntries(
    keys.find((key) => key.id === id)?.uses.map(({ place, count }) => [place, count]) ?? [],
  );
};
const credentialOf = (owner: TestMailbox) => service.credential(owner.mailboxId);
const historyOf = ({ mailboxId }: TestMailbox) =>
  service.db.dataSource.manager.find(PinHistoryEntry, {
    where: { mailboxId },
    order: { generation: 'DESC' },
  });
const sealed = async ({ mailboxId }: TestMailbox, digits: string) =>
  sealer.seal(await argon2id.hash(digits), { purpose: 'pin', row: mailboxId });

/** An owner with a hash under the old key in each place that one can be in. */
async function anOwner(): Promise<TestMailbox> {
  const owner = await service.aMailbox();
  const { mailboxId } = owner;
  const [previous, before] = [await sealed(owner, '300001'), await sealed(owner, '300002')];
  const kept = { temporary: false, suspect: false };
  await service.setPin(owner, oldPin, {
    generation: 3,
    previous: { ...kept, hash: previous, before: { ...kept, hash: before } },
  });
  await service.db.dataSource.manager.save(PinHistoryEntry, [
    { mailboxId, generation: 2, sealedHash: previous },
    { mailboxId, generation: 1, sealedHash: before },
  ]);
  return owner;
}

/** A mail under the old key that is not due yet. */
async function aWaitingMail({ mailboxId, address }: TestMailbox): Promise<string> {
  const id = randomUUID();
  const mail = {
    to: address,
    subject: 'made up',
    text: 'made up',
    html: '',
    messageId: `<${id}@x>`,
  };
  const text = JSON.stringify({ ...mail, date: '2026-03-09T13:05:07.000Z' });
  await service.db.dataSource.manager.insert(OutboxMessage, {
    ...{
      id,
      topic: 'mailbox-locked',
      mailboxId,
      callerWaits: false,
      maybeSent: false,
      attempts: 0,
    },
    sealedMail: sealer.seal(text, { purpose: 'mail', row: id }),
    dueAt: () => `now() + interval '1 hour'`,
  });
  return id;
}

describe('keys status', () => {
  it('counts the values of every column that holds sealed ones, by key', async () => {
    const owner = await anOwner();
    await service.db.dataSource.manager.update(
      PinCredential,
      { mailboxId: owner.mailboxId },
      { stagedHash: await sealed(owner, '300003'), stagedResetId: randomUUID() },
    );
    await aWaitingMail(owner);
    const counted = new Set(Object.keys(await usesOf('test')).map((place) => columnOf(place)));
    expect(counted).toEqual(await columnsWithSeals());
    expect(counted.size).toBeGreaterThan(4);
  });

  it('says of a key that is not in the ring how much it would open', async () => {
    const owner = await service.aMailbox();
    await service.setPin(owner, oldPin);
    const { keys } = await withKeys((each) => each.status(), { SEALING_KEYS: freshKey });
    expect(keys.find(({ id }) => id === 'test')).toMatchObject({ state: 'missing' });
    expect(keys.find(({ id }) => id === 'test')?.values).toBeGreaterThan(0);
  });

  it('names the instances that run, with their keys', async () => {
    const { instances } = await withKeys((each) => each.status());
    expect(instances).toMatchObject([{ keys: ['fresh', 'test'], otherKeys: [] }]);
  });
});

describe('keys rotate', () => {
  it('seals everything with the current key, and changes nothing else (P7)', async () => {
    const owner = await anOwner();
    const mail = await aWaitingMail(owner);
    const { sealedHash, previous, ...before } = (await credentialOf(owner)) ?? {};
    expect(sealedHash).toMatch(/^test\./);

    const result = await rotate();
    expect(result).toMatchObject({ left: 0, unopened: 0 });
    expect(result.resealed).toBeGreaterThan(6);
    expect(await usesOf('test')).toEqual({});

    const after = await credentialOf(owner);
    expect(after).toMatchObject(before);
    expect(after?.previous).toMatchObject({ ...previous, hash: /./, before: { suspect: false } });
    expect(await tryPin(service, owner, oldPin)).toMatchObject({ result: 'accepted' });
    expectReset(await resetPin(service.server, owner));
    const { manager } = service.db.dataSource;
    await manager.update(OutboxMessage, { id: mail }, { dueAt: () => 'now()' });
    await expect.poll(() => service.smtp.to(owner.address).length).toBe(2);
  });

  it('records each change in the transaction that makes it (P12)', async () => {
    const owner = await anOwner();
    await rotate();
    const { manager } = service.db.dataSource;
    const [event] = await manager.findBy(AuditEvent, {
      mailboxId: owner.mailboxId,
      event: 'pin-resealed',
    });
    expect(event).toMatchObject({ ...administrator, detail: 'fresh' });
    // By its id: nothing could take a login out of the audit.
    const { id } = await service.administration.accounts.show(owner.login);
    const password = { event: 'password-resealed' as const, detail: `${id}: fresh` };
    expect(await manager.countBy(AuditEvent, password)).toBe(1);
    expect((await rotate()).resealed).toBe(0);
    expect(await manager.countBy(AuditEvent, password)).toBe(1);
  });

  it('keeps a previous PIN recognisable in the history, so that a bounce brings it back once (P8, P13)', async () => {
    const owner = await service.aMailbox();
    await service.setPin(owner, oldPin);
    expectReset(await resetPin(service.server, owner));
    const { resetId } = (await credentialOf(owner)) ?? {};
    await rotate();
    const pinReturn = service.app.get(PinReturn, { strict: false });
    const bounced = { mailId: resetId ?? '', action: 'failed', status: '5.1.1' } as const;
    expect(await pinReturn.reported(bounced)).toBe('returned');
    expect(await tryPin(service, owner, oldPin)).toMatchObject({ result: 'accepted' });
    const { sealedHash } = (await credentialOf(owner)) ?? {};
    const history = await historyOf(owner);
    expect(history.map((entry) => entry.sealedHash)).not.toContain(sealedHash);
    expect(history).toHaveLength(1);
  });

  it('never overwrites a change that was made since a row was read', async () => {
    const owner = await anOwner();
    const runner = service.db.dataSource.createQueryRunner();
    await runner.startTransaction();
    // Reading goes on, writing waits.
    await runner.query('LOCK TABLE pin_history IN SHARE MODE');
    const rotation = rotate();
    await expect.poll(waitingForLocks).toBe(1);
    await runner.manager.update(
      PinCredential,
      { mailboxId: owner.mailboxId },
      { sealedHash: await sealed(owner, '300005'), generation: 4 },
    );
    await recordChange(runner.manager, owner.mailboxId);
    await runner.commitTransaction();
    await runner.release();
    expect(await rotation).toMatchObject({ left: 0, unopened: 0 });
    expect(await usesOf('test')).toEqual({});
    expect(await tryPin(service, owner, '300005')).toMatchObject({ result: 'accepted' });
  });

  it('waits for no row that is locked, and comes back to it', async () => {
    const owner = await anOwner();
    const runner = service.db.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.manager.update(
      PinCredential,
      { mailboxId: owner.mailboxId },
      { sealedHash: await sealed(owner, '300004') },
    );
    const rotation = rotate();
    // Locked: everything else is under the new key meanwhile.
    await expect.poll(() => usesOf('test')).toMatchObject({ 'pin_history.sealed_hash': 2 });
    await expect
      .poll(async () => (await usesOf('test'))['accounts.sealed_password'])
      .toBe(undefined);
    await recordChange(runner.manager, owner.mailboxId);
    await runner.commitTransaction();
    await runner.release();
    expect(await rotation).toMatchObject({ left: 0 });
    expect(await usesOf('test')).toEqual({});
    expect(await tryPin(service, owner, '300004')).toMatchObject({ result: 'accepted' });
  });

  it('tells of values that no key opens, and seals the others', async () => {
    const owner = await anOwner();
    const broken = sealer.seal('made up', { purpose: 'pin', row: 'another row' });
    const { manager } = service.db.dataSource;
    const { mailboxId } = owner;
    await manager.update(PinHistoryEntry, { mailboxId, generation: 1 }, { sealedHash: broken });
    expect(await rotate()).toMatchObject({ left: 0, unopened: 1 });
    expect(await usesOf('test')).toEqual({ 'pin_history.sealed_hash': 1 });
    expect(await tryPin(service, owner, oldPin)).toMatchObject({ result: 'accepted' });
    await expect(retire('test')).rejects.toThrow('test is needed for 1 of pin_history.sealed_hash');
    await manager.delete(PinHistoryEntry, { mailboxId, generation: 1 });
  });
});

const retire = (id: string, settings: Record<string, string> = {}, despiteReports = false) =>
  withKeys((keys) => keys.retire(id, administrator, { despiteReports }), settings);

describe('the order of a rotation', () => {
  it('is kept: nothing is sealed with a key that an instance does not have, or has under another id', async () => {
    const third = `third:${randomBytes(32).toString('base64')}`;
    const other = `fresh:${randomBytes(32).toString('base64')}`;
    const refused = (SEALING_KEYS: string) =>
      expect(withKeys((keys) => keys.rotate(administrator), { SEALING_KEYS })).rejects;
    await refused(`${third},${rotated}`).toThrow(/the instance on \S+ does not have the key third/);
    await refused(`${testKeyRing},${freshKey}`).toThrow(
      /the instance on \S+ still seals with fresh/,
    );
    await refused(`${other},${testKeyRing}`).toThrow(
      /the instance on \S+ has another key under the id fresh/,
    );
  });

  it('is kept: no key is retired that seals, that an instance seals with, or that a value needs', async () => {
    await expect(retire('nowhere')).rejects.toThrow('there is no key "nowhere" in the ring');
    await expect(retire('fresh')).rejects.toThrow('fresh is the current key');
    const behind = { SEALING_KEYS: `${testKeyRing},${freshKey}` };
    await expect(retire('fresh', behind)).rejects.toThrow('still seals with fresh');
    await service.setPin(await service.aMailbox({ account: false }), oldPin);
    await expect(retire('test')).rejects.toThrow(
      'test is needed for 1 of pin_credentials.sealed_hash',
    );
  });

  it('ends with a record, once reports about mails under the key can come no more (P12, P13)', async () => {
    await rotate();
    const older = await service.another();
    const withReports = { BOUNCE_ADDRESS: bounceAddress };
    await expect(retire('test', withReports)).rejects.toThrow('still seals with test');
    await older.close();
    await expect(retire('test', withReports)).rejects.toThrow(
      'reports about mails that were sent under test may come until 20',
    );
    await retire('test', withReports, true);
    await service.db.dataSource.query(
      `UPDATE key_rings SET seen_at = seen_at - interval '8 days' WHERE stopped_at IS NOT NULL`,
    );
    await retire('test', withReports);
    const events = { event: 'key-retired' as const, detail: 'test' };
    expect(await service.db.dataSource.manager.countBy(AuditEvent, events)).toBe(2);
  });
});

const columnOf = (place: string) => place.split('.').slice(0, 2).join('.');

/** The columns in which anything looks like a value under the key `test`. */
async function columnsWithSeals(): Promise<Set<string>> {
  const { dataSource } = service.db;
  const columns = await dataSource.query<{ table_name: string; column_name: string }[]>(
    `SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type IN ('text', 'jsonb', 'json', 'ARRAY')`,
  );
  const found = new Set<string>();
  for (const { table_name: table, column_name: column } of columns) {
    const rows = await dataSource.query<object[]>(
      `SELECT FROM ${table} WHERE ${column}::text ~ '\\mtest\\.[A-Za-z0-9_-]{38}' LIMIT 1`,
    );
    if (rows.length > 0) found.add(`${table}.${column}`);
  }
  return found;
}

async function waitingForLocks(): Promise<number> {
  const waiting = await service.db.dataSource.query<object[]>(
    `SELECT FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return waiting.length;
}

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PinCredential } from '../../src/credentials/pin-credential.entity.js';
import { PinCredentialsRepository } from '../../src/credentials/pin-credentials.repository.js';
import { PinHasher } from '../../src/credentials/pin-hasher.js';
import { PinHistoryEntry } from '../../src/credentials/pin-history-entry.entity.js';
import { Argon2id, saltAndCost } from '../../src/crypto/argon2id.js';
import { KeyRing } from '../../src/crypto/key-ring.js';
import { Sealer } from '../../src/crypto/sealer.js';
import { Pin } from '../../src/pin-policy/pin.js';
import { recordChange } from '../support/audit.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { Mailboxes } from '../support/mailboxes.js';
import { testKeyRing } from '../support/settings.js';

let db: TestDatabase;
let mailboxes: Mailboxes;
const credentials = new PinCredentialsRepository();

beforeAll(async () => {
  db = await aDatabase();
  mailboxes = new Mailboxes(db.dataSource);
});
afterAll(() => db.drop());

async function aMailbox(pinHistoryCount = 5): Promise<string> {
  const policy = { pinHistoryCount };
  return (await mailboxes.aMailbox({ account: false, policy })).mailboxId;
}
const credentialOf = (mailboxId: string) =>
  db.dataSource.manager.findOneBy(PinCredential, { mailboxId });

/** The two halves of a reset, and what they leave. */
const stage = async (mailboxId: string, hash: string, resetId: string = randomUUID()) => {
  const staged = { resetId, sealedHash: hash, automatic: false };
  await db.database.transaction((tx) => credentials.stage(tx, mailboxId, staged));
  return resetId;
};
const activate = (mailboxId: string, resetId: string) =>
  db.database.transaction(async (tx) => {
    await credentials.activate(tx, mailboxId, resetId);
    await recordChange(tx, mailboxId);
  });
const drop = (mailboxId: string, resetId: string) =>
  db.database.transaction((tx) => credentials.drop(tx, mailboxId, resetId));
const read = (mailboxId: string, historyCount = 5) =>
  db.database.transaction((tx) => credentials.read(tx, mailboxId, historyCount));

async function setPins(mailboxId: string, ...hashes: string[]): Promise<void> {
  for (const hash of hashes) await activate(mailboxId, await stage(mailboxId, hash));
}

const waitingSessions = () =>
  db.dataSource.query<object[]>(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );

describe('the PIN of a mailbox', () => {
  it('is none in the beginning', async () => {
    const nothing = { pendingResetId: null, lastReset: null, locked: false, used: [] };
    expect(await read(await aMailbox())).toEqual(nothing);
  });

  it('is not the staged one until that is activated (P2)', async () => {
    const mailboxId = await aMailbox();
    await setPins(mailboxId, 'old');
    const resetId = await stage(mailboxId, 'new');
    expect(await read(mailboxId)).toMatchObject({ pendingResetId: resetId, used: ['old'] });
    await activate(mailboxId, resetId);
    expect(await read(mailboxId)).toEqual({
      pendingResetId: null,
      lastReset: { id: resetId, at: expect.any(Date) as Date },
      locked: false,
      used: ['new', 'old'],
    });
  });

  it('stays what it was when the staged one is dropped (P3)', async () => {
    const mailboxId = await aMailbox();
    await setPins(mailboxId, 'old');
    const before = await credentialOf(mailboxId);
    await drop(mailboxId, await stage(mailboxId, 'new'));
    expect(await credentialOf(mailboxId)).toEqual(before);
  });

  it('is none when the first one is dropped', async () => {
    const mailboxId = await aMailbox();
    await drop(mailboxId, await stage(mailboxId, 'new'));
    expect(await read(mailboxId)).toMatchObject({ pendingResetId: null, used: [] });
  });

  it('is neither dropped nor activated by another reset', async () => {
    const mailboxId = await aMailbox();
    await setPins(mailboxId, 'old');
    const resetId = await stage(mailboxId, 'new');
    const before = await credentialOf(mailboxId);
    await drop(mailboxId, randomUUID());
    await expect(activate(mailboxId, randomUUID())).rejects.toThrow('no staged PIN');
    expect(await credentialOf(mailboxId)).toEqual(before);
    await drop(await aMailbox(), resetId);
    expect(await credentialOf(mailboxId)).toEqual(before);
  });

  it('is activated once: a second time changes nothing, and says so', async () => {
    const mailboxId = await aMailbox();
    const resetId = await stage(mailboxId, 'new');
    await activate(mailboxId, resetId);
    const before = await credentialOf(mailboxId);
    await expect(activate(mailboxId, resetId)).rejects.toThrow('no staged PIN');
    expect(await credentialOf(mailboxId)).toEqual(before);
    expect(await read(mailboxId)).toMatchObject({ used: ['new'] });
  });

  it('is counted', async () => {
    const mailboxId = await aMailbox();
    for (const [index, hash] of ['a', 'b', 'c'].entries()) {
      await drop(mailboxId, await stage(mailboxId, 'dropped'));
      await setPins(mailboxId, hash);
      expect(await credentialOf(mailboxId)).toMatchObject({ generation: index + 1 });
    }
  });

  it('goes into the history once if its owner and a reset replace it simultaneously', async () => {
    const mailboxId = await aMailbox();
    await setPins(mailboxId, 'first');
    const resetId = await stage(mailboxId, 'reset');
    let activated: Promise<unknown> | undefined;
    await db.database.transaction(async (tx) => {
      await credentials.replace(tx, mailboxId, 'chosen', 'pbx');
      await recordChange(tx, mailboxId);
      activated = activate(mailboxId, resetId);
      await expect.poll(waitingSessions).toHaveLength(1);
    });
    await activated;
    expect((await read(mailboxId)).used).toEqual(['reset', 'chosen', 'first']);
  });

  it('is changed only inside a transaction', async () => {
    const { manager } = db.dataSource;
    const [mailboxId, resetId] = [await aMailbox(), randomUUID()];
    const staged = { resetId, sealedHash: 'x', automatic: false };
    const outside = 'part of a transaction';
    await expect(credentials.stage(manager, mailboxId, staged)).rejects.toThrow(outside);
    await expect(credentials.activate(manager, mailboxId, resetId)).rejects.toThrow(outside);
    await expect(credentials.drop(manager, mailboxId, resetId)).rejects.toThrow(outside);
    expect(await credentialOf(mailboxId)).toBeNull();
  });
});

describe('the history of PINs (P8)', () => {
  const historyOf = (mailboxId: string) =>
    db.dataSource.manager.countBy(PinHistoryEntry, { mailboxId });

  it.each([
    [1, ['g']],
    [2, ['g', 'f']],
    [5, ['g', 'f', 'e', 'd', 'c']],
    [20, ['g', 'f', 'e', 'd', 'c', 'b', 'a']],
  ])('with PINHistoryCount %d holds %j, the valid PIN first', async (count, used) => {
    const mailboxId = await aMailbox(count);
    await setPins(mailboxId, 'a', 'b', 'c', 'd', 'e', 'f', 'g');
    expect(await read(mailboxId, count)).toMatchObject({ used });
    expect(await historyOf(mailboxId)).toBe(used.length - 1);
  });

  it('is as short as a policy makes it that was changed meanwhile', async () => {
    const policy = await mailboxes.aPolicy({ pinHistoryCount: 5 });
    const { mailboxId } = await mailboxes.aMailbox({ account: false, policy });
    await setPins(mailboxId, 'a', 'b', 'c', 'd');
    await mailboxes.setPolicy(policy, { pinHistoryCount: 2 });
    expect(await read(mailboxId, 2)).toMatchObject({ used: ['d', 'c'] });
    expect(await read(mailboxId, 1)).toMatchObject({ used: ['d'] });
    await setPins(mailboxId, 'e');
    expect(await historyOf(mailboxId)).toBe(1);
    expect(await read(mailboxId, 5)).toMatchObject({ used: ['e', 'd'] });
  });

  it('is every mailbox’s own', async () => {
    const [one, two] = [await aMailbox(1), await aMailbox(5)];
    await setPins(two, 'x', 'y');
    await setPins(one, 'a', 'b');
    expect(await read(two)).toMatchObject({ used: ['y', 'x'] });
  });
});

describe('a PIN that was used before', () => {
  const sealer = new Sealer(KeyRing.parse(testKeyRing));
  const cost = { memoryKiB: 19_456, passes: 2, parallelism: 1, concurrency: 2, maxWaiting: 9 };
  const hasher = new PinHasher(new Argon2id(cost), sealer);
  const costlier = new PinHasher(new Argon2id({ ...cost, passes: 3 }), sealer);

  /** A reset to a known PIN, as the use case makes it; false when the PIN is refused. */
  async function reset(mailboxId: string, digits: string, by = hasher): Promise<boolean> {
    const { used } = await read(mailboxId);
    const sealed = await by.hashIfNotReused(new Pin(digits), mailboxId, used);
    if (sealed) await setPins(mailboxId, sealed);
    return sealed !== undefined;
  }
  const opened = async (mailboxId: string) =>
    (await read(mailboxId)).used.map((sealed) =>
      sealer.open(sealed, { purpose: 'pin', row: mailboxId }),
    );

  it('is recognised as long as the history goes back (P8)', async () => {
    const mailboxId = await aMailbox(3);
    for (const digits of ['0001', '0002', '0003'])
      expect(await reset(mailboxId, digits)).toBe(true);
    for (const digits of ['0001', '0002', '0003']) {
      expect(await reset(mailboxId, digits)).toBe(false);
    }
    expect(await reset(mailboxId, '0004')).toBe(true);
    expect(await reset(mailboxId, '0001')).toBe(true);
  });

  it('is found with one hash for the whole history, since all of it shares a salt', async () => {
    const mailboxId = await aMailbox();
    for (const digits of ['0001', '0002', '0003']) await reset(mailboxId, digits);
    expect(new Set((await opened(mailboxId)).map(saltAndCost)).size).toBe(1);
    const other = await aMailbox();
    await reset(other, '0001');
    expect((await opened(other)).map(saltAndCost)).not.toContain(
      saltAndCost((await opened(mailboxId))[0] ?? ''),
    );
  });

  it('is recognised after a change of the Argon2 cost, from before and from after it (P8)', async () => {
    const mailboxId = await aMailbox();
    for (const digits of ['0001', '0002']) await reset(mailboxId, digits);
    for (const digits of ['0003', '0004']) {
      expect(await reset(mailboxId, digits, costlier)).toBe(true);
    }
    expect((await opened(mailboxId)).map((phc) => phc.split('$')[3])).toEqual([
      'm=19456,t=3,p=1',
      'm=19456,t=3,p=1',
      'm=19456,t=2,p=1',
      'm=19456,t=2,p=1',
    ]);
    for (const digits of ['0001', '0002', '0003', '0004']) {
      expect(await reset(mailboxId, digits, costlier)).toBe(false);
    }
    expect(await reset(mailboxId, '0004', hasher)).toBe(false);
  });

  it('verifies by the hash that was made with whatever cost', async () => {
    const mailboxId = await aMailbox();
    await reset(mailboxId, '0001', costlier);
    const [sealed = ''] = (await read(mailboxId)).used;
    expect(await hasher.verify(new Pin('0001'), sealed, mailboxId)).toBe(true);
    expect(await hasher.verify(new Pin('0002'), sealed, mailboxId)).toBe(false);
    expect(await hasher.verify(new Pin('1'), sealed, mailboxId)).toBe(false);
  });

  it('does not open another mailbox that its hash was copied to (P7)', async () => {
    const [owner, thief] = [await aMailbox(), await aMailbox()];
    await reset(owner, '0001');
    const [sealed = ''] = (await read(owner)).used;
    await setPins(thief, sealed);
    await expect(hasher.verify(new Pin('0001'), sealed, thief)).rejects.toThrow();
    await expect(reset(thief, '0002')).rejects.toThrow();
  });
});

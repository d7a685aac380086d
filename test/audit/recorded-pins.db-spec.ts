import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordChange } from '../support/audit.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { Mailboxes, type TestMailbox } from '../support/mailboxes.js';

let db: TestDatabase;
let mailboxes: Mailboxes;
let mailbox: TestMailbox;
let other: TestMailbox;

beforeAll(async () => {
  db = await aDatabase();
  mailboxes = new Mailboxes(db.dataSource);
});
beforeEach(async () => {
  mailbox = await mailboxes.aMailbox({ account: false, pin: '048213' });
  other = await mailboxes.aMailbox({ account: false });
});
afterAll(() => db.drop());

const change = (work: (tx: EntityManager) => Promise<unknown>) =>
  db.dataSource.transaction(async (tx) => {
    await work(tx);
  });
const steal = (tx: EntityManager) =>
  tx.query(`UPDATE pin_credentials SET sealed_hash = 'another' WHERE mailbox_id = $1`, [
    mailbox.mailboxId,
  ]);

describe('a change of a PIN without a record (P12)', () => {
  const refused = 'a PIN changes without an audit event';

  it.each<[string, (tx: EntityManager) => Promise<unknown>]>([
    ['replaces it', steal],
    [
      'gives a mailbox its first one',
      (tx) =>
        tx.query(`INSERT INTO pin_credentials (mailbox_id, sealed_hash) VALUES ($1, 'x')`, [
          other.mailboxId,
        ]),
    ],
    [
      'takes it away',
      (tx) => tx.query('DELETE FROM pin_credentials WHERE mailbox_id = $1', [mailbox.mailboxId]),
    ],
    [
      'is recorded for another mailbox',
      async (tx) => {
        await recordChange(tx, other.mailboxId);
        await steal(tx);
      },
    ],
    [
      'belongs to one of several mailboxes in a statement',
      async (tx) => {
        await recordChange(tx, other.mailboxId);
        await tx.query(
          `INSERT INTO pin_credentials (mailbox_id, sealed_hash)
           SELECT id, 'x' FROM unnest($1::uuid[]) AS id
           ON CONFLICT (mailbox_id) DO UPDATE SET sealed_hash = 'x'`,
          [[other.mailboxId, mailbox.mailboxId]],
        );
      },
    ],
  ])('is refused if it %s', async (_, work) => {
    await expect(change(work)).rejects.toThrow(refused);
    expect(await mailboxes.verifies('048213', mailbox)).toBe(true);
    expect((await mailboxes.credential(other.mailboxId))?.sealedHash).toBeUndefined();
  });

  it('is refused if the record is of an earlier transaction', async () => {
    await change((tx) => recordChange(tx, mailbox.mailboxId));
    await expect(change(steal)).rejects.toThrow(refused);
  });

  it('is accepted with one in its transaction, before or after it', async () => {
    await change(async (tx) => {
      await steal(tx);
      await recordChange(tx, mailbox.mailboxId);
    });
    await change(async (tx) => {
      await recordChange(tx, mailbox.mailboxId);
      await tx.query('DELETE FROM pin_credentials WHERE mailbox_id = $1', [mailbox.mailboxId]);
    });
    expect(await mailboxes.credential(mailbox.mailboxId)).toBeNull();
  });

  it('does not concern what leaves the PIN as it is', async () => {
    await change((tx) =>
      tx.query(
        `UPDATE pin_credentials SET sealed_hash = sealed_hash, failed_tries = 3, staged_hash = 'x',
           staged_reset_id = $2 WHERE mailbox_id = $1`,
        [mailbox.mailboxId, randomUUID()],
      ),
    );
    expect(await mailboxes.failedAttempts(mailbox)).toBe(3);
  });
});

describe('a PIN (P12)', () => {
  it.each<[string, (tx: EntityManager) => Promise<unknown>]>([
    [
      'moved to another mailbox',
      async (tx) => {
        await recordChange(tx, mailbox.mailboxId);
        await recordChange(tx, other.mailboxId);
        await tx.query('UPDATE pin_credentials SET mailbox_id = $2 WHERE mailbox_id = $1', [
          mailbox.mailboxId,
          other.mailboxId,
        ]);
      },
    ],
    ['taken away with all others', (tx) => tx.query('TRUNCATE pin_credentials')],
    ['taken away with all mailboxes', (tx) => tx.query('TRUNCATE mailboxes CASCADE')],
  ])('cannot be %s, even on record', async (_, work) => {
    await expect(change(work)).rejects.toThrow('a PIN stays with its mailbox');
    expect(await mailboxes.verifies('048213', mailbox)).toBe(true);
    expect(await mailboxes.credential(other.mailboxId)).toBeNull();
  });
});

import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Database } from '../../src/database/database.js';
import { ExportProgress } from '../../src/audit/export/export-progress.js';
import { AuditParts, recordChange, recordedEvents } from '../support/audit.js';
import { aDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
let audit: AuditParts;
const mailbox = randomUUID();
const forgotten = randomUUID();

const recordAt = (month: number, mailboxId: string | null, detail = `month ${month}`) =>
  db.dataSource.query(
    `INSERT INTO audit_events (event, actor, mailbox_id, detail, at) VALUES ('signed-in', 'x', $1, $2,
       date_trunc('month', now(), 'UTC') + $3 * interval '1 month' + interval '1 day')`,
    [mailboxId, detail, month],
  );
const partitions = async () => {
  const rows = await db.dataSource.query<{ name: string }[]>(
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits
     WHERE inhparent = 'audit_events'::regclass ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
};

/** Holds a statement up in the middle of a transaction, until it is let go. */
async function heldUp(trigger: string) {
  await db.dataSource.query(
    `CREATE FUNCTION hold_up() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NEW; END $$`,
  );
  await db.dataSource.query(`CREATE TRIGGER held_up ${trigger} EXECUTE FUNCTION hold_up()`);
  const holder = db.dataSource.createQueryRunner();
  await holder.query('SELECT pg_advisory_lock(4711)');
  return {
    /** Resolves when a session waits for such a lock: `advisory` is ours. */
    waiting: (kind: 'advisory' | 'relation') =>
      expect
        .poll(() =>
          holder.query('SELECT FROM pg_locks WHERE NOT granted AND locktype = $1', [kind]),
        )
        .toHaveLength(1),
    letGo: async () => {
      await holder.query('SELECT pg_advisory_unlock(4711)');
      await holder.release();
    },
  };
}

beforeAll(() => Logger.overrideLogger(false));
// Events of eight months, sealed as they came; the last three months are kept.
beforeEach(async () => {
  db = await aDatabase();
  audit = new AuditParts(db, { days: 75 });
  for (const month of [-7, -6, -5, -4, -3, -2, -1, 0]) {
    await recordAt(month, mailbox);
    if (month < -5) await recordAt(month, forgotten);
    await recordAt(month, null);
    await audit.sealer.seal();
  }
  await audit.retention.makePartitions();
});
afterEach(() => db.drop());

describe('the retention of the audit', () => {
  it('drops whole months and leaves the others, across which the audit verifies', async () => {
    const before = await recordedEvents(db.dataSource);
    const { partitions: dropped, events } = await audit.retention.prune();
    expect(dropped.length).toBeGreaterThanOrEqual(4);
    expect(events).toBeGreaterThanOrEqual(10);
    const left = await recordedEvents(db.dataSource);
    expect(left.length).toBe(before.length - events + 1);
    expect(left.filter(({ event }) => event === 'audit-pruned')).toHaveLength(1);
    for (const name of dropped) expect(await partitions()).not.toContain(name);
    expect(await audit.findings()).toEqual([]);
    await audit.sealer.seal();
    expect(await audit.findings()).toEqual([]);
    // The chain of a mailbox without any event left goes on where it ended.
    await audit.record(forgotten);
    await audit.sealer.seal();
    expect(await audit.findings()).toEqual([]);
    expect(await audit.findings({ since: new Date() })).toEqual([]);
  });

  it('is no finding of a verification that begins before its commit', async () => {
    // When the old months are dropped, and nothing is committed.
    const pruning = await heldUp(
      `BEFORE INSERT ON audit_events FOR EACH ROW WHEN (NEW.event = 'audit-pruned')`,
    );
    const pruned = audit.retention.prune();
    await pruning.waiting('advisory');
    const findings = audit.findings();
    await pruning.waiting('relation');
    await pruning.letGo();
    expect((await pruned).events).toBeGreaterThan(0);
    expect(await findings).toEqual([]);
  });

  it('lets others record until the months are dropped', async () => {
    const pruning = await heldUp('BEFORE INSERT ON audit_pruning FOR EACH ROW');
    const pruned = audit.retention.prune();
    await pruning.waiting('advisory');
    await db.dataSource.transaction(async (tx) => {
      await tx.query(`SET LOCAL lock_timeout = '3s'`);
      await recordChange(tx, mailbox);
    });
    await pruning.letGo();
    expect((await pruned).events).toBeGreaterThan(0);
    await audit.sealer.seal();
    expect(await audit.findings()).toEqual([]);
  });

  it('gives way to whoever reads what it would drop, and is attempted again after an hour', async () => {
    const reader = db.dataSource.createQueryRunner();
    await reader.startTransaction();
    await reader.query('SELECT FROM audit_events');
    const before = await partitions();
    expect(await audit.retention.run()).toBe(3_600_000);
    expect(await partitions()).toEqual(before);
    await reader.commitTransaction();
    await reader.release();
    await audit.retention.run();
    expect(await partitions()).not.toEqual(before);
    expect(await audit.findings()).toEqual([]);
  });

  it('is no trouble for the instance that comes second', async () => {
    const warn = vi.spyOn(Logger.prototype, 'warn');
    try {
      const pruning = await heldUp('BEFORE INSERT ON audit_pruning FOR EACH ROW');
      const first = audit.retention.run();
      await pruning.waiting('advisory');
      expect(await new AuditParts(db, { days: 75 }).retention.run()).toBe(3_600_000);
      await pruning.letGo();
      await first;
      expect(warn).not.toHaveBeenCalled();
    } finally {
      warn.mockRestore();
    }
  });

  it('makes no partition while another instance makes one, and does a minute later', async () => {
    const other = db.dataSource.createQueryRunner();
    await other.startTransaction();
    await db.dataSource.query(`DROP TABLE ${(await partitions()).at(-2)}`);
    await other.query('LOCK TABLE audit_events IN SHARE ROW EXCLUSIVE MODE');
    expect(await audit.retention.run()).toBe(60_000);
    await other.commitTransaction();
    await other.release();
    expect(await audit.retention.run()).toBe(3_600_000);
  });

  it('takes longer than other work may, if a month has many events', async () => {
    await db.dataSource.query(
      `CREATE FUNCTION be_slow() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN PERFORM pg_sleep(1); RETURN NEW; END $$`,
    );
    await db.dataSource.query(
      'CREATE TRIGGER slow BEFORE INSERT ON audit_pruning FOR EACH STATEMENT EXECUTE FUNCTION be_slow()',
    );
    const options = { ...db.dataSource.options, extra: { query_timeout: 500 } };
    const dataSource = await new DataSource(options).initialize();
    try {
      const hurried = new AuditParts(
        { database: new Database(dataSource), dataSource },
        { days: 75 },
      );
      expect((await hurried.retention.prune()).events).toBeGreaterThan(0);
    } finally {
      await dataSource.destroy();
    }
  });

  it('drops nothing twice, and goes on later', async () => {
    const longer = new AuditParts(db, { days: 150 });
    await longer.retention.prune();
    expect(await longer.retention.prune()).toEqual({ partitions: [], events: 0 });
    await audit.sealer.seal();
    expect((await audit.retention.prune()).events).toBeGreaterThan(0);
    await audit.sealer.seal();
    expect(await audit.findings()).toEqual([]);
  });

  it('drops nothing if the service stops while the audit is verified', async () => {
    const before = await partitions();
    audit.retention.onModuleDestroy();
    await expect(audit.retention.prune()).rejects.toMatchObject({ refusal: 'ServerBusy' });
    expect(await partitions()).toEqual(before);
  });

  it('keeps everything if it is not limited', async () => {
    const forever = new AuditParts(db);
    expect(await forever.retention.prune()).toEqual({ partitions: [], events: 0 });
  });

  it('knows a place that was pruned before an earlier one of its chain', async () => {
    // Its transaction began in the month before that of the event before it.
    await recordAt(-1, mailbox, 'late');
    await recordAt(-7, mailbox, 'long ago');
    await recordAt(-1, mailbox, 'after it');
    await audit.sealer.seal();
    await audit.retention.makePartitions();
    await audit.retention.prune();
    await audit.sealer.seal();
    expect(await audit.findings()).toEqual([]);
    await audit.attack(`DELETE FROM audit_events WHERE detail = 'late'`);
    expect(await audit.findings()).toMatchObject([{ kind: 'deleted', chain: mailbox }]);
  });

  it('is no excuse for other events that are missing', async () => {
    await audit.retention.prune();
    await audit.sealer.seal();
    await audit.attack(
      `DELETE FROM audit_events WHERE mailbox_id = '${mailbox}' AND detail = 'month -1'`,
    );
    expect(await audit.findings()).toMatchObject([{ kind: 'deleted', chain: mailbox }]);
    await audit.attack(
      `UPDATE audit_stumps SET seq = 7, hash = (SELECT hash FROM audit_events WHERE seq = 8
         AND chain = '${mailbox}') WHERE chain = '${mailbox}'`,
    );
    expect(await audit.findings()).toContainEqual(expect.objectContaining({ kind: 'forged' }));
  });

  it('is no excuse either if nothing was ever pruned', async () => {
    await audit.attack(
      `INSERT INTO audit_stumps SELECT chain, min(seq), max(seq), (array_agg(hash ORDER BY seq DESC))[1]
       FROM audit_events WHERE mailbox_id = '${mailbox}' GROUP BY chain`,
      `DELETE FROM audit_events WHERE mailbox_id = '${mailbox}'`,
    );
    expect(await audit.findings()).toMatchObject([{ kind: 'forged' }]);
  });

  it.each([
    [
      'a stump that nobody signed',
      [
        `INSERT INTO audit_stumps SELECT chain, 1, seq, hash FROM audit_events WHERE detail = 'month -1'
         AND mailbox_id = '${mailbox}'`,
        `DELETE FROM audit_events WHERE detail = 'month -1' AND mailbox_id = '${mailbox}'`,
      ],
    ],
    [
      'an event of later that was moved into the month',
      [
        `UPDATE audit_events SET at = at - interval '6 months' WHERE detail = 'month -1'
         AND mailbox_id = '${mailbox}'`,
      ],
    ],
  ])('signs and drops nothing while there is %s', async (_, attack) => {
    await audit.attack(...attack);
    const before = [await partitions(), await audit.findings()];
    await expect(audit.retention.prune()).rejects.toThrow('umpin audit verify');
    await audit.sealer.seal();
    expect([await partitions(), await audit.findings()]).toEqual(before);
    expect(before[1]).not.toEqual([]);
  });

  it('is believed only if it was signed', async () => {
    await audit.retention.prune();
    await audit.attack('UPDATE audit_pruning SET events = events + 1');
    expect(await audit.findings()).toContainEqual(expect.objectContaining({ kind: 'forged' }));
  });

  it('is signed again when the key is rotated', async () => {
    await audit.retention.prune();
    await audit.sealer.seal();
    const rotated = new AuditParts(db, { keys: ['second', 'first'] });
    await rotated.endLease();
    await rotated.sealer.seal();
    expect(await new AuditParts(db, { keys: ['second'] }).findings()).toEqual([]);
  });

  it('leaves one root an hour of days that are over', async () => {
    await audit.attack(`UPDATE audit_roots SET at = at - interval '3 days' WHERE size < 12`);
    const sizes = async () => {
      const rows = await db.dataSource.query<{ size: string }[]>(
        'SELECT size FROM audit_roots ORDER BY size',
      );
      return rows.map(({ size }) => Number(size));
    };
    const before = await sizes();
    await audit.retention.thinRoots();
    const after = await sizes();
    expect(after.length).toBeLessThan(before.length);
    expect(after.at(-1)).toBe(before.at(-1));
    expect(await audit.findings()).toEqual([]);
  });
});

describe('the retention of the audit beside a copy of it', () => {
  let copy: ExportProgress;
  const nothing = { partitions: [], events: 0 };

  beforeEach(async () => {
    copy = new ExportProgress(db.database);
    await copy.claim('file');
  });

  /** As if a destination took all that it lacks. */
  const catchUp = async () => {
    for (let batch = await copy.next('file'); batch; batch = await copy.next('file')) {
      await copy.advance('file', batch);
    }
  };
  const leaseEnded = (ago: string) =>
    db.dataSource.query('UPDATE audit_exports SET leased_until = now() - $1::interval', [ago]);

  it('keeps the months that it lacks, with a warning, and drops them when it has them', async () => {
    const warn = vi.spyOn(Logger.prototype, 'warn');
    expect(await audit.retention.prune()).toEqual(nothing);
    expect(warn).toHaveBeenCalledExactlyOnceWith({
      msg: expect.stringMatching(
        /^kept the audit from audit_events_\d{4}_\d\d on for its copies$/,
      ) as string,
      destinations: ['file'],
    });
    warn.mockRestore();
    await catchUp();
    const { partitions: dropped } = await audit.retention.prune();
    expect(dropped.length).toBeGreaterThanOrEqual(4);
    expect(await audit.findings()).toEqual([]);
  });

  it('drops no month after the one where it stands', async () => {
    // Within the second month: of its three leaves it has the first.
    await db.dataSource.query('UPDATE audit_exports SET position = 3, seq = 2');
    const { partitions: dropped } = await audit.retention.prune();
    expect(dropped).toHaveLength(1);
    await audit.sealer.seal();
    expect(await audit.findings()).toEqual([]);
    await catchUp();
    expect((await audit.retention.prune()).partitions.length).toBeGreaterThanOrEqual(3);
  });

  it('keeps a month with an event that is not sealed yet', async () => {
    await catchUp();
    await recordAt(-7, mailbox, 'not sealed');
    expect(await audit.retention.prune()).toEqual(nothing);
    await audit.sealer.seal();
    expect(await audit.retention.prune()).toEqual(nothing);
    await catchUp();
    expect((await audit.retention.prune()).events).toBeGreaterThan(0);
  });

  it('waits a week for a destination that no instance serves', async () => {
    await copy.release('file');
    expect(await audit.retention.prune()).toEqual(nothing);
    await leaseEnded('6 days');
    expect(await audit.retention.prune()).toEqual(nothing);
    await leaseEnded('8 days');
    expect((await audit.retention.prune()).events).toBeGreaterThan(0);
  });
});

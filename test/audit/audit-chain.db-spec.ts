import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditLog } from '../../src/audit/audit-log.js';
import { eventHash, noHash } from '../../src/audit/chain/event-hash.js';
import { connect } from '../../src/database/connect.js';
import { entities } from '../../src/database/entities.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { recordedEvents } from '../support/audit.js';

let db: TestDatabase;
let audit: AuditLog;

beforeAll(async () => {
  db = await aDatabase();
  audit = new AuditLog(db.database);
});
afterAll(() => db.drop());

const by = { actor: 'Ärzte@example.com', source: '192.0.2.1', requestId: 'made up' };

const record = (mailboxId: string | undefined, detail?: string) =>
  db.database.transaction((tx) => audit.record(tx, 'signed-in', by, { mailboxId, detail }));

const chainOf = async (chain: string) =>
  (await recordedEvents(db.dataSource)).filter((event) => event.chain === chain);

describe('an audit event', () => {
  it.each([
    ['without a detail', undefined],
    ['with an empty detail', ''],
    ['with a detail of many scripts', 'né à Zürich, 日本語 🔑, "quoted", \\back\\slash, \n line'],
  ])(
    '%s has the hash that Node.js computes of its content and the one before it',
    async (_, detail) => {
      const mailboxId = randomUUID();
      await record(mailboxId, detail);
      await record(mailboxId, detail);
      const [first, second] = await chainOf(mailboxId);
      if (!first || !second) throw new Error('The chain has no two events.');
      expect([first.seq, second.seq]).toEqual([1n, 2n]);
      expect(first.hash).toEqual(eventHash(noHash, first));
      expect(second.hash).toEqual(eventHash(first.hash, second));
    },
  );

  it('without a mailbox is in the chain of its actor, however the login is spelled', async () => {
    const actor = `Helpdesk-${randomUUID()}`;
    for (const spelled of [actor, actor.toUpperCase()]) {
      await db.database.transaction((tx) => audit.record(tx, 'policy-set', { actor: spelled }, {}));
    }
    expect(await chainOf(`actor:${actor.toLowerCase()}`)).toMatchObject([{ seq: 1n }, { seq: 2n }]);
  });

  it('of a transaction that is rolled back leaves no gap in its chain', async () => {
    const mailboxId = randomUUID();
    await record(mailboxId);
    const refused = db.database.transaction(async (tx) => {
      await audit.record(tx, 'signed-in', by, { mailboxId });
      throw new Error('made up');
    });
    await expect(refused).rejects.toThrow('made up');
    await record(mailboxId);
    const [first, second, ...more] = await chainOf(mailboxId);
    expect([first?.seq, second?.seq, more]).toEqual([1n, 2n, []]);
    expect(second?.hash).toEqual(second && first && eventHash(first.hash, second));
  });

  it('has its own place if many are recorded simultaneously', async () => {
    const mailboxId = randomUUID();
    await Promise.all(Array.from({ length: 12 }, () => record(mailboxId)));
    const places = (await chainOf(mailboxId)).map(({ seq }) => seq);
    expect(places).toEqual(Array.from({ length: 12 }, (_, index) => BigInt(index + 1)));
  });

  it('keeps its hash whatever the time zone of the session that recorded it', async () => {
    const mailboxId = randomUUID();
    await db.database.transaction(async (tx) => {
      await tx.query(`SET LOCAL TimeZone = 'Asia/Kathmandu'`);
      await tx.query(`SET LOCAL DateStyle = 'German'`);
      await audit.record(tx, 'signed-in', by, { mailboxId });
    });
    const [event] = await chainOf(mailboxId);
    expect(event?.hash).toEqual(event && eventHash(noHash, event));
  });
});

describe('the table of audit events', () => {
  const partitions = async () => {
    const rows = await db.dataSource.query<{ name: string }[]>(
      `SELECT inhrelid::regclass::text AS name FROM pg_inherits
       WHERE inhparent = 'audit_events'::regclass ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  };
  const partitionOf = async (mailboxId: string) => {
    const [row] = await db.dataSource.query<{ name: string }[]>(
      'SELECT tableoid::regclass::text AS name FROM audit_events WHERE mailbox_id = $1',
      [mailboxId],
    );
    return row?.name;
  };
  const recordAt = (at: string, mailboxId: string) =>
    db.dataSource.query(
      `INSERT INTO audit_events (event, actor, mailbox_id, at) VALUES ('signed-in', 'x', $2, $1)`,
      [at, mailboxId],
    );

  it('has a partition for this month, the next two, and everything else', async () => {
    const now = new Date();
    const months = [0, 1, 2].map((ahead) => {
      const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead));
      return `audit_events_${month.toISOString().slice(0, 7).replace('-', '_')}`;
    });
    expect(await partitions()).toEqual([...months, 'audit_events_default'].sort());
  });

  it('moves events that came before the partition of their month into it, unchanged', async () => {
    const [early, other] = [randomUUID(), randomUUID()];
    await recordAt('2031-03-01 00:00:00Z', early);
    await recordAt('2031-04-01 00:00:00Z', other);
    const before = await chainOf(early);
    expect(await partitionOf(early)).toBe('audit_events_default');
    await db.dataSource.query(`SELECT make_audit_partition('2031-03-31 23:59:59.999999Z')`);
    expect(await partitionOf(early)).toBe('audit_events_2031_03');
    expect(await partitionOf(other)).toBe('audit_events_default');
    expect(await chainOf(early)).toEqual(before);
  });

  it('is append-only in each of its partitions', async () => {
    await recordAt('2031-05-02', randomUUID());
    await record(randomUUID());
    const filled = await db.dataSource.query<{ name: string }[]>(
      'SELECT DISTINCT tableoid::regclass::text AS name FROM audit_events',
    );
    const changes = [
      ...filled.flatMap(({ name }) => [`DELETE FROM ${name}`, `UPDATE ${name} SET actor = 'x'`]),
      ...['audit_events', ...(await partitions())].map((name) => `TRUNCATE ${name}`),
    ];
    for (const change of changes) {
      await expect(db.dataSource.query(change), change).rejects.toThrow('append-only');
    }
  });
});

describe('events that were recorded before the chain', () => {
  it('get their chains in their order, and lose nothing on the way back', async () => {
    const fresh = await aDatabase();
    const dataSource = await connect(
      { url: fresh.url, poolSize: 2, connectPatienceMs: 0 },
      entities,
    );
    const undo = async () => {
      const done = "SELECT FROM schema_migrations WHERE name LIKE 'AuditChain%'";
      while ((await dataSource.query<object[]>(done)).length > 0)
        await dataSource.undoLastMigration();
    };
    const plain = () =>
      dataSource.query<object[]>(
        `SELECT id, at, event, actor, mailbox_id, detail FROM audit_events ORDER BY id`,
      );
    await undo();
    await dataSource.query(
      `INSERT INTO audit_events (at, event, actor, mailbox_id, detail)
       SELECT now() - n * interval '20 days', 'signed-in', 'x', mailbox, n::text
       FROM generate_series(0, 9) n,
         unnest(ARRAY[NULL, gen_random_uuid(), gen_random_uuid()]) mailbox`,
    );
    const before = await plain();
    await dataSource.runMigrations();
    expect(await plain()).toEqual(before);
    const events = await recordedEvents(dataSource);
    expect(new Set(events.map(({ chain }) => chain)).size).toBe(3);
    for (const [index, event] of events.entries()) {
      const previous = event.seq === 1n ? noHash : events[index - 1]?.hash;
      expect(event.hash).toEqual(previous && eventHash(previous, event));
      expect(event.detail).toBe(String(10n - event.seq));
    }
    await undo();
    expect(await plain()).toEqual(before);
    await dataSource.destroy();
    await fresh.drop();
  });
});

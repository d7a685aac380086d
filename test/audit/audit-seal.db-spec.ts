import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseRootLine, rootStatement } from '../../src/audit/seal/audit-root.js';
import { AuditParts } from '../support/audit.js';
import { aDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
let folder: string;
let file: string;
let audit: AuditParts;

beforeAll(async () => {
  Logger.overrideLogger(false);
  folder = await mkdtemp(join(tmpdir(), 'umpin-roots-'));
});
beforeEach(async () => {
  db = await aDatabase();
  file = join(folder, `${randomUUID()}.jsonl`);
  audit = new AuditParts(db, { file });
});
afterEach(() => db.drop());
afterAll(() => rm(folder, { recursive: true }));

const count = async (table: string) => {
  const [row] = await db.dataSource.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM ${table}`,
  );
  return row?.n;
};
const linesOf = async () => (await readFile(file, 'utf8')).trim().split('\n').map(parseRootLine);

describe('the seal of the audit', () => {
  it('covers the newest event of each chain with one leaf, and signs the root', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    for (const mailbox of [one, one, other]) await audit.record(mailbox);
    expect(await audit.sealer.seal()).toBe(3);
    const newest = await audit.roots.newest();
    if (!newest) throw new Error('There is no root.');
    expect(newest.size).toBe(2);
    expect(audit.keys.check('first', rootStatement(newest), newest.signature)).toBe('right');
    expect(audit.keys.check('first', rootStatement({ ...newest, size: 3 }), newest.signature)).toBe(
      'wrong',
    );
    expect(await count('audit_unsealed')).toBe(0);
    expect(await audit.findings()).toEqual([]);
  });

  it('is written to AUDIT_ROOT_FILE, each root on a line that can be checked by itself', async () => {
    for (const mailbox of [randomUUID(), randomUUID()]) {
      await audit.record(mailbox);
      await audit.sealer.seal();
    }
    const roots = await linesOf();
    expect(roots.map((root) => root?.size)).toEqual([1, 2]);
    for (const root of roots) {
      expect(root && audit.keys.check(root.keyId, rootStatement(root), root.signature)).toBe(
        'right',
      );
    }
  });

  it('is compared with that file: a database that was set back is found without being asked', async () => {
    await audit.record(randomUUID());
    await audit.sealer.seal();
    const line = await readFile(file, 'utf8');
    const [set] = line.split('"root"');
    await writeFile(file, line + line.replace(set ?? '', '{"size":9,') + '{"size":12,"ro');
    expect(await audit.findings()).toMatchObject([{ kind: 'cut-off' }]);
  });

  describe('of a database that was set back', () => {
    /** As it was before the last events and seals. */
    const setBack = () =>
      audit.attack(
        `DELETE FROM audit_events WHERE detail = 'lost'`,
        'DELETE FROM audit_leaves WHERE position >= 2',
        'DELETE FROM audit_roots WHERE size > 2',
        `DELETE FROM audit_heads h WHERE NOT EXISTS (SELECT FROM audit_events e WHERE e.chain = h.chain)`,
      );
    const sealed = async (count: number, detail: string, parts = audit) => {
      for (let number = 0; number < count; number += 1) {
        await parts.record(randomUUID(), detail);
        await parts.sealer.seal();
      }
    };

    beforeEach(async () => {
      await sealed(2, 'kept');
      await sealed(2, 'lost');
      await setBack();
    });

    it.each([
      ['fewer', 1],
      ['as many', 2],
      ['more', 3],
    ])('tells of it for ever in AUDIT_ROOT_FILE, with %s seals since', async (_, more) => {
      const [, , , lost] = await linesOf();
      await audit.endLease();
      await sealed(more, 'since', new AuditParts(db, { file }));
      expect((await linesOf()).slice(4).map((root) => root?.lost)).toEqual(
        Array.from({ length: more }, () => ({ size: 4, root: lost?.root })),
      );
      expect(await audit.findings()).toMatchObject([{ kind: 'cut-off' }]);
      expect(await audit.findings({ since: new Date() })).toMatchObject([{ kind: 'cut-off' }]);
    });

    it('is told until the file is moved away, also by an instance that starts later', async () => {
      const later = () => new AuditParts(db, { file }).published.state();
      expect(await later()).toEqual({ setBack: false, failing: false });
      await sealed(1, 'since');
      expect(await audit.published.state()).toEqual({ setBack: true, failing: false });
      expect(await later()).toEqual({ setBack: true, failing: false });
      await rename(file, `${file}.set-back`);
      expect(await audit.published.state()).toEqual({ setBack: false, failing: false });
      expect(await later()).toEqual({ setBack: false, failing: false });
    });

    it('is told without a file by the instance that had published a root', async () => {
      const parts = new AuditParts(db);
      await audit.endLease();
      await sealed(2, 'lost', parts);
      await setBack();
      expect(await parts.published.state()).toEqual({ setBack: false, failing: false });
      await sealed(2, 'since', parts);
      expect(await parts.published.state()).toEqual({ setBack: true, failing: false });
    });

    it('is written to the file as soon as that can be written', async () => {
      const [, , , lost] = await linesOf();
      await rename(file, `${file}.away`);
      await mkdir(file);
      await sealed(2, 'since');
      expect(await audit.published.state()).toEqual({ setBack: true, failing: true });
      await rmdir(file);
      await rename(`${file}.away`, file);
      await audit.sealer.run();
      expect((await linesOf()).slice(4)).toMatchObject([
        { size: 4, lost: { size: 4, root: lost?.root } },
      ]);
      expect(await audit.published.state()).toEqual({ setBack: true, failing: false });
    });

    it('begins anew with a new file, once people know of it', async () => {
      await sealed(1, 'since');
      await rename(file, `${file}.set-back`);
      await sealed(1, 'since');
      expect((await linesOf()).map((root) => root?.lost)).toEqual([undefined]);
      expect(await audit.findings()).toEqual([]);
    });
  });

  it('tells in AUDIT_ROOT_FILE of a history that was replaced while it was not sealed', async () => {
    for (const detail of ['one', 'two']) {
      await audit.record(randomUUID(), detail);
      await audit.sealer.seal();
    }
    await audit.attack(
      'TRUNCATE audit_events, audit_heads, audit_leaves, audit_unsealed, audit_roots',
    );
    for (let number = 0; number < 5; number += 1) await audit.record(randomUUID());
    await audit.endLease();
    await new AuditParts(db, { file }).sealer.seal();
    expect((await linesOf()).at(-1)).toMatchObject({ size: 5, lost: { size: 2 } });
    expect(await audit.findings()).toMatchObject([{ kind: 'cut-off' }]);
  });

  it('is no alarm for an instance whose file is older than the last seal', async () => {
    const others = new AuditParts(db, { file: join(folder, `${randomUUID()}.jsonl`) });
    for (const parts of [audit, others, others, audit]) {
      await parts.record(randomUUID());
      await parts.endLease();
      await parts.sealer.seal();
    }
    expect((await linesOf()).map((root) => [root?.size, root?.lost])).toEqual([
      [1, undefined],
      [4, undefined],
    ]);
    expect(await audit.findings()).toEqual([]);
  });

  it('goes on if the file cannot be written', async () => {
    const parts = new AuditParts(db, { file: folder });
    await parts.record(randomUUID());
    expect(await parts.sealer.seal()).toBe(1);
    expect((await parts.roots.newest())?.size).toBe(1);
  });

  it('follows in the file as soon as that can be written, without another event', async () => {
    const away = join(folder, randomUUID());
    const parts = new AuditParts(db, { file: join(away, 'roots.jsonl') });
    for (const mailbox of [randomUUID(), randomUUID()]) {
      await parts.record(mailbox);
      await parts.sealer.seal();
      expect(await parts.published.state()).toEqual({ setBack: false, failing: true });
    }
    await parts.sealer.run();
    expect(await parts.published.state()).toEqual({ setBack: false, failing: true });
    await mkdir(away);
    file = join(away, 'roots.jsonl');
    for (let step = 0; step < 3; step += 1) await parts.sealer.run();
    expect((await linesOf()).map((root) => [root?.size, root?.lost])).toEqual([[2, undefined]]);
    expect(await parts.published.state()).toEqual({ setBack: false, failing: false });
  });

  it('costs no root if nothing was recorded', async () => {
    await audit.record(randomUUID());
    await audit.sealer.seal();
    expect(await audit.sealer.seal()).toBe(0);
    expect(await count('audit_roots')).toBe(1);
  });

  it('leaves out what is not committed yet, and covers it when it is', async () => {
    const [early, late] = [randomUUID(), randomUUID()];
    const client = new pg.Client(db.url);
    await client.connect();
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO audit_events (event, actor, mailbox_id) VALUES ('signed-in', 'x', $1)`,
      [late],
    );
    await audit.record(early);
    expect(await audit.sealer.seal()).toBe(1);
    expect(await audit.findings()).toEqual([]);
    await client.query('COMMIT');
    // Committed after the seal, and recorded before it.
    expect(await audit.findings()).toEqual([]);
    expect(await audit.sealer.seal()).toBe(1);
    expect(await audit.findings()).toEqual([]);
    await client.end();
  });

  it('is made by one of two instances at a time, in one tree', async () => {
    const others = [new AuditParts(db), new AuditParts(db)];
    for (let round = 0; round < 8; round += 1) {
      await Promise.all(Array.from({ length: 5 }, () => audit.record(randomUUID())));
      await Promise.all([...others, audit].map(({ sealer }) => sealer.seal()));
    }
    await audit.endLease();
    for (const { sealer } of others) await sealer.seal();
    expect(await count('audit_unsealed')).toBe(0);
    expect(await count('audit_leaves')).toBe(40);
    expect(await audit.findings()).toEqual([]);
  });

  it('is taken over from an instance that died while it sealed, and loses nothing', async () => {
    await audit.record(randomUUID());
    await audit.sealer.seal();
    await audit.record(randomUUID());
    const blocking = new pg.Client(db.url);
    await blocking.connect();
    await blocking.query('BEGIN; LOCK TABLE audit_leaves IN SHARE MODE');
    const dying = audit.sealer.seal().catch((error: unknown) => error);
    const waiting = `SELECT pid FROM pg_stat_activity WHERE datname = current_database()
      AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO audit_leaves%'`;
    // Not in the transaction above, which sees the sessions as they were when it first looked.
    await expect.poll(() => db.dataSource.query<object[]>(waiting)).toHaveLength(1);
    await db.dataSource.query(`SELECT pg_terminate_backend(pid) FROM (${waiting}) w`);
    expect(await dying).toBeInstanceOf(Error);
    await blocking.query('COMMIT');
    await blocking.end();
    await audit.endLease();
    const next = new AuditParts(db);
    expect(await next.sealer.seal()).toBe(1);
    expect((await next.roots.newest())?.size).toBe(2);
    expect(await next.findings()).toEqual([]);
  });

  it('is not made by another instance while the lease of the last one lasts', async () => {
    await audit.record(randomUUID());
    await audit.sealer.seal();
    await audit.record(randomUUID());
    const other = new AuditParts(db);
    expect(await other.sealer.seal()).toBe(0);
    await audit.endLease();
    expect(await other.sealer.seal()).toBe(1);
  });

  it('is signed again with a new key, after which the old one may go', async () => {
    for (const mailbox of [randomUUID(), randomUUID()]) {
      await audit.record(mailbox);
      await audit.sealer.seal();
    }
    const rotated = new AuditParts(db, { keys: ['second', 'first'] });
    expect(await rotated.findings()).toEqual([]);
    await audit.endLease();
    await rotated.sealer.seal();
    const retired = new AuditParts(db, { keys: ['second'] });
    expect((await retired.roots.newest())?.keyId).toBe('second');
    expect(await retired.findings()).toEqual([]);
    await audit.endLease();
    await retired.record(randomUUID());
    expect(await retired.sealer.seal()).toBe(1);
    // Among its roots is one of the first key.
    expect(await retired.findings()).toEqual([]);
  });

  describe('between two steps of a rotation', () => {
    let old: AuditParts;
    let renewed: AuditParts;
    const keyOf = async () => (await audit.roots.newest())?.keyId;

    /** Seconds in which nothing is recorded: every instance looks, and no lease keeps one from sealing. */
    const idle = async (...instances: readonly AuditParts[]) => {
      for (let look = 0; look < 3; look += 1) {
        for (const { sealer } of instances) {
          await audit.endLease();
          await sealer.seal();
        }
      }
    };

    beforeEach(async () => {
      old = new AuditParts(db, { keys: ['first', 'second'], file });
      await old.record(randomUUID());
      await old.sealer.seal();
      renewed = new AuditParts(db, { keys: ['second', 'first'], file });
    });

    it('is signed with the new key once, and not against that by an instance with the old one', async () => {
      const before = await old.roots.newest();
      await idle(renewed, old);
      expect(await keyOf()).toBe('second');
      expect((await linesOf()).map((root) => root?.keyId)).toEqual(['first', 'second']);
      expect((await old.roots.newest())?.at).toBe(before?.at);
      expect(await old.findings()).toEqual([]);
    });

    it('is signed with the new key again after each event that the old one has sealed', async () => {
      await idle(renewed, old);
      await audit.endLease();
      await old.record(randomUUID());
      await old.sealer.seal();
      await idle(old, renewed);
      expect((await linesOf()).map((root) => root?.keyId)).toEqual([
        'first',
        'second',
        'first',
        'second',
      ]);
    });

    it('is signed once by an instance that starts with the old key, and anew when that has the new one', async () => {
      await idle(renewed, old);
      await idle(new AuditParts(db, { keys: ['first', 'second'], file }), renewed);
      expect(await linesOf()).toHaveLength(3);
      await idle(new AuditParts(db, { keys: ['second', 'first'], file }), renewed);
      expect(await keyOf()).toBe('second');
      expect(await linesOf()).toHaveLength(4);
    });
  });
});

import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventHash, noHash } from '../../src/audit/chain/event-hash.js';
import { parseRoot, rootText } from '../../src/audit/seal/audit-root.js';
import { RootTooOld } from '../../src/audit/verify/audit-verification.js';
import { AuditParts, recordedEvents, type RecordedEvent } from '../support/audit.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { nth } from '../support/stored-resets.js';

let db: TestDatabase;
let audit: AuditParts;
/** A mailbox with five events, the first three sealed together, the last two each. */
let mailbox: string;
let events: RecordedEvent[];

beforeAll(async () => {
  Logger.overrideLogger(false);
  db = await aDatabase();
});
beforeEach(async () => {
  audit = new AuditParts(db);
  await audit.endLease();
  await audit.attack(`TRUNCATE audit_events, audit_heads, audit_unsealed, audit_leaves,
    audit_roots, audit_stumps, audit_pruning`);
  mailbox = randomUUID();
  for (const place of [1, 2, 3]) await audit.record(mailbox, `event ${place}`);
  for (const other of [randomUUID(), randomUUID(), undefined]) await audit.record(other);
  await audit.sealer.seal();
  for (const place of [4, 5]) {
    await audit.record(mailbox, `event ${place}`);
    await audit.sealer.seal();
  }
  await audit.record(undefined, 'another policy');
  await audit.sealer.seal();
  events = await ofMailbox();
});
afterAll(() => db.drop());

const ofMailbox = async () =>
  (await recordedEvents(db.dataSource)).filter(({ chain }) => chain === mailbox);
const at = (place: number): RecordedEvent => nth(events, place - 1);
const where = (place: number) => `WHERE chain = '${mailbox}' AND seq = ${place}`;
const places = (first: number, last = first) => [String(first), String(last)];

/** Gives the events from a place on the hashes that the database would give them, and its head as well. */
async function rehash(from: number, inLeaves = false): Promise<void> {
  let previous = from === 1 ? noHash : at(from - 1).hash;
  for (const event of (await ofMailbox()).filter(({ seq }) => seq >= from)) {
    previous = eventHash(previous, event);
    const hash = `'\\x${previous.toString('hex')}'`;
    const place = where(Number(event.seq));
    await audit.attack(
      `UPDATE audit_events SET hash = ${hash} ${place}`,
      `UPDATE audit_heads SET hash = ${hash} ${place}`,
      ...(inLeaves ? [`UPDATE audit_leaves SET hash = ${hash} ${place}`] : []),
    );
  }
}

describe('the verification of the audit', () => {
  it('finds nothing in what nobody has touched', async () => {
    const verified = await audit.verification.verify();
    expect(verified.findings).toEqual([]);
    expect(verified).toMatchObject({ events: 9, chains: 4 });
    expect(verified.root).toMatchObject({ size: 7 });
  });

  it('names an event whose content was edited', async () => {
    await audit.attack(`UPDATE audit_events SET actor = 'nobody' ${where(2)}`);
    expect(await audit.findings()).toMatchObject([
      { kind: 'altered', chain: mailbox, places: places(2), event: at(2).id },
    ]);
  });

  it('names an event whose time was edited by a microsecond', async () => {
    await audit.attack(`UPDATE audit_events SET at = at + interval '1 microsecond' ${where(4)}`);
    expect(await audit.findings()).toMatchObject([{ kind: 'altered', event: at(4).id }]);
  });

  it('names an event that was edited with its hash, since it was sealed', async () => {
    await audit.attack(`UPDATE audit_events SET detail = 'another' ${where(4)}`);
    const [hash] = [eventHash(at(3).hash, { ...at(4), detail: 'another' })];
    await audit.attack(`UPDATE audit_events SET hash = '\\x${hash.toString('hex')}' ${where(4)}`);
    expect(await audit.findings()).toMatchObject([
      { kind: 'rewritten', chain: mailbox, places: places(4) },
    ]);
  });

  it('names where a chain was rewritten up to its head', async () => {
    await audit.attack(`UPDATE audit_events SET detail = 'another' ${where(4)}`);
    await rehash(4);
    expect(await audit.findings()).toMatchObject([
      { kind: 'rewritten', chain: mailbox, places: places(4) },
    ]);
  });

  it('names the seal of a chain that was rewritten together with its leaves', async () => {
    await audit.attack(`UPDATE audit_events SET detail = 'another' ${where(4)}`);
    await rehash(4, true);
    const findings = await audit.findings();
    expect(findings).toMatchObject([{ kind: 'seal-altered' }, { kind: 'seal-altered' }]);
    expect(findings[0]?.text).toContain(`${mailbox} up to place 4`);
    expect(findings[1]?.text).toContain(`${mailbox} up to place 5`);
  });

  it('names events that were deleted', async () => {
    await audit.attack(
      `DELETE FROM audit_events ${where(2)}`,
      `DELETE FROM audit_events ${where(4)}`,
    );
    expect(await audit.findings()).toMatchObject([
      { kind: 'deleted', chain: mailbox, places: places(2) },
      { kind: 'deleted', chain: mailbox, places: places(4) },
    ]);
  });

  it('names an event that was deleted, even if those after it have moved up', async () => {
    await audit.attack(
      `DELETE FROM audit_events ${where(2)}`,
      `UPDATE audit_events SET seq = seq - 1 WHERE chain = '${mailbox}' AND seq > 2`,
      `UPDATE audit_heads SET seq = 4 WHERE chain = '${mailbox}'`,
    );
    const findings = await audit.findings();
    expect(findings.length).toBeGreaterThan(0);
    expect(findings[0]).toMatchObject({ chain: mailbox, places: places(2) });
    expect(findings.at(-1)).toMatchObject({ kind: 'cut-off', places: places(5) });
  });

  it('names an event that was inserted at the end of a chain', async () => {
    const forged = { ...at(5), seq: 6n, id: randomUUID() };
    const hash = eventHash(at(5).hash, forged).toString('hex');
    await audit.attack(
      `INSERT INTO audit_events SELECT '${forged.id}', at, event, actor, mailbox_id, reset_id, source,
         request_id, detail, chain, 6, '\\x${hash}' FROM audit_events ${where(5)}`,
      `UPDATE audit_heads SET seq = 6, hash = '\\x${hash}' WHERE chain = '${mailbox}'`,
    );
    expect(await audit.findings()).toMatchObject([
      { kind: 'inserted', chain: mailbox, places: places(6) },
    ]);
  });

  it('names an event that was inserted in a place that another one has', async () => {
    const id = randomUUID();
    await audit.attack(
      `INSERT INTO audit_events SELECT '${id}', at + interval '1 s', event, actor, mailbox_id, reset_id,
         source, request_id, 'inserted', chain, seq, hash FROM audit_events ${where(3)}`,
    );
    expect(await audit.findings()).toMatchObject([
      { kind: 'inserted', chain: mailbox, places: places(3), event: id },
    ]);
  });

  it('names events that have changed places', async () => {
    await audit.attack(
      `UPDATE audit_events SET seq = CASE seq WHEN 2 THEN 3 ELSE 2 END
       WHERE chain = '${mailbox}' AND seq IN (2, 3)`,
    );
    expect(await audit.findings()).toMatchObject([
      { kind: 'reordered', chain: mailbox, places: places(2, 3), event: at(2).id },
    ]);
  });

  it('names events whose contents have changed places, but not their hashes', async () => {
    await audit.attack(
      `UPDATE audit_events e SET seq = o.seq, hash = o.hash FROM audit_events o
       WHERE e.chain = '${mailbox}' AND o.chain = e.chain AND (e.seq, o.seq) IN ((2, 3), (3, 2))`,
    );
    expect(await audit.findings()).toMatchObject([
      { kind: 'reordered', chain: mailbox, places: places(2, 3), event: at(2).id },
    ]);
  });

  it('names an event that was moved to another mailbox', async () => {
    const other = randomUUID();
    await audit.attack(
      `UPDATE audit_events SET chain = '${other}', mailbox_id = '${other}', seq = 1 ${where(5)}`,
    );
    expect(await audit.findings()).toContainEqual(
      expect.objectContaining({ kind: 'cut-off', chain: mailbox, places: places(5) }),
    );
    expect(await audit.findings()).toContainEqual(
      expect.objectContaining({ kind: 'altered', chain: other, event: at(5).id }),
    );
  });

  it.each([
    ['its newest events', false],
    ['its newest events, and the head is set back', true],
  ])('names a chain that has lost %s', async (_, withHead) => {
    const hash = at(3).hash.toString('hex');
    await audit.attack(
      `DELETE FROM audit_events WHERE chain = '${mailbox}' AND seq > 3`,
      ...(withHead
        ? [`UPDATE audit_heads SET seq = 3, hash = '\\x${hash}' WHERE chain = '${mailbox}'`]
        : []),
    );
    expect(await audit.findings()).toMatchObject([
      { kind: 'cut-off', chain: mailbox, places: places(4, 5) },
    ]);
  });

  it('names a mailbox whose whole history is missing', async () => {
    await audit.attack(
      `DELETE FROM audit_events WHERE chain = '${mailbox}'`,
      `DELETE FROM audit_heads WHERE chain = '${mailbox}'`,
    );
    expect(await audit.findings()).toMatchObject([
      { kind: 'history-missing', chain: mailbox, places: places(1, 5) },
    ]);
  });

  it('finds a history that is missing together with its leaves', async () => {
    await audit.attack(
      `DELETE FROM audit_events WHERE chain = '${mailbox}'`,
      `DELETE FROM audit_heads WHERE chain = '${mailbox}'`,
      `DELETE FROM audit_leaves WHERE chain = '${mailbox}'`,
    );
    expect(await audit.findings()).toMatchObject([{ kind: 'seal-altered' }]);
    // The others move up, so that no gap shows.
    await audit.attack(
      'UPDATE audit_leaves SET position = position + 1000',
      `UPDATE audit_leaves l SET position = n - 1 FROM (SELECT position, row_number() OVER
         (ORDER BY position) AS n FROM audit_leaves) o WHERE l.position = o.position`,
    );
    expect((await audit.findings()).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['seal-altered', 'cut-off']),
    );
  });

  it('finds an event that was kept from the sealer', async () => {
    await audit.record(mailbox, 'event 6');
    await audit.attack('DELETE FROM audit_unsealed');
    expect(await audit.findings()).toMatchObject([
      { kind: 'inserted', chain: mailbox, places: places(6) },
    ]);
  });

  it('finds a newest root that nobody signed', async () => {
    await audit.attack(
      `UPDATE audit_roots SET signature = decode(repeat('00', 64), 'hex')
       WHERE size = (SELECT max(size) FROM audit_roots)`,
    );
    expect(await audit.findings()).toMatchObject([{ kind: 'forged' }]);
    // It is not built upon, either.
    await audit.record(mailbox);
    await expect(audit.sealer.seal()).rejects.toThrow('not one that was signed');
  });

  it('finds an older root that nobody signed', async () => {
    await audit.attack(
      `UPDATE audit_roots SET root = decode(repeat('00', 32), 'hex')
       WHERE size = (SELECT min(size) FROM audit_roots)`,
    );
    expect(await audit.findings()).toMatchObject([{ kind: 'forged' }]);
  });

  it('finds a newest root that was signed with a key of somebody else', async () => {
    const thief = new AuditParts(db, { keys: ['theirs', 'first'] });
    await thief.endLease();
    await thief.record(mailbox);
    await thief.sealer.seal();
    const findings = await audit.findings();
    expect(findings).toMatchObject([{ kind: 'forged' }]);
    expect(findings[0]?.text).toContain('theirs');
    await audit.endLease();
    await audit.record(mailbox);
    await expect(audit.sealer.seal()).rejects.toThrow('theirs');
  });

  describe('against a root from elsewhere', () => {
    it('finds nothing if the audit has grown from it', async () => {
      const newest = await audit.roots.newest();
      const known = parseRoot(newest ? rootText(newest) : '');
      expect(known).toMatchObject({ size: 7 });
      await audit.record(mailbox);
      await audit.sealer.seal();
      expect(await audit.findings({ against: known })).toEqual([]);
    });

    it('finds that the whole database was set back', async () => {
      const newest = await audit.roots.newest();
      await audit.attack(
        `DELETE FROM audit_events ${where(5)}`,
        `DELETE FROM audit_events WHERE detail = 'another policy'`,
        'DELETE FROM audit_leaves WHERE position >= 5',
        'DELETE FROM audit_roots WHERE size > 5',
        `UPDATE audit_heads h SET (seq, hash) = (SELECT seq, hash FROM audit_events e
           WHERE e.chain = h.chain ORDER BY seq DESC LIMIT 1)`,
      );
      expect(await audit.findings()).toEqual([]);
      expect(await audit.findings({ against: newest })).toMatchObject([{ kind: 'cut-off' }]);
    });

    it('finds that another history was signed, even with the key of the audit', async () => {
      const newest = await audit.roots.newest();
      await audit.attack(`UPDATE audit_events SET detail = 'another' ${where(4)}`);
      await rehash(4, true);
      await audit.attack(
        'DELETE FROM audit_roots',
        `INSERT INTO audit_unsealed SELECT chain, seq, hash FROM audit_leaves ORDER BY position`,
        'DELETE FROM audit_leaves',
      );
      await audit.sealer.seal();
      await audit.record(mailbox);
      await audit.record(undefined);
      for (let more = 0; more < 3; more += 1) {
        await audit.record(randomUUID());
        await audit.sealer.seal();
      }
      expect(await audit.findings()).toEqual([]);
      expect(await audit.findings({ against: newest })).toMatchObject([{ kind: 'rewritten' }]);
    });

    it('says that it cannot tell if the root is older than what is compared', async () => {
      const known = { size: 2, root: Buffer.alloc(32) };
      await expect(audit.findings({ against: known, since: new Date() })).rejects.toThrow(
        RootTooOld,
      );
    });
  });

  describe('since a time', () => {
    const now = async () => {
      const [row] = await db.dataSource.query<{ now: Date }[]>('SELECT clock_timestamp() AS now');
      // Milliseconds: a root of the same one may be later.
      return new Date(Number(row?.now) + 1);
    };

    it('checks what was sealed after it, and no more', async () => {
      const since = await now();
      await db.dataSource.query('SELECT pg_sleep(0.002)');
      for (const place of [6, 7]) await audit.record(mailbox, `event ${place}`);
      await audit.sealer.seal();
      await audit.record(mailbox, 'event 8');
      expect(await audit.verification.verify({ since })).toMatchObject({ findings: [], events: 3 });
      await audit.attack(`UPDATE audit_events SET actor = 'nobody' ${where(2)}`);
      expect(await audit.findings({ since })).toEqual([]);
      await audit.attack(`UPDATE audit_events SET actor = 'nobody' ${where(6)}`);
      expect(await audit.findings({ since })).toMatchObject([
        { kind: 'altered', places: places(6) },
      ]);
      await audit.attack(`DELETE FROM audit_events ${where(7)}`);
      expect(await audit.findings({ since })).toMatchObject([
        { kind: 'altered', places: places(6) },
        { kind: 'deleted', places: places(7) },
      ]);
    });

    it('checks everything if no root is as old', async () => {
      const verified = await audit.verification.verify({ since: new Date(0) });
      expect(verified).toMatchObject({ findings: [], events: 9 });
    });
  });
});

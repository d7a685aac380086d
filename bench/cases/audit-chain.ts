import type pg from 'pg';
import { DataSource } from 'typeorm';
import { AuditKeys } from '../../src/audit/seal/audit-keys.js';
import { AuditRoots } from '../../src/audit/seal/audit-roots.js';
import { AuditSealer } from '../../src/audit/seal/audit-sealer.js';
import { PublishedRoots } from '../../src/audit/seal/published-roots.js';
import { RootFile } from '../../src/audit/seal/root-file.js';
import { AuditVerification } from '../../src/audit/verify/audit-verification.js';
import { KeyRing } from '../../src/crypto/key-ring.js';
import { Database } from '../../src/database/database.js';
import type { Bench } from '../bench.js';
import type { Load } from '../load.js';
import { openClient } from '../postgres.js';
import { processorTime, timeOf } from '../processor-time.js';
import type { Closed } from '../processes/load.js';
import { refuseOthers } from '../processes/tally.js';
import type { Row } from '../report.js';
import { addCallers, type Caller } from '../seed.js';
import type { Service } from '../service.js';
import { number, ratioOf, spread, sum } from '../statistics.js';

export const numbers = [16, 17];
export const title = 'the audit chain';

/** As many callers as give the highest throughput, or nearly so. */
const concurrency = 24;

export async function run(bench: Bench, wanted: ReadonlySet<number>): Promise<Row[]> {
  return [
    ...(wanted.has(16) ? await cost(bench) : []),
    ...(wanted.has(17) ? [await verification(bench)] : []),
  ];
}

const goals = { goal: 0.97, stretch: 0.99 };

/** A database, and who calls the service that has it. */
interface Subject {
  readonly url: string;
  readonly callers: readonly Caller[];
  readonly client: pg.Client;
}

interface Running extends Subject {
  readonly service: Service;
}

/** The first chains and seals its events, and the second does not. */
type Subjects = readonly [chained: Subject, unchained: Subject];

async function cost(bench: Bench): Promise<Row[]> {
  const subjects: Subjects = [await subject(bench, true), await subject(bench, false)];
  const rows = [await throughput(bench, subjects), ...(await processorTimes(bench, subjects))];
  for (const { client } of subjects) await client.end();
  return rows;
}

async function subject(bench: Bench, chained: boolean): Promise<Subject> {
  const url = await (await bench.postgres()).database(chained ? 'chained' : 'unchained');
  const callers = await addCallers(url, bench.scale.callers);
  const client = await openClient(url);
  if (!chained) await unchain(client);
  const { service } = await start(bench, { url, callers, client });
  await (await bench.load()).greet(service, callers);
  await service.stop();
  return { url, callers, client };
}

async function start(bench: Bench, of: Subject): Promise<Running> {
  const env = { REMEMBER_LOGIN_SECONDS: '3600' };
  return { ...of, service: await bench.service(of.url, { env }) };
}

/** Resets in turn. */
async function throughput(bench: Bench, [chained, unchained]: Subjects): Promise<Row> {
  const [first, second] = [await start(bench, chained), await start(bench, unchained)];
  for (const { service, callers } of [first, second]) await bench.breakIn(service, callers);
  const load = await bench.load();
  const { rounds, seconds } = bench.scale.auditInTurn;
  const job = { concurrency, seconds, warmUpSeconds: bench.scale.warmUpSeconds };
  const rateOf =
    ({ service, callers }: Running) =>
    async (): Promise<number> => {
      const { rate, others } = await load.closed(service, callers, job);
      refuseOthers(others);
      return rate;
    };
  const rates = await bench.interleaved({ with: rateOf(first), without: rateOf(second) }, rounds);
  for (const { service } of [first, second]) await service.stop();
  return {
    number: 16,
    name: `ResetPIN with the audit chained and sealed, ${concurrency} callers`,
    measured: spread(rates.with, '/s'),
    comparedWith: `without: ${spread(rates.without, '/s')}`,
    ...ratioOf(rates.with, rates.without),
    ...goals,
  };
}

/**
 * Both at once: hashes that are slow for a moment are so for both, so that a hundredth can be told. It is the same
 * question, as the load keeps the processors busy: the more time a reset takes, the fewer there are.
 */
async function processorTimes(bench: Bench, [chained, unchained]: Subjects): Promise<Row[]> {
  if (!processorTime()) {
    bench.say('  processor time skipped: this system does not tell who uses its processors');
    return [];
  }
  const { rounds } = bench.scale.auditAtOnce;
  const { found } = await bench.interleaved(
    { found: () => timePerReset(bench, chained, unchained) },
    rounds,
  );
  const [withChain, without] = [found.map(([ms]) => ms), found.map(([, ms]) => ms)];
  return [
    {
      number: 16,
      name: 'the same by processor time, both at once',
      measured: spread(withChain, 'ms'),
      comparedWith: `without: ${spread(without, 'ms')}`,
      ...ratioOf(without, withChain),
      ...goals,
    },
  ];
}

/**
 * Milliseconds of processor time, for each of the two. What they share (mail server, load, kernel, the rest of
 * PostgreSQL) counts as the same for each reset. The services are new ones: of two equal processes, one may take a
 * hundredth more than the other for its whole life.
 */
async function timePerReset(
  bench: Bench,
  one: Subject,
  other: Subject,
): Promise<[one: number, other: number]> {
  const [first, second] = [await start(bench, one), await start(bench, other)];
  const load = await bench.load();
  const both = async (seconds: number) => {
    const job = { concurrency: concurrency / 2, seconds, warmUpSeconds: 0 };
    return Promise.all([spend(load, first, job), spend(load, second, job)]);
  };
  await both(bench.scale.auditAtOnce.breakInSeconds);
  const before = processorTime()?.own ?? NaN;
  const [ofOne, ofOther] = await both(bench.scale.auditAtOnce.seconds);
  const all = (processorTime()?.own ?? NaN) - before;
  for (const { service } of [first, second]) await service.stop();
  const shared = (all - ofOne.ms - ofOther.ms) / (ofOne.resets + ofOther.resets);
  return [shared + ofOne.ms / ofOne.resets, shared + ofOther.ms / ofOther.resets];
}

/** The resets of a job, and the processor time of the service and of its sessions meanwhile. */
async function spend(load: Load, running: Running, job: Closed) {
  const before = await timesOf(running);
  const { called: resets, others } = await load.closed(running.service, running.callers, job);
  refuseOthers(others);
  const after = await timesOf(running);
  // Of a session that has ended, nothing is known any more.
  const sessions = [...after.sessions].map(([pid, ms]) => ms - (before.sessions.get(pid) ?? 0));
  return { resets, ms: after.service - before.service + sum(sessions) };
}

/** Milliseconds; those of the sessions by their processes. */
async function timesOf({ service, client }: Running) {
  const { cpuMs } = await service.child.ask('usage');
  const { rows } = await client.query<{ pid: number }>(
    'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  const sessions = new Map(rows.map(({ pid }) => [pid, timeOf(pid)]));
  return { service: cpuMs, sessions };
}

/** The audit as it was before the chain, but for its partitions. */
async function unchain(client: pg.Client): Promise<void> {
  for (const statement of [
    'DROP TRIGGER audit_events_chain ON audit_events',
    ...['chain', 'seq', 'hash'].map(
      (column) => `ALTER TABLE audit_events ALTER ${column} DROP NOT NULL`,
    ),
    ...['insert', 'update', 'delete'].map(
      (change) => `DROP TRIGGER pin_credentials_recorded_${change} ON pin_credentials`,
    ),
    'TRUNCATE audit_unsealed',
  ]) {
    await client.query(statement);
  }
}

/** Events of as many mailboxes as make ten each. */
async function verification(bench: Bench): Promise<Row> {
  const { auditEvents } = bench.scale;
  const postgres = await bench.postgres();
  const url = await postgres.database('audit');
  const client = await openClient(url);
  await client.query(
    `INSERT INTO audit_events (event, actor, mailbox_id, reset_id, source, request_id, detail)
     SELECT 'signed-in', 'pbx', md5((n % $1)::text)::uuid, gen_random_uuid(), '192.0.2.1',
       'made up for the bench', 'lifetime' FROM generate_series(1, $2::integer) AS n`,
    [auditEvents / 10, auditEvents],
  );
  await client.query('VACUUM ANALYZE');
  await client.end();
  const dataSource = await new DataSource({ type: 'postgres', url }).initialize();
  const database = new Database(dataSource);
  const [roots, file] = [new AuditRoots(database), new RootFile(undefined)];
  const keys = new AuditKeys(new KeyRing([{ id: 'bench', key: Buffer.alloc(32, 'made up') }]));
  const verification = new AuditVerification(database, roots, keys, file);
  const published = new PublishedRoots(file, verification);
  const sealer = new AuditSealer(database, roots, keys, published);
  while ((await sealer.seal()) > 0);
  const startedAt = performance.now();
  const { findings, events } = await verification.verify();
  const seconds = (performance.now() - startedAt) / 1_000;
  await dataSource.destroy();
  await postgres.drop('audit');
  if (findings.length > 0 || events !== auditEvents) throw new Error('The audit does not verify.');
  return {
    number: 17,
    name: `umpin audit verify, ${number(events)} events`,
    measured: `${seconds.toFixed(1)} s`,
    comparedWith: 'a minute for a million',
    ratio: (seconds / 60) * (1_000_000 / events),
    goal: 1,
    stretch: 0.5,
    atMost: true,
  };
}

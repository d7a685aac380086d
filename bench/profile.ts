import type { Profiler } from 'node:inspector';
import type pg from 'pg';
import type { Bench } from './bench.js';
import { machineBusyMs } from './machine.js';
import { openClient } from './postgres.js';
import { number } from './statistics.js';

/** A name and milliseconds per reset. */
type Ranked = [name: string, ms: number];

export interface Profile {
  readonly costs: readonly (readonly [name: string, value: string])[];
  readonly functions: readonly Ranked[];
  readonly places: readonly Ranked[];
}

type Look = Awaited<ReturnType<ReturnType<typeof looking>>>;

/** Load on the deployed service, looked at closely: who uses the processors, and for what. */
export async function profileReset(bench: Bench): Promise<Profile> {
  const { service, callers, databaseUrl } = await bench.main();
  const load = await bench.load();
  const { cpuMsPerHash } = await bench.floor(bench.trial);
  const times = { seconds: bench.scale.seconds, warmUpSeconds: 0 };
  const job = { concurrency: await bench.concurrency(), ...times };

  // Once without the profiler, whose own work would count as the service's.
  const client = await openClient(databaseUrl);
  const look = looking(bench, client);
  const before = await look();
  const { called } = await load.closed(service, callers, job);
  const after = await look();
  await client.end();

  await service.child.ask('startProfile');
  const profiled = await load.closed(service, callers, job);
  const profile = await service.child.ask('stopProfile');
  return {
    costs: costs(before, after, called, cpuMsPerHash),
    functions: byFunction(profile, profiled.called),
    places: byPlace(profile, profiled.called),
  };
}

/** A function that returns the use of resources so far, process by process. */
function looking(bench: Bench, client: pg.Client) {
  return async () => {
    const { child } = (await bench.main()).service;
    return {
      busy: machineBusyMs(),
      service: await child.ask('usage'),
      queries: await child.ask('queries'),
      smtp: await (await bench.smtp()).ask('usage'),
      load: await (await bench.load()).child.ask('usage'),
      database: await databaseActivity(client),
    };
  };
}

async function databaseActivity(client: pg.Client) {
  // Counters reach the statistics when a session is idle for a moment.
  await client.query('SELECT pg_sleep(1.1), pg_stat_clear_snapshot()');
  const sql = `SELECT xact_commit, (SELECT wal_bytes FROM pg_stat_wal) AS wal_bytes,
    (SELECT sum(fsyncs) FROM pg_stat_io WHERE object = 'wal') AS wal_syncs
    FROM pg_stat_database WHERE datname = current_database()`;
  // bigint and numeric arrive as text.
  type Figures = Record<'xact_commit' | 'wal_bytes' | 'wal_syncs', string>;
  const [row] = (await client.query<Figures>(sql)).rows;
  return {
    commits: Number(row?.xact_commit),
    walBytes: Number(row?.wal_bytes),
    walSyncs: Number(row?.wal_syncs),
  };
}

function costs(before: Look, after: Look, resets: number, hashMs: number): Profile['costs'] {
  const each = (of: (look: Look) => number): number => (of(after) - of(before)) / resets;
  const count = (of: (look: Look) => number): string => number(each(of), 2);
  const service = each((look) => look.service.cpuMs);
  const smtp = each((look) => look.smtp.cpuMs);
  const load = each((look) => look.load.cpuMs);
  const all = each((look) => look.busy);
  return [
    ['one Argon2id hash (measured alone)', ms(hashMs)],
    ['service, all threads', ms(service)],
    ['service, main thread busy', ms(each((look) => look.service.loop.active))],
    ['SMTP server', ms(smtp)],
    ['generator of load', ms(load)],
    ['PostgreSQL, kernel and everything else on the machine', ms(all - service - smtp - load)],
    ['statements (BEGIN and COMMIT included)', count((look) => look.queries.statements)],
    ['COMMITs sent', count((look) => look.queries.commits)],
    ['transactions by pg_stat_database, reading ones too', count((look) => look.database.commits)],
    [
      'write-ahead log',
      `${number(
        each((look) => look.database.walBytes),
        0,
      )} bytes`,
    ],
    ['fsyncs of the write-ahead log', count((look) => look.database.walSyncs)],
  ];
}

const ms = (value: number): string => `${number(value, 2)} ms`;

/** Self time of each function of the main thread, ms a reset. */
function byFunction(profile: Profiler.Profile, resets: number): Ranked[] {
  return ranked(profile, resets, ({ functionName, url, lineNumber }) => {
    return `${functionName || '(anonymous)'} ${place(url)}:${lineNumber + 1}`;
  });
}

/** The same by package or folder. */
function byPlace(profile: Profiler.Profile, resets: number): Ranked[] {
  return ranked(profile, resets, ({ functionName, url }) => {
    if (!url) return functionName.startsWith('(') ? functionName : `native ${functionName}`;
    const [, module] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
    const [, ours] = /\/dist\/(?:src\/)?([^/]+)/.exec(url) ?? [];
    return module ?? (ours ? `umpin ${ours}` : url.replace(/^(node:[^/]+).*/, '$1'));
  });
}

function ranked(
  { nodes, samples = [], timeDeltas = [] }: Profiler.Profile,
  resets: number,
  nameOf: (frame: Profiler.ProfileNode['callFrame']) => string,
): Ranked[] {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const times = new Map<string, number>();
  samples.forEach((id, index) => {
    const name = names.get(id) ?? '';
    times.set(name, (times.get(name) ?? 0) + (timeDeltas[index] ?? 0) / 1_000 / resets);
  });
  return [...times]
    .filter(([name]) => !/^(\(idle\)|(native )?dispatch\b)/.test(name))
    .sort(([, a], [, b]) => b - a);
}

function place(url: string): string {
  if (!url) return '(native)';
  const [, inPackage] = /.*\/node_modules\/(.*)/.exec(url) ?? [];
  return inPackage ?? url.replace(/^.*\/dist\//, 'umpin/');
}

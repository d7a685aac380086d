import { median, number } from './statistics.mjs';
import { openClient } from './postgres.mjs';
import { machineBusyMs } from './machine.mjs';

/** Load on the deployed service, looked at closely: who uses the processors, and for what. */
export async function profileReset(bench) {
  const { service, callers, databaseUrl } = await bench.main;
  const load = await bench.load;
  const smtp = await bench.smtp;
  const floor = [];
  for (let time = 0; time < 2; time += 1) {
    await bench.floor(await bench.floorConcurrency, bench.trial);
    floor.push(bench.cpuMsPerHash);
  }
  const times = { seconds: bench.scale.seconds, warmUpSeconds: 0 };
  const job = { concurrency: await bench.concurrency, ...times };

  // Once without the profiler, whose own work would count as the service's.
  const client = await openClient(databaseUrl);
  const look = async () => ({
    busy: machineBusyMs(),
    service: await service.child.ask('usage'),
    queries: await service.child.ask('queries'),
    smtp: await smtp.ask('usage'),
    load: await load.child.ask('usage'),
    database: await databaseActivity(client),
  });
  const before = await look();
  const { called } = await load.closed(service, callers, job);
  const after = await look();
  await client.end();

  await service.child.ask('startProfile');
  const profiled = await load.closed(service, callers, job);
  const profile = await service.child.ask('stopProfile');
  return {
    costs: costs(before, after, called, median(floor)),
    functions: byFunction(profile, profiled.called),
    places: byPlace(profile, profiled.called),
  };
}

async function databaseActivity(client) {
  // Counters reach the statistics when a session is idle for a moment.
  await client.query('SELECT pg_sleep(1.1), pg_stat_clear_snapshot()');
  const sql = `SELECT xact_commit, (SELECT wal_bytes FROM pg_stat_wal) AS wal_bytes,
    (SELECT sum(fsyncs) FROM pg_stat_io WHERE object = 'wal') AS wal_syncs
    FROM pg_stat_database WHERE datname = current_database()`;
  const [row] = (await client.query(sql)).rows;
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)]));
}

function costs(before, after, resets, hashMs) {
  const each = (of) => (of(after) - of(before)) / resets;
  const service = each((look) => look.service.cpuMs);
  const main = each((look) => look.service.loop.active);
  const smtp = each((look) => look.smtp.cpuMs);
  const load = each((look) => look.load.cpuMs);
  const all = each((look) => look.busy);
  return [
    ['one Argon2id hash (measured alone)', ms(hashMs)],
    ['service, all threads', ms(service)],
    ['service, main thread busy', ms(main)],
    ['SMTP server', ms(smtp)],
    ['generator of load', ms(load)],
    ['PostgreSQL, kernel and everything else on the machine', ms(all - service - smtp - load)],
    [
      'statements (BEGIN and COMMIT included)',
      number(
        each((look) => look.queries.statements),
        2,
      ),
    ],
    [
      'COMMITs sent',
      number(
        each((look) => look.queries.commits),
        2,
      ),
    ],
    [
      'transactions by pg_stat_database, reading ones too',
      number(
        each((l) => l.database.xact_commit),
        2,
      ),
    ],
    [
      'write-ahead log',
      `${number(
        each((look) => look.database.wal_bytes),
        0,
      )} bytes`,
    ],
    [
      'fsyncs of the write-ahead log',
      number(
        each((look) => look.database.wal_syncs),
        2,
      ),
    ],
  ];
}

const ms = (value) => `${number(value, 2)} ms`;

/** Self time of each function of the main thread, ms a reset. */
function byFunction(profile, resets) {
  return ranked(profile, resets, ({ functionName, url, lineNumber }) => {
    return `${functionName || '(anonymous)'} ${place(url)}:${lineNumber + 1}`;
  });
}

/** The same by package or folder. */
function byPlace(profile, resets) {
  return ranked(profile, resets, ({ functionName, url }) => {
    if (!url) return functionName.startsWith('(') ? functionName : `native ${functionName}`;
    const [, module] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
    const [, ours] = /\/dist\/([^/]+)/.exec(url) ?? [];
    return module ?? (ours ? `umpin ${ours}` : url.replace(/^(node:[^/]+).*/, '$1'));
  });
}

function ranked({ nodes, samples, timeDeltas }, resets, nameOf) {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const times = new Map();
  samples.forEach((id, index) => {
    const name = names.get(id);
    times.set(name, (times.get(name) ?? 0) + timeDeltas[index] / 1_000 / resets);
  });
  return [...times]
    .filter(([name]) => !/^(\(idle\)|(native )?dispatch\b)/.test(name))
    .sort(([, a], [, b]) => b - a);
}

function place(url) {
  return url.replace(/^.*\/node_modules\//, '').replace(/^.*\/dist\//, 'umpin/') || '(native)';
}

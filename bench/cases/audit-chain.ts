import { DataSource } from 'typeorm';
import { AuditKeys } from '../../src/audit/seal/audit-keys.js';
import { AuditRoots } from '../../src/audit/seal/audit-roots.js';
import { AuditSealer } from '../../src/audit/seal/audit-sealer.js';
import { RootFile } from '../../src/audit/seal/root-file.js';
import { AuditVerification } from '../../src/audit/verify/audit-verification.js';
import { KeyRing } from '../../src/crypto/key-ring.js';
import { Database } from '../../src/database/database.js';
import type { Bench } from '../bench.js';
import { openClient } from '../postgres.js';
import { refuseOthers } from '../processes/tally.js';
import type { Row } from '../report.js';
import { addCallers } from '../seed.js';
import { number, ratioOf, spread } from '../statistics.js';

export const numbers = [16, 17];
export const title = 'the audit chain';

/** As many callers as give the highest throughput, or nearly so. */
const concurrency = 24;

export async function run(bench: Bench, wanted: ReadonlySet<number>): Promise<Row[]> {
  return [
    ...(wanted.has(16) ? [await throughput(bench)] : []),
    ...(wanted.has(17) ? [await verification(bench)] : []),
  ];
}

/** Two services of this build in turn: one database chains and seals its events, the other one does not. */
async function throughput(bench: Bench): Promise<Row> {
  const load = await bench.load();
  const subject = async (chained: boolean) => {
    const name = chained ? 'chained' : 'unchained';
    const url = await (await bench.postgres()).database(name);
    const callers = await addCallers(url, bench.scale.callers);
    if (!chained) await unchain(url);
    const service = await bench.service(url, { env: { REMEMBER_LOGIN_SECONDS: '3600' } });
    await load.greet(service, callers);
    await bench.breakIn(service, callers);
    const measure = async () => {
      const result = await load.closed(service, callers, { concurrency, ...bench.times });
      refuseOthers(result.others);
      return result.rate;
    };
    return { service, measure };
  };
  const [chained, unchained] = [await subject(true), await subject(false)];
  const rates = await bench.interleaved({ with: chained.measure, without: unchained.measure });
  await chained.service.stop();
  await unchained.service.stop();
  return {
    number: 16,
    name: `ResetPIN with the audit chained and sealed, ${concurrency} callers`,
    measured: spread(rates.with, '/s'),
    comparedWith: `without: ${spread(rates.without, '/s')}`,
    ...ratioOf(rates.with, rates.without),
    goal: 0.97,
    stretch: 0.99,
  };
}

/** The audit as it was before the chain, but for its partitions. */
async function unchain(url: string): Promise<void> {
  const client = await openClient(url);
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
  await client.end();
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
  const sealer = new AuditSealer(database, roots, keys, file);
  while ((await sealer.seal()) > 0);
  const startedAt = performance.now();
  const { findings, events } = await new AuditVerification(database, roots, keys, file).verify();
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

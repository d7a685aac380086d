import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../faults/support/pause.js';
import { runCommand } from '../support/command.js';
import { ServiceProcess } from '../support/service-process.js';
import { testSettings } from '../support/settings.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { Callers, losses, type Losses } from './callers.js';
import { PatroniCluster, patroniIsInstalled } from './patroni-cluster.js';

/** More than the callers get through. */
const mailboxes = 6_000;

const addressOf = (number: number) => `owner${number}@example.com`;

/** What can happen to a leader while callers reset PINs. Each resolves when it has happened. */
const events = {
  'switchover by an administrator': (cluster: PatroniCluster) => cluster.switchover(),
  'kill -9 of the leader': (cluster: PatroniCluster) => cluster.killLeader(),
  'kill -9 of the leader, whose replicas were cut off 3 s before': async (
    cluster: PatroniCluster,
  ) => {
    const frozen = await cluster.cutReplicasOff();
    await sleep(3_000);
    return cluster.killLeader(frozen);
  },
} as const;

describe.skipIf(!patroniIsInstalled)('PostgreSQL under Patroni', () => {
  let folder: string;
  let cluster: PatroniCluster;
  let smtp: SmtpSink;
  let service: ServiceProcess;
  const stops: (() => Promise<unknown>)[] = [];
  let helpdesk: { login: string; secret: string };
  let phone: { login: string; secret: string };
  let next = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umpin-patroni-callers-'));
    stops.push(() => rm(folder, { recursive: true, force: true }));
    cluster = await PatroniCluster.start({
      ttl: 30,
      loop_wait: 10,
      retry_timeout: 10,
      maximum_lag_on_failover: 1_048_576,
    });
    stops.push(() => cluster.stop());
    smtp = await SmtpSink.start();
    stops.push(() => smtp.down());
    const settings = testSettings(cluster.url, smtp.url);
    const run = async (line: string, input = '') => {
      const { code, output, errors } = await runCommand(line, settings, input);
      if (code !== 0) throw new Error(errors);
      return output.trim();
    };
    const file = join(folder, 'mailboxes.csv');
    const rows = Array.from(
      { length: mailboxes },
      (_, number) => `${addressOf(number)},Owner,,en,true,Default`,
    );
    const header = 'address,displayName,extensions,language,umEnabled,policy';
    await writeFile(file, [header, ...rows, ''].join('\n'));
    await run(`mailbox import ${file}`);
    await run('account add helpdesk', 'a made-up password\n');
    await run('account grant helpdesk --role ApplicationImpersonation');
    await run('account add pbx --external');
    await run('account grant pbx --role phone');
    helpdesk = { login: 'helpdesk', secret: 'a made-up password' };
    phone = { login: 'pbx', secret: await run('api-key add pbx') };
    service = await ServiceProcess.start(settings);
    stops.push(() => service.end('SIGKILL'));
  });
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
  });

  const nothingWaits = async () => {
    const client = new pg.Client(cluster.url);
    try {
      await client.connect();
      const { rows } = await client.query<{ n: number }>(
        'SELECT count(*)::integer AS n FROM outbox',
      );
      return rows[0]?.n === 0;
    } catch {
      return false;
    } finally {
      await client.end();
    }
  };

  async function measured(event: keyof typeof events): Promise<Losses> {
    const callers = new Callers(service.url, helpdesk, () => addressOf(next++));
    await until('resets', () => callers.acknowledged >= 30);
    const before = callers.acknowledged;
    const killed = await events[event](cluster);
    const then = callers.acknowledged;
    await until('resets again', () => callers.acknowledged >= then + 60, 120_000);
    await callers.stop();
    await until('an empty outbox', nothingWaits, 90_000);
    const lost = await losses(service.url, phone, callers.calls, smtp);
    process.stdout.write(
      `${event}: ${callers.longestGap().toFixed(1)} s without service, ` +
        `${callers.acknowledged} of ${callers.calls.length} calls acknowledged (${then - before} meanwhile), ` +
        `${lost.acknowledged} acknowledged resets lost, ${lost.mailed} newest mails with a dead PIN\n`,
    );
    if (killed) await cluster.restart(killed);
    else await until('three members', () => cluster.whole(), 120_000);
    return lost;
  }

  const names = Object.keys(events) as (keyof typeof events)[];

  it('runs', () => {
    process.stdout.write(`${PatroniCluster.versions()}\n`);
  });

  describe('with synchronous_mode', () => {
    beforeAll(() => cluster.synchronous(true));

    it.each(names)('loses nothing that was acknowledged: %s', async (event) => {
      expect(await measured(event)).toMatchObject({ acknowledged: 0 });
    });
  });

  describe('without synchronous_mode', () => {
    beforeAll(() => cluster.synchronous(false));

    it.each(names.slice(0, 1))('loses nothing that was acknowledged: %s', async (event) => {
      expect(await measured(event)).toMatchObject({ acknowledged: 0 });
    });

    // What is lost depends on how far the replicas were behind: it is printed, and for the docs.
    it.each(names.slice(1))('goes on after %s', async (event) => {
      await measured(event);
    });
  });
});

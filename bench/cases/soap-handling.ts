import type { Bench } from '../bench.js';
import { Child } from '../child.js';
import type { Target } from '../load.js';
import type { Closed } from '../processes/load.js';
import type { MeasureQuestions } from '../processes/measure.js';
import { refuseOthers } from '../processes/tally.js';
import type { Row } from '../report.js';
import { startService, type Service } from '../service.js';
import { median, number, ratioOf, spread } from '../statistics.js';

export const numbers = [3];
export const title = 'SOAP handling alone';

const concurrency = 32;

/** Successes a second, and the processor time of one. */
interface Measured {
  readonly rate: number;
  readonly cpuMs: number;
}

type Name = 'quiet' | 'peer' | 'logging' | 'reset';

export async function run(bench: Bench): Promise<Row[]> {
  const load = await bench.load();
  const { databaseUrl, callers, service } = await bench.main();
  const smtpPort = (await bench.smtp()).port;
  const alone = (level: string): Promise<Service> =>
    startService(
      { databaseUrl, smtpPort },
      { program: 'soap-alone.js', preload: ['processes/measure.js'], env: { LOG_LEVEL: level } },
    );
  const [quiet, logging] = [await alone('warn'), await alone('info')];
  const child = await Child.start<MeasureQuestions>('soap-peer.js');
  const peer = { child, url: `http://127.0.0.1:${child.port}` };

  const measure = async (
    subject: Target & { readonly child: Child },
    job: Closed = { concurrency, ...bench.times },
  ): Promise<Measured> => {
    const before = await subject.child.ask('usage');
    const { rate, called, others } = await load.closed(subject, callers, job);
    refuseOthers(others);
    const after = await subject.child.ask('usage');
    return { rate, cpuMs: (after.cpuMs - before.cpuMs) / called };
  };
  const whole = { concurrency: await bench.concurrency(), ...bench.times };
  const found = await bench.interleaved({
    quiet: () => measure(quiet),
    peer: () => measure(peer),
    logging: () => measure(logging),
    reset: () => measure(service, whole),
  });
  for (const service of [quiet, logging]) await service.stop();
  await child.stop();
  return rows(found);
}

function rows(found: Record<Name, Measured[]>): Row[] {
  const rates = (name: Name): number[] => found[name].map(({ rate }) => rate);
  const cpu = (name: Name): number => median(found[name].map(({ cpuMs }) => cpuMs));
  const peer = `npm soap on node:http: ${spread(rates('peer'), '/s', 0)}`;
  const share = (name: Name) => ({
    measured: `${number(cpu(name), 3)} ms of processor time`,
    comparedWith: `a whole reset in the service: ${number(cpu('reset'), 1)} ms`,
    ratio: (cpu(name) / cpu('reset')) * 100,
    unit: '%',
  });
  return [
    {
      number: 3,
      name: `SOAP handling alone, every check on, ${concurrency} connections`,
      measured: spread(rates('quiet'), '/s', 0),
      comparedWith: peer,
      ...ratioOf(rates('quiet'), rates('peer')),
      goal: 1,
      stretch: 1.3,
    },
    { number: 3, name: 'its share of a reset', ...share('quiet'), goal: 2, atMost: true },
    {
      number: 3,
      name: 'with its line in the log',
      measured: spread(rates('logging'), '/s', 0),
      comparedWith: peer,
      ...ratioOf(rates('logging'), rates('peer')),
    },
    { number: 3, name: 'its share of a reset', ...share('logging') },
  ];
}

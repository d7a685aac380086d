import { Child } from '../child.mjs';
import { startService } from '../service.mjs';
import { median, number, spread } from '../statistics.mjs';
import { refuseOthers } from './throughput.mjs';

export const numbers = [3];
export const title = 'SOAP handling alone';

const concurrency = 32;

export async function run(bench) {
  const load = await bench.load;
  const { databaseUrl, callers, service } = await bench.main;
  const smtpPort = (await bench.smtp).facts.port;
  const alone = (level) =>
    startService(
      { databaseUrl, smtpPort },
      { program: 'soap-alone.mjs', preload: ['processes/measure.mjs'], env: { LOG_LEVEL: level } },
    );
  const [quiet, logging] = [await alone('warn'), await alone('info')];
  const child = await Child.start('soap-peer.mjs');
  const peer = { child, url: `http://127.0.0.1:${child.facts.port}` };

  const measure = async (subject, job = { concurrency, ...bench.times }) => {
    const before = await subject.child.ask('usage');
    const { rate, called, others } = await load.closed(subject, callers, job);
    refuseOthers(others);
    const after = await subject.child.ask('usage');
    return { rate, cpuMs: (after.cpuMs - before.cpuMs) / called };
  };
  const whole = { concurrency: await bench.concurrency, ...bench.times };
  const found = await bench.interleaved({
    quiet: () => measure(quiet),
    peer: () => measure(peer),
    logging: () => measure(logging),
    reset: () => measure(service, whole),
  });
  for (const { stop } of [quiet, logging]) await stop();
  await child.stop();
  return rows(found);
}

function rows(found) {
  const rates = (name) => found[name].map(({ rate }) => rate);
  const cpu = (name) => median(found[name].map(({ cpuMs }) => cpuMs));
  const ratio = (a, b) => median(rates(a).map((rate, round) => rate / rates(b)[round]));
  const peer = `npm soap on node:http: ${spread(rates('peer'), '/s', 0)}`;
  const share = (name) => ({
    measured: `${number(cpu(name), 3)} ms of processor time`,
    comparedWith: `a whole reset in the service: ${number(cpu('reset'), 1)} ms`,
    ratio: (cpu(name) / cpu('reset')) * 100,
    unit: '%',
  });
  return [
    {
      number: 3,
      name: `SOAP handling alone, ${concurrency} connections`,
      measured: spread(rates('quiet'), '/s', 0),
      comparedWith: peer,
      ratio: ratio('quiet', 'peer'),
      goal: 0.8,
    },
    { number: 3, name: 'its share of a reset', ...share('quiet'), goal: 2, atMost: true },
    {
      number: 3,
      name: 'with its line in the log',
      measured: spread(rates('logging'), '/s', 0),
      comparedWith: peer,
      ratio: ratio('logging', 'peer'),
    },
    { number: 3, name: 'its share of a reset', ...share('logging') },
  ];
}

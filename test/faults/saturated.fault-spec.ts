import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceProcess } from '../support/service-process.js';
import { Lab } from './support/lab.js';
import { until } from './support/pause.js';
import { howMany } from './support/plan.js';
import { checkRow } from './support/row.js';

describe('a service whose hashes cannot keep up', () => {
  /** Callers of one mailbox, and owners of others. */
  const [callers, others] = [20, 60];
  /** A busy machine must not make a caller give up; a second more ends the last step. */
  const [deadlineSeconds, slowestMs] = [20, 22_000];
  let lab: Lab;
  let service: ServiceProcess;

  beforeAll(async () => {
    const settings = { REPLY_DEADLINE_SECONDS: String(deadlineSeconds) };
    lab = await Lab.open('saturated', { owners: others + 1, settings });
    service = await lab.start();
  });
  afterAll(() => lab.close());

  /** The sizes of the batches that are sent from now on. */
  function batchSizes(): number[] {
    const sizes: number[] = [];
    lab.databaseLine.troubleAt = (_, orders) => {
      sizes.push(orders.length);
      return 'none';
    };
    return sizes;
  }
  const mailCounts = (owners = lab.owners) =>
    owners.map(({ address }) => lab.smtp.to(address).length);

  it('serves sixty owners, and twenty callers of another mailbox with one mail (P1, P5)', async () => {
    const times = howMany(1, 20);
    const injected = '20 callers of one mailbox among 60 of others';
    for (let time = 0; time < times; time += 1) {
      const before = mailCounts();
      const sizes = batchSizes();
      const further = Array.from({ length: callers - 1 }, () => lab.owner);
      const calls = await lab.resetAll(service, [...further, ...lab.owners]);
      expect(calls.map(({ answer }) => answer)).toEqual(calls.map(() => 'reset'));
      expect(mailCounts()).toEqual(before.map((count) => count + 1));
      expect(Math.max(...sizes)).toBeGreaterThan(1);
    }
    const repetitions = (callers + others) * times;
    await checkRow(lab, 'one mailbox in a crowd', { injected, slowestMs }, { repetitions });
  });

  it('answers all callers whose orders it holds back when it is told to stop (P1, P3, P12)', async () => {
    const stops = howMany(1, 20);
    const injected = 'SIGTERM while 30 resets wait for hashes';
    const asking = lab.owners.slice(0, 30);
    let next = Promise.resolve(service);
    for (let stop = 0; stop < stops; stop += 1) {
      const stopping = await next;
      if (stop + 1 < stops) next = lab.start();
      const before = mailCounts(asking);
      const delivered = lab.smtp.mails.length;
      const answers = lab.resetAll(stopping, asking);
      await until('the first mail', () => lab.smtp.mails.length > delivered);
      const sizes = batchSizes();
      expect(lab.smtp.mails.length - delivered).toBeLessThan(asking.length / 2);
      expect(await lab.end(stopping, 'SIGTERM')).toBe(0);
      expect((await answers).map(({ answer }) => answer)).toEqual(asking.map(() => 'reset'));
      expect(mailCounts(asking)).toEqual(before.map((count) => count + 1));
      expect(Math.max(...sizes), 'a batch after the signal').toBeGreaterThan(1);
      expect(await lab.waiting()).toBe(0);
    }
    await checkRow(
      lab,
      'told to stop with orders held back',
      { injected, slowestMs },
      { repetitions: stops },
    );
  });
});

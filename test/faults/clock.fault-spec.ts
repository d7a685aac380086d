import { describe, expect, it } from 'vitest';
import { silence } from '../support/smtp-sink.js';
import { until } from './support/pause.js';
import { howMany, plan } from './support/plan.js';
import { faultRow } from './support/row.js';

/** Moves Date by some hours before the service starts; the monotonic clock stays as it is. */
function wrongClock(hours: number): Record<string, string> {
  const shift = `const { now } = Date; const by = ${hours} * 3_600_000;
    globalThis.Date = class extends Date {
      constructor(...values) { if (values.length) super(...values); else super(now() + by); }
      static now() { return now() + by; }
    };`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(shift)}` };
}

describe('an instance whose clock is an hour wrong', () => {
  it.each(plan.long ? [1, -1] : [1])(
    '(%i h) resets, joins and takes over like any other (P1-P5, P12)',
    async (hours) => {
      const times = howMany(1, 10);
      const name = `clock ${hours > 0 ? 'an hour fast' : 'an hour slow'}`;
      const options = { injected: 'Date of one of two instances', owners: 4, mayBreak: true };
      await faultRow(name, options, async (lab) => {
        const [wrong, right] = await Promise.all([lab.start(wrongClock(hours)), lab.startApart()]);
        const [loggedAt] = /(?<="time":")[^"]+/.exec(wrong.logs.join('')) ?? [];
        expect((Date.parse(loggedAt ?? '') - Date.now()) / 3_600_000).toBeCloseTo(hours, 1);
        await lab.pinsForAll(right);
        for (let time = 0; time < times; time += 1) {
          const mails = lab.smtp.mails.length;
          const answers = await Promise.all([lab.resetAll(wrong), lab.resetAll(right)]);
          expect(new Set(answers.flat().map(({ answer }) => answer))).toEqual(new Set(['reset']));
          expect(lab.smtp.mails.length - mails).toBeLessThanOrEqual(2 * lab.owners.length);

          // What one of them leaves open the other must not take before the lease ends.
          lab.smtp.atEnd = silence;
          const dots = lab.smtp.finalDots;
          const open = lab.resetAll(time % 2 === 0 ? wrong : right);
          await until('the final dots', () => lab.smtp.finalDots === dots + lab.owners.length);
          expect((await open).map(({ answer }) => answer)).toEqual(
            lab.owners.map(() => 'unconfirmed'),
          );
          expect(lab.smtp.finalDots).toBe(dots + lab.owners.length);
          lab.disturbed();
          lab.wellAgain();
          lab.mailLine.cutAll();
          await lab.smtp.restart();
          await lab.drained();
          const issued = lab.smtp.to(lab.owner.address).at(-1)?.parsed.date?.getTime() ?? 0;
          expect(Math.abs(issued - Date.now())).toBeLessThan(60_000);
        }
        return { repetitions: times * lab.owners.length };
      });
    },
  );
});

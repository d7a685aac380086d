import { describe, expect, it } from 'vitest';
import type { SendResult } from '../smtp/mailer.js';
import { nextStep, retryDelay, type Step } from './next-step.js';

type Kind = SendResult['kind'];

/** Result, caller waits, maybe sent before, overdue; `*` stands for yes and no. */
const decisions: [Kind, ...('yes' | 'no' | '*')[], Step][] = [
  ['accepted', '*', '*', '*', 'delivered'],

  // It surely has not arrived, and a caller waits to hear so (P3).
  ['unavailable', 'yes', 'no', '*', 'drop'],
  ['refused', 'yes', 'no', '*', 'drop'],

  // It has certainly not arrived, and no caller waits.
  ['unavailable', 'no', 'no', 'no', 'retry'],
  ['unavailable', 'no', 'no', 'yes', 'drop'],
  ['refused', 'no', 'no', '*', 'drop'],

  // It may have arrived: the same mail again until a server confirms it (P4).
  ['unknown', '*', '*', 'no', 'retry'],
  ['unavailable', '*', 'yes', 'no', 'retry'],
  ['refused', '*', 'yes', 'no', 'retry'],

  // Until its time is over.
  ['unknown', '*', '*', 'yes', 'drop'],
  ['unavailable', '*', 'yes', 'yes', 'drop'],
  ['refused', '*', 'yes', 'yes', 'drop'],
];

const both = (claim = '*') => (claim === '*' ? [true, false] : [claim === 'yes']);

const cases = decisions.flatMap(([kind, ...columns]) => {
  const step = columns.pop() as Step;
  const [callersWait, maybeSents, overdues] = columns.map(both);
  return (callersWait ?? []).flatMap((callerWaits) =>
    (maybeSents ?? []).flatMap((maybeSent) =>
      (overdues ?? []).map((overdue) => ({ kind, callerWaits, maybeSent, overdue, step })),
    ),
  );
});

describe('after an attempt', () => {
  it.each(cases)(
    'that was $kind (callerWaits $callerWaits, maybe sent $maybeSent, overdue $overdue): $step',
    ({ kind, step, ...message }) => {
      expect(nextStep(message, { kind })).toBe(step);
    },
  );

  it('the table has every case once', () => {
    const distinct = new Set(
      cases.map(({ kind, callerWaits, maybeSent, overdue }) =>
        [kind, callerWaits, maybeSent, overdue].join(),
      ),
    );
    expect(distinct.size).toBe(4 * 2 ** 3);
    expect(cases).toHaveLength(distinct.size);
  });

  it('the pause doubles from a second to a quarter of an hour', () => {
    const seconds = Array.from({ length: 12 }, (_, index) => retryDelay(index + 1) / 1_000);
    expect(seconds).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
    expect(retryDelay(10_000)).toBe(900_000);
  });
});

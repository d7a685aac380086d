import { describe, expect, it } from 'vitest';
import { decideBounce, type BouncedReset } from './bounce-decision.js';

const values: { readonly [Fact in keyof BouncedReset]: readonly BouncedReset[Fact][] } = {
  pin: ['staged', 'valid', 'superseded'],
  newerPending: [true, false],
  typedRight: [true, false],
  suspect: [true, false],
  previousKept: [true, false],
  onBounce: ['return', 'keep', 'lock'],
};

/** Every combination of the facts. */
const cases = Object.entries(values).reduce<Partial<BouncedReset>[]>(
  (so, [fact, all]) => so.flatMap((each) => all.map((value) => ({ ...each, [fact]: value }))),
  [{}],
) as BouncedReset[];

const unused = { pin: 'valid', newerPending: false, typedRight: false } as const;

/** The facts of a row, those that do not matter left out; and the decision. */
const table: [Partial<BouncedReset>, ReturnType<typeof decideBounce>][] = [
  [{ pin: 'staged' }, { result: 'too-early', helpdesk: false }],
  [
    { pin: 'superseded' },
    { result: 'recorded', because: 'another PIN has replaced it', helpdesk: false },
  ],
  [
    { pin: 'valid', newerPending: true },
    { result: 'recorded', because: 'a newer reset is pending', helpdesk: false },
  ],
  [
    { pin: 'valid', newerPending: false, typedRight: true },
    { result: 'recorded', because: 'its PIN has been used', helpdesk: false },
  ],
  [
    { ...unused, suspect: true },
    { result: 'locked', because: 'others may know the previous PIN', helpdesk: true },
  ],
  [
    { ...unused, suspect: false, onBounce: 'lock' },
    { result: 'locked', because: 'policy', helpdesk: true },
  ],
  [
    { ...unused, suspect: false, onBounce: 'keep' },
    { result: 'recorded', because: 'policy', helpdesk: false },
  ],
  [
    { ...unused, suspect: false, onBounce: 'return', previousKept: true },
    { result: 'returned', helpdesk: true },
  ],
  [
    { ...unused, suspect: false, onBounce: 'return', previousKept: false },
    { result: 'recorded', because: 'no previous PIN is kept', helpdesk: true },
  ],
];

const fits = (reset: BouncedReset, row: Partial<BouncedReset>) =>
  Object.entries(row).every(([fact, value]) => reset[fact as keyof BouncedReset] === value);

describe('a bounce (P13)', () => {
  it.each(table)('of a reset with %j is decided as %j', (row, decision) => {
    const such = cases.filter((reset) => fits(reset, row));
    expect(such.length).toBeGreaterThan(0);
    for (const reset of such) expect(decideBounce(reset)).toEqual(decision);
  });

  it('has exactly one row of the table for each combination of facts', () => {
    expect(cases).toHaveLength(3 * 2 * 2 * 2 * 2 * 3);
    for (const reset of cases) {
      expect(table.filter(([row]) => fits(reset, row))).toHaveLength(1);
    }
  });
});

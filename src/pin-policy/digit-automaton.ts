/** Reads a PIN digit by digit and decides at its end whether to refuse it. */
export interface DigitAutomaton {
  readonly start: string;
  next(state: string, digit: string): string;
  refuses(state: string): boolean;
}

/** The state of a PIN that is refused whatever digits follow. */
export const lost = 'lost';

const digits = Array.from('0123456789');

export function refusesPin(automaton: DigitAutomaton, pin: string): boolean {
  let state = automaton.start;
  for (const digit of pin) state = automaton.next(state, digit);
  return automaton.refuses(state);
}

/** Refuses every PIN that any of them refuses. Steps are cached: there are far fewer states than PINs. */
export function anyOf(automata: readonly DigitAutomaton[]): DigitAutomaton {
  const known = new Map<string, Map<string, string>>();
  const partsOf = (state: string) => state.split('|');
  const step = (state: string, digit: string) => {
    const parts = partsOf(state);
    const next = automata.map((automaton, i) => automaton.next(parts[i] ?? lost, digit));
    return next.includes(lost) ? lost : next.join('|');
  };
  const stepsFrom = (state: string) =>
    new Map(digits.map((digit) => [digit, state === lost ? lost : step(state, digit)]));
  return {
    start: automata.map(({ start }) => start).join('|'),
    next(state, digit) {
      let steps = known.get(state);
      if (!steps) known.set(state, (steps = stepsFrom(state)));
      return steps.get(digit) ?? lost;
    },
    refuses(state) {
      const parts = partsOf(state);
      return state === lost || automata.some((each, i) => each.refuses(parts[i] ?? lost));
    },
  };
}

/** How many PINs it accepts, of each length from 0 to `longest`. */
export function countAccepted(automaton: DigitAutomaton, longest: number): bigint[] {
  const accepted: bigint[] = [];
  // The number of PINs of the length that lead to each state.
  let counts = new Map([[automaton.start, 1n]]);
  for (let length = 0; length <= longest; length += 1) {
    let sum = 0n;
    const longer = new Map<string, bigint>();
    for (const [state, count] of counts) {
      if (!automaton.refuses(state)) sum += count;
      for (const digit of digits) {
        const next = automaton.next(state, digit);
        longer.set(next, (longer.get(next) ?? 0n) + count);
      }
    }
    accepted.push(sum);
    counts = longer;
  }
  return accepted;
}

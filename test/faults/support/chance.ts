/** Seeded chance for the timing of faults: the same seed and row make the same faults. */
export class Chance {
  #state: number;

  constructor(seed: number, row: string) {
    this.#state = Buffer.from(row).reduce((hash, byte) => mix(hash ^ byte), seed | 0);
  }

  /** A whole number from `low` to `high`. */
  between(low: number, high: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    return low + (mix(this.#state) % (high - low + 1));
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.between(0, choices.length - 1)] as T;
  }
}

// The mixing function of Tommy Ettinger's Mulberry32.
function mix(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}

import { defaultPinPolicy, type PinPolicy } from '../../src/pin-policy/pin-policy.js';
import type { PinContext } from '../../src/pin-policy/pin-rules.js';
import { refusablePatterns } from '../../src/pin-policy/policy-settings.js';

/** Policies, mailboxes and PINs by chance, the same ones for the same seed. */
export class RandomContexts {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from `low` to `high`. */
  number(low: number, high: number): number {
    // A linear congruential generator with the constants of Numerical Recipes; its low bits are poor.
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return low + Math.floor((this.#state / 2 ** 32) * (high - low + 1));
  }

  digits(length: number): string {
    return Array.from({ length }, () => String(this.number(0, 9))).join('');
  }

  oneOf<T>(values: readonly T[]): T {
    const value = values[this.number(0, values.length - 1)];
    if (value === undefined) throw new Error('there is nothing to choose from');
    return value;
  }

  /** A policy with any of the rules, and a mailbox whose numbers collide with many PINs. */
  context(settings: Partial<PinPolicy>): PinContext {
    return {
      policy: {
        ...defaultPinPolicy,
        minPinLength: this.number(4, 24),
        allowCommonPatterns: this.oneOf([true, false]),
        refusedPatterns: refusablePatterns.filter(() => this.oneOf([true, false])),
        ...settings,
      },
      extensions: this.#several(2, () => this.digits(this.number(2, 6))),
      phoneNumbers: this.#several(2, () => this.digits(this.number(3, 12))),
      blocklist: new Set(this.#several(20, () => this.likelyPin(this.number(4, 6)))),
    };
  }

  /** A PIN that some rule may have an eye on. */
  likelyPin(
    length: number,
    parts = ['1', '12', '147', '2580', '159', '2004', '3112', '0229'],
  ): string {
    const text = Array.from({ length }, () => this.oneOf(parts)).join('');
    const repeated = this.oneOf(parts).repeat(length);
    const counted = '0123456789'.repeat(3).slice(this.number(0, 9));
    return this.oneOf([text, repeated, counted, this.digits(length)]).slice(0, length);
  }

  #several<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.number(0, most) }, make);
  }
}

import { inspect } from 'node:util';

/** Set-UMMailboxPIN: the digits that a PIN has at least, whatever the policy, and at most. */
export const shortestPin = 4;
export const longestPin = 24;

const allDigits = /^[0-9]+$/;

/**
 * A voice-mail PIN in clear: digits, where leading zeros count. It cannot be printed, logged or
 * serialised by accident (P6): `reveal()` is the only way to its digits, so a search for `reveal(`
 * finds every place where a PIN is in clear.
 */
export class Pin {
  /** What was typed as a PIN; undefined where it cannot be one. */
  static typed(text: string): Pin | undefined {
    return text.length <= longestPin && allDigits.test(text) ? new Pin(text) : undefined;
  }

  readonly #digits: string;

  /** @throws TypeError if `digits` holds anything but the digits 0 to 9. */
  constructor(digits: string) {
    if (!allDigits.test(digits)) throw new TypeError('A PIN holds digits only.');
    this.#digits = digits;
  }

  get length(): number {
    return this.#digits.length;
  }

  reveal(): string {
    return this.#digits;
  }

  toString(): string {
    return '[PIN]';
  }

  toJSON(): string {
    return '[PIN]';
  }

  [inspect.custom](): string {
    return '[PIN]';
  }
}

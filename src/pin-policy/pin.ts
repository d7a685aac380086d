import { inspect } from 'node:util';

/** Set-UMMailboxPIN: the fewest and the most digits of a PIN, under any policy. */
export const shortestPin = 4;
export const longestPin = 24;

const allDigits = /^[0-9]+$/;

/**
 * A voice-mail PIN in clear: digits, including leading zeros. It cannot be printed, logged or
 * serialised by accident (P6): `reveal()` is the only way to its digits, so a search for `reveal(`
 * finds every place where a PIN is in clear.
 */
export class Pin {
  /** Reads a typed PIN; undefined if it cannot be one. */
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

import { randomInt } from 'node:crypto';
import { DomainError } from '../common/domain-error.js';
import { Pin } from './pin.js';
import { violationOf, type PinContext } from './pin-rules.js';

/** Enough to find a PIN, for all practical purposes, even if a policy allows one in a thousand. */
const draws = 10_000;

/**
 * A random PIN of MinPINLength digits that obeys the policy (P8), drawn from the platform's CSPRNG
 * (NIST SP 800-63B-4 3.2.12). Rejected draws are discarded as a whole, so every PIN that the
 * rules allow is equally likely.
 *
 * @throws DomainError NoPinSatisfiesPolicy
 */
export function generatePin(context: PinContext): Pin {
  for (let draw = 0; draw < draws; draw += 1) {
    const pin = randomDigits(context.policy.minPinLength);
    if (!violationOf(pin, context)) return pin;
  }
  throw new DomainError('NoPinSatisfiesPolicy');
}

// randomInt rejects rather than folds, so no digit is favoured.
function randomDigits(length: number): Pin {
  return new Pin(Array.from({ length }, () => randomInt(10)).join(''));
}

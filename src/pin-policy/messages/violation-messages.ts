import type { PinPolicy } from '../pin-policy.js';
import type { Violation } from '../violation.js';

/**
 * Why a PIN was refused and what to do now, for a listener at a telephone: short, without a name of a
 * setting, and never with a digit of the PIN. A sentence that a language lacks does not compile.
 */
export type ViolationMessages = Readonly<Record<Violation, (policy: PinPolicy) => string>>;

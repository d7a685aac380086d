import { Injectable } from '@nestjs/common';
import type { LockedCredential } from '../credentials/pin-attempts.repository.js';
import { changeWindowMs } from './pin-attempts.js';

/** Checks of new PINs after each right one: as many as there are wrong attempts until the usual lock. */
const checksPerRightPin = 15;

interface Checks {
  readonly verifiedAt: number;
  made: number;
}

/**
 * Bounds how many new PINs are checked after each right one. The history that they are compared with has the
 * valid PIN too: without a bound, a thief of a phone system's key could find that PIN after any sign-in of its
 * owner, by checks that no count of wrong attempts holds (P9) and no record shows. A change needs no bound, as it
 * is recorded and ends the PIN.
 *
 * It is kept in memory, as a check stores nothing: each instance has its own.
 */
@Injectable()
export class CheckAllowance {
  /** Of mailboxes whose time for a change is not over, in the order of their first check. */
  private readonly checks = new Map<string, Checks>();

  /** Whether one more new PIN may be checked. */
  take({ id, verifiedAt, now }: Pick<LockedCredential, 'id' | 'verifiedAt' | 'now'>): boolean {
    this.forgetBefore(+now - changeWindowMs);
    const rightAt = verifiedAt?.getTime() ?? 0;
    const known = this.checks.get(id);
    const checks = known?.verifiedAt === rightAt ? known : { verifiedAt: rightAt, made: 0 };
    if (checks !== known) {
      this.checks.delete(id);
      this.checks.set(id, checks);
    }
    checks.made += 1;
    return checks.made <= checksPerRightPin;
  }

  private forgetBefore(time: number): void {
    for (const [id, { verifiedAt }] of this.checks) {
      if (verifiedAt >= time) return;
      this.checks.delete(id);
    }
  }
}

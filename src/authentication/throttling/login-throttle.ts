import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { ConcurrencyLimiter } from '../../common/concurrency.js';
import { DomainError } from '../../common/domain-error.js';
import type { Principal } from '../principal.js';
import {
  failuresPerLogin,
  failuresPerSource,
  LoginFailuresRepository,
  type Failures,
  type PendingTry,
  type ThrottleState,
} from './login-failures.repository.js';
import { loginKeys, type LoginKeys } from './login-keys.js';

/** How answers to wrong logins are slowed down. */
export interface BackoffOptions {
  /** The first slow answer, from half of the failures on that are allowed; doubled with each. */
  readonly firstMs: number;
  /** Shorter than the wait of any caller: a slow answer must not look like none. */
  readonly longestMs: number;
  /** Held back by one instance at once: an idle socket and a timer each, nothing else. */
  readonly heldAtMost: number;
}

/** Nest's token for other BackoffOptions than these. */
export const BACKOFF_OPTIONS = Symbol('BackoffOptions');

const defaultBackoff: BackoffOptions = { firstMs: 500, longestMs: 4_000, heldAtMost: 100 };

/** A try that finds others pending asks again after so long, then after twice that, and so on. */
const firstPauseMs = 25;
const longestPauseMs = 400;

/** How long a try waits for the outcome of others; the deadline of a reset is 10 s. */
const patienceMs = 5_000;

/** As many as VerifiedLoginCache keeps; whoever is forgotten costs a hash. */
const letInAtMost = 10_000;

/**
 * Keeps passwords from being guessed: by one who tries many on one login, by many who share the
 * work, by one who tries a few on each of many logins. Owners at places where they were let in
 * before have tries of their own, so that no stranger elsewhere can lock them out.
 *
 * A try is counted before it is verified: of any number of parallel ones no more are verified than
 * one after the other would be.
 */
@Injectable()
export class LoginThrottle {
  private readonly held: ConcurrencyLimiter;
  /** Pairs of login and source that were let in here and have not failed since. */
  private readonly letIn = new Set<string>();

  constructor(
    private readonly failures: LoginFailuresRepository,
    @Optional() @Inject(BACKOFF_OPTIONS) private readonly backoff: BackoffOptions = defaultBackoff,
  ) {
    this.held = new ConcurrencyLimiter(backoff.heldAtMost, 0);
  }

  /**
   * What `ask` says of a login that is remembered, which costs neither a hash nor a count. To compare
   * with what is remembered is a way to guess, too, and open whatever is blocked: it is asked only
   * where the login was let in from this source, and not again once it said no.
   */
  async verifyCached(
    login: string,
    source: string,
    ask: () => Promise<Principal | undefined>,
  ): Promise<Principal | undefined> {
    const { pair } = loginKeys(login, source);
    if (!this.letIn.has(pair)) return undefined;
    const caller = await ask();
    if (!caller) this.letIn.delete(pair);
    // One right guess among many at once: the first wrong one has spoilt it.
    return this.letIn.has(pair) ? caller : undefined;
  }

  /**
   * What `verify` says, unless too much has failed before: then it is not asked. What is thrown by
   * it counts neither as success nor as failure.
   *
   * @param source the network address that the try comes from
   * @throws DomainError TooManyFailedLogins, ServerBusy, DatabaseUnavailable
   */
  async attempt(
    login: string,
    source: string,
    verify: () => Promise<Principal | undefined>,
  ): Promise<Principal | undefined> {
    const keys = loginKeys(login, source);
    const { pending, noted } = await this.begin(keys);
    const caller = await this.verified(verify, pending);
    if (caller) {
      await this.failures.succeed(pending);
      if (!noted) await this.failures.know(keys);
      this.remember(keys);
      return caller;
    }
    await this.holdBack(await this.failures.fail(pending));
    return undefined;
  }

  private remember({ pair }: LoginKeys): void {
    this.letIn.add(pair);
    const [oldest] = this.letIn;
    if (this.letIn.size > letInAtMost && oldest) this.letIn.delete(oldest);
  }

  private async begin(keys: LoginKeys): Promise<{ pending: PendingTry } & ThrottleState> {
    const until = performance.now() + patienceMs;
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      const standing = await this.failures.standing(keys);
      const { known, blockedForMs } = standing;
      if (blockedForMs) throw refused(blockedForMs);
      const pending = await this.failures.begin([keys.source, known ? keys.pair : keys.login]);
      if (pending) return { ...standing, pending };
      // What is pending may well succeed: whoever calls ten times at once is no guesser yet.
      const waited = performance.now() < until && (await this.wait(pauseMs));
      if (!waited) throw new DomainError('ServerBusy');
    }
  }

  private async verified(verify: () => Promise<Principal | undefined>, pending: PendingTry) {
    try {
      return await verify();
    } catch (error) {
      // Should this fail too, the try ends by itself; the first error says more.
      await this.failures.giveBack(pending).catch(() => undefined);
      throw error;
    }
  }

  /** @throws DomainError TooManyFailedLogins when too many are held back already */
  private async holdBack(failures: readonly Failures[]): Promise<void> {
    const ms = Math.max(...failures.map((each) => this.delayMs(each)));
    if (ms > 0 && !(await this.wait(ms))) {
      throw refused(ms);
    }
  }

  /** Waits without holding anything else; false immediately if too many requests are held already. */
  private async wait(ms: number): Promise<boolean> {
    if (this.held.full) return false;
    await this.held.run(() => sleep(ms));
    return true;
  }

  private delayMs({ key, failures }: Failures): number {
    const limit = key.startsWith('source:') ? failuresPerSource : failuresPerLogin;
    const over = failures - limit / 2;
    const { firstMs, longestMs } = this.backoff;
    return over < 0 ? 0 : Math.min(firstMs * 2 ** over, longestMs);
  }
}

function refused(retryAfterMs: number): DomainError {
  return new DomainError('TooManyFailedLogins', { retryAfterMs });
}

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
  type PendingAttempt,
  type ThrottleState,
} from './login-failures.repository.js';
import { loginKeys, type LoginKeys } from './login-keys.js';

/** How answers to failed logins are delayed. */
export interface BackoffOptions {
  /** The first delay, after half of the allowed failures; each further failure doubles it. */
  readonly firstMs: number;
  /** Shorter than the timeout of any caller: a delayed answer must not look like none. */
  readonly longestMs: number;
  /** Requests that one instance delays simultaneously; each holds an idle socket and a timer. */
  readonly heldAtMost: number;
}

/** Nest's token for other BackoffOptions than these. */
export const BACKOFF_OPTIONS = Symbol('BackoffOptions');

const defaultBackoff: BackoffOptions = { firstMs: 500, longestMs: 4_000, heldAtMost: 100 };

/** Pause before an attempt that found others pending asks again; doubled each time. */
const firstPauseMs = 25;
const longestPauseMs = 400;

/** How long an attempt waits for the outcome of others; the deadline of a reset is 10 s. */
const patienceMs = 5_000;

/** As many as VerifiedLoginCache keeps; a client that is dropped costs one hash. */
const knownClientsAtMost = 10_000;

/**
 * Throttles brute force against one login, distributed guessing, and password spraying. Owners have
 * attempts of their own at places where they have logged in before, so that a stranger elsewhere
 * cannot lock them out.
 *
 * An attempt is counted before it is verified: parallel attempts are verified no more often than
 * consecutive ones.
 */
@Injectable()
export class LoginThrottle {
  private readonly held: ConcurrencyLimiter;
  /** Pairs of login and source that have logged in at this instance and have not failed since. */
  private readonly knownClients = new Set<string>();

  constructor(
    private readonly failures: LoginFailuresRepository,
    @Optional() @Inject(BACKOFF_OPTIONS) private readonly backoff: BackoffOptions = defaultBackoff,
  ) {
    this.held = new ConcurrencyLimiter(backoff.heldAtMost, 0);
  }

  /**
   * Asks a cache of verified logins, which costs neither a hash nor a count. The cache could be used to
   * guess passwords past a block: it is asked only if the login has succeeded from this source, and
   * not again after a failure.
   */
  async verifyCached(
    login: string,
    source: string,
    ask: () => Promise<Principal | undefined>,
  ): Promise<Principal | undefined> {
    const { pair } = loginKeys(login, source);
    if (!this.knownClients.has(pair)) return undefined;
    const caller = await ask();
    if (!caller) this.knownClients.delete(pair);
    // One right guess among many simultaneous ones does not count after the first wrong one.
    return this.knownClients.has(pair) ? caller : undefined;
  }

  /**
   * Verifies a login, unless too many attempts have failed before. An attempt during which `verify`
   * throws counts neither as a success nor as a failure.
   *
   * @param source the network address that the attempt comes from
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
    await this.delayAnswer(await this.failures.fail(pending));
    return undefined;
  }

  private remember({ pair }: LoginKeys): void {
    this.knownClients.add(pair);
    const [oldest] = this.knownClients;
    if (this.knownClients.size > knownClientsAtMost && oldest) this.knownClients.delete(oldest);
  }

  private async begin(keys: LoginKeys): Promise<{ pending: PendingAttempt } & ThrottleState> {
    const until = performance.now() + patienceMs;
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      const state = await this.failures.stateOf(keys);
      const { known, blockedForMs } = state;
      if (blockedForMs) throw refused(blockedForMs);
      const pending = await this.failures.begin([keys.source, known ? keys.pair : keys.login]);
      if (pending) return { ...state, pending };
      // The pending attempts may succeed: a client that sends ten simultaneously is not yet a guesser.
      const waited = performance.now() < until && (await this.wait(pauseMs));
      if (!waited) throw new DomainError('ServerBusy');
    }
  }

  private async verified(verify: () => Promise<Principal | undefined>, pending: PendingAttempt) {
    try {
      return await verify();
    } catch (error) {
      // If this fails as well, the attempt expires; the first error says more.
      await this.failures.giveBack(pending).catch(() => undefined);
      throw error;
    }
  }

  /** @throws DomainError TooManyFailedLogins if too many answers are being delayed already */
  private async delayAnswer(failures: readonly Failures[]): Promise<void> {
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

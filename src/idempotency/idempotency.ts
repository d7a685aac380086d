import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ProvisioningError } from '../accounts/provisioning-error.js';
import { RequestRecords } from '../audit/request-records.js';
import type { Actor } from '../common/actor.js';
import { DomainError, type Refusal } from '../common/domain-error.js';
import { nameKey } from '../database/same-name.js';
import { Attempt } from './attempt.js';
import { IdempotencyConflict } from './idempotency-conflict.js';
import { IdempotentRequestsRepository, type Claim } from './idempotent-requests.repository.js';

/** An action that a client may repeat until it has an answer. */
export interface Action {
  readonly by: Required<Actor>;
  /** The Idempotency-Key; undefined: each request is another one. */
  readonly key: string | undefined;
  /** The route, its parameters and the body, without passwords: their digest is stored, and is a fast one. */
  readonly request: readonly unknown[];
}

/** Refusals after which something may have changed, or will. */
const openRefusals: ReadonlySet<Refusal> = new Set(['DeliveryUnconfirmed', 'DatabaseUnavailable']);

/**
 * Carries out a request with an Idempotency-Key once, and answers its repetitions with the same answer: also
 * in another instance, and after a crash (draft-ietf-httpapi-idempotency-key-header-06, 2).
 */
@Injectable()
export class Idempotency {
  constructor(
    private readonly requests: IdempotentRequestsRepository,
    private readonly records: RequestRecords,
  ) {}

  /**
   * @param work carries out an attempt; it has to look whether an earlier one has changed something
   * @param remembered the answer for repetitions, without secrets; the answer itself unless given. It is stored for a
   *   day and not reached by a removal, so it must have no address and no login
   * @throws IdempotencyConflict, DomainError DatabaseUnavailable, and what `work` throws
   */
  async once<A extends object>(
    { by, key, request }: Action,
    work: (attempt: Attempt) => Promise<A>,
    remembered: (answer: A) => A = (answer) => answer,
  ): Promise<A> {
    if (key === undefined) return work(new Attempt(by, this.records, undefined));
    const digest = digestOf(JSON.stringify(request));
    // No login in clear, which the removal of its account would have to find here.
    const caller = digestOf(nameKey(by.actor));
    const keyed = { caller, key, digest, requestId: by.requestId };
    const claim = await this.requests.claim(keyed);
    if (!claim) return (await this.answerTo(keyed)) as A;
    const { requestId, startedAt: since } = claim;
    const earlier = claim.repeated ? { requestId, since } : undefined;
    const attempt = new Attempt({ ...by, requestId }, this.records, earlier);
    const answer = await this.carryOut(claim, () => work(attempt));
    await this.requests.answered(claim, remembered(answer));
    return answer;
  }

  private async carryOut<A>(claim: Claim, work: () => Promise<A>): Promise<A> {
    try {
      return await work();
    } catch (error) {
      // A refusal has changed nothing (P3), so that a later attempt may succeed.
      const refused =
        error instanceof ProvisioningError ||
        (error instanceof DomainError && !openRefusals.has(error.refusal));
      // Without the database the lease runs out by itself.
      await (
        refused && !claim.repeated ? this.requests.forget(claim) : this.requests.release(claim)
      ).catch(() => undefined);
      throw error;
    }
  }

  private async answerTo(keyed: Parameters<IdempotentRequestsRepository['find']>[0]) {
    const known = await this.requests.find(keyed);
    // Forgotten between the two statements: the next attempt is the first one.
    if (!known) throw new IdempotencyConflict('in-progress', 0);
    if (known.digest !== keyed.digest) throw new IdempotencyConflict('other-request');
    if (known.answer === null) throw new IdempotencyConflict('in-progress', known.leftMs);
    return known.answer;
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

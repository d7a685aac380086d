import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { AuditVerification, type Verified } from '../../../audit/verify/audit-verification.js';
import type { Finding } from '../../../audit/verify/finding.js';
import { DomainError } from '../../../common/domain-error.js';

/** A verification that is under way. */
export interface RunningVerification {
  /** The login of whoever started it. */
  readonly by: string;
  readonly startedAt: Date;
  readonly percent: number;
}

/** The last verification that has ended. */
export interface EndedVerification {
  readonly by: string;
  readonly endedAt: Date;
  /** Undefined if it could not be carried out. */
  readonly result: VerificationResult | undefined;
}

export interface VerificationResult extends Pick<Verified, 'events' | 'chains'> {
  /** Of the newest root: up to this leaf the audit was verified. */
  readonly size: number;
  /** The first ones. */
  readonly findings: readonly Finding[];
  /** How many there are. */
  readonly found: number;
}

/** Findings that are kept: there are as many as events, if somebody has changed them all. */
const kept = 100;

/**
 * The verifications that people start on a page. They go on while nobody looks, one at a time, and the last one is
 * remembered until this process ends.
 */
@Injectable()
export class VerificationRuns implements OnModuleDestroy {
  private readonly logger = new Logger(VerificationRuns.name);
  private readonly early = new AbortController();
  private current: RunningVerification | undefined;
  #last: EndedVerification | undefined;

  constructor(private readonly verification: AuditVerification) {}

  get running(): RunningVerification | undefined {
    return this.current;
  }

  get last(): EndedVerification | undefined {
    return this.#last;
  }

  /** Makes one, unless one is under way; never rejects. */
  async start(by: string): Promise<void> {
    if (this.current) return;
    const current = { by, startedAt: new Date(), percent: 0 };
    this.current = current;
    const result = await this.verify((share) => (current.percent = Math.floor(share * 100)));
    this.current = undefined;
    this.#last = { by, endedAt: new Date(), result };
  }

  /** A stop of the service does not wait for a verification. */
  onModuleDestroy(): void {
    this.early.abort(new DomainError('ServerBusy', { reason: 'the service stops' }));
  }

  private async verify(
    onProgress: (share: number) => void,
  ): Promise<VerificationResult | undefined> {
    try {
      const { signal } = this.early;
      return resultOf(await this.verification.verify({ onProgress, signal }));
    } catch (err) {
      this.logger.error({ msg: 'the audit could not be verified', err });
      return undefined;
    }
  }
}

function resultOf({ findings, events, chains, root }: Verified): VerificationResult {
  const size = root?.size ?? 0;
  return { events, chains, size, findings: findings.slice(0, kept), found: findings.length };
}

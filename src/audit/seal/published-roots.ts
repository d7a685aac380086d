import { Injectable, Logger } from '@nestjs/common';
import { AuditVerification } from '../verify/audit-verification.js';
import { rootText, type AuditRoot, type KnownRoot } from './audit-root.js';
import { RootFile } from './root-file.js';

/** A root that AUDIT_ROOT_FILE does not have yet. */
interface UnwrittenRoot {
  readonly root: AuditRoot;
  /** The one before it in the database. */
  readonly before: AuditRoot | undefined;
  /** The one before it of this instance. */
  readonly last: AuditRoot | undefined;
}

/** Whether a published root was still there when another one was sealed. */
interface Judgement {
  readonly published: string;
  readonly root: string;
  readonly lost: KnownRoot | undefined;
}

export interface PublishedState {
  /** Whether the database has lost a root that was published; undefined if that cannot be known now. */
  readonly setBack: boolean | undefined;
  /** Whether AUDIT_ROOT_FILE cannot be read, or lacks the newest root of this instance. */
  readonly failing: boolean;
}

/**
 * Appends each root to AUDIT_ROOT_FILE, with the root there that the audit does not lead over any more, if there is
 * one: the database was set back, or replaced.
 */
@Injectable()
export class PublishedRoots {
  private readonly logger = new Logger(PublishedRoots.name);
  private last: AuditRoot | undefined;
  private unwritten: UnwrittenRoot | undefined;
  private judgement: Judgement | undefined;
  private failing = false;
  /** Whether a root was lost of which no file tells. */
  private setBack = false;

  constructor(
    private readonly file: RootFile,
    private readonly verification: AuditVerification,
  ) {}

  /**
   * @param before the root before it in the database
   * @throws DomainError DatabaseUnavailable
   */
  async publish(root: AuditRoot, before: AuditRoot | undefined): Promise<void> {
    this.unwritten = { root, before, last: this.unwritten?.last ?? this.last };
    this.last = root;
    const failure = await this.write(this.unwritten);
    if (failure) this.logger.error({ msg: 'could not use AUDIT_ROOT_FILE', err: failure });
  }

  /**
   * Appends the newest root of this instance if that has failed.
   *
   * @throws DomainError DatabaseUnavailable
   */
  async retry(): Promise<void> {
    const { unwritten } = this;
    if (!unwritten || (await this.write(unwritten))) return;
    this.logger.log({
      msg: 'AUDIT_ROOT_FILE has the newest root again',
      root: rootText(unwritten.root),
    });
  }

  /** What is known now: people may have moved the file away. */
  async state(): Promise<PublishedState> {
    try {
      const written = await this.file.last();
      return { setBack: this.setBack || written?.lost !== undefined, failing: this.failing };
    } catch {
      return { setBack: this.setBack || undefined, failing: true };
    }
  }

  /** @returns the error of the file; undefined if the root is there */
  private async write(unwritten: UnwrittenRoot): Promise<Error | undefined> {
    const { root, last } = unwritten;
    const written = await this.file.last().catch(asError);
    if (written instanceof Error) {
      await this.lost(last, unwritten);
      this.failing = true;
      return written;
    }
    const lost = written?.lost ?? (await this.lost(written ?? last, unwritten));
    const failure = await this.file.append({ ...root, lost }).catch(asError);
    this.failing = failure !== undefined;
    if (failure) return failure;
    this.unwritten = undefined;
    if (this.file.kept) this.setBack = false;
    return undefined;
  }

  /** The published root, if the database has lost it, such as in a fail-over without its newest commits. */
  private async lost(
    published: KnownRoot | undefined,
    { root, before }: UnwrittenRoot,
  ): Promise<KnownRoot | undefined> {
    if (!published || (before && rootText(before) === rootText(published))) return undefined;
    const judgement = {
      published: rootText(published),
      root: rootText(root),
      lost: await this.judge(published, root, before),
    };
    this.judgement = judgement;
    return judgement.lost;
  }

  private async judge(
    published: KnownRoot,
    root: AuditRoot,
    before: AuditRoot | undefined,
  ): Promise<KnownRoot | undefined> {
    // While the file cannot be written, what lies between it and the newest root grows: it is read once.
    const known = this.judgement;
    const roots = [root, before].map((each) => each && rootText(each));
    if (known?.published === rootText(published) && roots.includes(known.root)) return known.lost;
    const grown = before && before.size > published.size;
    if (grown && (await this.verification.leadsOver(published))) return undefined;
    this.setBack = true;
    this.logger.error({
      msg: 'the audit has lost events that were sealed',
      had: rootText(published),
      has: before && rootText(before),
    });
    return published;
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('AUDIT_ROOT_FILE cannot be used.');
}

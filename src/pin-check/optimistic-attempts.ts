import { Inject, Injectable } from '@nestjs/common';
import { recordedEach } from '../audit/audit.sql.js';
import type { Actor } from '../common/actor.js';
import type { LockedCredential } from '../credentials/pin-attempts.repository.js';
import { PinHasher } from '../credentials/pin-hasher.js';
import { countedAttempts, readForAttempt } from '../credentials/pin-parts.sql.js';
import { Argon2id } from '../crypto/argon2id.js';
import { Batcher, byTurn } from '../database/batcher.js';
import { Database } from '../database/database.js';
import { PIN_BLOCKLIST } from '../pin-policy/blocklist.js';
import type { PinPolicy } from '../pin-policy/pin-policy.js';
import { comparisonOf, judgeRight, judgeWrong, type Judgement } from './attempt-judgement.js';
import type { PinAttempt, PinCheckResult } from './pin-check-result.js';

/** A mailbox and its PINs as they were read, without a lock. */
interface ReadCredential {
  readonly credential: LockedCredential;
  /** Stands for all that was read; nothing is counted if it has changed. */
  readonly version: string;
}

interface RecordOrder extends Judgement {
  readonly read: ReadCredential | undefined;
  readonly by: Actor;
}

/**
 * Judges ordinary attempts, with a statement before and one after the hash that they share with other
 * attempts: no lock and no connection is held meanwhile. What was judged counts only if nothing that it
 * rests on has changed, the count of failed attempts included (P9): so parallel attempts get no more than
 * consecutive ones.
 *
 * It leaves to PinAttempts, which locks first, the attempts at a mailbox whose mail is on its way, those
 * that may lock the mailbox, and those that have met a change. All that it does itself takes the same
 * work (P10).
 */
@Injectable()
export class OptimisticAttempts {
  private readonly reads: Batcher<string | undefined, ReadCredential>;
  private readonly records: Batcher<RecordOrder, true>;

  constructor(
    private readonly database: Database,
    private readonly hasher: PinHasher,
    @Inject(PIN_BLOCKLIST) private readonly blocklist: ReadonlySet<string>,
    argon2id: Argon2id,
  ) {
    this.reads = new Batcher((mailboxIds) => this.sendReads(mailboxIds), argon2id, true);
    this.records = new Batcher((orders) => this.sendRecords(orders), argon2id);
  }

  /**
   * The result of an attempt, counted and recorded; undefined, without any effect, if it is not ordinary.
   * To be called for one attempt at a mailbox at a time.
   *
   * @throws DomainError ServerBusy, DatabaseUnavailable
   */
  async judge(attempt: PinAttempt): Promise<PinCheckResult | undefined> {
    const { mailboxId, typed, by } = attempt;
    const read = await this.reads.run(mailboxId);
    if (read && !ordinary(read.credential)) return undefined;
    const judgement = await this.compare(read?.credential, typed, by);
    return (await this.records.run({ ...judgement, read, by })) && judgement.verdict;
  }

  private async compare(
    credential: LockedCredential | undefined,
    typed: string,
    by: Actor,
  ): Promise<Judgement> {
    const comparison = comparisonOf(credential, typed);
    if (!('pin' in comparison)) {
      await this.hasher.verifyDummy();
      return comparison;
    }
    const { pin, mailbox } = comparison;
    const hashes = mailbox.sealedHash === null ? [] : [mailbox.sealedHash];
    const right = (await this.hasher.match(pin, hashes, mailbox.id)) !== undefined;
    return right ? judgeRight(comparison, by, this.blocklist) : judgeWrong(mailbox);
  }

  private async sendReads(
    mailboxIds: readonly (string | undefined)[],
  ): Promise<(ReadCredential | undefined)[]> {
    type Row = LockedCredential & PinPolicy & { turn: number; version: string };
    const rows = await this.database.rows<Row>(readSql, [mailboxIds]);
    return byTurn(rows, mailboxIds).map(
      (row) => row && { credential: { ...row, policy: row }, version: row.version },
    );
  }

  private async sendRecords(orders: readonly RecordOrder[]) {
    const rows = await this.database.rows<{ turn: number }>(recordSql, [
      orders.map(({ read }) => read?.credential.id),
      orders.map(({ read }) => read?.version),
      orders.map(({ record }) => record.failedAttempts),
      orders.map(({ record }) => record.wantsReset),
      orders.map(({ record }) => record.verifiedBy),
      orders.map(({ event }) => event),
      orders.map(({ detail }) => detail),
      orders.map(({ by }) => by.actor),
      orders.map(({ by }) => by.source),
      orders.map(({ by }) => by.requestId),
    ]);
    return byTurn(rows, orders).map((row) => row && (true as const));
  }
}

const readSql = readForAttempt('unnest($1::uuid[]) WITH ORDINALITY AS o (mailbox_id, turn)');

const recordSql = `WITH orders AS (
    SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::int[], $4::boolean[], $5::text[],
      $6::text[], $7::text[], $8::text[], $9::text[], $10::text[]) WITH ORDINALITY
      AS o (mailbox_id, version, failed_tries, wants_reset, verified_by,
        event, detail, actor, source, request_id, turn)
  ), ${countedAttempts}, attempts AS (
    SELECT o.* FROM orders o JOIN counted USING (turn)
  ), ${recordedEach('attempts')}
  SELECT turn::int AS turn FROM counted`;

function ordinary({ stagedHash, failedAttempts, policy }: LockedCredential): boolean {
  return stagedHash === null && failedAttempts + 1 < policy.maxLogonAttempts;
}

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** A request that may be repeated under its key. */
export interface KeyedRequest {
  /** A digest of whose key it is: two callers may use the same. */
  readonly caller: string;
  readonly key: string;
  readonly digest: string;
  readonly requestId: string;
}

/** The right to carry a request out, until its lease runs out. */
export interface Claim extends KeyedRequest {
  readonly leaseId: string;
  /** When its first attempt began. */
  readonly startedAt: Date;
  /** Whether an earlier attempt ended without an answer: what it has changed is not known. */
  readonly repeated: boolean;
}

/** A request whose key was used before. */
export interface KnownRequest {
  readonly digest: string;
  /** Null while it is in progress. */
  readonly answer: object | null;
  /** Until its lease runs out, milliseconds. */
  readonly leftMs: number;
}

/** How long an instance has for a request. Longer than a reset may take; after a crash a client waits so long. */
const leaseMs = 30_000;

/** Remembers the answers to requests with an Idempotency-Key, for all instances. */
@Injectable()
export class IdempotentRequestsRepository {
  constructor(private readonly database: Database) {}

  /** Claims a request. Undefined if it has an answer, another digest, or an instance that carries it out. */
  async claim(request: KeyedRequest): Promise<Claim | undefined> {
    const { caller, key, digest, requestId } = request;
    const leaseId = randomUUID();
    const [row] = await this.database.rows<{ requestId: string; startedAt: Date }>(
      `INSERT INTO idempotent_requests AS r
         (caller, key, digest, request_id, lease_id, leased_until)
       VALUES ($1, $2, $3, $4, $5, now() + $6 * interval '1 millisecond')
       ON CONFLICT (caller, key) DO UPDATE
         SET lease_id = excluded.lease_id, leased_until = excluded.leased_until
         WHERE r.answer IS NULL AND r.digest = excluded.digest AND r.leased_until < now()
       RETURNING request_id AS "requestId", started_at AS "startedAt"`,
      [caller, key, digest, requestId, leaseId, leaseMs],
    );
    return row && { ...request, ...row, leaseId, repeated: row.requestId !== requestId };
  }

  async find({ caller, key }: KeyedRequest): Promise<KnownRequest | undefined> {
    const [row] = await this.database.rows<KnownRequest>(
      `SELECT digest, answer,
         greatest(0, ceil(1000 * extract(epoch FROM leased_until - now())))::int AS "leftMs"
       FROM idempotent_requests WHERE caller = $1 AND key = $2`,
      [caller, key],
    );
    return row;
  }

  /** Stores the answer, which must hold no secret, address or login. */
  async answered({ caller, key, leaseId }: Claim, answer: object): Promise<void> {
    await this.database.rows(
      `UPDATE idempotent_requests SET answer = $4
       WHERE caller = $1 AND key = $2 AND lease_id = $3`,
      [caller, key, leaseId, JSON.stringify(answer)],
    );
  }

  /** Ends the lease of an attempt whose outcome is unknown: the next one looks for what it has changed. */
  async release({ caller, key, leaseId }: Claim): Promise<void> {
    await this.database.rows(
      `UPDATE idempotent_requests SET leased_until = '-infinity'
       WHERE caller = $1 AND key = $2 AND lease_id = $3`,
      [caller, key, leaseId],
    );
  }

  /** Forgets a request that has changed nothing: the next attempt is the first one. */
  async forget({ caller, key, leaseId }: Claim): Promise<void> {
    await this.database.rows(
      'DELETE FROM idempotent_requests WHERE caller = $1 AND key = $2 AND lease_id = $3',
      [caller, key, leaseId],
    );
  }

  /** Deletes some that are older than a day; the number. */
  async deleteOld(limit: number): Promise<number> {
    const rows = await this.database.rows(
      `WITH old AS (
         SELECT caller, key FROM idempotent_requests WHERE started_at < now() - interval '1 day'
         LIMIT $1 FOR UPDATE SKIP LOCKED)
       , gone AS (
         DELETE FROM idempotent_requests r USING old
         WHERE r.caller = old.caller AND r.key = old.key RETURNING r.key)
       SELECT key FROM gone`,
      [limit],
    );
    return rows.length;
  }
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import { sameName } from '../database/same-name.js';
import { assertInTransaction, type Tx } from '../database/transaction.js';

/** When sessions end by themselves. */
export interface SessionLimits {
  /** Without a request for so long, minutes. */
  readonly idleMinutes: number;
  /** So long after the sign-in, hours. */
  readonly hours: number;
}

/** A session that begins. */
export interface NewPageSession {
  /** The digest of the id in the cookie: who reads the database cannot use a session. */
  readonly digest: string;
  readonly login: string;
  /** A time of `now`, from before the credentials were verified. */
  readonly signedInAt: string;
  readonly content: object;
}

/**
 * Sessions of the pages, for all instances. The ends of a session, its account's included, are decided by one
 * statement on PostgreSQL's clock with each request.
 */
@Injectable()
export class PageSessionsRepository {
  constructor(private readonly database: Database) {}

  /** The time, for the sign-in that begins: exact to the microsecond, which a Date is not. */
  async now(): Promise<string> {
    const [row] = await this.database.rows<{ now: string }>(
      'SELECT clock_timestamp()::text AS now',
      [],
    );
    return row?.now ?? '';
  }

  /** The content of a session that has not ended, which goes on; undefined for all others. */
  async continue(digest: string, limits: SessionLimits): Promise<object | undefined> {
    const [rows] = await this.database.statement((manager) =>
      manager.query<[{ content: object }[], number]>(
        `UPDATE page_sessions s SET seen_at = clock_timestamp()
         WHERE id_digest = $1
           AND seen_at > clock_timestamp() - $2 * interval '1 minute'
           AND signed_in_at > clock_timestamp() - $3 * interval '1 hour'
           AND NOT EXISTS (SELECT FROM accounts a WHERE ${sameName('a.login', 's.login')}
             AND (a.disabled_at IS NOT NULL OR a.sessions_valid_from >= s.signed_in_at))
         RETURNING content`,
        [digest, limits.idleMinutes, limits.hours],
      ),
    );
    return rows[0]?.content;
  }

  async begin({ digest, login, signedInAt, content }: NewPageSession): Promise<void> {
    await this.database.rows(
      `INSERT INTO page_sessions (id_digest, login, signed_in_at, content) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id_digest) DO UPDATE SET content = excluded.content`,
      [digest, login, signedInAt, JSON.stringify(content)],
    );
  }

  /** Stores what a session has come to hold; one that was ended meanwhile stays ended. */
  async keep(digest: string, content: object): Promise<void> {
    await this.database.rows('UPDATE page_sessions SET content = $2 WHERE id_digest = $1', [
      digest,
      JSON.stringify(content),
    ]);
  }

  async end(digest: string): Promise<void> {
    await this.database.rows('DELETE FROM page_sessions WHERE id_digest = $1', [digest]);
  }

  /** Ends all sessions of a login, wherever they were begun. */
  async endAllOf(login: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      // A sign-in whose password was verified before this, and whose session is not stored yet, ends as well.
      await tx.query(
        `UPDATE accounts SET sessions_valid_from = clock_timestamp() WHERE ${sameName('login', '$1')}`,
        [login],
      );
      await endSessionsOf(tx, login);
    });
  }

  /** Deletes some that have ended by themselves; the number. */
  async deleteEnded(limit: number, { idleMinutes, hours }: SessionLimits): Promise<number> {
    const rows = await this.database.rows(
      `WITH ended AS (
         SELECT id_digest FROM page_sessions
         WHERE seen_at < clock_timestamp() - $2 * interval '1 minute'
           OR signed_in_at < clock_timestamp() - $3 * interval '1 hour'
         LIMIT $1 FOR UPDATE SKIP LOCKED)
       , gone AS (
         DELETE FROM page_sessions s USING ended WHERE s.id_digest = ended.id_digest
         RETURNING s.id_digest)
       SELECT id_digest FROM gone`,
      [limit, idleMinutes, hours],
    );
    return rows.length;
  }
}

/** SQL: the address that another system gave with the sign-in. */
const toldAddress = `content #>> '{person,external,address}'`;

/** What is stored of a session, but for its id and its content. */
export interface SessionFacts {
  readonly login: string;
  readonly signedInAt: Date;
  readonly seenAt: Date;
}

/** The sessions of an owner's accounts, and those in which another system gave this address with the sign-in. */
export function sessionsOfMailbox(
  manager: EntityManager,
  mailboxId: string,
  address: string,
): Promise<SessionFacts[]> {
  return manager.query(
    `SELECT login, signed_in_at AS "signedInAt", seen_at AS "seenAt" FROM page_sessions s
     WHERE ${sameName(toldAddress, '$2')} OR EXISTS (SELECT FROM accounts a
       WHERE a.mailbox_id = $1 AND ${sameName('a.login', 's.login')})
     ORDER BY signed_in_at, id_digest`,
    [mailboxId, address],
  );
}

/** Deletes the sessions of a login. */
export async function endSessionsOf(tx: Tx, login: string): Promise<void> {
  assertInTransaction(tx);
  await tx.query(`DELETE FROM page_sessions WHERE ${sameName('login', '$1')}`, [login]);
}

/** Deletes the sessions in which another system gave this address with the sign-in. */
export async function endSessionsOfAddress(tx: Tx, address: string): Promise<void> {
  assertInTransaction(tx);
  await tx.query(`DELETE FROM page_sessions WHERE ${sameName(toldAddress, '$1')}`, [address]);
}

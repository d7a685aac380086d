import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** The key ring of an instance, as it said. */
export interface ReportedRing {
  readonly instance: string;
  /** The name of its machine or container. */
  readonly host: string;
  /** `id:check` of each key, that of the one that seals first; see KeyRing.checks. */
  readonly keys: readonly string[];
  readonly seenAt: Date;
  /** Whether it may still be running. */
  readonly running: boolean;
}

/** How often an instance reports its ring, milliseconds. */
export const reportEveryMs = 30_000;

/** Four reports missed: an instance that did not stop in order counts as gone. */
const goneAfterMs = 4 * reportEveryMs;

/** The rings of instances that are gone say until when a key was in use; longer than reports about mails come. */
const rememberedForDays = 30;

/** What instances report of their key rings: ids and checks, no part of a key. */
@Injectable()
export class ReportedRingsRepository {
  constructor(private readonly database: Database) {}

  async report({ instance, host, keys }: Pick<ReportedRing, 'instance' | 'host' | 'keys'>) {
    await this.database.rows(
      `WITH forgotten AS (
         DELETE FROM key_rings WHERE seen_at < now() - ${rememberedForDays} * interval '1 day'
       )
       INSERT INTO key_rings (instance, host, keys) VALUES ($1, $2, $3)
       ON CONFLICT (instance) DO UPDATE SET seen_at = now()`,
      [instance, host, keys],
    );
  }

  /** An instance that stops in order seals nothing any more. */
  async stopped(instance: string): Promise<void> {
    await this.database.rows(
      'UPDATE key_rings SET seen_at = now(), stopped_at = now() WHERE instance = $1',
      [instance],
    );
  }

  /** The newest first. */
  all(): Promise<ReportedRing[]> {
    return this.database.rows<ReportedRing>(
      `SELECT instance, host, keys, seen_at AS "seenAt", stopped_at IS NULL
         AND seen_at > now() - ${goneAfterMs} * interval '1 millisecond' AS running
       FROM key_rings ORDER BY seen_at DESC`,
      [],
    );
  }
}

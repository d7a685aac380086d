import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { AuditLog } from '../../src/audit/audit-log.js';
import type { ChainedEvent } from '../../src/audit/chain/event-hash.js';
import { AuditRetention } from '../../src/audit/retention/audit-retention.js';
import { AuditKeys } from '../../src/audit/seal/audit-keys.js';
import { AuditRoots } from '../../src/audit/seal/audit-roots.js';
import { AuditSealer } from '../../src/audit/seal/audit-sealer.js';
import { PublishedRoots } from '../../src/audit/seal/published-roots.js';
import { RootFile } from '../../src/audit/seal/root-file.js';
import {
  AuditVerification,
  type VerificationOptions,
} from '../../src/audit/verify/audit-verification.js';
import type { Finding } from '../../src/audit/verify/finding.js';
import { KeyRing } from '../../src/crypto/key-ring.js';
import type { TestDatabase } from './database.js';
import { testKeyRing } from './settings.js';

export interface RecordedEvent extends ChainedEvent {
  readonly hash: Buffer;
}

/** All events in the order of their chains, as they were hashed. */
export async function recordedEvents(dataSource: DataSource): Promise<RecordedEvent[]> {
  const rows = await dataSource.query<(RecordedEvent & { seq: string })[]>(
    `SELECT chain, seq, id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
       event, actor, mailbox_id AS "mailboxId", reset_id AS "resetId", source,
       request_id AS "requestId", detail, hash
     FROM audit_events ORDER BY chain, seq`,
  );
  return rows.map((row) => ({ ...row, seq: BigInt(row.seq) }));
}

/** Records a change that a test makes to a PIN without a use case: the database demands it (P12). */
export async function recordChange(tx: EntityManager, mailboxId: string): Promise<void> {
  await tx.query(
    `INSERT INTO audit_events (event, actor, mailbox_id, detail)
     VALUES ('mailbox-set', 'administrator of a test', $1, 'a PIN of a test')`,
    [mailboxId],
  );
}

const auditRing = (...ids: string[]) =>
  new KeyRing(
    ids.map((id) => ({ id, key: createHash('sha256').update(`made up: ${id}`).digest() })),
  );

interface AuditOptions {
  /** Ids of keys that are made up. */
  readonly keys?: readonly string[];
  readonly ring?: KeyRing;
  /** AUDIT_ROOT_FILE. */
  readonly file?: string;
  /** AUDIT_RETENTION_DAYS. */
  readonly days?: number;
}

/** The keys with which a service under test signs the roots of its audit. */
export const serviceRing = KeyRing.parse(testKeyRing).derivedRing('audit', 'sealing:');

/** The parts of the service that seal, verify and prune the audit of a database. */
export class AuditParts {
  readonly log: AuditLog;
  readonly keys: AuditKeys;
  readonly roots: AuditRoots;
  readonly published: PublishedRoots;
  readonly sealer: AuditSealer;
  readonly verification: AuditVerification;
  readonly retention: AuditRetention;

  constructor(
    readonly db: Pick<TestDatabase, 'database' | 'dataSource'>,
    { keys = ['first'], ring = auditRing(...keys), file, days = 0 }: AuditOptions = {},
  ) {
    const { database } = db;
    const rootFile = new RootFile(file);
    this.log = new AuditLog(database);
    this.keys = new AuditKeys(ring);
    this.roots = new AuditRoots(database);
    this.verification = new AuditVerification(database, this.roots, this.keys, rootFile);
    this.published = new PublishedRoots(rootFile, this.verification);
    this.sealer = new AuditSealer(database, this.roots, this.keys, this.published);
    this.retention = new AuditRetention(database, this.log, this.keys, this.verification, days);
  }

  /** Records an event, sealed with those before it. */
  async record(mailboxId: string | undefined, detail?: string): Promise<void> {
    const by = { actor: 'phone of a test', source: '192.0.2.1', requestId: 'made up' };
    await this.db.database.transaction((tx) =>
      this.log.record(tx, 'signed-in', by, { mailboxId, detail }),
    );
  }

  /** An instance whose lease has ended, as if it had died some seconds ago. */
  async endLease(): Promise<void> {
    await this.db.dataSource.query(`UPDATE audit_sealer SET leased_until = '-infinity'`);
  }

  async findings(options: VerificationOptions = {}): Promise<readonly Finding[]> {
    return (await this.verification.verify(options)).findings;
  }

  /** What somebody with all rights on the database does to it: no trigger stops it. */
  async attack(...statements: string[]): Promise<void> {
    await this.db.dataSource.transaction(async (tx) => {
      await tx.query('SET LOCAL session_replication_role = replica');
      for (const statement of statements) await tx.query(statement);
    });
  }
}

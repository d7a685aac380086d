import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../database/database.js';
import { MerkleTree } from '../chain/merkle-tree.js';
import { utcText } from '../utc-text.sql.js';
import type { AuditRoot } from './audit-root.js';

/** A root with what the tree needs to grow on. */
export interface StoredRoot extends AuditRoot {
  readonly tree: MerkleTree;
}

/** What the seal of the audit is like now. */
export interface SealState {
  readonly newest: AuditRoot | undefined;
  /** Events that are committed and not sealed yet. */
  readonly unsealed: number;
}

export interface RootRow {
  size: string;
  root: Buffer;
  at: string;
  keyId: string;
  signature: Buffer;
  frontier: Buffer;
}

export const rootColumns = `size, root, ${utcText('at')} AS at, key_id AS "keyId", signature, frontier`;

/** The signed roots in the database. */
@Injectable()
export class AuditRoots {
  constructor(private readonly database: Database) {}

  /** The newest root; undefined if nothing was ever sealed. */
  newest(): Promise<StoredRoot | undefined> {
    return this.database.statement((manager) => this.newestIn(manager));
  }

  async newestIn(manager: EntityManager): Promise<StoredRoot | undefined> {
    const [row] = await manager.query<RootRow[]>(
      `SELECT ${rootColumns} FROM audit_roots ORDER BY size DESC LIMIT 1`,
    );
    return row && storedRoot(row);
  }

  async state(): Promise<SealState> {
    const newest = await this.newest();
    const [row] = await this.database.rows<{ unsealed: number }>(
      'SELECT count(*)::integer AS unsealed FROM audit_unsealed',
      [],
    );
    return { newest, unsealed: row?.unsealed ?? 0 };
  }
}

export function storedRoot({ frontier, ...row }: RootRow): StoredRoot {
  const size = Number(row.size);
  return { ...row, size, tree: new MerkleTree(size, hashesIn(frontier)) };
}

/** Hashes that stand one after the other. */
export function hashesIn(bytes: Buffer): Buffer[] {
  return Array.from({ length: bytes.length / 32 }, (_, index) =>
    bytes.subarray(32 * index, 32 * (index + 1)),
  );
}

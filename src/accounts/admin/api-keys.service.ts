import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import type { RequestRecord } from '../../audit/request-records.js';
import type { Actor } from '../../common/actor.js';
import { aboutAccount } from '../about-account.js';
import { ApiKey } from '../api-key.js';
import { phoneRole, type Account, type KeyRole } from '../account.entity.js';
import { Database } from '../../database/database.js';
import { lockAccount } from '../accounts.repository.js';
import { labelProblems } from '../account-rules.js';
import { ProvisioningError, refuseIf } from '../provisioning-error.js';
import { refuseUnknownScope } from './known-scope.js';

export interface NewApiKey {
  /** The login of its account. */
  readonly login: string;
  /** What the key is for, in an administrator's words; may be empty. */
  readonly label?: string | undefined;
  /** The role in which it acts; `phone` unless given. */
  readonly role?: KeyRole | undefined;
  /** The mailboxes that it covers, within the scope of the account's role; null: all of those. */
  readonly scope?: string | null | undefined;
}

export interface ApiKeyView {
  readonly id: string;
  readonly login: string;
  readonly label: string | null;
  readonly role: KeyRole;
  readonly scope: string | null;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

/** Which keys are wanted, and how many at once. */
export interface ApiKeyQuery {
  /** A part of the login or the label, in any case. */
  readonly search?: string | undefined;
  /** An id: keys that come after it. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface ApiKeyPage {
  readonly keys: readonly ApiKeyView[];
  /** For `after` of the page that follows; absent if this is the last one. */
  readonly next?: string;
}

const select = `SELECT k.id, a.login, k.label, k.role, k.scope, k.created_at AS "createdAt",
    k.revoked_at AS "revokedAt"
  FROM api_keys k JOIN accounts a ON a.id = k.account_id`;

/** Whether a key is one that `search` finds, the first parameter. */
const found = `($1::text IS NULL OR position(lower($1) in lower(a.login)) > 0
    OR position(lower($1) in lower(k.label)) > 0)`;

/** API keys as an administrator manages them. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /**
   * A new key of the account. Only its digest is stored.
   *
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async add(wanted: NewApiKey, by: Actor): Promise<ApiKey> {
    const { login, label = '', role = phoneRole, scope = null } = wanted;
    const text = label.trim();
    refuseIf(labelProblems(text));
    const key = ApiKey.make();
    await this.database.transaction(async (tx) => {
      const account = await lockAccount(tx, login);
      const may = account.roles.includes(role);
      refuseIf(may ? [] : [`a key is for the role ${role}: grant it first`]);
      await refuseUnknownScope(tx, scope);
      await tx.query(
        `INSERT INTO api_keys (id, account_id, digest, label, role, scope)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [key.id, account.id, key.digest, text === '' ? null : text, role, scope],
      );
      const added = `${key.id}, ${role} for ${scope ?? 'everyone'}`;
      await this.audit.record(tx, 'api-key-added', by, aboutAccount(account, added));
    });
    return key;
  }

  /** All keys that the search finds, including revoked ones. */
  list({ search }: Pick<ApiKeyQuery, 'search'> = {}): Promise<ApiKeyView[]> {
    return this.database.rows(
      `${select} WHERE ${found} ORDER BY lower(a.login), k.created_at, k.id`,
      [search],
    );
  }

  /** Keys by id, including revoked ones, some at a time. */
  async page({ search, after, limit }: ApiKeyQuery): Promise<ApiKeyPage> {
    const rows = await this.database.rows<ApiKeyView>(
      `${select}
       WHERE ${found} AND ($2::text IS NULL OR k.id > $2)
       ORDER BY k.id LIMIT $3`,
      // One more than is wanted tells whether there is another page.
      [search, after, limit + 1],
    );
    const keys = rows.slice(0, limit);
    const last = keys.at(-1);
    return rows.length > limit && last ? { keys, next: last.id } : { keys };
  }

  /**
   * Whether this changed anything: a revoked key keeps the time since which it is revoked.
   *
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async revoke(id: string, by: Actor): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [key] = await tx.query<(Pick<Account, 'id' | 'mailboxId'> & { revoked: boolean })[]>(
        `SELECT a.id, a.mailbox_id AS "mailboxId", k.revoked_at IS NOT NULL AS revoked
         FROM api_keys k JOIN accounts a ON a.id = k.account_id WHERE k.id = $1 FOR UPDATE OF k`,
        [id],
      );
      // The error does not repeat the text: it may be a whole key.
      if (!key) {
        throw new ProvisioningError(['there is no API key with this id'], { because: 'missing' });
      }
      if (key.revoked) return false;
      await tx.query('UPDATE api_keys SET revoked_at = now() WHERE id = $1', [id]);
      await this.audit.record(tx, 'api-key-revoked', by, aboutAccount(key, id));
      return true;
    });
  }
}

/** The id of the key that an earlier attempt of a request has made: its answer was lost, and the key with it. */
export function keyMadeBefore([made]: readonly RequestRecord[]): string | undefined {
  return /: ([0-9a-f]{16}),/.exec(made?.detail ?? '')?.[1];
}

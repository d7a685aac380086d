import type { DataSource } from 'typeorm';
import type { ApiKey } from '../../src/accounts/api-key.js';
import { AccountsService, type NewAccount } from '../../src/accounts/admin/accounts.service.js';
import { ApiKeysService, type NewApiKey } from '../../src/accounts/admin/api-keys.service.js';
import { Passwords } from '../../src/accounts/passwords.js';
import type { Role } from '../../src/accounts/account.entity.js';
import { AuditLog } from '../../src/audit/audit-log.js';
import type { Actor } from '../../src/common/actor.js';
import { UnlockNotices } from '../../src/credentials/admin/unlock-notices.js';
import { MailboxesService } from '../../src/credentials/admin/mailboxes.service.js';
import { PoliciesService } from '../../src/credentials/admin/policies.service.js';
import { MailboxDirectory } from '../../src/credentials/mailbox-directory.repository.js';
import { MailboxesRepository } from '../../src/credentials/mailboxes.repository.js';
import { Argon2id } from '../../src/crypto/argon2id.js';
import { KeyRing } from '../../src/crypto/key-ring.js';
import { Sealer } from '../../src/crypto/sealer.js';
import { Database } from '../../src/database/database.js';
import { Outbox } from '../../src/notification/outbox/outbox.js';
import { testKeyRing } from './settings.js';
import { idle } from './pace.js';

const hashes = new Map<string, Promise<string>>();

/** A hash of its own for every mailbox would cost a third of the time of all tests. */
class HashedOnce extends Argon2id {
  override hash(secret: string, salt?: Buffer): Promise<string> {
    if (salt) return super.hash(secret, salt);
    const hash = hashes.get(secret) ?? super.hash(secret);
    hashes.set(secret, hash);
    return hash;
  }
}

export const argon2id = new HashedOnce({
  memoryKiB: 19_456,
  passes: 2,
  parallelism: 1,
  concurrency: 2,
  maxWaiting: 1_000,
});
export const sealer = new Sealer(KeyRing.parse(testKeyRing));

const mailSettings = { from: 'voicemail@example.com', timeZone: 'UTC', accessNumber: undefined };

/** Recorded for every change by which a test is arranged. */
export const administrator: Actor = { actor: 'administrator of a test' };

/** A test may share an extension between mailboxes: that is a subject of some tests. */
const sharing = { shareExtensions: true };

/** An administrator's commands on the database of a test: the services behind `umpin`. */
export class Administration {
  readonly mailboxes: MailboxesService;
  readonly policies: PoliciesService;
  readonly accounts: AccountsService;
  readonly apiKeys: ApiKeysService;

  constructor(dataSource: DataSource) {
    const database = new Database(dataSource);
    const audit = new AuditLog(database);
    const outbox = new Outbox(database, sealer, 0);
    const notices = new UnlockNotices(outbox, mailSettings);
    this.mailboxes = new MailboxesService(database, new MailboxesRepository(), audit, notices);
    // The policies of tests may be as weak as a test wants, and may refuse what is on a list.
    this.policies = new PoliciesService(database, audit, {
      blocklist: new Set(['0000']),
      maxChance: { beforeLock: 1, perYear: 1 },
    });
    const passwords = new Passwords(argon2id, sealer);
    const directory = new MailboxDirectory(database, idle);
    this.accounts = new AccountsService(database, passwords, directory, audit);
    this.apiKeys = new ApiKeysService(database, audit);
  }

  /** Without a password, another system authenticates; without a mailbox, the account has none. */
  addAccount(account: Pick<NewAccount, 'login'> & Partial<NewAccount>): Promise<void> {
    return this.accounts.add({ password: undefined, ...account }, administrator);
  }

  async disable(login: string): Promise<void> {
    await this.accounts.disable(login, administrator, { evenTheLast: true });
  }

  async enable(login: string): Promise<void> {
    await this.accounts.enable(login, administrator, sharing);
  }

  /** @param scope the mailboxes that the role covers; null: all */
  grant(login: string, role: Role, scope: string | null = null): Promise<void> {
    return this.accounts.grant(login, role, scope, administrator, {
      ...sharing,
      evenTheLast: true,
    });
  }

  async revoke(login: string, role: Role): Promise<void> {
    await this.accounts.revoke(login, role, administrator, { evenTheLast: true });
  }

  /** An API key of an account that has its role: phone unless given. */
  addKey(login: string, fields: Omit<NewApiKey, 'login'> = {}): Promise<ApiKey> {
    return this.apiKeys.add({ login, ...fields }, administrator);
  }

  async revokeKey({ id }: ApiKey): Promise<void> {
    await this.apiKeys.revoke(id, administrator);
  }
}

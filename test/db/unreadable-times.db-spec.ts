import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountsRepository } from '../../src/accounts/accounts.repository.js';
import { AuditLog } from '../../src/audit/audit-log.js';
import { PinAttemptsRepository } from '../../src/credentials/pin-attempts.repository.js';
import { Database } from '../../src/database/database.js';
import { entities } from '../../src/database/entities.js';
import { ApiKeysService } from '../../src/accounts/admin/api-keys.service.js';
import { readMailboxViews } from '../../src/credentials/admin/mailbox-views.js';
import { Administration } from '../support/administration.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { Mailboxes } from '../support/mailboxes.js';
import { hoursAgo } from '../support/phone.js';
import { idle } from '../support/pace.js';

const by = { actor: 'an administrator of a test' };

/** A session without the service's settings: node-postgres reads each time as null in it. */
describe('a time that cannot be read', () => {
  let db: TestDatabase;
  let unreadable: DataSource;
  let database: Database;
  let mailboxes: Mailboxes;

  beforeAll(async () => {
    db = await aDatabase();
    mailboxes = new Mailboxes(db.dataSource);
    unreadable = await new DataSource({
      type: 'postgres',
      url: db.url,
      entities,
      extra: { max: 3, options: '-c DateStyle=German' },
    }).initialize();
    database = new Database(unreadable);
    const [row] = await unreadable.query<{ now: Date | null }[]>('SELECT now()');
    expect(row?.now).toBeNull();
  });
  afterAll(async () => {
    await unreadable.destroy();
    await db.drop();
  });

  async function anOwner(pin: { lockedAt?: Date; setAt?: Date; temporary?: boolean } = {}) {
    const owner = await mailboxes.aMailbox();
    await mailboxes.setPin(owner, '482915', pin);
    return owner;
  }
  const locked = (mailboxId: string) =>
    database.transaction((tx) => new PinAttemptsRepository().lock(tx, mailboxId));

  it('leaves a disabled account disabled', async () => {
    const { login } = await anOwner();
    const accounts = new AccountsRepository(database, idle);
    expect((await accounts.findByLogin(login))?.enabled).toBe(true);
    await mailboxes.administration.disable(login);
    expect((await accounts.findByLogin(login))?.enabled).toBe(false);
  });

  it('leaves a locked mailbox locked, and lets an administrator unlock it', async () => {
    const { mailboxId, address } = await anOwner({ lockedAt: new Date() });
    expect((await locked(mailboxId))?.locked).toBe(true);
    const [shown] = await readMailboxViews(unreadable.manager, { address });
    expect(shown?.pin.locked).toBe(true);
    const service = new Administration(unreadable).mailboxes;
    expect(await service.unlock(address, by)).toEqual({ wasLocked: true, failedAttempts: 0 });
    expect((await locked(mailboxId))?.locked).toBe(false);
  });

  it.each([
    ['a temporary PIN within its hours', true, 71, false],
    ['a temporary PIN beyond them', true, 73, true],
    ['a PIN within its days', false, 59 * 24, false],
    ['a PIN beyond them', false, 61 * 24, true],
  ])('does not extend the life of %s', async (_, temporary, hours, expired) => {
    const { mailboxId } = await anOwner({ temporary, setAt: hoursAgo(hours) });
    expect((await locked(mailboxId))?.expired).toBe(expired);
  });

  it('keeps the time at which a key was revoked', async () => {
    const { mailboxId } = await anOwner();
    const id = randomUUID();
    await db.dataSource.query(
      `INSERT INTO api_keys (id, account_id, digest, revoked_at)
       SELECT $1, id, 'made up', '2026-01-01T00:00:00Z' FROM accounts WHERE mailbox_id = $2`,
      [id, mailboxId],
    );
    const keys = new ApiKeysService(database, new AuditLog(database));
    expect(await keys.revoke(id, by)).toBe(false);
  });
});

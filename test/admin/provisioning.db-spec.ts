import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AuditEvent } from '../../src/audit/audit-event.entity.js';
import { Account } from '../../src/accounts/account.entity.js';
import { AccountsRepository } from '../../src/accounts/accounts.repository.js';
import { Passwords } from '../../src/accounts/passwords.js';
import {
  LocalAccounts,
  VerifiedLoginCache,
} from '../../src/authentication/strategies/local-accounts.js';
import { openServices, type Services } from '../../src/cli/admin/open-services.js';
import { loadConfig } from '../../src/config/config.js';
import { Mailbox } from '../../src/credentials/mailbox.entity.js';
import { MailboxesRepository } from '../../src/credentials/mailboxes.repository.js';
import { PinCredential } from '../../src/credentials/pin-credential.entity.js';
import { PinCredentialsRepository } from '../../src/credentials/pin-credentials.repository.js';
import { PinHasher } from '../../src/credentials/pin-hasher.js';
import { defaultPinPolicy } from '../../src/pin-policy/pin-policy.js';
import { Pin } from '../../src/pin-policy/pin.js';
import { ApiKeysService } from '../../src/accounts/admin/api-keys.service.js';
import { AccountsService } from '../../src/accounts/admin/accounts.service.js';
import { MailboxesService } from '../../src/credentials/admin/mailboxes.service.js';
import { MailboxImportService } from '../../src/credentials/admin/mailbox-import.service.js';
import type { PinView } from '../../src/credentials/admin/mailbox-views.js';
import { PinDryRunService } from '../../src/credentials/admin/pin-dry-run.service.js';
import { PoliciesService } from '../../src/credentials/admin/policies.service.js';
import { ProvisioningError } from '../../src/accounts/provisioning-error.js';
import { recordChange } from '../support/audit.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { testSettings } from '../support/settings.js';
import { statementsOf } from '../support/statements.js';

const by = { actor: 'shell:tester' };
const password = 'made up for a test';

let db: TestDatabase;
let services: Services;
let accounts: AccountsService;
let mailboxes: MailboxesService;
let imports: MailboxImportService;
let policies: PoliciesService;
let pinCheck: PinDryRunService;

beforeAll(async () => {
  db = await aDatabase();
  const config = loadConfig(testSettings(db.url, 'smtp://127.0.0.1:1'));
  services = await openServices({ config, quickStart: false });
  accounts = services.get(AccountsService);
  mailboxes = services.get(MailboxesService);
  imports = services.get(MailboxImportService);
  policies = services.get(PoliciesService);
  pinCheck = services.get(PinDryRunService);
});

afterAll(async () => {
  await services.close();
  await db.drop();
});

const someone = () => `user-${randomUUID().slice(0, 8)}@example.com`;

async function mailboxOf(address: string): Promise<Mailbox> {
  return db.dataSource.manager.findOneByOrFail(Mailbox, { address });
}

async function changePin(mailboxId: string, sql: string): Promise<void> {
  await db.database.transaction(async (tx) => {
    await tx.query(sql, [mailboxId]);
    await recordChange(tx, mailboxId);
  });
}

async function eventsAbout(about: { mailboxId?: string; detail?: string }): Promise<string[]> {
  const events = await db.dataSource.manager.find(AuditEvent, { where: { ...by, ...about } });
  return events.map(({ event }) => event).sort();
}

/** Expects a refusal with these problems and gives it no chance to have changed anything. */
async function expectRefusal(attempt: () => Promise<unknown>, problems: string[]): Promise<void> {
  const before = await everything();
  const error: unknown = await attempt().catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ProvisioningError);
  expect((error as ProvisioningError).problems).toEqual(problems);
  expect(await everything()).toEqual(before);
}

async function everything(): Promise<unknown> {
  const tables = ['accounts', 'mailboxes', 'pin_policies', 'audit_events'];
  return Promise.all(
    tables.map((table) =>
      db.dataSource.query(
        `SELECT count(*), coalesce(sum(hashtext(t::text)), 0) AS sum FROM ${table} t`,
      ),
    ),
  );
}

describe('accounts', () => {
  /** What an account is unless told otherwise. */
  const plain = {
    id: expect.any(String) as string,
    disabledAt: null,
    external: false,
    roles: [],
    impersonationScope: null,
    phoneScope: null,
    adminScope: null,
    helpdeskScope: null,
    auditorScope: null,
  };
  const authenticate = (login: string, secret = password) =>
    new LocalAccounts(
      services.get(AccountsRepository, { strict: false }),
      services.get(Passwords, { strict: false }),
      new VerifiedLoginCache(0),
    ).verify({ scheme: 'basic', login, password: secret });

  it('authenticate their owner, with the mailbox that was named', async () => {
    const [login, address] = [someone(), someone()];
    await mailboxes.add({ address }, false, by);
    await accounts.add({ login, password, mailbox: address.toUpperCase() }, by);
    const { id } = await mailboxOf(address);
    expect(await authenticate(login.toUpperCase())).toEqual({
      login,
      mailboxId: id,
      administers: {},
    });
    expect(await accounts.list()).toContainEqual({ ...plain, login, mailbox: address });
  });

  it('can be without a password, and then accept none', async () => {
    const login = someone();
    await accounts.add({ login, password: undefined }, by);
    expect(await accounts.list()).toContainEqual({
      ...plain,
      login,
      mailbox: null,
      external: true,
    });
    expect(await authenticate(login)).toBeUndefined();
    expect(await authenticate(login, 'null')).toBeUndefined();
  });

  it('are given a role with a scope, another scope, and lose it again, all on record (P12)', async () => {
    const login = someone();
    const role = 'ApplicationImpersonation';
    await accounts.add({ login, password }, by);
    await accounts.grant(login, role, null, by);
    expect(await authenticate(login)).toMatchObject({ impersonates: { kind: 'everyone' } });
    await accounts.grant(login, role, 'policy:default', by);
    expect(await authenticate(login)).toMatchObject({ impersonates: { policy: 'default' } });
    expect(await accounts.revoke(login, role, by)).toBe(true);
    expect(await accounts.revoke(login, role, by)).toBe(false);
    expect(await authenticate(login)).toMatchObject({ impersonates: undefined });
    const { id } = await accounts.show(login);
    const details = await db.dataSource.query<{ detail: string }[]>(
      `SELECT detail FROM audit_events WHERE event IN ('role-granted', 'role-revoked')
         AND detail LIKE $1 || ':%' ORDER BY at`,
      [id],
    );
    expect(details.map(({ detail }) => detail)).toEqual([
      `${id}: ${role} for everyone`,
      `${id}: ${role} for policy:default`,
      `${id}: ${role}`,
    ]);
  });

  it('keep the scope of each role apart', async () => {
    const login = someone();
    const held = async () => (await accounts.list()).find((account) => account.login === login);
    await accounts.add({ login, password: undefined }, by);
    await accounts.grant(login, 'ApplicationImpersonation', 'address:*@example.com', by);
    await accounts.grant(login, 'phone', 'policy:default', by);
    expect(await held()).toMatchObject({
      roles: ['ApplicationImpersonation', 'phone'],
      impersonationScope: 'address:*@example.com',
      phoneScope: 'policy:default',
    });
    await accounts.revoke(login, 'ApplicationImpersonation', by);
    expect(await held()).toMatchObject({
      roles: ['phone'],
      impersonationScope: null,
      phoneScope: 'policy:default',
    });
    await accounts.grant(login, 'ApplicationImpersonation', 'address:*@example.com', by);
    await accounts.revoke(login, 'phone', by);
    expect(await held()).toMatchObject({
      roles: ['ApplicationImpersonation'],
      impersonationScope: 'address:*@example.com',
      phoneScope: null,
    });
  });

  it.each(['everyone', 'policy:', 'policy:no such', 'address:'])(
    'are given no role for a scope that means nothing: %s',
    async (scope) => {
      const login = someone();
      await accounts.add({ login, password }, by);
      const granted = accounts.grant(login, 'ApplicationImpersonation', scope, by);
      await expect(granted).rejects.toThrow(ProvisioningError);
      expect(await accounts.list()).toContainEqual({ ...plain, login, mailbox: null });
    },
  );

  it('can do without a mailbox', async () => {
    const login = someone();
    await accounts.add({ login, password }, by);
    expect(await authenticate(login)).toEqual({ login, mailboxId: undefined, administers: {} });
    expect(await accounts.list()).toContainEqual({ ...plain, login, mailbox: null });
  });

  it('exist once, whatever the case of their login', async () => {
    const login = someone();
    await accounts.add({ login, password }, by);
    const again = login.toUpperCase();
    await expectRefusal(
      () => accounts.add({ login: again, password }, by),
      [`there is an account "${again}" already`],
    );
  });

  it('exist once when two administrators add them at the same time', async () => {
    const login = someone();
    const attempts = Array.from({ length: 4 }, () => accounts.add({ login, password }, by));
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(ProvisioningError);
    }
    expect(await db.dataSource.manager.countBy(Account, { login })).toBe(1);
  });

  it('are refused with all reasons together', async () => {
    await expectRefusal(
      () => accounts.add({ login: 'a:b ', password: 'short' }, by),
      [
        'the login must not contain a colon',
        'the login must not begin or end with a blank',
        'the password must have at least 8 characters',
      ],
    );
  });

  it('are refused for a mailbox that does not exist', async () => {
    await expectRefusal(
      () => accounts.add({ login: someone(), password, mailbox: 'nobody@example.com' }, by),
      ['there is no mailbox "nobody@example.com"'],
    );
  });

  it('accept no password while they are disabled', async () => {
    const login = someone();
    await accounts.add({ login, password }, by);
    expect(await accounts.disable(login.toUpperCase(), by)).toBe(true);
    expect(await authenticate(login)).toBeUndefined();
    expect(await accounts.disable(login, by)).toBe(false);
    expect(await accounts.enable(login, by)).toBe(true);
    expect(await authenticate(login)).toBeDefined();
    expect(await accounts.enable(login, by)).toBe(false);
  });

  it('take a new password in place of the old one', async () => {
    const login = someone();
    await accounts.add({ login, password }, by);
    await accounts.setPassword(login, 'another one', by);
    expect(await authenticate(login)).toBeUndefined();
    expect(await authenticate(login, 'another one')).toBeDefined();
    await expectRefusal(
      () => accounts.setPassword(login, login, by),
      ['the password must not be the login'],
    );
  });

  it('are one account, composed or decomposed', async () => {
    const login = `Å-${someone()}`;
    await accounts.add({ login: login.normalize('NFD'), password }, by);
    await accounts.disable(login.normalize('NFD'), by);
    expect(await accounts.list()).toContainEqual(expect.objectContaining({ login }));
  });

  it('are shown, and removed with their keys; their mailbox stays', async () => {
    const [login, mailbox] = [someone(), someone()];
    await mailboxes.add({ address: mailbox }, false, by);
    await accounts.add({ login, password, mailbox }, by);
    await accounts.grant(login, 'phone', null, by, { shareExtensions: true });
    const key = await services.get(ApiKeysService).add({ login }, by);
    expect(await accounts.show(login.toUpperCase())).toMatchObject({ login, mailbox });

    await accounts.remove(login.toUpperCase(), by);
    const gone = [`there is no account ${JSON.stringify(login)}`];
    await expectRefusal(() => accounts.show(login), gone);
    await expectRefusal(() => accounts.remove(login, by), gone);
    const keys = await services.get(ApiKeysService).list();
    expect(keys.map(({ id }) => id)).not.toContain(key.id);
    expect((await mailboxes.show(mailbox)).address).toBe(mailbox);
    const { id: mailboxId } = await mailboxOf(mailbox);
    expect(await eventsAbout({ mailboxId })).toContain('account-removed');
  });

  it('get another mailbox, or none', async () => {
    const [login, one, other] = [someone(), someone(), someone()];
    await accounts.add({ login, password }, by);
    for (const address of [one, other]) await mailboxes.add({ address }, false, by);
    expect(await accounts.setMailbox(login.toUpperCase(), one.toUpperCase(), by)).toBe(true);
    expect(await accounts.setMailbox(login, one, by)).toBe(false);
    expect(await authenticate(login)).toMatchObject({ mailboxId: (await mailboxOf(one)).id });
    expect(await accounts.setMailbox(login, other, by)).toBe(true);
    expect(await accounts.show(login)).toMatchObject({ mailbox: other });
    expect(await accounts.setMailbox(login, null, by)).toBe(true);
    expect(await authenticate(login)).toMatchObject({ mailboxId: undefined });
    expect(await accounts.setMailbox(login, null, by)).toBe(false);
    await expectRefusal(
      () => accounts.setMailbox(login, 'nobody@example.com', by),
      ['there is no mailbox "nobody@example.com"'],
    );
  });

  it('are on record with every change (P12), never with a password', async () => {
    const [login, mailbox] = [someone(), someone()];
    await mailboxes.add({ address: mailbox }, false, by);
    await accounts.add({ login, password }, by);
    await accounts.disable(login, by);
    await accounts.disable(login, by);
    await accounts.enable(login, by);
    await accounts.setPassword(login, 'another one', by);
    await accounts.setMailbox(login, mailbox, by);
    await accounts.setMailbox(login, null, by);
    const { id } = await accounts.show(login);
    expect(await eventsAbout({ detail: id })).toEqual([
      'account-added',
      'account-disabled',
      'account-enabled',
      'account-set',
      'account-set',
      'password-set',
    ]);
    const { id: mailboxId } = await mailboxOf(mailbox);
    expect(await eventsAbout({ mailboxId })).toEqual([
      'account-set',
      'account-set',
      'mailbox-added',
    ]);
  });

  it.each(['disable', 'enable'] as const)('cannot be %sd when there are none', async (change) => {
    await expectRefusal(() => accounts[change]('nobody', by), ['there is no account "nobody"']);
    await expectRefusal(
      () => accounts.setPassword('nobody', password, by),
      ['there is no account "nobody"'],
    );
  });
});

const hour = 3_600_000;

/** The state of a PIN before there is one. */
const noPin = {
  setAt: null,
  temporary: false,
  expiresAt: null,
  expired: false,
  verifiedAt: null,
  verifiedBy: null,
  pending: false,
  firstWanted: false,
  resetWanted: false,
  compromised: false,
  failedAttempts: 0,
  locked: false,
  lockedAt: null,
  mail: null,
};

describe('mailboxes', () => {
  it('are stored as described, and on record (P12)', async () => {
    const address = someone();
    const numbers = { extensions: ['36697', '12'], phoneNumbers: ['4930555010'] };
    const draft = { displayName: ' Alice Ä ', ...numbers, language: 'de_at' };
    await mailboxes.add({ address, ...draft, policy: 'default' }, false, by);
    const { id: mailboxId } = await mailboxOf(address);
    expect(await mailboxes.show(address.toUpperCase())).toEqual({
      id: mailboxId,
      address,
      displayName: 'Alice Ä',
      ...numbers,
      language: 'de-AT',
      umEnabled: true,
      policy: 'Default',
      oofStatus: false,
      missedCallNotificationEnabled: true,
      playOnPhoneDialString: null,
      telephoneAccessFolderEmail: null,
      sharedExtensions: [],
      pin: noPin,
    });
    expect(await eventsAbout({ mailboxId })).toEqual(['mailbox-added']);
  });

  it('are added and changed with the properties of their voice mail', async () => {
    const address = someone();
    const folder = Buffer.from('the id of a folder, made up for a test').toString('base64');
    const voiceMail = { oofStatus: true, missedCallNotificationEnabled: false };
    const places = { playOnPhoneDialString: ' *98 ', telephoneAccessFolderEmail: folder };
    await mailboxes.add({ address, ...voiceMail, ...places }, false, by);
    const stored = { ...places, playOnPhoneDialString: '*98' };
    expect(await mailboxes.show(address)).toMatchObject({ ...voiceMail, ...stored });
    const change = { oofStatus: false, playOnPhoneDialString: '' };
    expect(await mailboxes.set(address, change, by)).toEqual([
      'oofStatus',
      'playOnPhoneDialString',
    ]);
    const { id: mailboxId } = await mailboxOf(address);
    const events = await db.dataSource.manager.findBy(AuditEvent, {
      mailboxId,
      event: 'mailbox-set',
    });
    expect(events.map(({ detail }) => detail)).toEqual(['oofStatus false, playOnPhoneDialString']);
    expect(await mailboxes.show(address)).toMatchObject({
      oofStatus: false,
      playOnPhoneDialString: null,
      telephoneAccessFolderEmail: folder,
    });
    await expectRefusal(
      () =>
        mailboxes.set(
          address,
          { playOnPhoneDialString: 'at home', telephoneAccessFolderEmail: 'Inbox' },
          by,
        ),
      [
        'the dial string "at home" is not a telephone number',
        'the telephone access folder is not the id of a folder in base64',
      ],
    );
  });

  it('ask the service for a first PIN when told to', async () => {
    const address = someone();
    await mailboxes.add({ address }, true, by);
    const { id: mailboxId, firstPinWantedAt } = await mailboxOf(address);
    expect(firstPinWantedAt).toBeInstanceOf(Date);
    expect(await eventsAbout({ mailboxId })).toEqual(['first-pin-requested', 'mailbox-added']);
    expect(await mailboxes.show(address)).toHaveProperty('pin.firstWanted', true);
  });

  it('get no PIN when they are not enabled for UM', async () => {
    await expectRefusal(
      () => mailboxes.add({ address: someone(), umEnabled: false }, true, by),
      ['a mailbox that is not enabled for UM can have no PIN sent'],
    );
  });

  it('exist once, whatever the case of their address', async () => {
    const address = someone();
    await mailboxes.add({ address }, false, by);
    const again = address.toUpperCase();
    await expectRefusal(
      () => mailboxes.add({ address: again }, false, by),
      [`there is a mailbox "${again}" already`],
    );
  });

  it('need a policy that exists', async () => {
    await expectRefusal(
      () => mailboxes.add({ address: someone(), policy: 'Nope' }, false, by),
      ['there is no policy "Nope"'],
    );
  });

  it('are listed by address', async () => {
    const list = (await mailboxes.list()).map(({ address }) => address);
    expect(list.length).toBeGreaterThan(1);
    expect(list).toEqual([...list].sort());
  });

  it('cannot be shown when there are none', async () => {
    await expect(mailboxes.show('nobody@example.com')).rejects.toThrow(
      'there is no mailbox "nobody@example.com"',
    );
  });
});

describe('an existing mailbox', () => {
  const nothing = { displayName: undefined, policy: undefined };

  async function aMailbox(extensions: string[] = []): Promise<string> {
    const address = someone();
    await mailboxes.add({ address, displayName: 'Alice', extensions }, false, by);
    return address;
  }

  it('is changed in what is given, and in nothing else', async () => {
    const address = await aMailbox(['36701']);
    await policies.set('Branch', { minPinLength: 8 }, by);
    const change = { policy: 'BRANCH', phoneNumbers: ['4930555010'], language: 'de_at' };
    expect(await mailboxes.set(address.toUpperCase(), { ...nothing, ...change }, by)).toEqual([
      'policy',
      'phoneNumbers',
      'language',
    ]);
    expect(await mailboxes.show(address)).toMatchObject({
      address,
      displayName: 'Alice',
      extensions: ['36701'],
      phoneNumbers: ['4930555010'],
      language: 'de-AT',
      umEnabled: true,
      policy: 'Branch',
    });
    await mailboxes.set(address, { displayName: '', extensions: [], umEnabled: false }, by);
    expect(await mailboxes.show(address)).toMatchObject({
      displayName: null,
      extensions: [],
      umEnabled: false,
      policy: 'Branch',
    });
  });

  it('is on record with the names of what changed (P12), and with no number', async () => {
    const address = await aMailbox();
    const change = { displayName: 'Alice', extensions: ['36702', '13'], umEnabled: false };
    expect(await mailboxes.set(address, change, by)).toEqual(['extensions', 'umEnabled']);
    expect(await mailboxes.set(address, change, by)).toEqual([]);
    const { id: mailboxId } = await mailboxOf(address);
    const events = await db.dataSource.manager.findBy(AuditEvent, {
      mailboxId,
      event: 'mailbox-set',
    });
    expect(events.map(({ actor, detail }) => ({ actor, detail }))).toEqual([
      { actor: by.actor, detail: 'extensions, umEnabled false' },
    ]);
  });

  it('is checked like a new one, and refused with all reasons together', async () => {
    const address = await aMailbox();
    await expectRefusal(
      () => mailboxes.set(address, { extensions: ['1', '1'], language: 'german' }, by),
      [
        'extension "1" must be 2 to 20 digits and nothing else',
        'extension "1" must be 2 to 20 digits and nothing else',
        'an extension is given twice',
        '"german" is not a language such as de-AT',
      ],
    );
    await expectRefusal(
      () => mailboxes.set(address, { policy: 'Nope', displayName: 'Bob' }, by),
      ['there is no policy "Nope"'],
    );
    await expectRefusal(
      () => mailboxes.set('nobody@example.com', { displayName: 'Bob' }, by),
      ['there is no mailbox "nobody@example.com"'],
    );
  });

  it('is unlocked, and its failed attempts are reset', async () => {
    const address = await aMailbox();
    const { id: mailboxId } = await mailboxOf(address);
    await changePin(
      mailboxId,
      `INSERT INTO pin_credentials (mailbox_id, sealed_hash, set_at, failed_tries, locked_at)
       VALUES ($1, 'made up for a test', now(), 15, now())`,
    );
    expect(await mailboxes.unlock(address.toUpperCase(), by)).toEqual({
      wasLocked: true,
      failedAttempts: 15,
    });
    expect((await mailboxes.show(address)).pin).toMatchObject({
      failedAttempts: 0,
      lockedAt: null,
    });
    expect(await mailboxes.unlock(address, by)).toEqual({ wasLocked: false, failedAttempts: 0 });
    await db.dataSource.query('UPDATE pin_credentials SET failed_tries = 3 WHERE mailbox_id = $1', [
      mailboxId,
    ]);
    expect(await mailboxes.unlock(address, by)).toEqual({ wasLocked: false, failedAttempts: 3 });
    const events = await db.dataSource.manager.find(AuditEvent, {
      where: { mailboxId, event: 'mailbox-unlocked' },
      order: { at: 'ASC' },
    });
    expect(events.map(({ detail }) => detail)).toEqual([
      'locked, 15 wrong attempts',
      'not locked, 3 wrong attempts',
    ]);
  });

  it('need not have had a PIN to be unlocked; it has to exist', async () => {
    expect(await mailboxes.unlock(await aMailbox(), by)).toEqual({
      wasLocked: false,
      failedAttempts: 0,
    });
    await expectRefusal(
      () => mailboxes.unlock('nobody@example.com', by),
      ['there is no mailbox "nobody@example.com"'],
    );
  });

  it('is unlocked only after an attempt in progress has been counted', async () => {
    const address = await aMailbox();
    const { id: mailboxId } = await mailboxOf(address);
    const counting = db.dataSource.createQueryRunner();
    await counting.startTransaction();
    await new MailboxesRepository().lock(counting.manager, mailboxId);
    const unlocking = mailboxes.unlock(address, by);
    await vi.waitFor(async () => {
      const waiting = await db.dataSource.query<unknown[]>(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      expect(waiting).toHaveLength(1);
    });
    await counting.query(
      `INSERT INTO pin_credentials (mailbox_id, failed_tries, locked_at) VALUES ($1, 15, now())`,
      [mailboxId],
    );
    await counting.commitTransaction();
    await counting.release();
    expect(await unlocking).toEqual({ wasLocked: true, failedAttempts: 15 });
    expect((await mailboxes.show(address)).pin).toMatchObject({
      failedAttempts: 0,
      lockedAt: null,
    });
  });
});

describe('the state of a PIN', () => {
  /** Of the policy: a lifetime of 60 days, 72 hours for temporary PINs. */
  async function pinOf(columns: string): Promise<PinView> {
    const address = someone();
    await mailboxes.add({ address }, false, by);
    const { id } = await mailboxOf(address);
    await changePin(
      id,
      `INSERT INTO pin_credentials (mailbox_id, sealed_hash, temporary, set_at)
       VALUES ($1, 'made up for a test', false, now())`,
    );
    await changePin(id, `UPDATE pin_credentials SET ${columns} WHERE mailbox_id = $1`);
    return (await mailboxes.show(address)).pin;
  }

  it.each([
    [`set_at = now() - interval '1439 hours'`, { temporary: false, expired: false }],
    [`set_at = now() - interval '1441 hours'`, { temporary: false, expired: true }],
    [`set_at = now() - interval '71 hours', temporary = true`, { temporary: true, expired: false }],
    [`set_at = now() - interval '73 hours', temporary = true`, { temporary: true, expired: true }],
    [`sealed_hash = NULL, set_at = NULL, temporary = true`, { temporary: false, expired: false }],
    [`reset_wanted_at = now()`, { resetWanted: true, pending: false }],
    [`verified_at = now(), verified_by = 'pbx'`, { verifiedBy: 'pbx' }],
  ])('with %s: %j', async (columns, state) => {
    expect(await pinOf(columns)).toMatchObject(state);
  });

  it('tells when it ends, by the policy of now', async () => {
    const address = someone();
    await policies.set('Ending', { pinLifetimeDays: 10, temporaryPinLifetimeHours: null }, by);
    await mailboxes.add({ address, policy: 'Ending' }, false, by);
    const { id } = await mailboxOf(address);
    const pinAs = async (temporary: boolean) => {
      await changePin(
        id,
        `INSERT INTO pin_credentials (mailbox_id, sealed_hash, set_at, temporary)
         VALUES ($1, 'made up for a test', '2026-03-01T12:00:00Z', ${temporary})
         ON CONFLICT (mailbox_id) DO UPDATE SET temporary = excluded.temporary`,
      );
      return (await mailboxes.show(address)).pin;
    };
    expect((await pinAs(false)).expiresAt).toEqual(new Date('2026-03-11T12:00:00Z'));
    expect(await pinAs(true)).toMatchObject({ expiresAt: null, expired: false, temporary: true });
    await policies.set('Ending', { pinLifetimeDays: null }, by);
    expect(await pinAs(false)).toMatchObject({ expiresAt: null, expired: false });
  });
});

describe('a PIN', () => {
  const pin = new Pin('048213');

  async function stagedFor(address: string): Promise<{ mailboxId: string; resetId: string }> {
    const { id: mailboxId } = await mailboxOf(address);
    const resetId = randomUUID();
    const hasher = services.get(PinHasher, { strict: false });
    const sealedHash = (await hasher.hashIfNotReused(pin, mailboxId, [])) ?? '';
    const staged = { resetId, sealedHash, automatic: false };
    const credentials = new PinCredentialsRepository();
    await db.database.transaction((tx) => credentials.stage(tx, mailboxId, staged));
    return { mailboxId, resetId };
  }

  it('is the valid one once its mail is delivered, not while it is on its way (P2)', async () => {
    const address = someone();
    await mailboxes.add({ address }, false, by);
    expect(await pinCheck.checkPin(address, pin)).toBe('not valid');

    const { mailboxId, resetId } = await stagedFor(address);
    expect(await pinCheck.checkPin(address, pin)).toBe('not valid');
    expect(await mailboxes.show(address)).toMatchObject({ pin: { setAt: null, pending: true } });

    const credentials = new PinCredentialsRepository();
    await db.database.transaction(async (tx) => {
      await credentials.activate(tx, mailboxId, resetId);
      await recordChange(tx, mailboxId);
    });
    expect(await pinCheck.checkPin(address.toUpperCase(), pin)).toBe('valid');
    expect(await pinCheck.checkPin(address, new Pin('48213'))).toBe('not valid');
    expect(await pinCheck.checkPin(address, new Pin('048214'))).toBe('not valid');
  });

  it('is told to be locked out also before it is the first valid one', async () => {
    const address = someone();
    await mailboxes.add({ address }, false, by);
    const { mailboxId } = await stagedFor(address);
    const { manager } = db.dataSource;
    await manager.update(PinCredential, { mailboxId }, { lockedAt: () => 'now()' });
    expect(await pinCheck.checkPin(address, pin)).toBe('locked');
  });

  it('is shown by its state only', async () => {
    const address = someone();
    await mailboxes.add({ address }, false, by);
    const { mailboxId, resetId } = await stagedFor(address);
    const credentials = new PinCredentialsRepository();
    await db.database.transaction(async (tx) => {
      await credentials.activate(tx, mailboxId, resetId);
      await recordChange(tx, mailboxId);
    });
    const view = await mailboxes.show(address);
    const { setAt } = view.pin;
    const mail = { fate: 'accepted', status: null, at: expect.any(Date) as Date };
    const expiresAt = new Date(Number(setAt) + 72 * hour);
    expect(view.pin).toEqual({ ...noPin, setAt, expiresAt, temporary: true, mail });
    expect(JSON.stringify(view)).not.toMatch(/048213|argon2|test\./);
  });

  it('cannot be checked for an address without a mailbox', async () => {
    await expect(pinCheck.checkPin('nobody@example.com', pin)).rejects.toThrow(ProvisioningError);
  });
});

describe('policies', () => {
  it("begin with Exchange's own", async () => {
    expect(await policies.list()).toContainEqual(
      expect.objectContaining({ name: 'Default', ...defaultPinPolicy }),
    );
  });

  it('are created with defaults, then changed setting by setting', async () => {
    const name = 'Sales';
    const set = { minPinLength: 8, pinLifetimeDays: null };
    expect(await policies.set(name, set, by)).toMatchObject({ change: 'created' });
    const then = { minPinLength: 10, resetPinText: 'Hi' };
    expect(await policies.set('SALES', then, by)).toMatchObject({ change: 'changed' });
    expect(await policies.list()).toContainEqual(
      expect.objectContaining({
        ...defaultPinPolicy,
        name,
        minPinLength: 10,
        pinLifetimeDays: null,
        resetPinText: 'Hi',
      }),
    );
  });

  it('are on record with what changed (P12)', async () => {
    await policies.set('Recorded', { minPinLength: 8, pinLifetimeDays: null }, by);
    await policies.set('recorded', { minPinLength: 8 }, by);
    await policies.set('recorded', { umEnabledText: 'Welcome', maxLogonAttempts: 9 }, by);
    const patterns = { refusedPatterns: ['date' as const], expiryReminderDays: null };
    await policies.set('recorded', patterns, by);
    expect(await policies.set('recorded', patterns, by)).toMatchObject({ change: 'unchanged' });
    await policies.set('recorded', { refusedPatterns: [] }, by);
    const details = await db.dataSource.manager.find(AuditEvent, {
      where: { ...by, event: 'policy-set' },
      order: { at: 'ASC' },
    });
    expect(
      details.map(({ detail }) => detail).filter((detail) => detail?.startsWith('Rec')),
    ).toEqual([
      'Recorded, minPinLength 8, pinLifetimeDays unlimited',
      'Recorded, umEnabledText changed, maxLogonAttempts 9',
      'Recorded, refusedPatterns date, expiryReminderDays never',
      'Recorded, refusedPatterns none',
    ]);
  });

  it('are refused with all reasons together', async () => {
    await expectRefusal(
      () => policies.set(' ', { minPinLength: 3, maxLogonAttempts: 5, resetPinText: '\0' }, by),
      [
        'the name of a policy has no control characters and no blank at either end',
        'MinPINLength must be a whole number from 4 to 24',
        'LogonFailuresBeforePINReset must be below MaxLogonAttempts',
        'ResetPINText must not contain control characters',
      ],
    );
  });

  it('have no subject with the PIN in it (P6), nor one that breaks out of its field', async () => {
    await expectRefusal(
      () => policies.set('Subjects', { resetPinSubject: 'Your PIN: {pin}' }, by),
      [
        'ResetPINSubject knows {displayName}, {extension}, {address}, but not {pin}; ' +
          'a PIN never stands in a subject, which mail servers log and locked telephones show',
      ],
    );
    await expectRefusal(
      () => policies.set('Subjects', { resetPinSubject: 'PIN\r\nBcc: mallory@example.com' }, by),
      ['ResetPINSubject must be one line'],
    );
    await expectRefusal(
      () => policies.set('Subjects', { resetPinSubject: 'PIN\u2028' }, by),
      ['ResetPINSubject must not contain control characters'],
    );
  });

  it('tell how many PINs they allow, and the chance to guess one', async () => {
    const { policy } = await policies.set('Counted', { maxLogonAttempts: 10 }, by);
    // Of a million, ten repetitions and ten sequences are refused.
    expect(policy.risk.allowed).toBe(999_980n);
    expect(policy.risk.beforeLock).toBeCloseTo(10 / 999_980, 8);
    expect(policy.risk.perYear).toBeCloseTo((365 * 9) / 999_980, 4);
    expect(await policies.list()).toContainEqual(
      expect.objectContaining({ name: 'Counted', risk: policy.risk }),
    );
  });

  it('are set together, all or none', async () => {
    await expectRefusal(
      () =>
        policies.setAll(
          [
            { name: 'One', settings: {} },
            { name: 'Default', settings: { maxLogonAttempts: 5 } },
            { name: 'Two', settings: { minPinLength: 25, refusedPatterns: ['blocklist'] } },
            { name: 'Three', settings: { refusedPatterns: ['blocklist'] } },
          ],
          by,
        ),
      [
        'policy "Default": LogonFailuresBeforePINReset must be below MaxLogonAttempts',
        'policy "Two": MinPINLength must be a whole number from 4 to 24',
        'policy "Three": blocklist needs a list of PINs: set PIN_BLOCKLIST_FILE',
      ],
    );
  });

  it('hold together with the settings that stay', async () => {
    await expectRefusal(
      () => policies.set('Default', { maxLogonAttempts: 5 }, by),
      ['LogonFailuresBeforePINReset must be below MaxLogonAttempts'],
    );
  });
});

describe('an import', () => {
  const header = 'address,displayName,extensions,language,umEnabled,policy';
  const kept = { dryRun: false, sendPins: false };
  const run = (lines: string[], options: Partial<Parameters<typeof imports.import>[1]> = {}) =>
    imports.import(
      Readable.from([Buffer.from([header, ...lines].join('\n'))]),
      { ...kept, ...options },
      by,
    );

  it('adds the mailboxes of Exchange, and locks those that are locked out there', async () => {
    const [one, two] = [someone(), someone()];
    const json = (value: unknown) => Readable.from([Buffer.from(JSON.stringify(value))]);
    const mailboxOfExchange = (address: string) => ({
      Identity: `example.com/Users/${address}`,
      PrimarySmtpAddress: address,
      UMMailboxPolicy: 'default',
      MissedCallNotificationEnabled: 'False',
    });
    const pins = () =>
      json([{ UserID: `example.com/Users/${one}`, LockedOut: 'True', FirstTimeUser: 'False' }]);
    const file = [one, two].map(mailboxOfExchange);
    const report = await imports.import(json(file), { ...kept, exchange: { pins: pins() } }, by);
    expect(report).toEqual({ mailboxes: 2, changed: 0, firstPins: 0 });
    expect(await mailboxes.show(one)).toMatchObject({
      missedCallNotificationEnabled: false,
      pin: { locked: true, setAt: null },
    });
    expect(await mailboxes.show(two)).toMatchObject({ pin: { locked: false } });
    const { id: mailboxId } = await mailboxOf(one);
    expect(await eventsAbout({ mailboxId })).toEqual(['mailbox-added', 'mailbox-locked']);

    const again = [someone(), two].map(mailboxOfExchange);
    await expectRefusal(
      () => imports.import(json(again), { ...kept, exchange: { pins: pins() } }, by),
      [
        `"example.com/Users/${one}" is locked out, and not in the file`,
        `mailbox 2: there is a mailbox "${two}" already`,
      ],
    );
  });

  it('adds all mailboxes, each on record (P12)', async () => {
    const [one, two] = [someone(), someone()];
    const report = await run([`${one},"Example, One",36703 14,de_at,,`, `${two},,,,false,DEFAULT`]);
    expect(report).toEqual({ mailboxes: 2, changed: 0, firstPins: 0 });
    expect(await mailboxes.show(one)).toMatchObject({
      displayName: 'Example, One',
      extensions: ['36703', '14'],
      language: 'de-AT',
      umEnabled: true,
      policy: 'Default',
    });
    expect(await mailboxes.show(two)).toMatchObject({ displayName: null, umEnabled: false });
    for (const address of [one, two]) {
      const { id: mailboxId } = await mailboxOf(address);
      expect(await eventsAbout({ mailboxId })).toEqual(['mailbox-added']);
    }
  });

  it('asks for first PINs of those that are enabled for UM', async () => {
    const [one, two] = [someone(), someone()];
    const report = await run([`${one},,,,,`, `${two},,,,false,`], { sendPins: true });
    expect(report).toEqual({ mailboxes: 2, changed: 0, firstPins: 1 });
    expect((await mailboxOf(one)).firstPinWantedAt).toBeInstanceOf(Date);
    expect((await mailboxOf(two)).firstPinWantedAt).toBeNull();
    const { id: mailboxId } = await mailboxOf(one);
    expect(await eventsAbout({ mailboxId })).toEqual(['first-pin-requested', 'mailbox-added']);
  });

  it('adds nothing when any line has a problem, and names them all in their order', async () => {
    const known = someone();
    await mailboxes.add({ address: known }, false, by);
    const fine = someone();
    await expectRefusal(
      () =>
        run([
          `${fine},,,,,`,
          `${known.toUpperCase()},,,,,`,
          `${someone()},,+49,,,Nope`,
          `${fine},,,,,`,
          'x',
        ]),
      [
        `line 3: there is a mailbox "${known.toUpperCase()}" already`,
        'line 4: extension "+49" must be 2 to 20 digits and nothing else',
        'line 4: there is no policy "Nope"',
        `line 5: "${fine}" is on line 2 already`,
        'line 6: has 1 cells instead of 6',
      ],
    );
  });

  it('in a dry run checks the same and keeps nothing', async () => {
    const [known, fresh] = [someone(), someone()];
    await mailboxes.add({ address: known }, false, by);
    const dry = { dryRun: true, sendPins: true };
    const before = await everything();
    expect(await run([`${fresh},,,,,`], dry)).toEqual({ mailboxes: 1, changed: 0, firstPins: 1 });
    expect(await everything()).toEqual(before);
    await expectRefusal(
      () => run([`${known},,,,,`], dry),
      [`line 2: there is a mailbox "${known}" already`],
    );
  });

  it('adds nothing when another one adds the same address meanwhile', async () => {
    const address = someone();
    const events = await db.dataSource.manager.count(AuditEvent);
    const other = db.dataSource.createQueryRunner();
    await other.startTransaction();
    await other.query(
      `INSERT INTO mailboxes (address, policy_id) SELECT $1, id FROM pin_policies WHERE name = 'Default'`,
      [address],
    );
    const attempt = run([`${someone()},,,,,`, `${address},,,,,`]);
    const outcome = expect(attempt).rejects.toThrow(/added meanwhile/);
    await vi.waitFor(async () => {
      const waiting = await db.dataSource.query<unknown[]>(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      expect(waiting).toHaveLength(1);
    });
    await other.commitTransaction();
    await other.release();
    await outcome;
    expect(await db.dataSource.manager.count(AuditEvent)).toBe(events);
  });

  it('takes ten thousand mailboxes in a few statements, and tells how far it is', async () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, index) => `many-${index}@example.com,"Many, ${index}",${10_000 + index},de,,`,
    );
    const told: [number, number][] = [];
    const statements = await statementsOf(services, async () => {
      const report = await run(lines, {
        sendPins: true,
        progress: (done, of) => told.push([done, of]),
      });
      expect(report).toEqual({ mailboxes: 10_000, changed: 0, firstPins: 10_000 });
    });
    expect(statements).toBeLessThan(60);
    expect(told.at(0)).toEqual([0, 10_000]);
    expect(told.at(-1)).toEqual([10_000, 10_000]);
    const counts = await db.dataSource.query<{ mailboxes: string; events: string }[]>(
      `SELECT count(DISTINCT m.id) AS mailboxes, count(*) AS events FROM mailboxes m
       JOIN audit_events a ON a.mailbox_id = m.id WHERE m.address LIKE 'many-%'`,
    );
    expect(counts).toEqual([{ mailboxes: '10000', events: '20000' }]);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PageSessionsRepository } from '../../src/accounts/page-sessions.repository.js';
import { AuditEvent } from '../../src/audit/audit-event.entity.js';
import { OutboxMessage } from '../../src/notification/outbox/outbox-message.entity.js';
import { anAdministrator } from '../support/admin-api.js';
import { TestService } from '../support/app.js';
import { administrator } from '../support/administration.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { aSignedIn } from '../support/page-people.js';
import { FormBrowser } from '../support/pages.js';
import type { Step } from '../support/smtp-sink.js';
import { tryPin } from '../support/phone.js';
import { expectFault, expectReset, resetPin } from '../support/soap.js';

let service: TestService;
beforeAll(async () => {
  service = await TestService.start();
});
afterAll(() => service.stop());
beforeEach(() => service.smtp.wellAgain());

describe('a mailbox', () => {
  const remove = ({ address }: TestMailbox) =>
    service.administration.mailboxes.remove(address, administrator);
  const waiting = ({ mailboxId }: TestMailbox) =>
    service.db.dataSource.manager.countBy(OutboxMessage, { mailboxId });

  const removed = (owner: TestMailbox) =>
    remove(owner).then(
      () => true,
      () => false,
    );

  /** Names of the tables with a row that has this text, in another column than those of who did something. */
  async function tablesWith(text: string): Promise<string[]> {
    const tables = await service.db.dataSource.query<{ name: string }[]>(
      `SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    expect(tables.length).toBeGreaterThan(8);
    const found = await Promise.all(
      tables.map(async ({ name }) => {
        // Events without a mailbox are chained by their actor.
        const doer = name.startsWith('audit_') ? ` - '{actor,chain}'::text[]` : '';
        const [row] = await service.db.dataSource.query<{ there: boolean }[]>(
          `SELECT EXISTS (SELECT FROM ${name} t
             WHERE strpos(lower((to_jsonb(t)${doer})::text), lower($1)) > 0) AS there`,
          [text],
        );
        return row?.there ? [name] : [];
      }),
    );
    return found.flat();
  }

  it('goes with its account, its sessions and all that is known of its owner; the audit has its id', async () => {
    const { administration, server } = service;
    const owner = await service.aMailbox({
      address: 'olga.orlova@erased.example',
      displayName: 'Olga Orlova',
      extensions: ['70411'],
      phoneNumbers: ['4930555704'],
      pin: '482915',
    });
    const { mailboxId, address, login } = owner;
    const { accounts } = administration;
    expectReset(await resetPin(server, owner));
    await administration.grant(login, 'helpdesk');
    await administration.revokeKey(await administration.addKey(login, { role: 'helpdesk' }));
    for (const change of ['disable', 'enable'] as const) await administration[change](login);
    await accounts.setMailbox(login, null, administrator);
    await accounts.setMailbox(login, address, administrator);
    // By herself, signed in by password and by another system, and by others: each under a key of its own.
    const browser = new FormBrowser(server);
    await browser.signIn(login, owner.password);
    await browser.submit('/reset');
    await new PageSessionsRepository(service.db.database).begin({
      ...{ digest: 'of another system', login: 'o-1', signedInAt: '2026-11-30T09:00:00Z' },
      content: { person: { login: 'o-1', external: { login: 'o-1', address } } },
    });
    const { client, login: other } = await anAdministrator(service, 'admin');
    const keyed = () => ({ 'Idempotency-Key': randomUUID() });
    await client.post(`/mailboxes/${address}/lock`, undefined, keyed());
    await client.post('/api-keys', { login, role: 'helpdesk' }, keyed());
    const helper = await aSignedIn(service, 'helpdesk');
    await helper.browser.get(`/helpdesk/mailboxes/${address}`);
    const path = `/helpdesk/mailboxes/${encodeURIComponent(address)}`;
    await helper.browser.submit(`${path}/reset`, { reason: 'called' });
    expect(helper.browser.text).toContain('A new PIN has been sent');

    const personal = [address, 'Orlova', '70411', '4930555704'];
    const stored = await Promise.all(personal.map(tablesWith));
    expect(stored.flat()).toEqual(
      expect.arrayContaining(['mailboxes', 'accounts', 'page_sessions']),
    );
    expect(await tablesWith(mailboxId)).toEqual(
      expect.arrayContaining(['accounts', 'mailboxes', 'pin_credentials', 'pin_history']),
    );

    expect(await remove(owner)).toEqual({ accounts: [login] });
    expectFault(await resetPin(server, owner), 'ErrorNonExistentMailbox');
    await accounts.remove(login, administrator);
    for (const text of personal) expect(await tablesWith(text)).toEqual([]);
    for (const table of await tablesWith(mailboxId)) expect(table).toMatch(/^audit_/);
    const events = await service.db.dataSource.manager.findBy(AuditEvent, { mailboxId });
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['mailbox-added', 'account-added', 'reset-delivered', 'role-granted']),
    );
    // Who is the last one is for another test.
    await accounts.remove(other, administrator, { evenTheLast: true });
  });

  it('takes the mail with it that waits for its owner', async () => {
    const owner = await service.aMailbox({ pin: '482915' });
    service.smtp.atRecipient = () => ({ refuse: 451 });
    await service.administration.mailboxes.expireCompromisedPin(owner.address, administrator);
    // Between two attempts at its delivery.
    const idle = { mailboxId: owner.mailboxId, attempts: 1 };
    await expect
      .poll(() => service.db.dataSource.manager.findOneBy(OutboxMessage, idle))
      .toMatchObject({ leaseId: null });
    await expect.poll(() => removed(owner)).toBe(true);
    expect(await waiting(owner)).toBe(0);
    expect(service.smtp.to(owner.address)).toEqual([]);
  });

  it('is not removed while a mail to its owner is under way: its PIN is to work (P4)', async () => {
    const owner = await service.aMailbox({ pin: '482915' });
    let letGo: () => void = () => undefined;
    const held: Step = () => new Promise((resolve) => (letGo = () => resolve('accept')));
    service.smtp.atEnd = held;
    const before = service.smtp.finalDots;
    const response = Promise.resolve(resetPin(service.server, owner));
    await expect.poll(() => service.smtp.finalDots).toBe(before + 1);

    await expect(remove(owner)).rejects.toThrow(/a mail to ".*" is under way/);
    letGo();
    expectReset(await response);
    expect(await service.verifies(service.smtp.to(owner.address)[0]?.pin, owner)).toBe(true);
    expect(await remove(owner)).toEqual({ accounts: [owner.login] });
  });

  it('that is removed while many are reset disturbs no other reset', async () => {
    const owners = await Promise.all(Array.from({ length: 8 }, () => service.aMailbox()));
    const leaving = owners.slice(0, 4);
    const resets = Promise.all(owners.map((owner) => resetPin(service.server, owner)));
    const removals = await Promise.allSettled(leaving.map(remove));
    const responses = await resets;
    for (const [index, response] of responses.entries()) {
      const owner = owners[index];
      const gone = removals[index]?.status === 'fulfilled';
      if (!gone) expectReset(response);
      else if (response.status !== 200) expectFault(response, 'ErrorNonExistentMailbox');
      if (owner && !gone) {
        expect(await service.verifies(service.smtp.to(owner.address)[0]?.pin, owner)).toBe(true);
      }
    }
    for (const owner of leaving) await expect.poll(() => waiting(owner)).toBe(0);
  });

  it('is locked with the PIN that it has, and with one that it gets', async () => {
    const { mailboxes } = service.administration;
    const owner = await service.aMailbox();
    expect(await mailboxes.lock(owner.address.toUpperCase(), administrator)).toBe(true);
    expectReset(await resetPin(service.server, owner));
    const pin = service.smtp.to(owner.address)[0]?.pin ?? '';
    expect(await tryPin(service, owner, pin)).toEqual({ result: 'locked' });
    expect(await mailboxes.lock(owner.address, administrator)).toBe(false);

    await mailboxes.unlock(owner.address, administrator);
    expect(await tryPin(service, owner, pin)).toMatchObject({ result: 'accepted' });
    expect(await mailboxes.lock(owner.address, administrator)).toBe(true);
    expect(await tryPin(service, owner, pin)).toEqual({ result: 'locked' });
    const locks = { mailboxId: owner.mailboxId, event: 'mailbox-locked' as const };
    const events = await service.db.dataSource.manager.findBy(AuditEvent, locks);
    expect(events).toMatchObject(Array(2).fill({ actor: administrator.actor }));
  });

  /** Carries a change out while a transaction is open that has done something, and commits that one then. */
  async function meanwhile<T>(
    [statement, values]: [string, unknown[]],
    change: () => Promise<T>,
  ): Promise<T> {
    const { dataSource } = service.db;
    const other = dataSource.createQueryRunner();
    await other.startTransaction();
    await other.query(statement, values);
    const changed = change();
    // A refusal is looked at by the caller.
    changed.catch(() => undefined);
    await expect
      .poll(() =>
        dataSource.query(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        ),
      )
      .toHaveLength(1);
    await other.commitTransaction();
    await other.release();
    return changed;
  }

  it('that is given to an account meanwhile is taken from it', async () => {
    const owner = await service.aMailbox({ account: false });
    const login = `late-${owner.login}`;
    const accounts = await meanwhile(
      ['INSERT INTO accounts (login, mailbox_id) VALUES ($1, $2)', [login, owner.mailboxId]],
      () => remove(owner),
    );
    expect(accounts).toEqual({ accounts: [login] });
    expect((await service.administration.accounts.show(login)).mailbox).toBeNull();
  });

  it('that is removed meanwhile is given to no account', async () => {
    const { accounts } = service.administration;
    const login = 'too-late@example.com';
    await service.administration.addAccount({ login });
    for (const give of [
      (mailbox: string) => service.administration.addAccount({ login: `new-${login}`, mailbox }),
      (mailbox: string) => accounts.setMailbox(login, mailbox, administrator),
    ]) {
      const { address, mailboxId } = await service.aMailbox({ account: false });
      const removal: [string, unknown[]] = ['DELETE FROM mailboxes WHERE id = $1', [mailboxId]];
      const given = meanwhile<unknown>(removal, () => give(address));
      await expect(given).rejects.toThrow(`there is no mailbox "${address}"`);
    }
  });

  it('that does not exist cannot be removed or locked', async () => {
    const { mailboxes } = service.administration;
    const nobody = 'nobody@example.com';
    const refusal = 'there is no mailbox "nobody@example.com"';
    await expect(mailboxes.remove(nobody, administrator)).rejects.toThrow(refusal);
    await expect(mailboxes.lock(nobody, administrator)).rejects.toThrow(refusal);
  });
});

it('the last administrator stays one, unless something else is meant', async () => {
  const { accounts } = service.administration;
  const admin = async (login: string, scope: string | null = null) => {
    await service.administration.addAccount({ login });
    await service.administration.grant(login, 'admin', scope);
  };
  await admin('ada');
  await admin('guest', 'address:*@guests.example');
  for (const loss of [
    () => accounts.remove('ada', administrator),
    () => accounts.disable('ada', administrator),
    () => accounts.revoke('ada', 'admin', administrator),
    () => accounts.grant('ada', 'admin', 'address:*@guests.example', administrator),
  ]) {
    await expect(loss()).rejects.toThrow('"ada" is the last administrator');
  }
  await accounts.grant('ada', 'admin', null, administrator);
  await admin('bea');
  await Promise.allSettled(['ada', 'bea'].map((login) => accounts.remove(login, administrator)));
  const left = (await accounts.list()).filter(({ roles }) => roles.includes('admin'));
  expect(left.map(({ adminScope }) => adminScope)).toEqual(
    expect.arrayContaining([null, 'address:*@guests.example']),
  );
  expect(left).toHaveLength(2);
  const last = left.find(({ adminScope }) => adminScope === null)?.login ?? '';
  await accounts.remove('guest', administrator);
  await accounts.remove(last, administrator, { evenTheLast: true });
});

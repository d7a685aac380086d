import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Account } from '../../src/accounts/account.entity.js';
import { AuditEvent } from '../../src/audit/audit-event.entity.js';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { expectFault, expectReset, resetPin, types } from '../support/soap.js';

const denied = 'ErrorImpersonateUserDenied';
const unreadable = 'everyone';
const invalid = 'ErrorInvalidExchangeImpersonationHeaderData';

describe('impersonation', () => {
  let service: TestService;
  let owner: TestMailbox;
  let helpdesk: TestMailbox;

  beforeAll(async () => {
    service = await TestService.start();
    await service.aPolicy({}, 'Other');
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    owner = await service.aMailbox();
    helpdesk = await service.aMailbox();
  });

  const grant = (scope: string | null, who = helpdesk) =>
    service.administration.grant(who.login, 'ApplicationImpersonation', scope);
  /** Written as a row: the product grants no scope that it cannot read. */
  const breakScope = async () => {
    await grant(null);
    const change = { impersonationScope: unreadable };
    await service.db.dataSource.manager.update(Account, { login: helpdesk.login }, change);
  };
  const named = (...identifiers: [string, string][]) =>
    `<t:ExchangeImpersonation xmlns:t="${types}"><t:ConnectingSID>` +
    identifiers.map(([by, value]) => `<t:${by}>${value}</t:${by}>`).join('') +
    '</t:ConnectingSID></t:ExchangeImpersonation>';
  const resetFor = (...identifiers: [string, string][]) =>
    resetPin(service.server, helpdesk, { headers: named(...identifiers) });
  const newestEvent = async (): Promise<AuditEvent | undefined> => {
    const events = await service.db.dataSource.manager.find(AuditEvent, {
      where: { actor: helpdesk.login },
      order: { at: 'DESC' },
      take: 1,
    });
    return events[0];
  };

  it('mails the new PIN to the owner, who is told that an administrator asked (P1)', async () => {
    await grant(null);
    expectReset(await resetFor(['PrimarySmtpAddress', owner.address]));
    const [mail] = service.smtp.to(owner.address);
    expect(mail?.parsed.text).toContain('An administrator has asked for a new PIN');
    expect(await service.verifies(mail?.pin, owner)).toBe(true);
    expect(service.smtp.to(helpdesk.address)).toHaveLength(0);
  });

  it('names both in the record: who asked, and whose mailbox (P12)', async () => {
    await grant(null);
    expectReset(await resetFor(['SmtpAddress', owner.address]));
    expect(await newestEvent()).toMatchObject({
      event: 'reset-requested',
      actor: helpdesk.login,
      mailboxId: owner.mailboxId,
    });
  });

  it.each(['PrincipalName', 'PrimarySmtpAddress', 'SmtpAddress'])(
    'takes the user by %s, in any case',
    async (by) => {
      await grant(null);
      expectReset(await resetFor([by, ` ${owner.address.toUpperCase()} `]));
      expect(service.smtp.to(owner.address)).toHaveLength(1);
    },
  );

  it('looks a PrincipalName up as a login first', async () => {
    await grant(null);
    const { address } = await service.aMailbox({ account: false });
    const login = `upn-${address}`;
    await service.administration.addAccount({ login, mailbox: address });
    expectReset(await resetFor(['PrincipalName', login]));
    expectFault(await resetFor(['SmtpAddress', login]), 'ErrorNonExistentMailbox');
    expect(service.smtp.to(address)).toHaveLength(1);
  });

  it('takes several names of one user, as callers of Exchange 2007 send them', async () => {
    await grant(null);
    expectReset(
      await resetFor(['PrincipalName', owner.login], ['PrimarySmtpAddress', owner.address]),
    );
    const other = await service.aMailbox();
    expectFault(
      await resetFor(['PrincipalName', owner.login], ['PrimarySmtpAddress', other.address]),
      invalid,
    );
    expect(service.smtp.to(other.address)).toHaveLength(0);
  });

  it('refuses a SID, as no directory here gives any', async () => {
    await grant(null);
    expectFault(await resetFor(['SID', 'S-1-5-21-1-2-3-1001']), 'ErrorInvalidSid');
    expectFault(
      await resetFor(['SID', 'S-1-5-21-1-2-3-1001'], ['SmtpAddress', owner.address]),
      'ErrorInvalidSid',
    );
  });

  it('tells callers without the role nothing about which users exist (P10)', async () => {
    const answers = [
      await resetFor(['SmtpAddress', owner.address]),
      await resetFor(['SmtpAddress', helpdesk.address]),
      await resetFor(['SmtpAddress', 'nobody@example.com']),
      await resetFor(['SID', 'S-1-5-21-1-2-3-1001']),
    ];
    for (const answer of answers) {
      expectFault(answer, denied);
      expect(answer.text).toBe(answers[0]?.text);
    }
    expect(service.smtp.to(owner.address)).toHaveLength(0);
    expect(await newestEvent()).toMatchObject({
      event: 'impersonation-refused',
      detail: 'ImpersonationDenied',
    });
  });

  it.each<[string, (owner: TestMailbox) => string, string | undefined]>([
    ['everyone by an address pattern', () => 'address:*@EXAMPLE.com', undefined],
    ['the address itself', ({ address }) => `address:${address}`, undefined],
    ['the policy of the mailbox', () => 'policy:default', undefined],
    ['another domain', () => 'address:*@example.org', denied],
    ['a pattern whose dot is a dot', () => 'address:*@exampleXcom', denied],
    ['another policy', () => 'policy:Other', denied],
    ['a scope that cannot be read', () => unreadable, denied],
  ])('keeps to its scope: %s', async (_, scopeFor, fault) => {
    const scope = scopeFor(owner);
    if (scope === unreadable) await breakScope();
    else await grant(scope);
    const answer = await resetFor(['SmtpAddress', owner.address]);
    if (fault === undefined) expectReset(answer);
    else expectFault(answer, fault);
  });

  it('says that a user does not exist only within its scope', async () => {
    await grant('address:*@example.com');
    expectFault(await resetFor(['SmtpAddress', 'nobody@example.com']), 'ErrorNonExistentMailbox');
    expectFault(await resetFor(['SmtpAddress', 'nobody@example.org']), denied);
    await grant('policy:Default');
    expectFault(await resetFor(['SmtpAddress', 'nobody@example.com']), denied);
  });

  it.each<[string, string]>([
    ['no ConnectingSID', `<t:ExchangeImpersonation xmlns:t="${types}"/>`],
    ['an empty ConnectingSID', named()],
    ['an empty identifier', named(['SmtpAddress', ' '])],
    ['an identifier of another kind', named(['Sid', 'x'])],
    ['an identifier that is too long', named(['SmtpAddress', `${'x'.repeat(250)}@example.com`])],
    ['elements in an identifier', named(['SmtpAddress', '<t:x/>'])],
  ])('refuses a header with %s', async (_, headers) => {
    await grant(null);
    expectFault(await resetPin(service.server, helpdesk, { headers }), invalid);
  });

  it('never resets the PIN of the caller instead (P3)', async () => {
    await grant(null);
    const headers = [
      '<ExchangeImpersonation xmlns="urn:x"/>',
      `<t:ExchangeImpersonation xmlns:t="${types}" s:actor="urn:other"/>`,
      `<t:SerializedSecurityContext xmlns:t="${types}"/>`,
      named(['SmtpAddress', owner.address]) + named(['SmtpAddress', owner.address]),
    ];
    for (const header of headers) {
      expectFault(await resetPin(service.server, helpdesk, { headers: header }), denied);
    }
    expect(service.smtp.to(helpdesk.address)).toHaveLength(0);
  });

  it('grants no right by X-AnchorMailbox', async () => {
    const answer = await resetFor(['SmtpAddress', owner.address]).set(
      'X-AnchorMailbox',
      owner.address,
    );
    expectFault(answer, denied);
  });

  it('ends immediately when the role is revoked, although the login is cached', async () => {
    await grant(null);
    expectReset(await resetFor(['SmtpAddress', owner.address]));
    await service.administration.revoke(helpdesk.login, 'ApplicationImpersonation');
    expectFault(await resetFor(['SmtpAddress', owner.address]), denied);
  });

  it('finds a mailbox without Unified Messaging, and says so', async () => {
    await grant(null);
    const without = await service.aMailbox({ umEnabled: false });
    expectFault(
      await resetFor(['SmtpAddress', without.address]),
      'ErrorUserNotUnifiedMessagingEnabled',
      'UserNotUmEnabledException',
    );
  });
});

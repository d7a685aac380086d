import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Mailbox } from '../../src/credentials/mailbox.entity.js';
import { PinHistoryEntry } from '../../src/credentials/pin-history-entry.entity.js';
import { TestService } from '../support/app.js';
import type { Verdict } from '../support/smtp-sink.js';
import {
  expectFault,
  expectReset,
  fixture,
  post,
  resetPin,
  withoutLayout,
} from '../support/soap.js';

describe('ResetPIN', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start({ VOICE_MAIL_ACCESS_NUMBER: '+49 30 5550 100' });
  });
  afterAll(() => service.stop());

  it.each(['reset-pin', 'reset-pin-https'])(
    'answers the published sample %s as the sample says',
    async (name) => {
      const owner = await service.aMailbox();
      const response = await post(service.server, fixture(`${name}.request.xml`), owner);
      expect(response.status).toBe(200);
      expect(response.headers['content-type']).toBe('text/xml; charset=utf-8');
      expect(withoutLayout(response.text)).toBe(withoutLayout(fixture(`${name}.response.xml`)));
    },
  );

  it('mails the new PIN to the mailbox owner before it answers (P1)', async () => {
    const owner = await service.aMailbox();
    expectReset(await resetPin(service.server, owner));
    const [mail, ...more] = service.smtp.to(owner.address);
    expect(more).toHaveLength(0);
    expect(mail?.pin).toMatch(/^[0-9]{6}$/);
    expect(await service.verifies(mail?.pin ?? '', owner)).toBe(true);
  });

  it('keeps the old PIN valid until the mail server has said 250 (P2)', async () => {
    const owner = await service.aMailbox();
    await resetPin(service.server, owner);
    const [first] = service.smtp.to(owner.address);

    let validAtTheFinalDot: boolean | undefined;
    service.smtp.atEnd = async (): Promise<Verdict> => {
      validAtTheFinalDot = await service.verifies(first?.pin ?? '', owner);
      return 'accept';
    };
    expectReset(await resetPin(service.server, owner));
    service.smtp.wellAgain();

    const [, second] = service.smtp.to(owner.address);
    expect(validAtTheFinalDot).toBe(true);
    expect(await service.verifies(first?.pin ?? '', owner)).toBe(false);
    expect(await service.verifies(second?.pin ?? '', owner)).toBe(true);
  });

  it('makes a temporary PIN and clears the count of wrong attempts, but not a lock', async () => {
    const owner = await service.aMailbox();
    await resetPin(service.server, owner);
    await service.db.dataSource.query(
      'UPDATE pin_credentials SET failed_tries = 3, temporary = false, locked_at = now()',
    );
    await resetPin(service.server, owner);
    const credential = await service.credential(owner.mailboxId);
    expect(credential).toMatchObject({ temporary: true, failedAttempts: 0, stagedHash: null });
    expect(credential?.lockedAt).not.toBeNull();
  });

  it("writes the mail in the mailbox's language, with everything the owner needs", async () => {
    const owner = await service.aMailbox({
      language: 'de-AT',
      displayName: 'Änne Müller',
      extensions: ['36697'],
      policy: { resetPinText: 'Fragen? <b>Helpdesk 4711</b><script>alert(1)</script>' },
    });
    await resetPin(service.server, owner);
    const [mail] = service.smtp.to(owner.address);
    const { subject, text, html, from, headers } = mail?.parsed ?? {};
    expect(subject).toContain('PIN');
    for (const body of [text, html]) {
      expect(body).toContain('Änne Müller');
      expect(body).toContain('36697');
      expect(body).toContain('+49 30 5550 100');
      expect(body).toContain('Helpdesk 4711');
      expect(body).not.toContain('alert(1)');
    }
    expect(from?.text).toContain('voicemail@example.com');
    expect(headers?.get('auto-submitted')).toBe('auto-generated');
  });

  it('generates PINs by the policy of the mailbox, never a recent one (P8)', async () => {
    const owner = await service.aMailbox({ policy: { minPinLength: 4, pinHistoryCount: 3 } });
    for (let reset = 0; reset < 6; reset += 1) expectReset(await resetPin(service.server, owner));
    const pins = service.smtp.to(owner.address).map(({ pin }) => pin);
    expect(pins).toHaveLength(6);
    pins.forEach((pin, index) => {
      expect(pin).toMatch(/^[0-9]{4}$/);
      expect(pins.slice(Math.max(0, index - 2), index)).not.toContain(pin);
    });
    // The valid PIN and the two before it: PINHistoryCount counts the current one.
    const { manager } = service.db.dataSource;
    expect(await manager.countBy(PinHistoryEntry, { mailboxId: owner.mailboxId })).toBe(2);
  });

  it('refuses a user who is not enabled for UM, and changes nothing (P3)', async () => {
    const owner = await service.aMailbox({ umEnabled: false });
    const response = await resetPin(service.server, owner);
    expectFault(response, 'ErrorUserNotUnifiedMessagingEnabled', 'UserNotUmEnabledException');
    expect(service.smtp.to(owner.address)).toHaveLength(0);
    expect(await service.credential(owner.mailboxId)).toBeNull();
  });

  it('refuses cleanly when no PIN satisfies the policy (P8)', async () => {
    const owner = await service.aMailbox();
    // Written as a row: the product refuses an extension of a single digit.
    const extensions = Array.from('0123456789');
    await service.db.dataSource.manager.update(Mailbox, { id: owner.mailboxId }, { extensions });
    expectFault(
      await resetPin(service.server, owner),
      'ErrorInternalServerError',
      'PinPolicyException',
    );
    expect(service.smtp.to(owner.address)).toHaveLength(0);
  });

  it('records every reset: actor, mailbox, source and outcome (P12)', async () => {
    const owner = await service.aMailbox();
    const answer = await resetPin(service.server, owner);
    const stranger = await service.aMailbox({ umEnabled: false });
    await resetPin(service.server, stranger);

    const [asked, delivered, ...more] = await service.eventsOf(owner);
    expect(more).toHaveLength(0);
    expect(asked).toMatchObject({
      event: 'reset-requested',
      actor: owner.login,
      source: '127.0.0.1',
      requestId: answer.headers['request-id'],
    });
    expect(delivered).toMatchObject({ event: 'reset-delivered', resetId: asked?.resetId });
    expect(await service.eventsOf(stranger)).toMatchObject([
      { event: 'reset-refused', detail: 'UmNotEnabled' },
    ]);
  });

  it('keeps the audit log from being changed (P12)', async () => {
    const change = service.db.dataSource.query("UPDATE audit_events SET actor = 'nobody'");
    await expect(change).rejects.toThrow('append-only');
    await expect(service.db.dataSource.query('DELETE FROM audit_events')).rejects.toThrow();
    await expect(service.db.dataSource.query('TRUNCATE audit_events')).rejects.toThrow();
  });

  it("puts the policy's own words into its mails, for the first PIN and later ones", async () => {
    const policy = {
      umEnabledText: 'Welcome to our voice mail',
      resetPinText: 'Dial 4711 for help',
      resetPinSubject: 'Neue PIN für {address}',
    };
    const owner = await service.aMailbox({ policy, sendPin: true });
    await expect.poll(() => service.credential(owner.mailboxId)).toMatchObject({ generation: 1 });
    expectReset(await resetPin(service.server, owner));
    const mails = service.smtp.to(owner.address).map(({ parsed }) => parsed);
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Your voice-mail PIN',
      `Neue PIN für ${owner.address}`,
    ]);
    const [first, second] = mails.map(({ text }) => text);
    expect(first).toContain(policy.umEnabledText);
    expect(first).not.toContain(policy.resetPinText);
    expect(second).toContain(policy.resetPinText);
    expect(second).not.toContain(policy.umEnabledText);
  });
});

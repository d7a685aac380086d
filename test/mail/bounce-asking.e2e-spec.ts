import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BounceTokens } from '../../src/notification/bounces/bounce-tokens.js';
import { TestService } from '../support/app.js';
import type { CaughtMail } from '../support/smtp-sink.js';
import { expectReset, resetPin } from '../support/soap.js';

const bounceAddress = { BOUNCE_ADDRESS: 'Bounces@umpin.example.com' };

/** Resets the PIN of a new mailbox, and returns its mail and the id of its reset. */
async function resetOnce(service: TestService) {
  const owner = await service.aMailbox();
  expectReset(await resetPin(service.server, owner));
  const { resetId } = (await service.credential(owner.mailboxId)) ?? {};
  const [mail] = service.smtp.to(owner.address);
  if (!mail || !resetId) throw new Error('There is no mail of a reset.');
  return { mail, resetId };
}

describe('a mail server that offers DSN', () => {
  let service: TestService;
  let silent: TestService;

  beforeAll(async () => {
    service = await TestService.start(bounceAddress, { dsn: true });
    silent = await TestService.start({}, { dsn: true });
  });
  afterAll(async () => {
    await service.stop();
    await silent.stop();
  });

  it('is asked to report failures and delays to a return path of the mail, without its body (P6)', async () => {
    const { mail, resetId } = await resetOnce(service);
    expect(mail.returnPath).toMatch(/^Bounces\+[a-z2-7]{42}@umpin\.example\.com$/);
    expect(service.app.get(BounceTokens).mailIdOf(mail.returnPath)).toBe(resetId);
    expect(mail.parameters).toEqual({
      mail: { RET: 'HDRS', ENVID: resetId },
      rcpt: { NOTIFY: 'FAILURE,DELAY' },
    });
  });

  it('gets the same header as without reports', async () => {
    const { mail } = await resetOnce(service);
    const { mail: other } = await resetOnce(silent);
    expect(mail.parsed.from?.text).toBe(other.parsed.from?.text);
    expect(mail.parsed.from?.text).toContain('<voicemail@example.com>');
    expect(mail.raw).not.toMatch(/bounces/i);
    const names = ({ parsed }: CaughtMail) => parsed.headerLines.map(({ key }) => key);
    expect(names(mail)).toEqual(names(other));
  });

  it('is asked nothing, and gets mail from MAIL_FROM, without BOUNCE_ADDRESS', async () => {
    const { mail } = await resetOnce(silent);
    expect(mail.returnPath).toBe('voicemail@example.com');
    expect(mail.parameters).toEqual({ mail: false, rcpt: false });
  });

  it('gets the same envelope and bytes again if its 250 was lost (P4)', async () => {
    let ends = 0;
    service.smtp.atEnd = () => ((ends += 1) === 1 ? 'cut' : 'accept');
    const owner = await service.aMailbox();
    await resetPin(service.server, owner);
    await expect.poll(() => service.smtp.to(owner.address)).toHaveLength(2);
    service.smtp.wellAgain();
    const [first, again] = service.smtp.to(owner.address);
    expect(again).toMatchObject({
      raw: first?.raw,
      returnPath: first?.returnPath,
      parameters: first?.parameters,
    });
  });
});

describe('a mail server that does not offer DSN', () => {
  let service: TestService;
  beforeAll(async () => (service = await TestService.start(bounceAddress)));
  afterAll(() => service.stop());

  it('gets the return path alone', async () => {
    const { mail, resetId } = await resetOnce(service);
    expect(service.app.get(BounceTokens).mailIdOf(mail.returnPath)).toBe(resetId);
    expect(mail.parameters).toEqual({ mail: false, rcpt: false });
  });
});

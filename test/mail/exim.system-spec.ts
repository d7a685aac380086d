import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { aCertificate, type TestCertificate } from '../support/certificate.js';
import { exim, startExim } from '../support/mail-servers/exim.js';
import { NextHop } from '../support/mail-servers/next-hop.js';
import type { Relay } from '../support/mail-servers/relay.js';
import { expectReset, resetPin } from '../support/soap.js';

describe.skipIf(!exim.usable)('a real Exim on this machine', () => {
  let hop: NextHop;
  let certificate: TestCertificate;
  let relay: Relay;
  let service: TestService;

  beforeAll(async () => {
    hop = await NextHop.start();
    certificate = await aCertificate('DNS:mail.example.com');
    relay = await startExim({
      routes: { 'example.com': hop.route },
      certificate,
      settings: 'smtp_accept_max_per_connection = 2',
    });
    service = await TestService.start({
      SMTP_URL: `smtp://localhost:${relay.port}`,
      SMTP_CONNECTIONS: '1',
    });
  });
  afterAll(async () => {
    await service.stop();
    await relay.stop();
    await Promise.all([certificate.remove(), hop.stop()]);
  });

  it('receives each mail once, with its own certificate and two mails per session (P1, P5)', async () => {
    const owner = await service.aMailbox();
    for (let reset = 0; reset < 5; reset += 1) expectReset(await resetPin(service.server, owner));
    await expect.poll(() => hop.mails.length).toBeGreaterThanOrEqual(5);
    expect(hop.mails).toHaveLength(5);
    for (const { raw } of hop.mails) expect(raw).toMatch(/\bwith esmtps\b/);
  });
});

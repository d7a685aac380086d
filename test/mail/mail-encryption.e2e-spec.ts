import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { aCertificate, type TestCertificate } from '../support/certificate.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { expectFault, expectReset, resetPin } from '../support/soap.js';

// 0.0.0.0 leads to this machine, but is not one of loopback's own names.
const overANetwork = '0.0.0.0';

describe('the encryption of mail', () => {
  let certificate: TestCertificate;
  let smtp: SmtpSink;
  let service: TestService;

  beforeAll(async () => {
    certificate = await aCertificate('IP:0.0.0.0', `DNS:${randomUUID()}.example.com`);
    smtp = await SmtpSink.start({ startTls: true, certificate });
    service = await TestService.start();
  });
  afterAll(async () => {
    await service.stop();
    await smtp.down();
    await certificate.remove();
  });

  async function resetThrough(host: string, parameters: string, trusted: boolean) {
    const instance = await service.another({
      SMTP_URL: `smtp://${host}:${smtp.port}${parameters}`,
      ...(trusted && { SMTP_CA_FILE: certificate.certFile }),
    });
    const before = smtp.encrypted;
    const answer = await resetPin(instance.getHttpServer(), await service.aMailbox());
    await instance.close();
    return { answer, encrypted: smtp.encrypted - before };
  }

  it.each([
    [
      'to this very machine, whatever its certificate, as with Debian’s Postfix',
      'localhost',
      false,
    ],
    ['over a network, with the certificate of SMTP_CA_FILE', overANetwork, true],
  ])('lets a mail go %s', async (_, host, trusted) => {
    const { answer, encrypted } = await resetThrough(host, '', trusted);
    expectReset(answer);
    expect(encrypted).toBe(1);
  });

  it.each([
    ['over a network, with a certificate that nobody trusts', overANetwork, '', false],
    [
      'to this very machine, where SMTP_CA_FILE is given and the name is another',
      'localhost',
      '',
      true,
    ],
    ['to this very machine, where the URL asks for TLS', 'localhost', '?requireTLS=true', false],
  ])('lets no mail go %s (P6)', async (_, host, parameters, trusted) => {
    const before = smtp.finalDots;
    const { answer } = await resetThrough(host, parameters, trusted);
    expectFault(answer, 'ErrorInternalServerTransientError', 'NotificationFailedException');
    expect(smtp.finalDots).toBe(before);
  });
});

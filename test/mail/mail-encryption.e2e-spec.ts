import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { aCertificate, type TestCertificate } from '../support/certificate.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { expectFault, expectReset, resetPin } from '../support/soap.js';

// 0.0.0.0 leads to this machine, but is not a loopback address.
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
    ['to this machine, with any certificate, as with Debian’s Postfix', 'localhost', false],
    ['over a network, with the certificate of SMTP_CA_FILE', overANetwork, true],
  ])('permits a mail %s', async (_, host, trusted) => {
    const { answer, encrypted } = await resetThrough(host, '', trusted);
    expectReset(answer);
    expect(encrypted).toBe(1);
  });

  it.each([
    ['over a network, with an untrusted certificate', overANetwork, '', false],
    [
      'to this machine, if SMTP_CA_FILE is given and the certificate has another name',
      'localhost',
      '',
      true,
    ],
    ['to this machine, if the URL requires TLS', 'localhost', '?requireTLS=true', false],
  ])('permits no mail %s (P6)', async (_, host, parameters, trusted) => {
    const before = smtp.finalDots;
    const { answer } = await resetThrough(host, parameters, trusted);
    expectFault(answer, 'ErrorInternalServerTransientError', 'NotificationFailedException');
    expect(smtp.finalDots).toBe(before);
  });
});

import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import {
  aCertificate,
  aCertificateOfDays,
  inDays,
  type TestCertificate,
} from '../support/certificate.js';
import { doctor, doctorProcess } from '../support/doctor.js';
import { freePorts } from '../support/ports.js';
import { testSettings } from '../support/settings.js';
import { TlsProxy } from '../support/tls-proxy.js';

describe('umpin doctor, about PUBLIC_URL', () => {
  let good: TestCertificate;
  let proxy: TlsProxy;
  let service: TestService;
  beforeAll(async () => {
    const [port = 0] = await freePorts(1);
    good = await aCertificate('IP:127.0.0.1');
    proxy = await TlsProxy.start(good);
    proxy.target = `http://127.0.0.1:${port}`;
    service = await TestService.start({ PUBLIC_URL: proxy.url, TRUSTED_PROXIES: '127.0.0.1' });
    await service.app.listen(port, '127.0.0.1');
  });
  afterAll(async () => {
    await service.stop();
    await proxy.stop();
    await good.remove();
  });

  const settings = (over: Record<string, string> = {}) => ({
    ...testSettings(service.db.url, service.smtp.url),
    PUBLIC_URL: proxy.url,
    TRUSTED_PROXIES: '127.0.0.1',
    ...over,
  });
  const place = () => new URL(proxy.url).host;

  /** With a proxy that presents this certificate, and these authorities beside those of Node.js. */
  async function doctorAt(certificate: TestCertificate, trusted?: TestCertificate) {
    await proxy.present(certificate);
    try {
      return await doctorProcess(settings(trusted && { NODE_EXTRA_CA_CERTS: trusted.certFile }));
    } finally {
      await proxy.present(good);
    }
  }

  it('says that the contract is served through the proxy, and until when its certificate is valid', async () => {
    const found = await doctorAt(good, good);
    expect(found.of('public URL')).toEqual([
      {
        name: 'public URL',
        state: 'ok',
        what: `${proxy.url} serves the contract, which names this address.`,
      },
    ]);
    expect(found.only('public certificate')).toMatchObject({ state: 'ok' });
    expect(found.only('public certificate')?.what).toMatch(
      /^TLSv1\.\d; the certificate is for IP Address:127\.0\.0\.1, until \d{4}-\d\d-\d\d\.$/,
    );
    expect(found.only('proxy')).toMatchObject({ state: 'ok' });
    expect(found.code).toBe(0);
  });

  it('says that the certificate of the proxy is of no trusted authority', async () => {
    const found = await doctorAt(good);
    expect(found.only('public certificate')).toMatchObject({
      state: 'failure',
      what: `The certificate of ${place()} comes from no authority that is trusted here.`,
    });
    expect(found.only('public certificate')?.todo).toContain('NODE_EXTRA_CA_CERTS');
    expect(found.of('public URL')).toEqual([]);
    expect(found.code).toBe(4);
  });

  it('says that the certificate of the proxy is for another name', async () => {
    const other = await aCertificate('DNS:mail.example.com');
    const found = await doctorAt(other, other);
    expect(found.only('public certificate')).toMatchObject({
      state: 'failure',
      what: `The certificate of ${place()} is for another name than 127.0.0.1 (DNS:mail.example.com).`,
    });
    expect(found.only('public certificate')?.todo).toContain('PUBLIC_URL');
    expect(found.code).toBe(4);
    await other.remove();
  });

  it('says that the certificate of the proxy has expired', async () => {
    const old = await aCertificateOfDays({ from: '20200101', until: '20200201' }, 'IP:127.0.0.1');
    const found = await doctorAt(old, old);
    expect(found.only('public certificate')).toMatchObject({
      state: 'failure',
      what: `The certificate of ${place()} has expired.`,
    });
    expect(found.code).toBe(4);
    await old.remove();
  });

  it('warns of a certificate of the proxy that ends soon', async () => {
    const soon = await aCertificateOfDays({ from: inDays(-2), until: inDays(5) }, 'IP:127.0.0.1');
    const found = await doctorAt(soon, soon);
    expect(found.only('public certificate')).toMatchObject({
      state: 'warning',
      todo: 'Renew the certificate before it ends.',
    });
    expect(found.only('public URL')).toMatchObject({ state: 'ok' });
    expect(found.code).toBe(0);
    await soon.remove();
  });

  it('warns of a contract that sends callers elsewhere', async () => {
    const found = await doctor(settings({ PUBLIC_URL: proxy.target }));
    expect(found.only('public URL')).toMatchObject({ state: 'warning' });
    expect(found.only('public URL')?.what).toMatch(
      new RegExp(`^${proxy.target} serves a contract that sends callers to ${proxy.url}/EWS/`),
    );
  });

  it('tells how the contract gets the scheme of the proxy, with PUBLIC_URL_FROM_HOST', async () => {
    const [port = 0] = await freePorts(1);
    const follower = await TestService.start({
      PUBLIC_URL: proxy.url,
      PUBLIC_URL_FROM_HOST: 'true',
      TRUSTED_PROXIES: '127.0.0.1',
    });
    await follower.app.listen(port, '127.0.0.1');
    const { target } = proxy;
    proxy.target = `http://127.0.0.1:${port}`;
    try {
      expect((await doctorAt(good, good)).only('public URL')).toMatchObject({ state: 'ok' });
      proxy.saysScheme = false;
      const found = (await doctorAt(good, good)).only('public URL');
      expect(found).toMatchObject({ state: 'warning' });
      expect(found?.what).toContain(`sends callers to http://${place()}/EWS/`);
      expect(found?.todo).toContain('X-Forwarded-Proto');
      expect(found?.todo).toContain('TRUSTED_PROXIES');
    } finally {
      Object.assign(proxy, { target, saysScheme: true });
      await follower.stop();
    }
  });

  it('fails if something else answers', async () => {
    const { server, url } = await anotherSite();
    const found = await doctor(settings({ PUBLIC_URL: url }));
    expect(found.only('public URL')).toMatchObject({
      state: 'failure',
      what: `${url} answered 404, and not with the contract of this service.`,
    });
    expect(found.code).toBe(4);
    server.close();
  });
});

async function anotherSite(): Promise<{ server: Server; url: string }> {
  const server = createServer((_, response) => response.writeHead(404).end('Not here'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

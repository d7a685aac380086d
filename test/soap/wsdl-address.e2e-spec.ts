import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { endpoint } from '../support/soap.js';

const host = 'voice.example.com';

describe.each([
  { proxies: '127.0.0.1,::1', trusted: true },
  { proxies: '192.0.2.1', trusted: false },
])('the address in the WSDL, with PUBLIC_URL_FROM_HOST and $proxies trusted', (site) => {
  let service: TestService;
  beforeAll(async () => {
    service = await TestService.start({
      PUBLIC_URL_FROM_HOST: 'true',
      TRUSTED_PROXIES: site.proxies,
    });
  });
  afterAll(() => service.stop());

  /** The scheme and the host in the contract. */
  const address = async (headers: Record<string, string>) => {
    const url = `${endpoint}?wsdl`;
    const { text } = await request(service.server)
      .get(url)
      .set({ host, ...headers });
    return /\blocation="([^"]*)\/EWS\//i.exec(text)?.[1];
  };

  it('has the scheme that a trusted proxy says, and no other one', async () => {
    const scheme = site.trusted ? 'https' : 'http';
    for (const said of ['https', 'HTTPS']) {
      expect(await address({ 'x-forwarded-proto': said })).toBe(`${scheme}://${host}`);
    }
    for (const said of ['http', 'https, http', 'javascript', 'https://evil.example.com/', '']) {
      expect(await address({ 'x-forwarded-proto': said })).toBe(`http://${host}`);
    }
    expect(await address({})).toBe(`http://${host}`);
  });

  it('has the host of Host alone', async () => {
    const headers = { 'x-forwarded-host': 'evil.example.com', 'x-forwarded-proto': 'https' };
    expect(await address(headers)).toMatch(new RegExp(`^https?://${host}$`));
  });
});

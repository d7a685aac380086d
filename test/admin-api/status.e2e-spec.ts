import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statusSchema } from '../../src/transports/admin/status/status.contract.js';
import { anAdministrator, bodyOf, type AdminClient } from '../support/admin-api.js';
import { TestService } from '../support/app.js';

describe('the status of the admin API', () => {
  let service: TestService;
  let client: AdminClient;

  beforeAll(async () => {
    // Nothing listens there, and nobody is asked elsewhere.
    service = await TestService.start({
      PUBLIC_URL: 'http://127.0.0.1:9',
      TRUSTED_PROXIES: '127.0.0.1',
    });
    ({ client } = await anAdministrator(service, 'auditor'));
  });
  afterAll(() => service.stop());

  const status = async () => bodyOf(await client.get('/status'), statusSchema);

  it('is what the diagnosis of this instance found, and the worst of it', async () => {
    const { state, checks } = await status();
    const named = (name: string) => checks.filter((check) => check.name.startsWith(name));
    expect(named('database').length).toBeGreaterThan(0);
    expect(named('database').every((check) => check.state !== 'failure')).toBe(true);
    expect(named('proxy').some(({ what }) => what.includes('127.0.0.1'))).toBe(true);
    expect(named('public URL').some((check) => check.state === 'failure')).toBe(true);
    expect(state).toBe('failure');
    expect(checks.filter((check) => check.state !== 'ok').every(({ todo }) => todo)).toBe(true);
  });

  it('shows the address and the scheme that a trusted proxy names', async () => {
    const headers = { 'x-forwarded-for': '192.0.2.7', 'x-forwarded-proto': 'https' };
    const { checks } = bodyOf(await client.get('/status', { headers }), statusSchema);
    const [seen, trusted] = checks.filter(({ name }) => name === 'proxy');
    expect(seen?.what).toMatch(
      /^This request came from 192\.0\.2\.7, through (::ffff:)?127\.0\.0\.1, as https:\/\/127\.0\.0\.1:\d+\.$/,
    );
    expect(trusted?.what).toContain('127.0.0.1');
  });

  it('is answered to several at the same time, one after the other', async () => {
    const answers = await Promise.all([status(), status(), status()]);
    expect(answers.map(({ checks }) => checks.length)).toEqual(
      answers.map(() => answers[0].checks.length),
    );
  });
});

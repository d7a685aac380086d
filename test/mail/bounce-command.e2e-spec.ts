import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeyRing } from '../../src/crypto/key-ring.js';
import { BounceTokens } from '../../src/notification/bounces/bounce-tokens.js';
import { TestService } from '../support/app.js';
import { runCommand } from '../support/command.js';
import { aReport } from '../support/delivery-report.js';
import { testKeyRing, testSettings } from '../support/settings.js';

const address = 'bounces@umpin.example.com';
const tokens = new BounceTokens(KeyRing.parse(testKeyRing), address);

describe('umpin bounce', () => {
  let service: TestService;
  let settings: Record<string, string>;
  beforeAll(async () => {
    service = await TestService.start();
    settings = { ...testSettings(service.db.url, service.smtp.url), BOUNCE_ADDRESS: address };
  });
  afterAll(() => service.stop());

  /** The address for reports about a mail that nobody knows. */
  const aReturnPath = () => tokens.returnPathOf(randomUUID()) ?? '';
  const run = (to: string, mail: string, env = settings) => runCommand(`bounce ${to}`, env, mail);

  it('takes a report from standard input', async () => {
    expect(await run(aReturnPath(), aReport())).toEqual({
      code: 0,
      output: 'The mail was dropped: what it reports about is not known.\n',
      errors: '',
    });
  });

  it.each([
    ['anything else', aReturnPath, 'Hello', 'it is no delivery report'],
    ['a report without a status', aReturnPath, aReport({ fields: '' }), 'without a status'],
    ['a forged address', () => address, aReport(), 'no mail had this address as its sender'],
  ])('drops %s, which the mail server is not to return', async (_, to, mail, reason) => {
    const { code, output } = await run(to(), mail);
    expect(code).toBe(0);
    expect(output).toContain(reason);
  });

  it.each([
    ['without a database', { DATABASE_URL: 'postgres://umpin@127.0.0.1:1/umpin' }],
    ['without BOUNCE_ADDRESS', { BOUNCE_ADDRESS: '' }],
    ['with a wrong setting', { SEALING_KEYS: 'made up' }],
  ])('asks for the report again later (EX_TEMPFAIL) %s', async (_, wrong) => {
    const { code, errors } = await run(aReturnPath(), aReport(), { ...settings, ...wrong });
    expect(code).toBe(75);
    expect(errors).not.toBe('');
  });
});

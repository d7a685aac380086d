import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { refused, runCommand } from '../support/command.js';
import { testSettings } from '../support/settings.js';
import { expectFault, expectReset, resetPin, types } from '../support/soap.js';

/** U+212A KELVIN SIGN, of which PostgreSQL's lower() and JavaScript's toLowerCase() make a plain k. */
const kelvin = (name: string) => name.replace('k', '\u212a');

describe('a name with the Kelvin sign (U+212A) instead of a k is another name', () => {
  const login = 'kim@example.com';
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start();
    await service.aMailbox({ address: login });
    await run('policy set desk --min-pin-length 6');
  });
  afterAll(() => service.stop());

  const run = (line: string, input = '') =>
    runCommand(line, testSettings(service.db.url, service.smtp.url), input);
  const password = 'made up for a test';

  it('in the login of a local account', async () => {
    expectReset(await resetPin(service.server, { login: login.toUpperCase(), password }));
    const answer = await resetPin(service.server, { login: kelvin(login), password });
    expect(answer.status).toBe(401);
  });

  it.each(['PrincipalName', 'SmtpAddress', 'PrimarySmtpAddress'])(
    'in the %s of an ExchangeImpersonation header',
    async (by) => {
      const helpdesk = await service.aMailbox();
      await run(`account grant ${helpdesk.login} --role ApplicationImpersonation`);
      const resetFor = (user: string) => {
        const sid = `<t:ConnectingSID><t:${by}>${user}</t:${by}></t:ConnectingSID>`;
        const headers = `<t:ExchangeImpersonation xmlns:t="${types}">${sid}</t:ExchangeImpersonation>`;
        return resetPin(service.server, helpdesk, { headers });
      };
      expectReset(await resetFor(login.toUpperCase()));
      expectFault(await resetFor(kelvin(login)), 'ErrorNonExistentMailbox');
    },
  );

  it.each(['mailbox show', 'mailbox unlock', 'account add other --external --mailbox'])(
    'in the address that an administrator names (%s)',
    async (command) => {
      expect(await run(`${command} ${kelvin(login)}`)).toEqual(
        refused(`umpin: there is no mailbox "${kelvin(login)}"`),
      );
    },
  );

  it.each([
    'account grant kim@example.com --role phone --scope policy:NAME',
    'mailbox add lee@example.com --policy NAME',
    'mailbox set kim@example.com --policy NAME',
  ])('in the policy that an administrator names (%s)', async (command) => {
    const name = kelvin('desk');
    expect(await run(command.replace('NAME', name))).toEqual(
      refused(`umpin: there is no policy "${name}"`),
    );
    expect((await run(command.replace('NAME', 'DESK'))).code).toBe(0);
  });

  it('in the policy of an imported mailbox', async () => {
    const columns = 'address,displayName,extensions,language,umEnabled,policy';
    const file = `${columns}\nann@example.com,,,,,${kelvin('desk')}\n`;
    expect(await run('mailbox import -', file)).toEqual(
      refused(`umpin: line 2: there is no policy "${kelvin('desk')}"`),
    );
  });

  it('in the policy that an administrator sets', async () => {
    expect((await run('policy set DESK --min-pin-length 7')).output).toContain('was changed');
    expect((await run(`policy set ${kelvin('desk')} --min-pin-length 8`)).output).toContain(
      'was created',
    );
  });
});

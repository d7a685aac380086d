import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/database/connect.js';
import { DatabaseStartError } from '../../src/database/start-error.js';
import { verifyOperation } from '../../src/transports/phone/json/json.contract.js';
import { TestService } from '../support/app.js';
import { runCommand } from '../support/command.js';
import { PgBouncer, pgBouncerIsInstalled } from '../support/pgbouncer.js';
import { aPhoneSystem, ask } from '../support/phone.js';
import { testSettings } from '../support/settings.js';
import { expectReset, resetPin } from '../support/soap.js';

/** Longer than the test: a start that waits would exceed its time limit. */
const connectPatienceMs = 60_000;

describe.skipIf(!pgBouncerIsInstalled)('PgBouncer in front of the database', () => {
  let service: TestService;
  let bouncer: PgBouncer | undefined;

  beforeAll(async () => {
    service = await TestService.start();
  });
  afterEach(async () => {
    await bouncer?.stop();
    bouncer = undefined;
  });
  afterAll(() => service.stop());

  async function urlOfBouncer(settings: Record<string, string>): Promise<string> {
    bouncer = await PgBouncer.start(service.db.url, settings);
    return bouncer.url;
  }
  const start = (url: string) => connect({ url, poolSize: 3, connectPatienceMs }, []);

  it('works in session mode without further settings', async () => {
    const instance = await service.another({
      DATABASE_URL: await urlOfBouncer({ pool_mode: 'session' }),
    });
    const server = instance.getHttpServer();
    const owner = await service.aMailbox();
    expectReset(await resetPin(server, owner));
    const pin = service.smtp.to(owner.address).at(-1)?.pin ?? '';
    const question = { mailbox: owner.address, pin };
    const answer = await ask(server, verifyOperation, question, await aPhoneSystem(service));
    expect(answer.body).toMatchObject({ result: 'accepted' });
    await instance.close();
  });

  it.each<Record<string, string>>([
    { pool_mode: 'transaction' },
    { pool_mode: 'transaction', server_round_robin: '1' },
    { pool_mode: 'transaction', ignore_startup_parameters: 'statement_timeout' },
    { pool_mode: 'statement' },
  ])('is refused immediately, with an explanation, with %o', async (settings) => {
    const url = await urlOfBouncer(settings);
    await expect(start(url)).rejects.toThrow(DatabaseStartError);
    const command = await runCommand('account list', testSettings(url, service.smtp.url));
    expect(command).toMatchObject({ code: 3, output: '' });
    expect(command.errors).toMatch(
      /^The database cannot be used: a pooler in front of it .* pool_mode = session, .*\.\n$/,
    );
  });

  it('is refused immediately with a URL parameter that it does not support', async () => {
    const url = `${await urlOfBouncer({ pool_mode: 'session' })}?statement_timeout=1000`;
    await expect(start(url)).rejects.toThrow(
      'The database cannot be used: unsupported startup parameter: statement_timeout. A pooler in ' +
        'front of the database does not take it.',
    );
  });
});

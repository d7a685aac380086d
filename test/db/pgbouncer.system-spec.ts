import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/database/connect.js';
import { Database } from '../../src/database/database.js';
import { DatabaseStartError } from '../../src/database/start-error.js';
import { verifyOperation } from '../../src/transports/phone/json/json.contract.js';
import { TestService } from '../support/app.js';
import { runCommand } from '../support/command.js';
import { namesStatements, PgBouncer, pgBouncerIsInstalled } from '../support/pgbouncer.js';
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

  /** Resets a PIN and checks it, several times simultaneously. */
  async function expectService(instance: NestFastifyApplication): Promise<void> {
    const server = instance.getHttpServer();
    const pbx = await aPhoneSystem(service);
    const owners = await Promise.all(Array.from({ length: 6 }, () => service.aMailbox()));
    const answers = await Promise.all(owners.map((owner) => resetPin(server, owner)));
    answers.forEach(expectReset);
    const checks = owners.map(({ address }) => {
      const question = { mailbox: address, pin: service.smtp.to(address).at(-1)?.pin ?? '' };
      return ask(server, verifyOperation, question, pbx);
    });
    for (const { body } of await Promise.all(checks)) {
      expect(body).toMatchObject({ result: 'accepted' });
    }
  }

  it('works in session mode without further settings', async () => {
    const instance = await service.another({
      DATABASE_URL: await urlOfBouncer({ pool_mode: 'session' }),
    });
    await expectService(instance);
    await instance.close();
  });

  it('is refused immediately, with an explanation, in statement mode', async () => {
    const url = await urlOfBouncer({ pool_mode: 'statement' });
    await expect(start(url)).rejects.toThrow(DatabaseStartError);
    await expect(start(url)).rejects.toThrow(
      /^The database cannot be used: a pooler .* Use pool_mode = transaction or session\.$/,
    );
  });

  describe('in transaction mode', () => {
    const all: Record<string, string>[] = [
      { pool_mode: 'transaction' },
      { pool_mode: 'transaction', server_round_robin: '1', default_pool_size: '3' },
      { pool_mode: 'transaction', max_prepared_statements: '100' },
      { pool_mode: 'transaction', max_prepared_statements: '0' },
    ];
    const modes = all.filter((each) => namesStatements || !('max_prepared_statements' in each));

    it.each(modes)('is refused immediately, and says what to set, with %o', async (settings) => {
      const url = await urlOfBouncer(settings);
      const error = await start(url).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(DatabaseStartError);
      const command = await runCommand('account list', testSettings(url, service.smtp.url));
      expect(command).toMatchObject({ code: 3, output: '' });
      expect(command.errors).toBe(`${(error as Error).message}\n`);
      expect(command.errors).toMatch(
        /^The database cannot be used: a pooler .* RECONNECT .*: (ALTER ROLE \w+ IN DATABASE \w+ SET \w+ = '[^']*'[;\n ]+)+$/,
      );
      expect(command.errors).toContain(" SET statement_timeout = '4000';");
    });

    describe('with the settings that umpin asked for', () => {
      beforeAll(async () => {
        const url = await urlOfBouncer({ pool_mode: 'transaction' });
        const { message } = await start(url).then(
          () => new Error('It was not refused.'),
          (error: unknown) => error as Error,
        );
        await bouncer?.stop();
        await service.db.dataSource.query(message.slice(message.indexOf('ALTER ROLE')));
      });
      afterAll(() =>
        service.db.dataSource.query(
          `DO $$ BEGIN EXECUTE format('ALTER ROLE CURRENT_USER IN DATABASE %I RESET ALL', current_database()); END $$`,
        ),
      );

      it.each(modes)('works with %o', async (settings) => {
        const instance = await service.another({ DATABASE_URL: await urlOfBouncer(settings) });
        await expectService(instance);
        const prepared = instance
          .get(Database)
          .rows<object>(
            "SELECT FROM pg_prepared_statements WHERE name LIKE 'PGBOUNCER%' LIMIT $1",
            [1],
          );
        const serves = namesStatements && settings.max_prepared_statements !== '0';
        expect(await prepared).toHaveLength(serves ? 1 : 0);
        await instance.close();
      });

      it('leaves sessions as they were', async () => {
        const url = await urlOfBouncer({ pool_mode: 'transaction', default_pool_size: '1' });
        const instance = await service.another({ DATABASE_URL: url });
        await expectService(instance);
        const client = new pg.Client(url);
        await client.connect();
        const changed = await client.query(
          // PgBouncer gives each client the name that it has chosen.
          "SELECT name, setting FROM pg_settings WHERE source = 'session' AND name <> 'application_name'",
        );
        await client.end();
        await instance.close();
        expect(changed.rows).toEqual([]);
      });

      it('goes on after a change of the schema that invalidates plans', async () => {
        const url = await urlOfBouncer({ pool_mode: 'transaction', default_pool_size: '2' });
        const instance = await service.another({ DATABASE_URL: url });
        const database = instance.get(Database);
        const owner = service.db.dataSource;
        await owner.query('CREATE TABLE counters (value integer); INSERT INTO counters VALUES (1)');
        const read = () => database.rows('SELECT * FROM counters WHERE value = $1', [1]);
        await Promise.all([read(), read()]);
        await owner.query('ALTER TABLE counters ADD more text');
        for (let count = 0; count < 5; count += 1) {
          expect(await Promise.all([read(), read()])).toEqual(
            Array(2).fill([{ value: 1, more: null }]),
          );
        }
        await expectService(instance);
        await instance.close();
      });
    });
  });

  it('is refused immediately with a URL parameter that it does not support', async () => {
    const url = `${await urlOfBouncer({ pool_mode: 'session' })}?statement_timeout=1000`;
    await expect(start(url)).rejects.toThrow(
      'The database cannot be used: unsupported startup parameter: statement_timeout. A pooler in ' +
        'front of the database does not take it.',
    );
  });
});

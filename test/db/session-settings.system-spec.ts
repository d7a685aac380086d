import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '../../src/database/database.js';
import { verifyOperation } from '../../src/transports/phone/json/json.contract.js';
import { TestService } from '../support/app.js';
import { runCommand } from '../support/command.js';
import { aPhoneSystem, ask, lock, type PhoneSystem } from '../support/phone.js';
import { testSettings } from '../support/settings.js';
import { expectReset, resetPin } from '../support/soap.js';

const pin = '482915';

/** Settings of the database by an administrator, and those of the service's sessions. */
const settings: readonly (readonly [name: string, set: string, has: string])[] = [
  ['DateStyle', 'German', 'ISO, YMD'],
  ['IntervalStyle', 'sql_standard', 'postgres'],
  ['TimeZone', 'America/St_Johns', 'UTC'],
  ['client_encoding', 'LATIN1', 'UTF8'],
  ['bytea_output', 'escape', 'hex'],
  ['standard_conforming_strings', 'off', 'on'],
  ['default_transaction_isolation', 'serializable', 'read committed'],
  ['default_transaction_deferrable', 'on', 'off'],
  ['statement_timeout', '2s', '4s'],
  ['lock_timeout', '0', '3s'],
  ['idle_in_transaction_session_timeout', '1s', '20s'],
  ['transaction_timeout', '1s', '0'],
  ['synchronous_commit', 'off', 'on'],
];

describe('a database with settings of its own', () => {
  let service: TestService;
  let instance: NestFastifyApplication;
  let pbx: PhoneSystem;

  beforeAll(async () => {
    service = await TestService.start();
    pbx = await aPhoneSystem(service);
    for (const [name, set] of settings) await setForAll(name, set);
    instance = await service.another();
  });
  afterAll(async () => {
    await instance.close();
    await service.stop();
  });

  const setForAll = (name: string, value: string) =>
    service.db.dataSource.query(
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET ${name} = %L', current_database(), '${value}'); END $$`,
    );
  const commands = () => testSettings(service.db.url, service.smtp.url);

  it.each(settings)('does not determine %s: not %s, but %s', async (name, _, has) => {
    const [row] = await instance
      .get(Database)
      .statement((manager) =>
        manager.query<{ value: string }[]>('SELECT current_setting($1) AS value', [name]),
      );
    expect(row?.value).toBe(has);
  });

  it('has its say in commits that are stricter than needed', async () => {
    await setForAll('synchronous_commit', 'remote_apply');
    const strict = await service.another();
    const [row] = await strict
      .get(Database)
      .statement((manager) =>
        manager.query<{ value: string }[]>(`SELECT current_setting('synchronous_commit') AS value`),
      );
    await strict.close();
    expect(row?.value).toBe('remote_apply');
  });

  describe.each(['German', 'SQL, DMY', 'SQL, MDY', 'Postgres, DMY'])('and dates as %s', (style) => {
    let inThisStyle: NestFastifyApplication;

    beforeAll(async () => {
      await setForAll('DateStyle', style);
      inThisStyle = await service.another();
    });
    afterAll(() => inThisStyle.close());

    it('refuses a disabled account, and lists it as disabled', async () => {
      const disabled = await service.aMailbox();
      await service.administration.disable(disabled.login);
      const mails = service.smtp.mails.length;
      expect((await resetPin(inThisStyle.getHttpServer(), disabled)).status).toBe(401);
      expect(service.smtp.mails).toHaveLength(mails);
      const { output } = await runCommand('account list', commands());
      expect(output).toMatch(new RegExp(`^${disabled.login} .* disabled since \\d{4}-`, 'm'));
    });

    it('refuses a locked mailbox, and shows it as locked', async () => {
      const locked = await service.aMailbox();
      await service.setPin(locked, pin);
      await lock(service, locked);
      const question = { mailbox: locked.address, pin };
      const answer = await ask(inThisStyle.getHttpServer(), verifyOperation, question, pbx);
      expect(answer.body).toMatchObject({ result: 'locked' });
      const { output } = await runCommand(`mailbox show ${locked.address}`, commands());
      expect(output).toMatch(/^Locked out +yes$/m);
    });

    it('resets PINs, and checks them', async () => {
      const owner = await service.aMailbox();
      expectReset(await resetPin(inThisStyle.getHttpServer(), owner));
      const sent = service.smtp.to(owner.address).at(-1)?.pin ?? '';
      const question = { mailbox: owner.address, pin: sent };
      const answer = await ask(inThisStyle.getHttpServer(), verifyOperation, question, pbx);
      expect(answer.body).toMatchObject({ result: 'accepted', reason: 'temporary' });
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InstalledPostgres, postgresBinaries } from '../support/installed-postgres.js';
import { testSettings } from '../support/settings.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { endpoint, resetPinRequest } from '../support/soap.js';
import { Release } from './release.js';

/** The last release, the number of its last migration, and its word for a PIN that is right. */
const last = { commit: '0202d9d', migration: 3, accepted: 'ok' };

const owner = { address: 'alice@example.com', password: 'a made-up password' };

describe.skipIf(postgresBinaries === undefined)(`between ${last.commit} and this release`, () => {
  let postgres: InstalledPostgres;
  let smtp: SmtpSink;
  let older: Release;
  let newer: Release;
  let key = '';

  beforeAll(async () => {
    postgres = await InstalledPostgres.start();
    postgres.shell('createdb --owner=umpin umpin', postgres.asSuperuser('postgres'));
    smtp = await SmtpSink.start();
    const settings = testSettings(postgres.urlOf('umpin'), smtp.url);
    older = await Release.of(last.commit, settings);
    newer = Release.current(settings);
  });
  afterAll(async () => {
    await newer.stop();
    await older.remove();
    await smtp.down();
    await postgres.stop();
  });

  const authorization = (login: string, secret: string) => ({
    authorization: `Basic ${Buffer.from(`${login}:${secret}`).toString('base64')}`,
  });
  /** A reset by the owner; the PIN in the mail. */
  const reset = async (url: string) => {
    const answer = await fetch(`${url}${endpoint}`, {
      method: 'POST',
      headers: {
        ...authorization(owner.address, owner.password),
        'content-type': 'text/xml; charset=utf-8',
      },
      body: resetPinRequest,
    });
    expect(await answer.text()).toContain('<ResetPINResponse');
    return smtp.to(owner.address).at(-1)?.pin;
  };
  const check = async (url: string, pin?: string) => {
    const answer = await fetch(`${url}/v1/pin/verify`, {
      method: 'POST',
      headers: { ...authorization('pbx', key), 'content-type': 'application/json' },
      body: JSON.stringify({ mailbox: owner.address, pin }),
    });
    return ((await answer.json()) as { result?: string }).result;
  };
  let pin: string | undefined;

  it('the older release works', async () => {
    await older.umpin(`mailbox add ${owner.address} --name Alice`);
    await older.umpin(
      `account add ${owner.address} --mailbox ${owner.address}`,
      `${owner.password}\n`,
    );
    await older.umpin('account add pbx --external');
    await older.umpin('account grant pbx --role phone');
    key = await older.umpin('api-key add pbx');
    const url = await older.start();
    pin = await reset(url);
    expect(await check(url, pin)).toBe(last.accepted);
    await older.stop();
  });

  it('an upgrade keeps accounts, keys, PINs and the audit, and works', async () => {
    const url = await newer.start();
    expect(await check(url, pin)).toBe('accepted');
    pin = await reset(url);
    expect(await check(url, pin)).toBe('accepted');
    await newer.stop();
  });

  it('a downgrade keeps them as well, and the older release works again', async () => {
    await newer.umpin(`schema undo --to ${last.migration}`);
    const url = await older.start();
    expect(await check(url, pin)).toBe(last.accepted);
    pin = await reset(url);
    expect(await check(url, pin)).toBe(last.accepted);
    await older.stop();
  });

  it('a second upgrade works', async () => {
    const url = await newer.start();
    expect(await check(url, pin)).toBe('accepted');
    await newer.stop();
  });
});

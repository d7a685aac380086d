import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiKey } from '../../src/accounts/api-key.js';
import { PhoneAuthenticator } from '../../src/authentication/phone-authenticator.js';
import { TestService } from '../support/app.js';
import { done, misused, refused, runCommand } from '../support/command.js';
import { testSettings } from '../support/settings.js';

let service: TestService;

beforeAll(async () => {
  service = await TestService.start();
  await run('account add pbx --external');
  await run('account grant pbx --role phone');
});
afterAll(() => service.stop());

const run = (line: string) => runCommand(line, testSettings(service.db.url, service.smtp.url));

async function addKey(options = ''): Promise<ApiKey> {
  const { output } = await run(`api-key add pbx ${options}`);
  const key = ApiKey.parse(output.trimEnd());
  if (!key) throw new Error('No key was shown.');
  return key;
}

const lets = async (key: ApiKey) => {
  const callers = service.app.get(PhoneAuthenticator, { strict: false });
  return (await callers.authenticate({ scheme: 'bearer', token: key.reveal() }))?.login;
};

describe('umpin api-key', () => {
  it('shows a new key on standard output alone, and warns beside it', async () => {
    const { code, output, errors } = await run('api-key add PBX --label Vienna');
    expect(code).toBe(0);
    expect(output).toMatch(/^umpin_[0-9a-f]{16}_[\w-]{43}\n$/);
    const key = ApiKey.parse(output.trimEnd());
    expect(key && (await lets(key))).toBe('pbx');
    expect(errors).toBe(
      `The key ${key?.id} of PBX is shown now and never again. It lets its holder check and change PINs.\n`,
    );
  });

  it('lists keys by their ids, to people and to programs', async () => {
    const [labelled, plain] = [await addKey('--label Graz'), await addKey()];
    const { output } = await run('api-key list');
    expect(output).toMatch(/^ID +LOGIN +LABEL +ROLE +CREATED +STATE\n/);
    const line = (start: string) =>
      new RegExp(`^${start} +phone +\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}Z +valid$`, 'm');
    expect(output).toMatch(line(`${labelled.id} +pbx +Graz`));
    expect(output).toMatch(line(`${plain.id} +pbx +-`));
    const json = await run('api-key list --json');
    expect(JSON.parse(json.output)).toContainEqual({
      id: labelled.id,
      login: 'pbx',
      label: 'Graz',
      role: 'phone',
      scope: null,
      createdAt: expect.stringMatching(/^\d{4}-/) as string,
      revokedAt: null,
    });
  });

  it('revokes one key with immediate effect and keeps the others', async () => {
    const [first, second] = [await addKey(), await addKey()];
    expect(await run(`api-key revoke ${first.id}`)).toEqual(done('The key is revoked.'));
    expect(await run(`api-key revoke ${first.id}`)).toEqual(done('The key is revoked already.'));
    expect(await lets(first)).toBeUndefined();
    expect(await lets(second)).toBe('pbx');
    expect((await run('api-key list')).output).toMatch(
      new RegExp(`^${first.id} .* revoked since \\d{4}-\\S+Z$`, 'm'),
    );
  });

  it('adds keys only to accounts with the role phone', async () => {
    await run('account add owner --external');
    expect(await run('api-key add owner')).toEqual(
      refused('umpin: a key is for the role phone: grant it first'),
    );
    expect(await run('api-key add nobody')).toEqual(refused('umpin: there is no account "nobody"'));
    expect(await run(`api-key add pbx --label=${'x'.repeat(257)}`)).toEqual(
      refused('umpin: the label may have at most 256 characters'),
    );
  });

  it('adds a key for one role of an account, and for a scope within that of the role', async () => {
    await run('account add desk --external');
    await run('account grant desk --role helpdesk --scope address:*@example.com');
    const added = await run('api-key add desk --role helpdesk --scope policy:default');
    expect(added.errors).toContain('It lets its holder reset PINs and unlock mailboxes.');
    const id = ApiKey.parse(added.output.trimEnd())?.id ?? '';
    expect((await run('api-key list')).output).toMatch(
      new RegExp(`^${id} +desk +- +helpdesk \\(policy:default\\) +\\d{4}`, 'm'),
    );
    expect(await run('api-key add desk --role admin')).toEqual(
      refused('umpin: a key is for the role admin: grant it first'),
    );
    expect(await run('api-key add desk --role helpdesk --scope policy:no-such')).toEqual(
      refused('umpin: there is no policy "no-such"'),
    );
    expect(await run('api-key add desk --role ApplicationImpersonation')).toEqual(
      misused('--role takes one of: phone, admin, helpdesk, auditor.'),
    );
  });

  it('does not repeat a whole key that was written as an id (P6)', async () => {
    const key = await addKey();
    const { code, output, errors } = await run(`api-key revoke ${key.reveal()}`);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toContain('an API key was given as an argument');
    expect(errors).not.toContain(key.reveal());
    expect(await lets(key)).toBe('pbx');
  });

  it('puts every change of a key on record (P12) without the key or its digest (P6)', async () => {
    const key = await addKey('--label Linz');
    await run(`api-key revoke ${key.id}`);
    await run(`api-key revoke ${key.id}`);
    const { id: pbx } = await service.administration.accounts.show('pbx');
    const events = await service.db.dataSource.query<{ event: string; detail: string }[]>(
      `SELECT event, detail FROM audit_events WHERE detail LIKE '%' || $1 || '%' ORDER BY at`,
      [key.id],
    );
    expect(events).toEqual([
      { event: 'api-key-added', detail: `${pbx}: ${key.id}, phone for everyone` },
      { event: 'api-key-revoked', detail: `${pbx}: ${key.id}` },
    ]);
    const stored = JSON.stringify([
      await service.db.dataSource.query('SELECT * FROM api_keys'),
      await service.db.dataSource.query('SELECT * FROM audit_events'),
      await service.db.dataSource.query('SELECT * FROM accounts'),
    ]);
    const secret = key.reveal().slice(`umpin_${key.id}_`.length);
    expect(stored).toContain(key.digest);
    expect(stored).not.toContain(secret);
    const told = JSON.stringify([await run('api-key list'), await run('api-key list --json')]);
    expect(told + service.logs.join('')).not.toContain(secret);
    expect(told + service.logs.join('')).not.toContain(key.digest);
  });
});

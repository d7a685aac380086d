import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openServices, type Services } from '../../src/cli/admin/open-services.js';
import { loadConfig } from '../../src/config/config.js';
import { verifyPbxOperation } from '../../src/transports/phone/pbx/pbx.contract.js';
import { AccountsService } from '../../src/accounts/admin/accounts.service.js';
import { lockExtensions } from '../../src/credentials/admin/extension-owners.js';
import { MailboxesService } from '../../src/credentials/admin/mailboxes.service.js';
import { MailboxImportService } from '../../src/credentials/admin/mailbox-import.service.js';
import { TestService } from '../support/app.js';
import { done, runCommand } from '../support/command.js';
import { aPhoneSystem, ask, type PhoneSystem } from '../support/phone.js';
import { testSettings } from '../support/settings.js';
import { statementsOf } from '../support/statements.js';

const by = { actor: 'shell:tester' };
const header = 'address,displayName,extensions,language,umEnabled,policy';
const goOn = '--share-extension allows it anyway';
const nobodyKeepsApart = "no phone system's scope separates the two";

/** What a refused command says, and that it added nothing. */
const refused = (...problems: string[]) => ({
  code: 1,
  output: '',
  errors: problems.map((problem) => `umpin: ${problem}\n`).join(''),
});

describe('an extension that would get a second owner', () => {
  let service: TestService;
  let settings: Record<string, string>;
  let services: Services;
  let number = 51_000;
  /** Of this test alone. */
  let extension: string;
  let first: string;

  beforeAll(async () => {
    service = await TestService.start();
    settings = testSettings(service.db.url, service.smtp.url);
    services = await openServices({ config: loadConfig(settings), quickStart: false });
  });
  afterAll(async () => {
    await services.close();
    await service.stop();
  });
  beforeEach(async () => {
    await service.db.dataSource.query('DELETE FROM api_keys');
    await service.db.dataSource.query(`DELETE FROM accounts WHERE 'phone' = ANY (roles)`);
    extension = String((number += 1));
    first = address('first');
    await services
      .get(MailboxesService)
      .add({ address: first, extensions: [extension] }, false, by);
  });

  const address = (name: string, site = 'example.com') => `${name}-${extension}@${site}`;
  const run = (line: string, input = '') => runCommand(line, settings, input);
  const exists = async (wanted: string) => (await run(`mailbox show ${wanted}`)).code === 0;
  const belongs = (to: string, effect: string) =>
    `extension "${extension}" already belongs to "${to}": ${effect}; ${goOn}`;
  const alsoBelongs = (to: string, effect: string) =>
    `umpin: extension "${extension}" also belongs to "${to}": ${effect}\n`;
  /** A transaction that has taken its turn, as a long import does. */
  async function givingExtensions() {
    const importing = service.db.dataSource.createQueryRunner();
    await importing.startTransaction();
    await lockExtensions(importing.manager);
    return importing;
  }
  const mayAskAboutBoth = ({ login }: PhoneSystem) =>
    `the phone system "${login}" may ask about both, and would accept neither PIN`;

  it('stays with the first owner, whose PIN goes on working', async () => {
    const pbx = await aPhoneSystem(service);
    const owner = await service.aMailbox({ extensions: ['50999'] });
    await service.setPin(owner, '482915');
    const word = async () =>
      (await ask(service.server, verifyPbxOperation, { mailbox: '50999', pin: '482915' }, pbx))
        .text;
    expect(await run(`mailbox add ${address('second')} --extension 50999`)).toMatchObject({
      code: 1,
    });
    expect(await word()).toBe('OK');

    const second = `mailbox add ${address('second')} --extension 50999 --share-extension`;
    expect(await run(second)).toMatchObject({ code: 0 });
  });

  it('is refused if one phone system may ask about both, by name', async () => {
    const pbx = await aPhoneSystem(service, { scope: 'address:*@example.com' });
    const second = address('second');
    const add = `mailbox add ${second} --extension 12${extension} --extension ${extension}`;
    expect(await run(add)).toEqual(refused(belongs(first, mayAskAboutBoth(pbx))));
    expect(await exists(second)).toBe(false);
    expect(await run(`${add} --share-extension`)).toEqual({
      code: 0,
      output: `Added the mailbox ${second}.\n`,
      errors: alsoBelongs(first, mayAskAboutBoth(pbx)),
    });
    const third = `mailbox add ${address('third')} --extension ${extension}`;
    expect((await run(third)).errors).toContain(pbx.login);
  });

  it('is refused if no scope keeps the owners apart', async () => {
    const second = address('second');
    const add = `mailbox add ${second} --extension ${extension} --no-um`;
    expect(await run(add)).toEqual(refused(belongs(first, nobodyKeepsApart)));
    await aPhoneSystem(service, { scope: 'address:*@elsewhere.example' });
    expect(await run(add)).toEqual(refused(belongs(first, nobodyKeepsApart)));
    expect(await exists(second)).toBe(false);
  });

  it('is given with a remark if each phone system may ask about one owner alone', async () => {
    await aPhoneSystem(service, { scope: 'address:*@example.com' });
    await aPhoneSystem(service, { scope: 'address:*@south.example' });
    const second = address('second', 'south.example');
    expect(await run(`mailbox add ${second} --extension ${extension}`)).toEqual({
      code: 0,
      output: `Added the mailbox ${second}.\n`,
      errors: alsoBelongs(first, 'no phone system may ask about both'),
    });
  });

  it('is checked against a disabled phone system only when that is enabled', async () => {
    const pbx = await aPhoneSystem(service);
    await aPhoneSystem(service, { scope: `address:${first}` });
    await run(`account disable ${pbx.login}`);
    const second = address('second');
    expect(await run(`mailbox add ${second} --extension ${extension}`)).toMatchObject({ code: 0 });
    const { code, errors } = await run(`account enable ${pbx.login}`);
    expect(code).toBe(1);
    expect(errors).toContain(
      `umpin: extension "${extension}" belongs to "${first}" and "${second}": ` +
        `${mayAskAboutBoth(pbx)}; ${goOn}\n`,
    );
    expect((await run('account list')).output).toMatch(
      new RegExp(`^${pbx.login} .* disabled`, 'm'),
    );
    expect(await run(`account enable ${pbx.login} --share-extension`)).toMatchObject({ code: 0 });
  });

  it('is refused to an existing mailbox, but not an extension that it shares already', async () => {
    const second = address('second');
    const set = `mailbox set ${second}`;
    await run(`mailbox add ${second} --name Second`);
    expect(await run(`${set} --extension ${extension}`)).toEqual(
      refused(belongs(first, nobodyKeepsApart)),
    );
    expect(await run(`${set} --extension ${extension} --share-extension`)).toEqual({
      code: 0,
      output: `The mailbox ${second} was changed: extensions.\n`,
      errors: alsoBelongs(first, nobodyKeepsApart),
    });
    expect(await run(`${set} --name Another`)).toMatchObject({ code: 0, errors: '' });
    expect(await run(`${set} --extension ${extension} --extension 9${extension}`)).toEqual(
      done(`The mailbox ${second} was changed: extensions.`),
    );
    expect(await run(`${set} --share-extension`)).toMatchObject({ code: 2 });
  });

  it('is looked at when another policy brings the mailbox into a scope', async () => {
    await run('policy set North');
    await run(`mailbox set ${first} --policy North`);
    const north = await aPhoneSystem(service, { scope: 'policy:NORTH' });
    const second = address('second');
    await run(`mailbox add ${second} --extension ${extension}`);
    expect(await run(`mailbox set ${second} --policy north`)).toEqual(
      refused(belongs(first, mayAskAboutBoth(north))),
    );
  });

  it('is looked at when a phone system gets a scope that holds both owners', async () => {
    const pbx = await aPhoneSystem(service, { scope: `address:${first}` });
    const second = address('second');
    await run(`mailbox add ${second} --extension ${extension}`);
    const grant = `account grant ${pbx.login} --role phone`;
    const problem = `extension "${extension}" belongs to "${first}" and "${second}": ${mayAskAboutBoth(pbx)}`;
    expect(await run(`${grant} --scope address:*-${extension}@example.com`)).toEqual(
      refused(`${problem}; ${goOn}`),
    );
    const shared = `${grant} --scope address:*-${extension}@example.com --share-extension`;
    expect(await run(shared)).toMatchObject({ code: 0, errors: `umpin: ${problem}\n` });
    // Known by now.
    expect(await run(`${grant} --scope address:*${extension}@*`)).toMatchObject({ code: 0 });
    const act = `account grant ${pbx.login} --role ApplicationImpersonation`;
    expect(await run(act)).toMatchObject({ code: 0, errors: '' });
  });

  it('is refused by line in an import, also within the file and in a dry run', async () => {
    const [a, b, c] = [address('a'), address('b'), address('c')];
    const file = [
      header,
      `${a},A,9${extension},en,,`,
      `${b},B,9${extension} ${extension},en,,`,
      `${c},C,${extension},en,,`,
      '',
    ].join('\n');
    const problems = refused(
      `line 3: extension "9${extension}" already belongs to "${a}" on line 2: ` +
        `${nobodyKeepsApart}; ${goOn}`,
      `line 3: ${belongs(first, nobodyKeepsApart)}`,
      `line 4: ${belongs(first, nobodyKeepsApart)}`,
    );
    expect(await run('mailbox import - --dry-run', file)).toEqual(problems);
    expect(await run('mailbox import -', file)).toEqual(problems);
    expect(await exists(a)).toBe(false);

    const dryRun = await run('mailbox import - --dry-run --share-extension', file);
    expect(dryRun).toMatchObject({
      code: 0,
      output: 'Nothing was added; without --dry-run, this adds 3 mailboxes.\n',
    });
    expect(dryRun.errors).toContain(`umpin: line 4: extension "${extension}" also belongs to`);
    expect(await run('mailbox import - --share-extension', file)).toMatchObject({
      code: 0,
      output: 'Added 3 mailboxes.\n',
      errors: dryRun.errors,
    });
  });

  it('is reported once for an address that is in the file twice, and never for an existing one', async () => {
    const line = `${first},First,${extension},en,,`;
    expect(await run('mailbox import -', [header, line, line].join('\n'))).toEqual(
      refused(
        `line 2: there is a mailbox "${first}" already`,
        `line 3: "${first}" is on line 2 already`,
        `line 3: there is a mailbox "${first}" already`,
      ),
    );
  });

  it('is marked in lists, for people and for programs', async () => {
    const pbx = await aPhoneSystem(service);
    const second = address('second');
    await run(
      `mailbox add ${second} --extension ${extension} --extension 8${extension} --share-extension`,
    );
    const shared = `${extension} (shared) 8${extension}`;
    expect((await run('mailbox list')).output).toContain(shared);
    const { output } = await run(`mailbox show ${second}`);
    expect(output).toMatch(new RegExp(`Extensions +${extension} 8${extension}\n`));
    expect(output).toMatch(
      new RegExp(`Shared extensions +${extension} with ${first}, denied by ${pbx.login}\n`),
    );
    const json = JSON.parse((await run('mailbox list --json')).output) as { address: string }[];
    expect(json.find((mailbox) => mailbox.address === first)).toMatchObject({
      sharedExtensions: [{ extension, with: [second], deniedBy: [pbx.login] }],
    });
    await run(`account disable ${pbx.login}`);
    expect(JSON.parse((await run(`mailbox show ${first} --json`)).output)).toMatchObject({
      sharedExtensions: [{ extension, with: [second], deniedBy: [] }],
    });
  });

  it.each([
    ['two mailboxes that are added', ['x', 'y']],
    ['mailboxes that are added and changed', ['x', 'first']],
  ])('is given to one of %s simultaneously', async (_, names) => {
    const wanted = `7${extension}`;
    const draft = (name: string) => ({ address: address(name), extensions: [wanted] });
    const give = (name: string) =>
      name === 'first'
        ? services.get(MailboxesService).set(first, { extensions: [wanted] }, by)
        : services.get(MailboxesService).add(draft(name), false, by);
    const outcomes = await Promise.allSettled(names.map(give));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is refused with a message if another change of extensions takes too long', async () => {
    const importing = await givingExtensions();
    const set = `mailbox set ${first} --extension 6${extension}`;
    expect(await run(set)).toEqual(
      refused('mailboxes or phone systems are being changed by somebody else: try again later'),
    );
    expect(await run(`mailbox set ${first} --name First`)).toMatchObject({ code: 0 });
    await importing.rollbackTransaction();
    await importing.release();
  });

  it('waits for another change of extensions or scopes', async () => {
    const pbx = await aPhoneSystem(service, { scope: `address:${first}` });
    const second = address('second');
    const importing = await givingExtensions();
    const granting = services.get(AccountsService).grant(pbx.login, 'phone', null, by);
    const outcome = granting.catch((error: unknown) => error);
    await vi.waitFor(async () => {
      const waiting = await service.db.dataSource.query<unknown[]>(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'`,
      );
      expect(waiting).toHaveLength(1);
    });
    await importing.query(
      `INSERT INTO mailboxes (address, extensions, policy_id)
       SELECT $1, ARRAY[$2], id FROM pin_policies WHERE name = 'Default'`,
      [second, extension],
    );
    await importing.commitTransaction();
    await importing.release();
    expect(String(await outcome)).toContain(`"${first}" and "${second}"`);
  });

  it('is found with as many statements for a thousand mailboxes as for ten', async () => {
    const statements = (count: number) => {
      const lines = Array.from(
        { length: count },
        (_, n) => `m${n}-${count}-${extension}@example.com,,${600_000 + number * 10 + n},,,`,
      );
      const file = Buffer.from([header, ...lines].join('\n'));
      return statementsOf(services, async () => {
        const report = await services.get(MailboxImportService).import(
          (async function* () {
            yield await Promise.resolve(file);
          })(),
          { dryRun: true, sendPins: false, shareExtensions: true },
          by,
        );
        expect(report.mailboxes).toBe(count);
      });
    };
    const few = await statements(10);
    expect(few).toBeGreaterThan(5);
    expect(await statements(1_000)).toBe(few);
  });

  it('of the case that people sent is refused', async () => {
    await run('mailbox add owner-of-36697@example.com --extension 36697');
    const file = `${header}\nsecond@example.com,Second,36697,en,,\n`;
    expect(await run('mailbox import -', file)).toEqual(
      refused(
        `line 2: extension "36697" already belongs to "owner-of-36697@example.com": ${nobodyKeepsApart}; ${goOn}`,
      ),
    );
  });
});

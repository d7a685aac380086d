import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isRemote } from '../../src/cli/admin/command.js';
import { commands } from '../../src/cli/admin/commands.js';
import type { AdminRole } from '../../src/accounts/account.entity.js';
import { anAdministrator } from '../support/admin-api.js';
import { TestService } from '../support/app.js';
import { commandCases, storedSecrets } from '../support/command-cases.js';
import { misused, refused, runCommand, runWords } from '../support/command.js';
import { freshKey, testKeyRing, testSettings } from '../support/settings.js';

const overHttp = commands.filter(isRemote);
const withDatabase = commands.filter((each) => 'run' in each && !isRemote(each));
const withoutService = commands.filter((each) => 'runAlone' in each && !isRemote(each));

/** Those that only look, and say the same wherever they are carried out. */
const sameBothWays = overHttp.filter(({ name }) =>
  /^campaign (status|report)$| (list|show)$/.test(name),
);

describe('umpin against a URL', () => {
  let service: TestService;
  let beside: Record<string, string>;
  let there: Record<string, string>;
  beforeAll(async () => {
    const keys = { SEALING_KEYS: `${testKeyRing},${freshKey}` };
    service = await TestService.start(keys);
    await service.app.listen(0, '127.0.0.1');
    beside = { ...testSettings(service.db.url, service.smtp.url), ...keys };
    there = await asRole('admin');
  });
  afterAll(() => service.stop());

  async function asRole(role: AdminRole, scope: string | null = null) {
    const { key } = await anAdministrator(service, role, { scope });
    return { UMPIN_URL: await service.app.getUrl(), UMPIN_API_KEY: key };
  }
  const run = (line: string, env = there, input = '') => runCommand(line, env, input);

  it.each(overHttp.map((command) => [command.name, command] as const))(
    'carries out the same command, and prints the same shape and no secret: %s',
    async (name, command) => {
      const arranged = await commandCases[name]?.(service);
      const line = `${arranged?.line ?? ''} --json`;
      const { code, output, errors } = await run(line, there, arranged?.input);
      expect(arranged?.mayFind ? [0, 4] : [0]).toContain(code);
      expect(errors).toBe(name === 'api-key add' ? errors : '');
      const texts = command.jsonLines ? output.trimEnd().split('\n') : [output];
      for (const text of texts) {
        const json: unknown = JSON.parse(text);
        expect(command.json.parse(json)).toEqual(json);
      }
      const secrets = [...(arranged?.secrets ?? []), ...(await storedSecrets(service))];
      for (const secret of secrets) expect(output + errors).not.toContain(secret);
    },
  );

  it.each(sameBothWays.map(({ name }) => name))(
    'says what it says beside the service: %s',
    async (name) => {
      const { line } = (await commandCases[name]?.(service)) ?? { line: '' };
      const jsonOf = async (env: Record<string, string>): Promise<unknown> =>
        JSON.parse((await run(`${line} --json`, env)).output);
      // The service goes on: a mail of an earlier test may be delivered between the two answers.
      await vi.waitFor(async () => {
        const [here, elsewhere] = [await run(line, beside), await run(line)];
        expect(elsewhere).toEqual(here);
        expect(await jsonOf(there)).toEqual(await jsonOf(beside));
      }, 20_000);
    },
  );

  it.each([
    ['beside the service', () => beside],
    ['by the admin API', () => there],
  ])('finds mailboxes, accounts and keys by a part of what names them: %s', async (_, env) => {
    const owner = await service.aMailbox({ address: `needle-${randomUUID()}@example.com` });
    const part = owner.address.slice(0, 15).toUpperCase();
    await service.administration.grant(owner.address, 'phone');
    const key = await service.administration.addKey(owner.address);
    const rowsOf = async (line: string) => (await run(line, env())).output.trimEnd().split('\n');
    const rows = [
      await rowsOf(`mailbox list --search ${part}`),
      await rowsOf(`account list --search ${part}`),
      await rowsOf(`api-key list --search ${part}`),
    ];
    expect(rows).toEqual([
      [expect.any(String), expect.stringContaining(owner.address)],
      [expect.any(String), expect.stringContaining(owner.address)],
      [expect.any(String), expect.stringContaining(key.id)],
    ]);
    for (const noun of ['mailbox', 'account', 'api-key']) {
      expect(await runWords([noun, 'list', '--search', ''], env())).toEqual(
        misused('--search takes a text of 1 to 256 characters without control characters.'),
      );
    }
  });

  it('adds an administrator all at once: a request that is cut off leaves no account without the role', async () => {
    const login = `root-${randomUUID()}`;
    await run(`account add ${login} --admin`, there, 'made up for a test\n');
    const { id, roles } = await service.administration.accounts.show(login);
    expect(roles).toEqual(['admin']);
    const events = await service.db.dataSource.query<{ event: string; request: string }[]>(
      `SELECT event, request_id AS request FROM audit_events WHERE detail LIKE $1 ORDER BY event`,
      [`${id}%`],
    );
    expect(events.map(({ event }) => event)).toEqual(['account-added', 'role-granted']);
    expect(new Set(events.map(({ request }) => request)).size).toBe(1);
  });

  it('shows a policy, under the name that it was given', async () => {
    const name = `Policy-${randomUUID().slice(0, 8)}`;
    await run(`policy set ${name} --min-pin-length 8`, beside);
    for (const env of [beside, there]) {
      const { output } = await run(`policy show ${name.toLowerCase()}`, env);
      expect(output).toMatch(new RegExp(`^Name +${name}\n`));
      expect(output).toMatch(/^MinPINLength +8$/m);
      expect(output).toMatch(/^GuessChancePerYear +\S/m);
      expect(await run('policy show nowhere', env)).toEqual(
        refused('umpin: there is no policy "nowhere"'),
      );
    }
  });

  it.each(['mail retry .', 'mail drop ..', 'account show ..', 'policy set . --min-pin-length 8'])(
    'asks for nothing else than the name that was given: %s',
    async (line) => {
      expect(await run(line)).toEqual(
        misused('No URL can have a name that is . or .. : use the machine of the service.'),
      );
    },
  );

  it.each(withDatabase.map(({ name }) => name))(
    'says that it needs the database: %s',
    async (name) => {
      const { line, input } = (await commandCases[name]?.(service)) ?? { line: '' };
      const { code, errors } = await run(line, there, input);
      // A mail server has to bring its report again, whatever the reason.
      expect(code).toBe(name === 'bounce' ? 75 : 2);
      expect(errors).toBe(
        `umpin ${name} needs the database: run it beside the service, without --url and UMPIN_URL.\n`,
      );
    },
  );

  it.each(withoutService.map(({ name }) => name))(
    'takes no URL on the command line, and leaves the one of the environment alone: %s',
    async (name) => {
      const { line, after } = (await commandCases[name]?.(service)) ?? { line: '' };
      try {
        expect(await run(`${line} --url ${there.UMPIN_URL ?? ''}`, beside)).toEqual(
          misused(`umpin ${name} needs no service: run it without --url.`),
        );
        expect(await run(line)).toMatchObject({ code: 0 });
      } finally {
        after?.();
      }
    },
  );

  it('examines the service there, and shows how a request reaches it', async () => {
    const { output } = await run('doctor');
    const { host } = new URL(there.UMPIN_URL ?? '');
    expect(output).toMatch(/^ok +database +\S/m);
    expect(output).toContain(`This request came from 127.0.0.1, directly, as http://${host}.\n`);
    const json = JSON.parse((await run('doctor --json')).output) as { checks: object[] };
    expect(json.checks).toHaveLength(output.match(/^(?:ok|warning|failure) /gm)?.length ?? 0);

    const failing = { name: 'mail server', state: 'failure', what: 'Away.', todo: 'Start it.' };
    const unwell = await listening(() => ({
      status: 200,
      headers: {},
      body: JSON.stringify({ state: 'failure', checks: [failing] }),
    }));
    try {
      expect(await run('doctor', { ...there, UMPIN_URL: unwell.url })).toEqual({
        code: 4,
        output: `failure  mail server          Away.\n${' '.repeat(30)}→ Start it.\n`,
        errors: '',
      });
    } finally {
      unwell.server.close();
    }
    expect(await run('doctor', { ...there, UMPIN_URL: unwell.url })).toMatchObject({ code: 3 });
    expect(await run('doctor --url http://127.0.0.1:1', { ...beside, ...there })).toMatchObject({
      code: 3,
      output: '',
    });
    for (const line of ['doctor --to olga@example.com', 'doctor --to olga@example.com --send']) {
      expect(await run(line)).toEqual(
        misused(
          '--to and --send are for the machine of the service: run it there, without --url and UMPIN_URL.',
        ),
      );
    }
  });

  it('changes what it says it changes, as the account of its key, with rules and words of the service', async () => {
    const owner = await service.aMailbox({ pin: '482915' });
    expect(await run(`mailbox set ${owner.address} --name Olga --policy default`)).toMatchObject({
      output: `The mailbox ${owner.address} was changed: displayName.\n`,
    });
    expect(await run(`mailbox lock ${owner.address}`)).toMatchObject({ code: 0 });
    expect(await run(`mailbox unlock ${owner.address}`)).toMatchObject({
      output: `The mailbox ${owner.address} is unlocked.\n`,
    });
    const note = '--reason ticket --message Hello';
    expect(await run(`reset ${owner.address} ${note}`)).toMatchObject({ code: 0 });
    expect(service.smtp.to(owner.address)[0]?.parsed.text).toContain('writes: Hello');
    expect(await run(`reset ${owner.address} --message www.example.org`)).toMatchObject({
      code: 2,
      errors: expect.stringContaining('--message must have no link') as string,
    });
    expect(await service.verifies(service.smtp.to(owner.address)[0]?.pin, owner)).toBe(true);
    const events = await service.eventsOf(owner);
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining([
        'mailbox-set',
        'mailbox-locked',
        'mailbox-unlocked',
        'reset-requested',
      ]),
    );
    for (const { actor } of events.filter(({ event }) => event.startsWith('mailbox'))) {
      expect(actor).toMatch(/^admin-/);
    }
    expect(await run('mailbox show nobody@example.com')).toEqual(
      refused('umpin: there is no mailbox "nobody@example.com"'),
    );
    expect(await run(`mailbox add ${owner.address}`)).toEqual(
      refused(`umpin: there is a mailbox "${owner.address}" already`),
    );
  });

  it('starts a campaign of a list of this machine, follows it, and reports whom it has not reached', async () => {
    expect(await run('campaign start --policy nowhere --rate 60')).toEqual(
      refused('umpin: there is no policy "nowhere"'),
    );
    const owner = await service.aMailbox();
    const without = await service.aMailbox({ umEnabled: false });
    const list = `# of Sales\n${owner.address}\n${without.address}\n`;
    const dry = await run('campaign start --file - --rate 6000 --dry-run', there, list);
    expect(dry.output).toContain('Nothing was started. 2 mailboxes (a list of 2 addresses)');
    const { output } = await run('campaign start --file - --rate 6000', there, list);
    expect(output).toContain('1 of them have no UM, and will get no PIN.\n');
    const id = /^Started campaign (\d+)\. 2 mailboxes /.exec(output)?.[1] ?? '';
    const followed = await run(`campaign status ${id} --watch`);
    expect(followed.code).toBe(0);
    expect(followed.output).toMatch(/^Started +\S+ by admin-\w+$/m);
    expect(followed.errors).toContain('1 of 2 reached, 1 not reached, 0 open.\n');
    const { pin } = service.smtp.to(owner.address)[0] ?? {};
    expect(await service.verifies(pin, owner)).toBe(true);
    const report = await run('campaign report');
    expect(report).toMatchObject({ code: 4, errors: '' });
    expect(report.output).toMatch(new RegExp(`^${without.address} +refused `, 'm'));
    expect(report.output).not.toContain(owner.address);
    const all = await run(`campaign report ${id} --everyone --csv`);
    expect(all.output).toContain(`${owner.address},${owner.mailboxId},delivered,,`);
    for (const env of [there, beside]) {
      expect(await run(`campaign pause ${id}`, env)).toEqual(
        refused(`umpin: campaign ${id} is done`),
      );
      expect(await run('campaign status 999', env)).toEqual(
        refused('umpin: there is no campaign 999'),
      );
    }
    expect(await run('campaign list', await asRole('auditor'))).toEqual(
      refused('umpin: Your roles have no right to this'),
    );
  });

  it('may what the role and the scope of its key may', async () => {
    const helpdesk = await asRole('helpdesk', 'address:*@branch.example');
    const here = await service.aMailbox({ address: 'heidi@branch.example' });
    const elsewhere = await service.aMailbox();
    expect(await run(`reset ${here.address}`, helpdesk)).toMatchObject({ code: 0 });
    expect(await run(`reset ${elsewhere.address}`, helpdesk)).toMatchObject({ code: 1 });
    expect(await run(`mailbox remove ${here.address}`, helpdesk)).toMatchObject({ code: 1 });
    expect(await run('account list', helpdesk)).toEqual(
      refused('umpin: Your roles have no right to this'),
    );
    expect(await run('mailbox list', helpdesk)).toMatchObject({ code: 0 });
  });

  it('takes the URL from the command line too, and the key from a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'umpin-remote-'));
    try {
      const { UMPIN_URL, UMPIN_API_KEY } = there;
      const file = join(folder, 'key');
      writeFileSync(file, `${UMPIN_API_KEY ?? ''}\n`);
      const line = `mailbox list --url ${UMPIN_URL ?? ''}`;
      expect(await run(line, { UMPIN_API_KEY_FILE: file })).toMatchObject({ code: 0 });
      expect(await run(line, { UMPIN_API_KEY_FILE: join(folder, 'none') })).toEqual(
        misused('The file of UMPIN_API_KEY_FILE cannot be read (ENOENT).'),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    ['no key', { UMPIN_API_KEY: '' }, /Set UMPIN_API_KEY/],
    ['no key that could be one', { UMPIN_API_KEY: 'made-up-secret' }, /does not hold an API key/],
    ['two keys', { UMPIN_API_KEY_FILE: '/x' }, /not both/],
    ['http over a network', { UMPIN_URL: 'http://umpin.example.com' }, /must begin with https/],
    ['another scheme', { UMPIN_URL: 'file:///etc' }, /begins with https/],
    [
      'a password in the URL',
      { UMPIN_URL: 'https://a:made-up-secret@umpin.example.com' },
      /nothing else/,
    ],
  ])('is not carried out with %s, which is not repeated', async (_, wrong, words) => {
    const { code, errors } = await run('mailbox list', { ...there, ...wrong });
    expect(code).toBe(2);
    expect(errors).toMatch(words);
    expect(errors).not.toContain('made-up-secret');
    if (there.UMPIN_API_KEY) expect(errors).not.toContain(there.UMPIN_API_KEY);
  });

  it('takes an empty URL on the command line for a mistake, and in the environment for none', async () => {
    const line = ['mailbox', 'list', '--url', ''];
    expect(await runWords(line, beside)).toEqual(
      misused('--url must be a whole address that begins with https://.'),
    );
    expect((await runWords(['doctor', '--url', ''], beside)).code).toBe(2);
    expect((await runWords(['schema', 'show', '--url', ''], beside)).code).toBe(2);
    expect((await runWords(['man', '--url', ''], beside)).code).toBe(2);
    expect(await run('mailbox list', { ...beside, UMPIN_URL: '' })).toMatchObject({ code: 0 });
  });

  it('says that a key is not accepted', async () => {
    const unknown = `umpin_0123456789abcdef_${'A'.repeat(43)}`;
    expect(await run('mailbox list', { ...there, UMPIN_API_KEY: unknown })).toEqual(
      misused('The service does not accept the API key.'),
    );
  });

  it.each([
    ['a list', 'account list', '{"items":['],
    ['lines', 'audit export', '{"id":'],
  ])('says that an answer ended early: %s', async (_, line, begin) => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write(begin, () => response.destroy());
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      expect(await run(line, { ...there, UMPIN_URL: `http://127.0.0.1:${port}` })).toMatchObject({
        code: 3,
        errors: 'The service ended its answer early.\n',
      });
    } finally {
      server.close();
    }
  });

  it('says that nothing answers, or something else', async () => {
    const seen: string[] = [];
    const other = await listening((request) => {
      seen.push(request.headers.authorization ?? '');
      return { status: 404, headers: {}, body: '<html>' };
    });
    const target = await listening((request) => {
      seen.push(`target ${request.headers.authorization ?? ''}`);
      return { status: 200, headers: {}, body: '{}' };
    });
    const redirecting = await listening(() => {
      return { status: 302, headers: { location: target.url }, body: '' };
    });
    const nonsense = await listening(() => ({ status: 200, headers: {}, body: '{"items":1}' }));
    try {
      const at = (url: string) => run('mailbox list', { ...there, UMPIN_URL: url });
      expect(await at(other.url)).toMatchObject({ code: 3 });
      expect(await at(nonsense.url)).toMatchObject({ code: 3 });
      expect(await at(redirecting.url)).toMatchObject({ code: 3 });
      expect(seen).toEqual([`Bearer ${there.UMPIN_API_KEY ?? ''}`]);
    } finally {
      for (const { server } of [other, target, redirecting, nonsense]) server.close();
    }
    const { code, errors } = await run('mailbox list', { ...there, UMPIN_URL: other.url });
    expect(code).toBe(3);
    expect(errors).toMatch(/^The service at --url does not answer \(ECONNREFUSED\)\.\n$/);
  });
});

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A server that is not the service. */
async function listening(
  reply: (request: { headers: { authorization?: string | undefined } }) => Reply,
): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const { status, headers, body } = reply(request);
    response.writeHead(status, { ...headers, connection: 'close' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { aPhoneSystem, tryPin, type PhoneSystem } from '../support/phone.js';

const examples = fileURLToPath(new URL('../../examples/asterisk', import.meta.url));
const script = join(examples, 'umpin-externpass');
const [pin, newPin, anotherPin] = ['482915', '739164', '205837'];

interface Run {
  readonly code: number;
  readonly said: string;
  readonly complained: string;
}

describe("Asterisk's helper for new PINs", () => {
  let folder: string;
  let configFile: string;
  let service: TestService;
  let phoneSystem: PhoneSystem;
  let url: string;
  let extension = 1_000;
  /** Let in, and with a PIN that no test changes. */
  let ann: TestMailbox & { extension: string };
  /** What the helper says to a service that never answers; asked at once, as it takes so long. */
  let toSilence: Promise<Run>;
  let silence: Server;
  const everything: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umpin-externpass-'));
    configFile = join(folder, 'umpin.conf');
    service = await TestService.start();
    await service.app.listen(0, '127.0.0.1');
    url = await service.app.getUrl();
    phoneSystem = await aPhoneSystem(service);
    silence = createServer().listen(0, '127.0.0.1');
    await once(silence, 'listening');
    await configure({ url: `http://127.0.0.1:${portOf(silence)}` }, 'silence.conf');
    toSilence = check('1001', newPin, { UMPIN_CONFIG: join(folder, 'silence.conf') });
    await configure();
    ann = await letIn();
  });
  afterAll(async () => {
    silence.close();
    await service.stop();
    await rm(folder, { recursive: true });
  });

  async function configure(
    changes: Partial<Record<'url' | 'login' | 'key', string>> = {},
    file = 'umpin.conf',
  ) {
    const values = { url, ...phoneSystem, ...changes };
    const lines = Object.entries(values).map(([name, value]) => `${name} = ${value}`);
    const text = ['; made up for a test', '[umpin]', ...lines, ''].join('\n');
    await writeFile(join(folder, file), text, { mode: 0o600 });
  }

  /** As Asterisk runs it: without a shell of its own. */
  async function run(args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
    const options = {
      env: { PATH: '/usr/bin:/bin', UMPIN_CONFIG: configFile, ...env },
      cwd: folder,
      timeout: 20_000,
    };
    const { code, stdout, stderr } = await promisify(execFile)(
      '/bin/sh',
      [script, ...args],
      options,
    )
      .then((output) => ({ code: 0, ...output }))
      .catch((error: unknown) => error as { code: number; stdout: string; stderr: string });
    everything.push(stdout, stderr);
    return { code, said: stdout, complained: stderr };
  }

  const check = (mailbox: string, wanted: string, env?: Record<string, string>) =>
    run(['check', mailbox, 'default', '0000', wanted], env);
  const notify = (mailbox: string, wanted: string) => run(['notify', 'default', mailbox, wanted]);

  /** Somebody whom umpin has let in through Asterisk a moment ago. */
  async function letIn(): Promise<TestMailbox & { extension: string }> {
    const own = String((extension += 1));
    const mailbox = await service.aMailbox({ extensions: [own] });
    await service.setPin(mailbox, pin);
    await tryPin(service, mailbox, pin, phoneSystem.login);
    return { ...mailbox, extension: own };
  }

  it('changes the PIN if umpin accepts it', async () => {
    const owner = await letIn();
    expect(await check(owner.extension, newPin)).toEqual({
      code: 0,
      said: 'VALID\n',
      complained: '',
    });
    expect(await service.verifies(newPin, owner)).toBe(true);
  });

  it('has nothing left to do after Asterisk has changed its own', async () => {
    const owner = await letIn();
    await check(owner.extension, newPin);
    expect(await notify(owner.extension, newPin)).toEqual({ code: 0, said: '', complained: '' });
    expect(await service.verifies(newPin, owner)).toBe(true);
  });

  it('changes the PIN also if it was not asked before', async () => {
    const owner = await letIn();
    expect(await notify(owner.extension, newPin)).toEqual({ code: 0, said: '', complained: '' });
    expect(await service.verifies(newPin, owner)).toBe(true);
  });

  it.each([
    ['123456', 'sequence'],
    ['111111', 'repetition'],
    [pin, 'history'],
  ])('names the rule that %s breaks', async (wanted, rule) => {
    expect((await check(ann.extension, wanted)).said).toBe(`INVALID: ${rule}\n`);
    expect(await service.verifies(pin, ann)).toBe(true);
  });

  it('fails if Asterisk has changed its own and umpin refuses', async () => {
    const { code, said, complained } = await notify(ann.extension, '123456');
    expect({ code, said }).toEqual({ code: 1, said: '' });
    expect(complained).toBe('umpin-externpass: INVALID: sequence\n');
  });

  it('changes nothing for an owner whom umpin has not accepted', async () => {
    const owner = await service.aMailbox({ extensions: ['2001'] });
    await service.setPin(owner, pin);
    expect((await check('2001', newPin)).said).toBe('INVALID: the right PIN did not come first\n');
    expect((await check('4711', newPin)).said).toBe('INVALID: the right PIN did not come first\n');
    expect(await service.verifies(pin, owner)).toBe(true);
  });

  it.each([
    ['an order to the shell', '1;rm -rf .'],
    ['another order', '$(touch made)'],
    ['a field more', '739164&oldPin=482915'],
    ['a line of curl', '739164"\nurl = "http://127.0.0.1:9'],
    ['an option', '-x'],
    ['a star', '*'],
    ['nothing', ''],
  ])('accepts %s neither as a PIN nor as a mailbox', async (_, hostile) => {
    const before = await readFile(configFile, 'utf8');
    expect((await check(ann.extension, hostile)).said).toBe('INVALID: not digits\n');
    if (hostile !== '-x') {
      expect((await check(hostile, newPin)).said).toBe('INVALID: not a mailbox\n');
    }
    expect(await readFile(configFile, 'utf8')).toBe(before);
    expect(await service.verifies(pin, ann)).toBe(true);
  });

  it.each<[string, string[]]>([
    ['no mode', []],
    ['another mode', ['change', '1001', 'default', '0000', newPin]],
    ['too few arguments', ['check', '1001', 'default', newPin]],
    ['too many', ['check', '1001', 'default', '0000', newPin, newPin]],
  ])('prints INVALID for %s', async (_, args) => {
    expect(await run(args)).toMatchObject({ code: 1, said: 'INVALID: wrong arguments\n' });
  });

  it('prints INVALID if the service is away', async () => {
    await configure({ url: 'http://127.0.0.1:9' });
    expect((await check('1001', newPin)).said).toBe('INVALID: umpin cannot be asked\n');
    expect((await notify('1001', newPin)).code).toBe(1);
    await configure();
  });

  it('prints INVALID if the service hangs', async () => {
    expect((await toSilence).said).toBe('INVALID: umpin cannot be asked\n');
  });

  it.each([
    ['HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 2\r\n\r\nOK'],
    ['HTTP/1.1 500 Error\r\nContent-Length: 2\r\n\r\nOK'],
    ['HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'],
    ['HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nOKK'],
    ['HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nREFUSED:$(touch it)!'],
    ['HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nO'],
    ['not HTTP at all'],
  ])('accepts no other answer: %j', async (answer) => {
    const stranger = createServer((socket) => {
      socket.on('error', () => undefined).on('data', () => socket.end(answer));
    }).listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    await configure({ url: `http://127.0.0.1:${portOf(stranger)}` });
    expect((await check('1001', newPin)).said).toMatch(
      /^INVALID: (umpin cannot be asked|refused)\n$/,
    );
    stranger.close();
    await configure();
  });

  it('prints INVALID if the key is wrong', async () => {
    await configure({ key: phoneSystem.key.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) });
    expect((await check(ann.extension, newPin)).said).toBe('INVALID: umpin cannot be asked\n');
    expect(await service.verifies(pin, ann)).toBe(true);
    await configure();
  });

  it.each<[string, string, () => Promise<unknown>]>([
    ['is not there', 'cannot be read', () => rm(configFile)],
    ['is for others, too', 'others can read', () => chmod(configFile, 0o640)],
    ['is for everybody to write', 'others can read', () => chmod(configFile, 0o602)],
    ['has no key', 'has no key', () => configure({ key: '' })],
    ['has no URL', 'has no url', () => configure({ url: 'umpin' })],
    ['has a quotation mark', 'quotation marks', () => configure({ url: 'http://a"b' })],
    ['has a login that is none', 'has no login', () => configure({ login: 'a:b' })],
  ])('prints INVALID if its configuration %s', async (_, reason, spoil) => {
    await spoil();
    expect((await check(ann.extension, newPin)).said).toMatch(new RegExp(`^INVALID: .*${reason}`));
    await rm(configFile, { force: true });
    await configure();
    expect(await service.verifies(pin, ann)).toBe(true);
  });

  it('prints INVALID if curl is missing', async () => {
    await expect(check('1001', newPin, { PATH: folder })).resolves.toMatchObject({
      said: expect.stringMatching(/^INVALID: /) as string,
    });
  });

  it('prints INVALID when it is stopped', async () => {
    const hanging = createServer().listen(0, '127.0.0.1');
    await once(hanging, 'listening');
    await configure({ url: `http://127.0.0.1:${portOf(hanging)}` });
    const child = spawn('/bin/sh', [script, 'check', '1001', 'default', '0000', newPin], {
      env: { PATH: '/usr/bin:/bin', UMPIN_CONFIG: configFile },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [socket] = (await once(hanging, 'connection')) as [{ destroy(): void }];
    let said = '';
    child.stdout.on('data', (data: Buffer) => (said += data.toString()));
    const ended = once(child, 'close');
    child.kill('SIGTERM');
    socket.destroy();
    await ended;
    expect(said).toBe('INVALID: stopped\n');
    hanging.close();
    await configure();
  });

  it('passes key and PIN to curl in secret', async () => {
    const arguments_ = join(folder, 'arguments');
    const spy = join(folder, 'curl');
    await writeFile(
      spy,
      `#!/bin/sh\nprintf '%s\\n' "$@" >${arguments_}\nenv >>${arguments_}\nexec /usr/bin/curl "$@"\n`,
      { mode: 0o700 },
    );
    const owner = await letIn();
    const path = { PATH: `${folder}:/usr/bin:/bin` };
    expect((await check(owner.extension, anotherPin, path)).said).toBe('VALID\n');
    const seen = await readFile(arguments_, 'utf8');
    expect(seen).toContain('--config');
    for (const secret of [phoneSystem.key, anotherPin]) expect(seen).not.toContain(secret);
    await rm(spy);
  });

  it('works in the dialplan as umpin answers', async () => {
    const owner = await letIn();
    const dialplan = await readFile(join(examples, 'extensions-curl.conf'), 'utf8');
    // Such as ${CURL(${AST_CONFIG(umpin.conf,umpin,url)}/v1/pbx/verify,mailbox=${BOX}&...)}
    const calls = [...dialplan.matchAll(/umpin,url\)\}(\/[\w/]+),(.*)\)\}\)$/gm)];
    const variables = [
      ['${BOX}', owner.extension],
      ['${URIENCODE(${PIN})}', pin],
      ['${URIENCODE(${NEW})}', newPin],
      ['${URIENCODE(${UNIQUEID})}', '1795871109.1'],
      ['${URIENCODE(${CHANNEL(name)})}', 'PJSIP%2F1001-00000001'],
    ] as const;
    const words = [];
    for (const [, path = '', form = ''] of calls) {
      const body = variables.reduce((text, [name, value]) => text.replace(name, () => value), form);
      expect(body).not.toMatch(/[${}()]/);
      const answer = await fetch(url + path, {
        method: 'POST',
        body: new URLSearchParams(body),
        headers: { authorization: `Bearer ${phoneSystem.key}` },
      });
      words.push([path, await answer.text()]);
    }
    expect(words).toEqual([
      ['/v1/pbx/verify', 'OK'],
      ['/v1/pbx/change', 'OK'],
    ]);
    expect(await service.verifies(newPin, owner)).toBe(true);
  });

  it('never prints a PIN or the key, and neither does the service', () => {
    const printed = everything.join('') + service.logs.join('');
    for (const secret of [phoneSystem.key, pin, newPin, anotherPin]) {
      expect(printed).not.toContain(secret);
    }
  });
});

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

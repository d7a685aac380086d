import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { AsteriskScripts, shells, type UmpinConf } from '../support/asterisk-scripts.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { aPhoneSystem, tryPin, type PhoneSystem } from '../support/phone.js';
import { chooseInMenu, run, type Choice, type Run } from '../support/voicemail-menu.js';

const examples = fileURLToPath(new URL('../../examples/asterisk', import.meta.url));
const [pin, newPin, anotherPin] = ['482915', '739164', '205837'];
/** What Asterisk takes for the password: random, and known to nobody. */
const stored = '998877665';

describe.each(shells)("Asterisk's helper for new PINs in %s", (shell) => {
  let scripts: AsteriskScripts;
  let service: TestService;
  let phoneSystem: PhoneSystem;
  let conf: UmpinConf;
  let extension = 1_000;
  /** Let in, and with a PIN that no test changes. */
  let ann: TestMailbox & { extension: string };
  const everything: string[] = [];

  beforeAll(async () => {
    scripts = await AsteriskScripts.install(shell);
    service = await TestService.start();
    await service.app.listen(0, '127.0.0.1');
    phoneSystem = await aPhoneSystem(service);
    conf = { url: await service.app.getUrl(), ...phoneSystem };
    await scripts.configure(conf);
    ann = await letIn();
  });
  afterAll(async () => {
    await service.stop();
    await scripts.remove();
  });

  async function helper(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
    const path = scripts.path('umpin-externpass');
    const ended = await run(path, args, { ...scripts.environment, ...env });
    everything.push(ended.said, ended.complained);
    return ended;
  }

  const check = (mailbox: string, wanted: string, env?: NodeJS.ProcessEnv) =>
    helper(['check', mailbox, 'default', stored, wanted], env);
  const notify = (mailbox: string, wanted: string, env?: NodeJS.ProcessEnv) =>
    helper(['notify', 'default', mailbox, wanted], env);
  const choose = (choice: Omit<Choice, 'stored'>) =>
    chooseInMenu(scripts.path('umpin-externpass'), scripts.environment, { ...choice, stored });

  /** Somebody whom umpin has let in through Asterisk a moment ago. */
  async function letIn(): Promise<TestMailbox & { extension: string }> {
    const own = String((extension += 1));
    const mailbox = await service.aMailbox({ extensions: [own] });
    await service.setPin(mailbox, pin);
    await tryPin(service, mailbox, pin, phoneSystem.login);
    return { ...mailbox, extension: own };
  }

  it('changes the PIN when the owner has typed it twice', async () => {
    const owner = await letIn();
    const choice = { mailbox: owner.extension, first: newPin, second: newPin };
    const { heard } = await choose(choice);
    expect(heard).toEqual(['vm-newpassword', 'vm-reenterpassword', 'vm-passchanged']);
    expect(await service.verifies(newPin, owner)).toBe(true);
  });

  it('changes nothing if the owner types two different ones', async () => {
    const owner = await letIn();
    const choice = { mailbox: owner.extension, first: newPin, second: anotherPin };
    expect((await choose(choice)).heard).toContain('vm-mismatch');
    expect(await service.verifies(pin, owner)).toBe(true);
  });

  it('refuses what umpin would refuse before the owner types it again', async () => {
    const choice = { mailbox: ann.extension, first: '123456', second: '123456' };
    const { heard } = await choose(choice);
    expect(heard).toEqual(['vm-newpassword', 'vm-invalid-password', 'vm-pls-try-again']);
  });

  it('leaves Asterisk no copy of the PIN', async () => {
    const owner = await letIn();
    const choice = { mailbox: owner.extension, first: newPin, second: newPin };
    expect((await choose(choice)).stored).toBe(stored);
  });

  it('says VALID to a PIN that umpin would take, and changes nothing', async () => {
    const owner = await letIn();
    const valid = { code: 0, said: 'VALID\n', complained: '' };
    expect(await check(owner.extension, newPin)).toEqual(valid);
    expect(await check(owner.extension, newPin)).toEqual(valid);
    expect(await service.verifies(pin, owner)).toBe(true);
  });

  it('says nothing when it has changed the PIN', async () => {
    const owner = await letIn();
    expect(await notify(owner.extension, newPin)).toEqual({ code: 1, said: '', complained: '' });
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

  it("tells the system's log of a change that umpin refused, as Asterisk tells nobody", async () => {
    const logged = join(scripts.folder, 'logged');
    const logger = `#!/bin/sh\nprintf '%s\\n' "$*" >>${logged}\n`;
    await writeFile(join(scripts.folder, 'logger'), logger, { mode: 0o700 });
    const path = { PATH: `${scripts.folder}:/usr/bin:/bin` };
    const reason = 'a PIN was not changed, and its owner does not know: sequence';
    expect(await notify(ann.extension, '123456', path)).toEqual({
      code: 1,
      said: '',
      complained: `umpin-externpass: ${reason}\n`,
    });
    expect(await readFile(logged, 'utf8')).toBe(
      `-p auth.warning -t umpin-externpass -- ${reason}\n`,
    );
  });

  it('asks once more if the answer to a change was lost, and takes the change for done', async () => {
    const owner = await letIn();
    const lossy = await loseTheFirstAnswer(conf.url);
    await scripts.configure({ ...conf, url: urlOf(lossy) });
    expect(await notify(owner.extension, newPin)).toEqual({ code: 1, said: '', complained: '' });
    lossy.close();
    await scripts.configure(conf);
    expect(await service.verifies(newPin, owner)).toBe(true);
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
    const before = await readFile(scripts.configFile, 'utf8');
    expect((await check(ann.extension, hostile)).said).toBe('INVALID: not digits\n');
    if (hostile !== '-x') {
      expect((await check(hostile, newPin)).said).toBe('INVALID: not a mailbox\n');
    }
    expect(await readFile(scripts.configFile, 'utf8')).toBe(before);
    expect(await service.verifies(pin, ann)).toBe(true);
  });

  it.each<[string, string[]]>([
    ['no mode', []],
    ['another mode', ['change', '1001', 'default', '0000', newPin]],
    ['too few arguments', ['check', '1001', 'default', newPin]],
    ['too many', ['check', '1001', 'default', '0000', newPin, newPin]],
  ])('prints INVALID for %s', async (_, args) => {
    expect(await helper(args)).toMatchObject({ code: 1, said: 'INVALID: wrong arguments\n' });
  });

  it('prints INVALID if the service is away', async () => {
    await scripts.configure({ ...conf, url: 'http://127.0.0.1:9' });
    expect((await check('1001', newPin)).said).toBe('INVALID: umpin cannot be asked (curl: 7)\n');
    expect((await notify('1001', newPin)).complained).toMatch(/curl: 7/);
    await scripts.configure(conf);
  });

  it('prints INVALID if the service hangs', async () => {
    const silence = await listen();
    await scripts.configure({ ...conf, url: urlOf(silence) });
    expect((await check('1001', newPin)).said).toBe('INVALID: umpin cannot be asked (curl: 28)\n');
    silence.close();
    await scripts.configure(conf);
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
    await scripts.configure({ ...conf, url: urlOf(stranger) });
    expect((await check('1001', newPin)).said).toMatch(
      /^INVALID: (umpin cannot be asked \(curl: \d+\)|the answer is not from umpin)\n$/,
    );
    stranger.close();
    await scripts.configure(conf);
  });

  it('prints INVALID if the key is wrong', async () => {
    await scripts.configure({ ...conf, key: `${conf.key.slice(0, -1)}_` });
    expect((await check(ann.extension, newPin)).said).toMatch(/^INVALID: .* key is wrong/);
    expect(await service.verifies(pin, ann)).toBe(true);
    await scripts.configure(conf);
  });

  it.each<[string, string, () => Promise<unknown>]>([
    ['is not there', 'cannot be read', () => rm(scripts.configFile)],
    ['is for others, too', 'others can read', () => chmod(scripts.configFile, 0o640)],
    ['is for everybody to write', 'others can read', () => chmod(scripts.configFile, 0o602)],
    ['has no key', 'has no key', () => scripts.configure({ ...conf, key: '' })],
    ['has no URL', 'has no url', () => scripts.configure({ ...conf, url: 'umpin' })],
    [
      'has a quotation mark',
      'quotation marks',
      () => scripts.configure({ ...conf, url: 'http://a"b' }),
    ],
    [
      'has a login that is none',
      'has no login',
      () => scripts.configure({ ...conf, login: 'a:b' }),
    ],
  ])('prints INVALID if its configuration %s', async (_, reason, spoil) => {
    await spoil();
    expect((await check(ann.extension, newPin)).said).toMatch(new RegExp(`^INVALID: .*${reason}`));
    await scripts.configure(conf);
    expect(await service.verifies(pin, ann)).toBe(true);
  });

  it('prints INVALID if curl, or umpin-ask, is missing', async () => {
    const none = { PATH: '/nowhere' };
    expect((await check('1001', newPin, none)).said).toMatch(/^INVALID: /);
    const lonely = await AsteriskScripts.install(shell);
    await rm(lonely.path('umpin-ask'));
    const args = ['check', '1001', 'default', stored, newPin];
    const { said } = await run(lonely.path('umpin-externpass'), args, scripts.environment);
    expect(said).toBe('INVALID: umpin-ask is missing in its folder, or cannot be started\n');
    await lonely.remove();
  });

  it('prints INVALID when it is stopped', async () => {
    const hanging = await listen();
    await scripts.configure({ ...conf, url: urlOf(hanging) });
    const args = ['check', '1001', 'default', stored, newPin];
    const child = spawn(scripts.path('umpin-externpass'), args, {
      env: scripts.environment,
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
    await scripts.configure(conf);
  });

  it('passes key and PIN to curl in secret', async () => {
    const arguments_ = join(scripts.folder, 'arguments');
    const spy = join(scripts.folder, 'curl');
    const text = `#!/bin/sh\nprintf '%s\\n' "$@" >${arguments_}\nenv >>${arguments_}\nexec /usr/bin/curl "$@"\n`;
    await writeFile(spy, text, { mode: 0o700 });
    const owner = await letIn();
    const path = { PATH: `${scripts.folder}:/usr/bin:/bin` };
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
      const answer = await fetch(conf.url + path, {
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

async function listen(): Promise<Server> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A connection to the service that ends before the answer comes back; all others bring theirs. */
async function loseTheFirstAnswer(url: string): Promise<Server> {
  let lost = false;
  const server = createServer((client) => {
    const service = connect(Number(new URL(url).port), '127.0.0.1');
    client.pipe(service).on('error', () => undefined);
    service.on('data', (answer: Buffer) => {
      if (lost) client.write(answer);
      else client.destroy();
      lost = true;
    });
    service.on('end', () => client.end());
    client.on('error', () => service.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

import { once } from 'node:events';
import { chmod, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PinCredential } from '../../src/credentials/pin-credential.entity.js';
import { AgiCall, hangUp, type EndedCall, type Typed } from '../support/agi-call.js';
import { TestService } from '../support/app.js';
import { AsteriskScripts, shells, type UmpinConf } from '../support/asterisk-scripts.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { aPhoneSystem, hoursAgo, lock, type PhoneSystem } from '../support/phone.js';

const [pin, newPin, wrongPin] = ['482915', '739164', '205837'];
const [ask, askNew, askAgain] = ['vm-password', 'vm-newpassword', 'vm-reenterpassword'];
const unavailable = ['im-sorry', 'please-try-call-later'];

interface Owner extends TestMailbox {
  readonly extension: string;
}

describe.each(shells)("Asterisk's script umpin.agi in %s", (shell) => {
  let scripts: AsteriskScripts;
  let service: TestService;
  let phoneSystem: PhoneSystem;
  let conf: UmpinConf;
  let extension = 1_000;
  const everything: string[] = [];

  beforeAll(async () => {
    scripts = await AsteriskScripts.install(shell);
    service = await TestService.start();
    await service.app.listen(0, '127.0.0.1');
    phoneSystem = await aPhoneSystem(service);
    conf = { url: await service.app.getUrl(), ...phoneSystem };
    await scripts.configure(conf);
  });
  afterAll(async () => {
    await service.stop();
    await scripts.remove();
  });

  async function anOwner(options?: Parameters<TestService['setPin']>[2]): Promise<Owner> {
    const own = String((extension += 1));
    const mailbox = await service.aMailbox({ extensions: [own] });
    await service.setPin(mailbox, pin, options);
    return { ...mailbox, extension: own };
  }

  function start(
    mailbox: string,
    typed: readonly Typed[],
    { args = [] as string[], missingSounds = /^umpin\//, environment = {} } = {},
  ): AgiCall {
    const env = { ...scripts.environment, ...environment };
    const options = { environment: env, typed, missingSounds };
    return new AgiCall(scripts.path('umpin.agi'), [mailbox, 'default', ...args], options);
  }

  async function call(...args: Parameters<typeof start>): Promise<EndedCall> {
    const ended = await start(...args).ended;
    everything.push(JSON.stringify(ended));
    return ended;
  }

  const failedAttempts = async ({ mailboxId }: Owner) =>
    (await service.credential(mailboxId))?.failedAttempts;

  it.each([`${pin}#`, pin])('lets in an owner who types %s', async (typed) => {
    const owner = await anOwner();
    const { heard, umpin } = await call(owner.extension, [typed]);
    expect({ heard, umpin }).toEqual({ heard: [ask], umpin: 'OK' });
  });

  it("tells umpin's log which call it was, and from where", async () => {
    const { extension: own } = await anOwner();
    await call(own, [pin]);
    const remarks = { context: 'default', callId: '1795871109.1', source: '1001' };
    const attempt = service.logs.findLast((line) => line.includes('"msg":"PIN attempt"'));
    expect(attempt).toContain(JSON.stringify(remarks));
  });

  it('asks again after # alone and after silence, which are no attempts', async () => {
    const owner = await anOwner();
    const { heard, umpin } = await call(owner.extension, ['#', '', pin]);
    expect({ heard, umpin }).toEqual({ heard: [ask, ask, ask], umpin: 'OK' });
    const silent = await call(owner.extension, ['#', '', '#', pin]);
    expect(silent).toMatchObject({ heard: [ask, ask, ask], umpin: 'NONE' });
    expect(await failedAttempts(owner)).toBe(0);
  });

  it('says that a PIN is wrong, and asks three times', async () => {
    const owner = await anOwner();
    const { heard, umpin } = await call(owner.extension, [wrongPin, wrongPin, pin]);
    expect(umpin).toBe('OK');
    expect(heard).toEqual([ask, 'vm-incorrect', ask, 'vm-incorrect', ask]);
    const never = await call(owner.extension, [
      `${pin}#`.replace('8', '*'),
      '66A917',
      wrongPin,
      pin,
    ]);
    expect(never.umpin).toBe('DENY');
    expect(never.heard).toEqual([ask, 'vm-incorrect', ask, 'vm-incorrect', ask, 'vm-incorrect']);
    expect(await failedAttempts(owner)).toBe(3);
  });

  it('treats a mailbox that umpin does not know like a wrong PIN', async () => {
    const { heard, umpin } = await call('4711', [pin, pin, pin]);
    expect(umpin).toBe('DENY');
    expect(heard).toEqual([ask, 'vm-incorrect', ask, 'vm-incorrect', ask, 'vm-incorrect']);
  });

  it('has a temporary PIN changed before it lets in', async () => {
    const owner = await anOwner({ temporary: true });
    const typed = [pin, newPin, `${wrongPin}#`, '123456', '123456', '#', newPin, '#', newPin];
    const { heard, umpin } = await call(owner.extension, typed);
    expect(heard).toEqual([
      ask,
      ...[askNew, askAgain, 'vm-mismatch'],
      ...[askNew, askAgain, 'vm-invalid-password'],
      ...[askNew, askNew, askAgain, askAgain, 'vm-passchanged'],
    ]);
    expect(umpin).toBe('OK');
    expect(await service.verifies(newPin, owner)).toBe(true);
  });

  it('compares new PINs as text: zeros in front count', async () => {
    const owner = await anOwner({ temporary: true });
    const { umpin, heard } = await call(owner.extension, [pin, '0739164', newPin, hangUp]);
    expect(heard).toContain('vm-mismatch');
    expect(umpin).toBeUndefined();
    expect(await service.verifies(pin, owner)).toBe(true);
  });

  it('lets nobody in whose new PIN is refused three times', async () => {
    const owner = await anOwner({ temporary: true });
    const typed = [pin, '123456', '123456', pin, pin, '111111', '111111'];
    expect((await call(owner.extension, typed)).umpin).toBe('REFUSED');
    expect(await service.verifies(pin, owner)).toBe(true);
  });

  it("plays the site's own sound for a rule, or Asterisk's if there is none", async () => {
    const owner = await anOwner({ temporary: true });
    const { heard } = await call(owner.extension, [pin, '123456', '123456', pin, pin, hangUp], {
      args: ['umpin'],
      missingSounds: /^umpin\/history$/,
    });
    expect(heard.filter((sound) => sound.includes('/') || sound.includes('invalid'))).toEqual([
      'umpin/sequence',
      'vm-invalid-password',
    ]);
  });

  it.each<[string, string, string[], (owner: Owner) => Promise<void>]>([
    ['locked', 'LOCKED', ['vm-extension', 'vm-isunavail'], (owner) => lock(service, owner)],
    [
      'of an expired PIN',
      'EXPIRED',
      ['vm-password', 'vm-isunavail'],
      (owner) => service.setPin(owner, pin, { temporary: true, setAt: hoursAgo(73) }),
    ],
  ])('says that a mailbox is %s', async (_, word, sounds, spoil) => {
    const owner = await anOwner();
    await spoil(owner);
    const { heard, umpin } = await call(owner.extension, [pin]);
    expect({ heard, umpin }).toEqual({ heard: [ask, ...sounds], umpin: word });
    const own = await call(owner.extension, [pin], { args: ['umpin'], missingSounds: /^vm-is/ });
    expect(own.heard).toEqual([ask, `umpin/${word.toLowerCase()}`]);
  });

  it('asks to call again if the right PIN came too long ago for a change', async () => {
    const owner = await anOwner({ temporary: true });
    const slowly = async () => {
      const verifiedAt = new Date(Date.now() - 301_000);
      const { mailboxId } = owner;
      await service.db.dataSource.manager.update(PinCredential, { mailboxId }, { verifiedAt });
      return newPin;
    };
    const { heard, umpin } = await call(owner.extension, [pin, slowly, newPin]);
    expect(heard).toEqual([ask, askNew, askAgain, ...unavailable]);
    expect(umpin).toBe('DENY');
    expect(await service.verifies(pin, owner)).toBe(true);
  });

  it.each<[string, RegExp, () => Promise<unknown>]>([
    ['umpin is down', /curl: 7/, () => scripts.configure({ ...conf, url: 'http://127.0.0.1:9' })],
    [
      'the key is wrong',
      /the key is wrong/,
      () => scripts.configure({ ...conf, key: `${conf.key.slice(0, -1)}_` }),
    ],
    ['there is no configuration', /cannot be read/, () => rm(scripts.configFile)],
    [
      'others can read the configuration',
      /others can read/,
      () => chmod(scripts.configFile, 0o640),
    ],
    ['umpin-ask is missing', /umpin-ask is missing/, () => rm(scripts.path('umpin-ask'))],
    [
      'umpin-ask cannot be started',
      /umpin-ask is missing/,
      () => chmod(scripts.path('umpin-ask'), 0o644),
    ],
  ])('asks to call again if %s, and says why in the log', async (_, reason, spoil) => {
    const owner = await anOwner();
    const before = await readFile(scripts.path('umpin-ask'));
    await spoil();
    const { heard, umpin, warnings } = await call(owner.extension, [pin]);
    expect({ heard, umpin }).toEqual({ heard: [ask, ...unavailable], umpin: 'ERROR' });
    expect(warnings).toEqual([expect.stringMatching(reason)]);
    await rm(scripts.path('umpin-ask'), { force: true });
    await writeFile(scripts.path('umpin-ask'), before, { mode: 0o755 });
    await scripts.configure(conf);
    expect(await failedAttempts(owner)).toBe(0);
  });

  it('asks to call again if there is no curl', async () => {
    const bin = join(scripts.folder, 'bin');
    await mkdir(bin);
    await symlink('/bin/ls', join(bin, 'ls'));
    const { umpin, warnings } = await call('1001', [pin], { environment: { PATH: bin } });
    expect(umpin).toBe('ERROR');
    expect(warnings).toEqual(['umpin.agi: there is no curl']);
  });

  it.each([
    ['HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 2\r\n\r\nOK'],
    ['HTTP/1.1 500 Error\r\nContent-Length: 2\r\n\r\nOK'],
    ['HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'],
    ['HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n<html>OK</a>\n'],
    [`HTTP/1.1 200 OK\r\n\r\n${'OK'.repeat(60_000)}`],
    ['HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nREFUSED:$(touch it)!'],
    ['HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'],
    ['not HTTP at all'],
  ])('lets nobody in on another answer than OK: %#', async (answer) => {
    const stranger = await listen((socket) => socket.once('data', () => socket.end(answer)));
    await scripts.configure({ ...conf, url: urlOf(stranger) });
    const { heard, umpin } = await call('1001', [pin]);
    expect({ heard, umpin }).toEqual({ heard: [ask, ...unavailable], umpin: 'ERROR' });
    stranger.close();
    await scripts.configure(conf);
  });

  it('gives umpin five seconds', async () => {
    const silence = await listen(() => undefined);
    await scripts.configure({ ...conf, url: urlOf(silence) });
    const { umpin, warnings } = await call('1001', [pin]);
    expect({ umpin, warnings }).toEqual({
      umpin: 'ERROR',
      warnings: ['umpin.agi: umpin cannot be asked (curl: 28)'],
    });
    silence.close();
    await scripts.configure(conf);
  });

  it.each<[string, Typed[]]>([
    ['the PIN', [hangUp]],
    ['the new PIN', [pin, hangUp]],
    ['the new PIN again', [pin, newPin, hangUp]],
  ])('changes nothing, and ends, if the caller hangs up at %s', async (_, typed) => {
    const owner = await anOwner({ temporary: true });
    expect((await call(owner.extension, typed)).umpin).toBeUndefined();
    expect(await service.verifies(pin, owner)).toBe(true);
  });

  it('ends if the caller hangs up while umpin is asked', async () => {
    const silence = await listen(() => undefined);
    await scripts.configure({ ...conf, url: urlOf(silence) });
    const asked = once(silence, 'connection');
    const conversation = start('1001', [pin]);
    await asked;
    conversation.hangUp();
    expect(await conversation.ended).toMatchObject({ heard: [ask], umpin: undefined });
    silence.close();
    await scripts.configure(conf);
  });

  it.each(['', '1;rm -rf .', '$(touch made)', '1001&pin=482915', '1001"', '-x y', '*'])(
    'asks nobody about the mailbox %j',
    async (mailbox) => {
      expect(await call(mailbox, [pin])).toMatchObject({ heard: [], umpin: 'ERROR' });
    },
  );

  it.each(['../etc', 'umpin sounds', 'umpin"'])('plays no sounds of %j', async (folder) => {
    const { umpin, heard } = await call('1001', [pin], { args: [folder] });
    expect({ umpin, heard }).toEqual({ umpin: 'ERROR', heard: [] });
  });

  it('passes key and PIN to curl in secret', async () => {
    const seen = join(scripts.folder, 'seen');
    const spy = join(scripts.folder, 'curl');
    const text = `#!/bin/sh\nprintf '%s\\n' "$@" >>${seen}\nenv >>${seen}\nexec /usr/bin/curl "$@"\n`;
    await writeFile(spy, text, { mode: 0o700 });
    const owner = await anOwner({ temporary: true });
    const environment = { PATH: `${scripts.folder}:/usr/bin:/bin` };
    expect((await call(owner.extension, [pin, newPin, newPin], { environment })).umpin).toBe('OK');
    const shown = await readFile(seen, 'utf8');
    expect(shown).toContain('--config');
    for (const secret of [phoneSystem.key, pin, newPin]) expect(shown).not.toContain(secret);
    await rm(spy);
  });

  it('never says a PIN or the key, and neither does the service', () => {
    const said = everything.join('') + service.logs.join('');
    for (const secret of [phoneSystem.key, pin, newPin, wrongPin]) {
      expect(said).not.toContain(secret);
    }
  });
});

async function listen(serve: (socket: Socket) => unknown): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    serve(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

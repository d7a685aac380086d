import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { example } from '../support/example.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { aPhoneSystem, hoursAgo, lock, type PhoneSystem } from '../support/phone.js';
import { run } from '../support/voicemail-menu.js';

const lua = ['/usr/bin/lua5.3', '/usr/bin/lua5.2'].find((file) => existsSync(file));
if (!lua) {
  process.stderr.write('Tests with Lua are skipped: install the Debian package lua5.3.\n');
}

const session = fileURLToPath(new URL('../support/freeswitch-session.lua', import.meta.url));
const [pin, newPin, wrongPin] = ['482915', '739164', '205837'];
const ask = 'heard phrase:voicemail_enter_pass:#';
const askNew = 'heard voicemail/vm-enter_new_pin.wav';
const askAgain = 'heard ivr/ivr-please_reenter_your_pin.wav';
const wrong = 'heard phrase:voicemail_fail_auth:#';
const refused = 'heard phrase:voicemail_change_pass_fail:#';
const unavailable = ['heard ivr/ivr-im_sorry.wav', 'heard voicemail/vm-not_available.wav'];
const turnedAway = ['heard phrase:voicemail_goodbye:#', 'hangup'];

interface Owner extends TestMailbox {
  readonly extension: string;
}

describe.skipIf(!lua)("FreeSWITCH's script", () => {
  let folder: string;
  let service: TestService;
  let phoneSystem: PhoneSystem;
  let extension = 1_000;
  const everything: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umpin-freeswitch-'));
    service = await TestService.start();
    await service.app.listen(0, '127.0.0.1');
    phoneSystem = await aPhoneSystem(service);
    const config = join(folder, 'umpin.conf');
    const script = await example('freeswitch/scripts/umpin.lua', {
      '/etc/freeswitch/umpin.conf': config,
    });
    await writeFile(join(folder, 'umpin.lua'), script);
    await configure();
  });
  afterAll(async () => {
    await service.stop();
    await rm(folder, { recursive: true });
  });

  async function configure(values: Partial<PhoneSystem & { url: string }> = {}): Promise<void> {
    const fields = { url: await service.app.getUrl(), ...phoneSystem, ...values };
    const lines = Object.entries(fields).map(([name, value]) => `${name} = ${value}`);
    await writeFile(join(folder, 'umpin.conf'), lines.join('\n'), { mode: 0o600 });
  }

  async function anOwner(options?: Parameters<TestService['setPin']>[2]): Promise<Owner> {
    const own = String((extension += 1));
    const mailbox = await service.aMailbox({ extensions: [own] });
    await service.setPin(mailbox, pin, options);
    return { ...mailbox, extension: own };
  }

  /** What the script does in a call in which this is typed, question by question; `!` is to hang up. */
  async function call(mailbox: string, ...typed: string[]): Promise<string[]> {
    const env = { PATH: '/usr/bin:/bin', MAILBOX: mailbox };
    const args = [session, join(folder, 'umpin.lua'), ...typed];
    const { said, complained } = await run(lua ?? '', args, env);
    expect(complained).toBe('');
    everything.push(said);
    return said.trimEnd().split('\n');
  }

  const letIn = (mailbox: string) => [
    'set voicemail_authorized=true',
    `execute voicemail check default pbx.example.com ${mailbox}`,
    'hangup',
  ];

  it.each([`${pin}#`, pin])('lets in an owner who types %s', async (typed) => {
    const { extension: own } = await anOwner();
    expect(await call(own, typed)).toEqual([ask, ...letIn(own)]);
  });

  it('asks again after # alone, which is no attempt', async () => {
    const owner = await anOwner();
    expect(await call(owner.extension, '#', '', pin)).toEqual([
      ...[ask, ask, ask],
      ...letIn(owner.extension),
    ]);
    expect(await call(owner.extension, '#', '#', '#', pin)).toEqual([ask, ask, ask, ...turnedAway]);
    expect(await service.failedAttempts(owner)).toBe(0);
  });

  it('asks three times for a PIN', async () => {
    const owner = await anOwner();
    const wrongOnes = [wrongPin, wrongPin, wrongPin];
    expect(await call(owner.extension, ...wrongOnes, pin)).toEqual([
      ...[ask, wrong, ask, wrong, ask, wrong],
      ...turnedAway,
    ]);
    expect(await service.failedAttempts(owner)).toBe(3);
  });

  it('has a temporary PIN changed before it lets in', async () => {
    const owner = await anOwner({ temporary: true });
    const typed = [pin, newPin, wrongPin, '123456', '123456', newPin, newPin];
    expect(await call(owner.extension, ...typed)).toEqual([
      ask,
      ...[askNew, askAgain, 'heard ivr/ivr-please_try_again.wav'],
      ...[askNew, askAgain, refused],
      ...[askNew, askAgain, 'heard phrase:voicemail_change_pass_success:#'],
      ...letIn(owner.extension),
    ]);
    expect(await service.verifies(newPin, owner)).toBe(true);
  });

  it('lets nobody in who hangs up before the change', async () => {
    const owner = await anOwner({ temporary: true });
    expect(await call(owner.extension, pin, newPin, '!')).toEqual([
      ask,
      askNew,
      askAgain,
      'hangup',
    ]);
    expect(await service.verifies(pin, owner)).toBe(true);
  });

  it.each<[string, (owner: Owner) => Promise<void>]>([
    ['locked', (owner) => lock(service, owner)],
    [
      'of an expired PIN',
      (owner) => service.setPin(owner, pin, { temporary: true, setAt: hoursAgo(73) }),
    ],
  ])('says so if a mailbox is %s', async (_, spoil) => {
    const owner = await anOwner();
    await spoil(owner);
    const said = 'heard ivr/ivr-pin_or_extension_is-invalid.wav';
    expect(await call(owner.extension, pin)).toEqual([ask, said, ...turnedAway]);
  });

  it.each<[string, Partial<PhoneSystem & { url: string }>]>([
    ['umpin is down', { url: 'http://127.0.0.1:9' }],
    ['the key is wrong', { key: 'umpin_made-up' }],
  ])('says that it is not available if %s', async (_, values) => {
    const owner = await anOwner();
    await configure(values);
    expect(await call(owner.extension, pin)).toEqual([ask, ...unavailable, ...turnedAway]);
    await configure();
  });

  it('gives FreeSWITCH nothing to log but the digits as they are pressed', () => {
    const said = everything.join('') + service.logs.join('');
    for (const secret of [phoneSystem.key, pin, newPin, wrongPin]) {
      expect(said).not.toContain(secret);
    }
  });
});

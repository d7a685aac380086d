import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../shared/errors.js';
import { readArguments, readPassword } from './arguments.js';

const url = 'https://um.example.com/EWS/UM2007Legacy.asmx';
const given = (...more: string[]) => readArguments(['--url', url, '--user', 'alice', ...more]);
const at = (address: string, ...more: string[]) =>
  readArguments(['--url', address, '--user', 'alice', ...more]);

describe('the arguments of reset-pin', () => {
  it('require the address of the service and the user, and nothing else', () => {
    expect(given()).toEqual({
      url: new URL(url),
      user: 'alice',
      timeoutSeconds: 30,
      caFile: undefined,
      json: false,
    });
  });

  it('may set the timeout, the trusted certificates and the output format', () => {
    expect(given('--timeout', '2.5', '--ca', 'ca.pem', '--json')).toMatchObject({
      timeoutSeconds: 2.5,
      caFile: 'ca.pem',
      json: true,
    });
  });

  it.each([
    ['http://localhost:8080/'],
    ['http://127.0.0.1/'],
    ['http://127.1.2.3/'],
    ['http://[::1]:8080/'],
  ])('may name http:// on this machine: %s', (address) => {
    expect(at(address)).toMatchObject({ url: new URL(address) });
  });

  it.each([
    ['http://um.example.com/'],
    ['http://127.example.com/'],
    ['http://localhost.example.com/'],
    ['http://[::2]/'],
  ])('never send a password in clear to %s unless told to', (address) => {
    expect(() => at(address)).toThrow(/in clear/);
    expect(at(address, '--allow-plain-http')).toMatchObject({ url: new URL(address) });
  });

  it.each([
    [['--password', 'demo-alice']],
    [['--password=demo-alice']],
    [['--passwort=demo-alice']],
    [['demo-alice']],
  ])('refuse a password without repeating it: %j', (misplaced) => {
    expect(() => given(...misplaced)).toThrow(UsageError);
    expect(() => given(...misplaced)).not.toThrow(/demo-alice/);
  });

  it.each([
    ['no address', ['--user', 'alice'], /--url/],
    ['no user', ['--url', url], /--user/],
    ['half an address', ['--url', 'um.example.com', '--user', 'alice'], /--url/],
    ['another protocol', ['--url', 'ftp://um.example.com', '--user', 'alice'], /--url/],
    ['a password in the address', ['--url', 'https://alice:x@h/', '--user', 'alice'], /--url/],
    ['a user that Basic cannot carry', ['--url', url, '--user', 'alice:x'], /--user/],
    ['no wait at all', ['--url', url, '--user', 'alice', '--timeout', '0'], /--timeout/],
    ['a wait that is no number', ['--url', url, '--user', 'alice', '--timeout', 'x'], /--timeout/],
    ['an unknown option', ['--url', url, '--user', 'alice', '--pin', '1234'], /--pin/],
  ])('name what is wrong with %s', (_what, argv, named) => {
    expect(() => readArguments(argv)).toThrow(UsageError);
    expect(() => readArguments(argv)).toThrow(named);
  });

  it('may be --help alone', () => {
    expect(readArguments(['--help'])).toBe('help');
  });
});

function aTerminal(typed: string, isTTY: boolean) {
  let screen = '';
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode: () => undefined });
  input.write(typed);
  const stream = { write: (text: string) => (screen += text) };
  return { input, output: stream, errors: stream, screen: () => screen };
}

describe('the password of reset-pin', () => {
  it('comes from the environment without a prompt', async () => {
    const terminal = aTerminal('', true);
    expect(await readPassword('demo-alice', terminal, 'alice')).toBe('demo-alice');
    expect(terminal.screen()).toBe('');
  });

  it('is read from a prompt of a terminal without an echo', async () => {
    const terminal = aTerminal('demo-alix\u007fce\r', true);
    expect(await readPassword('', terminal, 'alice')).toBe('demo-alice');
    expect(terminal.screen()).toBe('Password of alice: \n');
  });

  it('is the first line of a pipe, read before the pipe ends', async () => {
    const terminal = aTerminal('pässwort\r\nmore', false);
    expect(await readPassword(undefined, terminal, 'alice')).toBe('pässwort');
    expect(terminal.screen()).toBe('');
  });

  it('is rejected if it is not UTF-8 text', async () => {
    const piped = aTerminal('', false);
    piped.input.write(Buffer.from('pässwort\n', 'latin1'));
    await expect(readPassword('', piped, 'alice')).rejects.toThrow('not UTF-8 text');
    await expect(readPassword('p\ufffdss', piped, 'alice')).rejects.toThrow('not UTF-8 text');
    expect(await readPassword('', aTerminal('\ufeffpässwort\n', false), 'alice')).toBe('pässwort');
  });

  it.each([
    ['Ctrl-C', 'demo\u0003', true, 'No password was given.'],
    ['Ctrl-D', '\u0004', true, 'No password was given.'],
    ['an empty line at the prompt', '\r', true, 'No password was given.'],
    ['an empty line', '\n', false, 'No password was given on standard input.'],
  ])('is missing after %s', async (_what, typed, isTTY, problem) => {
    await expect(readPassword(undefined, aTerminal(typed, isTTY), 'alice')).rejects.toThrow(
      problem,
    );
  });
});

import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readPassword } from './password.js';

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

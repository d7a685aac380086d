import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readPassword } from './password.js';

function aTerminal(typed: string, isTTY: boolean) {
  let screen = '';
  const stdin = Object.assign(new PassThrough(), { isTTY, setRawMode: () => undefined });
  stdin.write(typed);
  const stream = { write: (text: string) => (screen += text) };
  return { stdin, stdout: stream, stderr: stream, screen: () => screen };
}

describe('the password', () => {
  it('comes from the environment without a question', async () => {
    const terminal = aTerminal('', true);
    expect(await readPassword('demo-alice', terminal, 'alice')).toBe('demo-alice');
    expect(terminal.screen()).toBe('');
  });

  it('is asked for on a terminal and not shown there', async () => {
    const terminal = aTerminal('demo-alix\u007fce\r', true);
    expect(await readPassword('', terminal, 'alice')).toBe('demo-alice');
    expect(terminal.screen()).toBe('Password of alice: \n');
  });

  it('is the first line of standard input elsewhere, before that input ends', async () => {
    const terminal = aTerminal('pässwort\r\nmore', false);
    expect(await readPassword(undefined, terminal, 'alice')).toBe('pässwort');
    expect(terminal.screen()).toBe('');
  });

  it('is text, from wherever it comes', async () => {
    const piped = aTerminal('', false);
    piped.stdin.write(Buffer.from('pässwort\n', 'latin1'));
    await expect(readPassword('', piped, 'alice')).rejects.toThrow('not UTF-8 text');
    await expect(readPassword('p\ufffdss', piped, 'alice')).rejects.toThrow('not UTF-8 text');
    expect(await readPassword('', aTerminal('\ufeffpässwort\n', false), 'alice')).toBe('pässwort');
  });

  it.each([
    ['Ctrl-C', 'demo\u0003', true],
    ['Ctrl-D', '\u0004', true],
    ['an empty line', '\n', false],
  ])('is missing after %s', async (_what, typed, isTTY) => {
    await expect(readPassword(undefined, aTerminal(typed, isTTY), 'alice')).rejects.toThrow(
      'No password was given.',
    );
  });
});

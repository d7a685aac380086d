import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Cancelled } from './errors.js';
import { readSecret } from './secret-prompt.js';

/** A terminal or a pipe; `answers` are typed as their prompts appear. */
function aTerminal({ isTTY, answers = [] }: { isTTY: boolean; answers?: string[] }) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const shown: string[] = [];
  const screen = new Writable({
    write: (chunk, _encoding, done) => {
      const text = String(chunk);
      shown.push(text);
      const answer = text.endsWith(': ') ? answers.shift() : undefined;
      if (answer !== undefined) input.write(answer);
      done();
    },
  });
  return { terminal: { input, output: screen, errors: screen }, input, shown };
}

describe('a secret from a pipe', () => {
  it.each([
    { piped: 'demo-alice\n', secret: 'demo-alice' },
    { piped: 'demo-alice\r\nmore\n', secret: 'demo-alice' },
    { piped: 'demo-alice', secret: 'demo-alice' },
    { piped: '\ufeffdemo-alice\n', secret: 'demo-alice' },
    { piped: ' blanks stay \n', secret: ' blanks stay ' },
    { piped: 'Schlüssel\n', secret: 'Schlüssel' },
    { piped: Buffer.from('\ufeffĊdemo\r\nmore\r\n', 'utf16le'), secret: 'Ċdemo' },
    { piped: Buffer.from('\ufeffĊdemo\n', 'utf16le').swap16(), secret: 'Ċdemo' },
  ])('is its first line, as it stands: $piped', async ({ piped, secret }) => {
    const { terminal, input, shown } = aTerminal({ isTTY: false });
    input.end(piped);
    await expect(readSecret(terminal, 'password', { repeat: true })).resolves.toBe(secret);
    expect(shown).toEqual([]);
  });

  it('is read as soon as its line is complete', async () => {
    const { terminal, input } = aTerminal({ isTTY: false });
    input.write('demo-');
    input.write('alice\n');
    await expect(readSecret(terminal, 'password', { repeat: false })).resolves.toBe('demo-alice');
  });

  it.each([
    { what: 'nothing', piped: '', problem: 'No password was given on standard input.' },
    { what: 'an empty line', piped: '\nx\n', problem: 'No password was given on standard input.' },
    {
      what: 'no text',
      piped: Buffer.from('Schlüssel\n', 'latin1'),
      problem: 'Standard input is not UTF-8 text: write it as UTF-8, without NUL.',
    },
    {
      what: 'text that lost a character before',
      piped: 'Schl\ufffdssel\n',
      problem: 'Standard input is not UTF-8 text: write it as UTF-8, without NUL.',
    },
    {
      what: 'too much',
      piped: 'x'.repeat(9_000),
      problem: 'The first line of standard input is too long.',
    },
  ])('is refused: $what', async ({ piped, problem }) => {
    const { terminal, input } = aTerminal({ isTTY: false });
    input.end(piped);
    await expect(readSecret(terminal, 'password', { repeat: false })).rejects.toThrow(problem);
  });
});

describe('a secret from a terminal', () => {
  it('is asked for twice and never echoed', async () => {
    const answers = ['demo-xx\u007f\u007falice\r', 'demo-alice\r'];
    const { terminal, shown } = aTerminal({ isTTY: true, answers });
    await expect(readSecret(terminal, 'password', { repeat: true })).resolves.toBe('demo-alice');
    expect(shown.join('')).toBe('password: \npassword, again: \n');
  });

  it('is refused if the two entries differ', async () => {
    const { terminal } = aTerminal({ isTTY: true, answers: ['demo-alice\r', 'demo-alicf\r'] });
    await expect(readSecret(terminal, 'password', { repeat: true })).rejects.toThrow(
      'The two are not the same.',
    );
  });

  it('is refused from a terminal with another character set', async () => {
    const { terminal, input } = aTerminal({ isTTY: true });
    const secret = readSecret(terminal, 'password', { repeat: true });
    input.write(Buffer.from('Schlüssel\r', 'latin1'));
    await expect(secret).rejects.toThrow('set its character set to UTF-8');
  });

  it.each([
    { key: 'Ctrl-C', answer: 'demo\u0003' },
    { key: 'Ctrl-D', answer: '\u0004' },
  ])('is not given after $key', async ({ answer }) => {
    const { terminal } = aTerminal({ isTTY: true, answers: [answer] });
    await expect(readSecret(terminal, 'PIN', { repeat: false })).rejects.toThrow(Cancelled);
  });
});

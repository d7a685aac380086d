import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import {
  DamagedText,
  decodeText,
  lostCharacter,
  markedEncoding,
} from '../../common/decode-text.js';
import { Cancelled, CommandError } from './errors.js';
import type { Terminal } from './terminal.js';

/** Bytes: more than any secret has, so that a large file fed by mistake is not read to its end. */
const maxLineLength = 8_192;

interface SecretOptions {
  /** Asks for it twice, because the typing cannot be seen. */
  readonly repeat: boolean;
  /** Of a terminal; the label unless given. */
  readonly prompt?: string;
}

/**
 * Reads a password or a PIN: typed without an echo if standard input is a terminal, else its first line.
 * Never an argument, which every user of the machine could read in the list of processes.
 *
 * @throws Cancelled, CommandError
 */
export async function readSecret(
  terminal: Terminal,
  label: string,
  { repeat, prompt = label }: SecretOptions,
): Promise<string> {
  if (!terminal.input.isTTY) return firstLine(terminal, label);
  const secret = await typedUnseen(terminal, `${prompt}: `);
  if (secret.includes(lostCharacter)) {
    throw new CommandError(
      'The terminal does not send UTF-8 text: set its character set to UTF-8.',
    );
  }
  if (repeat && (await typedUnseen(terminal, `${label}, again: `)) !== secret) {
    throw new CommandError('The two are not the same.');
  }
  return secret;
}

async function firstLine({ input }: Terminal, label: string): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  let isUtf16 = false;
  for await (const chunk of input as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    // In UTF-16 the byte of a line feed is also half of other characters: such a short input is read whole.
    isUtf16 = markedEncoding(Buffer.concat(chunks)) !== 'utf-8';
    if ((!isUtf16 && chunk.includes('\n')) || size > maxLineLength) break;
  }
  const bytes = Buffer.concat(chunks);
  const end = isUtf16 ? -1 : bytes.indexOf('\n');
  const line = bytes.subarray(0, end < 0 ? bytes.length : end);
  if (line.length > maxLineLength) {
    throw new CommandError('The first line of standard input is too long.');
  }
  const [secret = ''] = decodeLine(line).split(/\r?\n|\r$/, 1);
  if (secret === '') throw new CommandError(`No ${label} was given on standard input.`);
  return secret;
}

function decodeLine(bytes: Buffer): string {
  try {
    return decodeText(bytes);
  } catch (error) {
    if (!(error instanceof DamagedText)) throw error;
    throw new CommandError('Standard input is not UTF-8 text: write it as UTF-8, without NUL.');
  }
}

// readline edits the line (backspace, Ctrl-U); its echo goes nowhere.
function typedUnseen({ input, errors }: Terminal, prompt: string): Promise<string> {
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  return new Promise((resolve, reject) => {
    let typed: string | undefined;
    lines.once('line', (line) => {
      typed = line;
      lines.close();
    });
    lines.once('SIGINT', () => {
      lines.close();
    });
    lines.once('close', () => {
      errors.write('\n');
      if (typed === undefined) reject(new Cancelled());
      else resolve(typed);
    });
    // Not earlier: until then the terminal itself would echo the typing.
    errors.write(prompt);
  });
}

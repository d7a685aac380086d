import { parseArgs, type ParseArgsConfig } from 'node:util';
import { lostCharacter } from '../../common/decode-text.js';
import { isLoopback } from '../../common/loopback.js';
import { Cancelled, UsageError } from '../shared/errors.js';
import { readSecret } from '../shared/secret-prompt.js';
import type { Terminal } from '../shared/terminal.js';

export const usage = `Resets the voice-mail PIN of a user: a new PIN is made and mailed to the owner of the mailbox.

  npm run reset-pin -- --url https://HOST/EWS/UM2007Legacy.asmx --user NAME

  --url URL           where the service is
  --user NAME         whose PIN to reset, as NAME, NAME@DOMAIN or DOMAIN\\NAME
  --timeout SECONDS   how long to wait for the answer (30)
  --ca FILE           trust the certificate authorities in this PEM file, and no others
  --allow-plain-http  send the password unprotected to another machine
  --json              answer with one line of JSON (npm itself is quiet with: npm run --silent)
  --help              show this text

The password comes from the environment variable UMPIN_PASSWORD, else from a prompt,
else (without a terminal) from the first line of standard input. It is never an argument.

Exit code: 0 reset, 1 the service refused, 2 wrong usage, 3 no usable answer.
`;

export interface Arguments {
  readonly url: URL;
  readonly user: string;
  readonly timeoutSeconds: number;
  readonly caFile: string | undefined;
  readonly json: boolean;
}

const options = {
  url: { type: 'string' },
  user: { type: 'string' },
  timeout: { type: 'string', default: '30' },
  ca: { type: 'string' },
  'allow-plain-http': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} satisfies ParseArgsConfig['options'];

/** @throws UsageError */
export function readArguments(argv: readonly string[]): Arguments | 'help' {
  if (argv.some((argument) => /^--?pass/i.test(argument))) {
    throw new UsageError(
      'A password given as an argument can be read by every user of this machine and stays in the ' +
        'history of the shell. Set UMPIN_PASSWORD or wait for the prompt.',
    );
  }
  // Node.js decodes arguments as UTF-8 and replaces invalid bytes.
  if (argv.some((argument) => argument.includes(lostCharacter))) {
    throw new UsageError('There is an argument that is not UTF-8 text.');
  }
  const values = parse(argv);
  if (values.help) return 'help';
  return {
    url: readUrl(values.url, values['allow-plain-http']),
    user: readUser(values.user),
    timeoutSeconds: readTimeout(values.timeout),
    caFile: values.ca,
    json: values.json,
  };
}

function parse(argv: readonly string[]) {
  try {
    // A mistyped option is named in the error, a stray value is not: it could be a misplaced password.
    return parseArgs({ args: [...argv], options, allowPositionals: false }).values;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL'
        ? 'There is a value that belongs to no option.'
        : message,
    );
  }
}

function readUrl(text: string | undefined, allowPlainHttp: boolean): URL {
  if (text === undefined) throw new UsageError('--url is missing.');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new UsageError('--url must be a whole address that begins with https://.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError('--url must not hold a user name or a password.');
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !allowPlainHttp) {
    throw new UsageError(
      'With http:// the password would cross the network in clear. Use https://, or add ' +
        '--allow-plain-http if you know that the network is safe.',
    );
  }
  return url;
}

function readUser(user: string | undefined): string {
  if (user === undefined || user === '') throw new UsageError('--user is missing.');
  // RFC 7617 §2: a server splits at the first colon, and control characters are not allowed.
  if (/[:\p{Cc}]/u.test(user)) throw new UsageError('--user must not hold a colon.');
  return user;
}

function readTimeout(text: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (seconds > 0 && seconds <= 3600) return seconds;
  throw new UsageError('--timeout must be a number of seconds, above 0 and at most 3600.');
}

/**
 * From the environment, else from a prompt without an echo, else from the first line of standard input.
 *
 * @throws CommandError, UsageError
 */
export async function readPassword(
  fromEnvironment: string | undefined,
  terminal: Terminal,
  user: string,
): Promise<string> {
  if (fromEnvironment?.includes(lostCharacter)) {
    throw new UsageError('UMPIN_PASSWORD is not UTF-8 text.');
  }
  // Set but empty is how a script says "not set".
  if (fromEnvironment) return fromEnvironment;
  const prompt = `Password of ${user}`;
  const typed = await readSecret(terminal, 'password', { repeat: false, prompt }).catch(
    (error: unknown) => {
      if (error instanceof Cancelled) return '';
      throw error;
    },
  );
  if (typed === '') throw new UsageError('No password was given.');
  return typed;
}

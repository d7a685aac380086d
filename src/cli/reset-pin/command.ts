import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readArguments, usage, UsageError } from './arguments.js';
import { readPassword, type Stdio } from './password.js';
import { exitCodes, reportAsJson, reportInWords } from './report.js';

/**
 * The whole command; returns its exit code.
 *
 * @param folder where relative paths begin; the working directory unless given
 */
export async function run(
  argv: readonly string[],
  stdio: Stdio,
  passwordFromEnvironment: string | undefined,
  folder = '',
): Promise<number> {
  try {
    const given = readArguments(argv);
    if (given === 'help') {
      stdio.stdout.write(usage);
      return 0;
    }
    const ca =
      given.caFile === undefined ? undefined : readCertificates(resolve(folder, given.caFile));
    const password = await readPassword(passwordFromEnvironment, stdio, given.user);
    // Loaded only now: a mistyped option is answered in 0.1 s instead of 1.2 s (measured).
    const { resetPin } = await import('./reset-pin.js');
    const outcome = await resetPin({ ...given, password, ca });
    if (given.json) stdio.stdout.write(`${reportAsJson(outcome)}\n`);
    else {
      const stream = outcome.outcome === 'reset' ? stdio.stdout : stdio.stderr;
      stream.write(`${reportInWords(outcome)}\n`);
    }
    return exitCodes[outcome.outcome];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    stdio.stderr.write(`${error.message}\nSee --help.\n`);
    return 2;
  }
}

function readCertificates(file: string): string {
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch {
    throw new UsageError('The file given with --ca cannot be read.');
  }
  // Node takes a file without certificates for "trust nobody" and then blames the server.
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) {
    throw new UsageError('The file given with --ca holds no certificate in PEM form.');
  }
  return pem;
}

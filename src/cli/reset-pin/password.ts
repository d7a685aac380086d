import { lostCharacter } from '../../common/decode-text.js';
import { Cancelled, UsageError } from '../shared/errors.js';
import { readSecret } from '../shared/secret-prompt.js';
import type { Terminal } from '../shared/terminal.js';

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

import { isPlainName } from '../../accounts/account-rules.js';
import { CommandError } from '../shared/errors.js';

/** The option of lists that can be searched. */
export const searchOption = (what: string) =>
  ({ search: { type: 'string', value: 'TEXT', help: `only those with ${what}` } }) as const;

/** @throws CommandError if it is empty, as a script's unset variable is, or cannot be part of a name */
export function parseSearch(text: string | undefined): string | undefined {
  if (text === undefined || isPlainName(text)) return text;
  throw new CommandError(
    '--search takes a text of 1 to 256 characters without control characters.',
  );
}

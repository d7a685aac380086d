import { CommandError } from '../shared/errors.js';

/** @throws CommandError unless the option was given `true` or `false`, in whatever case. */
export function parseBoolean(text: string, option: string): boolean {
  const word = text.toLowerCase();
  if (word !== 'true' && word !== 'false') {
    throw new CommandError(`--${option} takes true or false.`);
  }
  return word === 'true';
}

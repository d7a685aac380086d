import { CommandError } from '../shared/errors.js';

const mostListed = 10_000;

/** The option of commands that list the newest or oldest of many things. */
export const limitOption = (usual: number) =>
  ({
    limit: {
      type: 'string',
      value: 'NUMBER',
      help: `how many, at most ${mostListed}; default ${usual}`,
    },
  }) as const;

/** @throws CommandError */
export function parseLimit(text: string | undefined, usual: number): number {
  if (text === undefined) return usual;
  const limit = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= mostListed) return limit;
  throw new CommandError(`--limit takes a number from 1 to ${mostListed}.`);
}

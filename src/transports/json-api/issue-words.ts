import type { z } from 'zod';

/** What a value must be, by the type that its schema has for it. */
const types: Readonly<Record<string, string>> = {
  string: 'must be a text',
  number: 'must be a number',
  int: 'must be a whole number',
  boolean: 'must be true or false',
  array: 'must be a list',
  object: 'must be an object',
};

/** Names that a request has and its schema has not, in words. */
export function unknownHere(names: readonly string[]): string {
  const listed = names.map((name) => JSON.stringify(name)).join(', ');
  return `${listed} ${names.length === 1 ? 'is' : 'are'} unknown here`;
}

/** What is wrong with a value, in words for people, where its schema has none of its own. Never the value. */
export const issueWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return types[issue.expected] ?? 'must be something else';
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    case 'unrecognized_keys':
      return unknownHere(issue.keys);
    case 'too_small':
      return `must be at least ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `must be at most ${issue.maximum}${unitOf(issue.origin)}`;
    default:
      return 'must have another form';
  }
};

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters long';
  return origin === 'array' ? ' entries long' : '';
}

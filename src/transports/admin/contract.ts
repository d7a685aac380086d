import { z } from 'zod';
import type { Answer, Content } from '../json-api/contract.js';
import { plainName } from '../json-api/request-parameters.js';

export const json = (schema: z.ZodType): Content => ({ type: 'application/json', schema });

/** One JSON text a line (https://jsonlines.org). */
export const jsonLines = 'application/jsonl';

export const answer = (
  meaning: string,
  schema: z.ZodType,
  fields: Answer['fields'] = [],
): Answer => ({
  meaning,
  content: json(schema),
  fields,
});

/** What is wrong with a body as a whole; the fields that nobody knows, zod names itself. */
export const mustBeObject = {
  error: ({ code }: { readonly code?: string }) =>
    code === 'unrecognized_keys' ? undefined : 'The body must be an object.',
};

export const time = z.iso.datetime();

const limitWords = 'must be a whole number from 1 to 200';

/** The parameters of each list; `after` is a name that its pages are ordered by. */
export const pageQuery = {
  limit: z.coerce
    .number(limitWords)
    .int(limitWords)
    .min(1, limitWords)
    .max(200, limitWords)
    .default(50)
    .describe('How many at most.'),
  after: plainName.optional().describe('`next` of the page before.'),
};

export const search = (what: string) => plainName.optional().describe(what);

/** A page of a list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    next: z
      .string()
      .nullable()
      .describe('For `after` of the page that follows; null if this is the last one.'),
  });

/** A page as answers have it. */
export function pageAnswer<Item>(items: readonly Item[], next: string | undefined) {
  return { items: [...items], next: next ?? null };
}

export function timeText(date: Date): string {
  return date.toISOString();
}

export function timeTextOrNull(date: Date | null): string | null {
  return date === null ? null : timeText(date);
}

import { z } from 'zod';
import { plainName } from '../../json-api/request-parameters.js';

/** Rows of one page of a list. */
export const pageLength = 50;

/** The query of a list. Forms send a field that nobody has filled in as an empty text. */
export const listQuery = z.object({
  search: z.preprocess(emptyIsNone, plainName.optional()),
  after: z.preprocess(emptyIsNone, plainName.optional()),
});

export type ListQuery = z.infer<typeof listQuery>;

function emptyIsNone(value: unknown): unknown {
  return typeof value === 'string' && value.trim() === '' ? undefined : value;
}

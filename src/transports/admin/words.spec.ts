import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { InvalidRequest } from '../json-api/invalid-request.js';
import { parse } from '../json-api/request-body.js';
import { adminOperations } from './openapi.controller.js';

/** Of which at least one is wrong for each field. */
const values = [
  undefined,
  null,
  true,
  'x',
  'x'.repeat(1_000),
  '\u0000',
  -1.5,
  1e300,
  NaN,
  {},
  [],
  [{}],
  ['x'],
  { x: 1 },
];

const bodies = adminOperations.flatMap(({ method, path, request }) =>
  request ? [{ name: `the body of ${method} ${path}`, schema: request.schema }] : [],
);

function fieldsOf(schema: z.ZodObject): { field: string; schema: z.ZodType }[] {
  return Object.entries(schema.shape).map(([field, each]) => ({
    field,
    schema: each as z.ZodType,
  }));
}

const parts = adminOperations.flatMap(({ method, path, request, parameters = [] }) => {
  const fields = request?.schema instanceof z.ZodObject ? fieldsOf(request.schema) : [];
  const others = parameters.map(({ name, schema }) => ({ field: name, schema }));
  return [...fields, ...others].map((each) => ({
    ...each,
    name: `${each.field} of ${method} ${path}`,
  }));
});

/** What is said about each value that is refused. */
function wordsAbout(schema: z.ZodType, wrong: readonly unknown[]): string[] {
  return wrong.flatMap((value) => {
    try {
      parse(schema, value);
      return [];
    } catch (error) {
      if (error instanceof InvalidRequest) return [error.message];
      throw error;
    }
  });
}

/** As zod has them. */
const foreign = /invalid|expected|unrecognized|too (small|big)/i;

describe('the words about a wrong request of the admin API', () => {
  it.each(parts)('are of this service: $name', ({ schema, field }) => {
    const wrong = values.map((value) => ({ [field]: value }));
    const words = wordsAbout(z.object({ [field]: schema }), wrong);
    expect(words.length).toBeGreaterThan(0);
    for (const each of words) {
      expect(each).not.toMatch(foreign);
      expect(each).toMatch(/^[\w-]+( \d+)? (must|may|needs|is|has) /);
    }
  });

  it.each(bodies)('are of this service: $name', ({ schema }) => {
    const words = wordsAbout(schema, [...values, { foo: 1 }, { foo: 1, bar: 2 }]);
    expect(words).toContain('The body must be an object.');
    for (const each of words) expect(each).not.toMatch(foreign);
  });
});

import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { columnTypes, UnreadableColumn } from './column-types.js';

const { BOOL, INT4, INT8, FLOAT8, TIMESTAMPTZ, TIMESTAMP, DATE, TEXT } = pg.types.builtins;

type TypeId = Parameters<typeof pg.types.getTypeParser>[0];

function read(type: TypeId, text: string): unknown {
  const parse = columnTypes.getTypeParser(type, 'text') as (text: string) => unknown;
  return parse(text);
}

describe('a column', () => {
  it.each<[string, TypeId, string, unknown]>([
    ['a boolean', BOOL, 't', true],
    ['a boolean', BOOL, 'f', false],
    ['a number', INT4, '-12', -12],
    [
      'a number that JavaScript has no room for',
      INT8,
      '9223372036854775807',
      '9223372036854775807',
    ],
    ['a fraction', FLOAT8, '1.5e-07', 1.5e-7],
    ['a time', TIMESTAMPTZ, '2026-11-29 18:51:42.123+00', new Date('2026-11-29T18:51:42.123Z')],
    [
      'a time elsewhere',
      TIMESTAMPTZ,
      '2026-11-29 18:51:42-03:30',
      new Date('2026-11-29T22:21:42Z'),
    ],
    ['a text', TEXT, 'anything', 'anything'],
  ])('with %s is read', (_, type, text, value) => {
    expect(read(type, text)).toEqual(value);
  });

  it.each<[string, TypeId, string]>([
    ['a time in the German style', TIMESTAMPTZ, '29.11.2026 18:51:42.123 UTC'],
    ['a time in the SQL style', TIMESTAMPTZ, '11/29/2026 18:51:42.123 UTC'],
    ['a time in the old style', TIMESTAMPTZ, 'Sun Nov 29 18:51:42.123 2026 UTC'],
    ['a time without an end', TIMESTAMPTZ, 'infinity'],
    ['a time before Christ', TIMESTAMPTZ, '0044-03-15 12:00:00+00 BC'],
    ['a local time in the German style', TIMESTAMP, '29.11.2026 18:51:42.123'],
    ['a date in the German style', DATE, '29.11.2026'],
    ['a boolean in other words', BOOL, 'maybe'],
    ['a number in other words', INT4, 'three'],
    ['no number', FLOAT8, 'NaN'],
    ['nothing at all', TIMESTAMPTZ, ''],
  ])('with %s is an error, not null', (_, type, text) => {
    expect(() => read(type, text)).toThrow(UnreadableColumn);
  });
});

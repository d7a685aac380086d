import pg from 'pg';

const { builtins } = pg.types;
type TypeId = Parameters<typeof pg.types.getTypeParser>[0];

/**
 * The expected forms of column values. node-postgres returns null, false or NaN for a text that it does not
 * understand, so a lock could vanish, or a disabled account seem enabled.
 */
const shapes = new Map<TypeId, RegExp>([
  [builtins.BOOL, /^[tf]$/],
  [builtins.INT2, /^-?\d+$/],
  [builtins.INT4, /^-?\d+$/],
  [builtins.INT8, /^-?\d+$/],
  [builtins.FLOAT4, /^-?\d+(\.\d+)?(e[+-]\d+)?$/],
  [builtins.FLOAT8, /^-?\d+(\.\d+)?(e[+-]\d+)?$/],
  // DateStyle ISO; neither infinite nor BC.
  [builtins.TIMESTAMPTZ, /^\d{4,}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d){0,2}$/],
  [builtins.TIMESTAMP, /^\d{4,}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?$/],
  [builtins.DATE, /^\d{4,}-\d\d-\d\d$/],
]);

/** A column value in an unexpected form. The value is not shown: it may be a secret. */
export class UnreadableColumn extends Error {
  override readonly name = 'UnreadableColumn';

  constructor(type: TypeId) {
    super(`PostgreSQL sent a value of the type with the oid ${type} in an unexpected form.`);
  }
}

/**
 * The types of node-postgres, except that a value in an unexpected form makes the statement fail.
 *
 * @throws UnreadableColumn, from the parsers
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(type: TypeId, format?: 'text' | 'binary') {
    const read = pg.types.getTypeParser(type, format) as (text: string) => unknown;
    const shape = shapes.get(type);
    if (!shape || format === 'binary') return read;
    return (text: string) => {
      if (!shape.test(text)) throw new UnreadableColumn(type);
      return read(text);
    };
  },
};

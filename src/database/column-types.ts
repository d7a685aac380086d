import pg from 'pg';

const { builtins } = pg.types;
type TypeId = Parameters<typeof pg.types.getTypeParser>[0];

/**
 * How columns are read. node-postgres makes null, false or NaN of a text that it does not understand;
 * a missing lock or a disabled account that seems enabled would be the consequence.
 */
const shapes = new Map<TypeId, RegExp>([
  [builtins.BOOL, /^[tf]$/],
  [builtins.INT2, /^-?\d+$/],
  [builtins.INT4, /^-?\d+$/],
  [builtins.INT8, /^-?\d+$/],
  [builtins.FLOAT4, /^-?\d+(\.\d+)?(e[+-]\d+)?$/],
  [builtins.FLOAT8, /^-?\d+(\.\d+)?(e[+-]\d+)?$/],
  // DateStyle ISO; neither infinite nor before Christ.
  [builtins.TIMESTAMPTZ, /^\d{4,}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d){0,2}$/],
  [builtins.TIMESTAMP, /^\d{4,}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?$/],
  [builtins.DATE, /^\d{4,}-\d\d-\d\d$/],
]);

/** A column came back in a shape that nobody expects. Its value is not told: it may be a secret. */
export class UnreadableColumn extends Error {
  override readonly name = 'UnreadableColumn';

  constructor(type: TypeId) {
    super(`PostgreSQL sent a value of the type with the oid ${type} in an unexpected form.`);
  }
}

/**
 * node-postgres's types, but a text in an unexpected form is an error of the statement.
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

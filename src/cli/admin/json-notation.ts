import { z } from 'zod';

/** The part of JSON Schema that the shapes of answers use. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
}

/** The shape of a JSON text for people, in the notation of the reference. */
export function jsonNotation(shape: z.ZodType): string {
  return written(z.toJSONSchema(shape) as Schema, '');
}

function written(schema: Schema, indent: string): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((word) => JSON.stringify(word)).join(' or ');
  if (schema.anyOf) return schema.anyOf.map((each) => written(each, indent)).join(' or ');
  if (schema.items) return `[ ${written(schema.items, indent)} … ]`;
  if (schema.properties) return writtenObject(schema, indent);
  if (schema.format === 'date-time') return 'time';
  return [schema.type ?? 'any'].flat().join(' or ').replace('integer', 'number');
}

function writtenObject({ properties = {}, required = [], ...schema }: Schema, indent: string) {
  const inner = `${indent}  `;
  const fields = Object.entries(properties).map(([name, field]) => {
    const optional = required.includes(name) ? '' : ' (maybe absent)';
    return `${inner}${name}: ${written(field, inner)}${optional}`;
  });
  const more = schema.additionalProperties === false ? [] : [`${inner}…`];
  return ['{', ...fields, ...more, `${indent}}`].join('\n');
}

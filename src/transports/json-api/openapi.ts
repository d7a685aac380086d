import { z } from 'zod';
import type { Answer, Content, Operation, Parameter } from './contract.js';

/** A document that describes an API. */
export interface Description {
  readonly title: string;
  readonly description: string;
  /** Ways to authenticate, by name (OpenAPI 3.1, 4.8.27); each of them is enough. */
  readonly securitySchemes: Readonly<Record<string, object>>;
  readonly operations: readonly Operation[];
  /** Schemas that have a name in the document, so that programs that are generated from it have types of these names. */
  readonly schemas?: Readonly<Record<string, z.ZodType>>;
}

/** The operations as an OpenAPI 3.1 document, generated from the schemas that validate requests. */
export function openapiOf({
  title,
  description,
  securitySchemes,
  operations,
  schemas = {},
}: Description) {
  const writer = new OperationWriter(securitySchemes, schemas);
  const paths: Record<string, Record<string, ReturnType<OperationWriter['operation']>>> = {};
  for (const each of operations) (paths[each.path] ??= {})[each.method] = writer.operation(each);
  const info = { title, version: '1', description };
  const components = { securitySchemes, schemas: writer.namedSchemas() };
  return { openapi: '3.1.1', info, servers: [{ url: '/' }], components, paths };
}

class OperationWriter {
  private readonly security: readonly object[];
  private readonly names: ReadonlyMap<z.core.$ZodType, string>;

  constructor(
    securitySchemes: Description['securitySchemes'],
    private readonly schemas: Readonly<Record<string, z.ZodType>>,
  ) {
    this.security = Object.keys(securitySchemes).map((name) => ({ [name]: [] }));
    this.names = new Map(Object.entries(schemas).map(([name, schema]) => [schema, name]));
  }

  namedSchemas() {
    const named = Object.entries(this.schemas);
    return Object.fromEntries(named.map(([name, schema]) => [name, this.written(schema)]));
  }

  operation(operation: Operation) {
    const { id, path, summary, description, open, parameters, request, answers } = operation;
    return {
      operationId: id ?? idOf(path),
      summary,
      description,
      security: open ? [] : this.security,
      ...(parameters && { parameters: parameters.map((each) => this.parameter(each)) }),
      ...(request && {
        requestBody: { required: !request.optional, content: this.content(request) },
      }),
      responses: Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [status, this.response(answer)]),
      ),
    };
  }

  private parameter({ name, in: place, description, required, schema }: Parameter) {
    const needed = required ?? place === 'path';
    return { name, in: place, description, required: needed, schema: this.schema(schema) };
  }

  private response({ meaning, content, fields = [] }: Answer) {
    return {
      description: meaning,
      ...(fields.length > 0 && {
        headers: Object.fromEntries(fields.map((name) => [name, { schema: { type: 'string' } }])),
      }),
      ...(content && { content: this.content(content) }),
    };
  }

  private content({ type, schema }: Content) {
    return { [type]: { schema: this.schema(schema) } };
  }

  private schema(schema: z.ZodType) {
    const name = this.nameOf(schema);
    return name === undefined ? this.written(schema) : reference(name);
  }

  /** The schema itself, which refers to those in it that have a name. */
  private written(schema: z.core.$ZodType) {
    const described = z.toJSONSchema(schema, {
      // The input, as the transformations for the log are internal.
      io: 'input',
      override: ({ zodSchema, jsonSchema }) => {
        const part: z.core.$ZodType = zodSchema;
        const name = part === schema ? undefined : this.nameOf(part);
        if (name !== undefined) refer(jsonSchema, name);
        // The pattern is long, and adds nothing to the format.
        if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
      },
    });
    return { ...described, $schema: undefined };
  }

  /** Also of one that has a description of its own in another schema. */
  private nameOf(schema: z.core.$ZodType): string | undefined {
    const { parent } = schema._zod;
    return this.names.get(schema) ?? (parent && this.names.get(parent));
  }
}

/** Letters, digits and hyphens: some generators take no other names. */
function idOf(path: string): string {
  return path.replaceAll(/^\/v1\/|\.json$|[{}]/g, '').replaceAll('/', '-');
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Leaves nothing but the reference, and the description at this place. */
function refer(written: z.core.JSONSchema.BaseSchema, name: string): void {
  const others = Object.keys(written).filter((key) => key !== 'description');
  for (const key of others) Reflect.deleteProperty(written, key);
  Object.assign(written, reference(name));
}

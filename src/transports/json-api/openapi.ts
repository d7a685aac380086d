import { z } from 'zod';
import type { Answer, Content, Operation, Parameter } from './contract.js';

/** A document that describes an API. */
export interface Description {
  readonly title: string;
  readonly description: string;
  /** Ways to authenticate, by name (OpenAPI 3.1, 4.8.27); each of them is enough. */
  readonly securitySchemes: Readonly<Record<string, object>>;
  readonly operations: readonly Operation[];
}

/** The operations as an OpenAPI 3.1 document, generated from the schemas that validate requests. */
export function openapiOf({ title, description, securitySchemes, operations }: Description) {
  const security = Object.keys(securitySchemes).map((name) => ({ [name]: [] }));
  const paths: Record<string, Record<string, OperationObject>> = {};
  for (const each of operations) {
    const item = (paths[each.path] ??= {});
    item[each.method] = operationObject(each, security);
  }
  const info = { title, version: '1', description };
  return { openapi: '3.1.1', info, components: { securitySchemes }, paths };
}

type OperationObject = ReturnType<typeof operationObject>;

function operationObject(operation: Operation, security: readonly object[]) {
  const { id, path, summary, description, open, parameters, request, answers } = operation;
  return {
    operationId: id ?? nameOf(path),
    summary,
    description,
    security: open ? [] : security,
    ...(parameters && { parameters: parameters.map(parameterObject) }),
    ...(request && { requestBody: { required: !request.optional, content: contentOf(request) } }),
    responses: Object.fromEntries(
      Object.entries(answers).map(([status, answer]) => [status, response(answer)]),
    ),
  };
}

/** Letters, digits and hyphens: some generators take no other names. */
function nameOf(path: string): string {
  return path.replaceAll(/^\/v1\/|\.json$|[{}]/g, '').replaceAll('/', '-');
}

function parameterObject({ name, in: place, description, required, schema }: Parameter) {
  const needed = required ?? place === 'path';
  return { name, in: place, description, required: needed, schema: jsonSchemaOf(schema) };
}

function response({ meaning, content, fields = [] }: Answer) {
  return {
    description: meaning,
    ...(fields.length > 0 && {
      headers: Object.fromEntries(fields.map((name) => [name, { schema: { type: 'string' } }])),
    }),
    ...(content && { content: contentOf(content) }),
  };
}

function contentOf({ type, schema }: Content) {
  return { [type]: { schema: jsonSchemaOf(schema) } };
}

function jsonSchemaOf(schema: z.ZodType) {
  const described = z.toJSONSchema(schema, {
    // The input, as the transformations for the log are internal.
    io: 'input',
    override: ({ jsonSchema }) => {
      // The pattern is long, and adds nothing to the format.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });
  return { ...described, $schema: undefined };
}

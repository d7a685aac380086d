import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isPlainName } from '../../accounts/account-rules.js';
import type { Parameter } from './contract.js';
import { InvalidRequest } from './invalid-request.js';
import { parse } from './request-body.js';

/** A text that can be a name: 1 to 256 characters without control characters. */
export const plainName = z
  .string('must be a text')
  .refine(isPlainName, 'must be 1 to 256 characters without control characters')
  .meta({ minLength: 1, maxLength: 256 });

/**
 * A parameter of the path, decoded.
 *
 * @throws InvalidRequest if it cannot be a name
 */
export const PathName = createParamDecorator((name: string, context: ExecutionContext): string => {
  const { params } = context.switchToHttp().getRequest<FastifyRequest>();
  return parse(z.object({ [name]: plainName }), params)[name] ?? '';
});

/**
 * The parameters of the query, if they satisfy a schema. It binds its schema for the reason that JsonBody has.
 *
 * @throws InvalidRequest
 */
export const QueryParameters = (schema: z.ZodType) =>
  createParamDecorator((_: unknown, context: ExecutionContext) =>
    parse(schema, context.switchToHttp().getRequest<FastifyRequest>().query),
  )();

/** The parameters of a query as a contract lists them. */
export function queryParameters(schema: z.ZodObject): Parameter[] {
  return Object.entries(schema.shape).map(([name, each]) => {
    const described = each as z.ZodType;
    return { name, in: 'query', description: described.description ?? '', schema: described };
  });
}

/** A parameter of the path as a contract lists it. */
export function pathParameter(name: string, description: string): Parameter {
  return { name, in: 'path', description, schema: plainName };
}

/**
 * A header field that may be sent once.
 *
 * @throws InvalidRequest if it is sent twice with different values
 */
export function singleField({ raw }: FastifyRequest, name: string): string | undefined {
  const [field, ...more] = raw.headersDistinct[name] ?? [];
  if (more.some((each) => each !== field)) throw new InvalidRequest(`${name} is sent twice`);
  return field;
}

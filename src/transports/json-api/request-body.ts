import type { IncomingMessage } from 'node:http';
import {
  createParamDecorator,
  UnsupportedMediaTypeException,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { mediaTypeOf, readBytes } from '../../http-server/request-body.js';
import { InvalidRequest } from './invalid-request.js';
import { issueWords } from './issue-words.js';

// It binds its schema instead of passing it to the decorator: Nest takes an argument with a method `transform`
// for a pipe, and zod's schemas have one.

/**
 * A JSON body that satisfies a schema. Like every parameter it is read after the guards have run.
 *
 * @param timesTheLimit how many times longer it may be than other bodies
 * @throws InvalidRequest, and what `readText` throws
 */
export const JsonBody = (schema: z.ZodType, timesTheLimit = 1) =>
  createParamDecorator(async (_: unknown, context: ExecutionContext) => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const limit = timesTheLimit * request.routeOptions.bodyLimit;
    const text = await readText(request, 'application/json', limit);
    return parse(schema, fromJson(text));
  })();

/**
 * The same for a body that may be left out: it is read as an object without fields then.
 *
 * @throws InvalidRequest, and what `readText` throws
 */
export const OptionalJsonBody = (schema: z.ZodType) =>
  createParamDecorator(async (_: unknown, context: ExecutionContext) => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const text = hasNoBody(request.raw) ? '{}' : await readText(request, 'application/json');
    return parse(schema, fromJson(text));
  })();

/** Whether the header fields of a request say that it has no body, or an empty one. */
export function hasNoBody({ headers }: IncomingMessage): boolean {
  const { 'content-length': length = '0', 'transfer-encoding': coding } = headers;
  return coding === undefined && Number(length) === 0;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The text of a body of one media type, in UTF-8.
 *
 * @throws UnsupportedMediaTypeException, InvalidRequest, and what `readBytes` throws
 */
export async function readText(
  { raw, routeOptions }: FastifyRequest,
  type: string,
  maxBytes = routeOptions.bodyLimit,
): Promise<string> {
  const found = mediaTypeOf(raw.headers['content-type'] ?? '');
  const { charset = 'utf-8' } = found ?? {};
  if (found?.type !== type || !/^utf-?8$/i.test(charset)) throw new UnsupportedMediaTypeException();
  const bytes = await readBytes(raw, maxBytes);
  try {
    return utf8.decode(bytes);
  } catch {
    throw new InvalidRequest('The body is not UTF-8.');
  }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The message of JSON.parse quotes the body, which may hold a PIN.
    throw new InvalidRequest('The body is not JSON.');
  }
}

/**
 * The value, if it satisfies the schema.
 *
 * @throws InvalidRequest that names the first field that does not
 */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value, { error: issueWords });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new InvalidRequest([...(issue?.path ?? []), issue?.message].join(' '));
}

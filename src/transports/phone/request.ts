import {
  createParamDecorator,
  UnsupportedMediaTypeException,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { PhoneRequest } from '../../pin-check/phone-pin.service.js';
import { mediaTypeOf, readBytes } from '../../http-server/request-body.js';
import { InvalidRequest } from './errors.js';

/** The phone system that the guard has authenticated, and its request. */
export const CurrentPhoneRequest = createParamDecorator(
  (_: unknown, context: ExecutionContext): PhoneRequest => {
    const { phonePrincipal, ip, id } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!phonePrincipal) throw new Error('This route has no PhoneAuthenticationGuard.');
    return { principal: phonePrincipal, source: ip, requestId: id };
  },
);

// Both bodies bind their schema instead of passing it to the decorator: Nest takes an argument with a method
// `transform` for a pipe, and zod's schemas have one.

/**
 * A JSON body that satisfies a schema. Like every parameter it is read after the guards have run.
 *
 * @throws InvalidRequest, and what `readText` throws
 */
export const JsonBody = (schema: z.ZodType) =>
  createParamDecorator(async (_: unknown, context: ExecutionContext) => {
    const text = await readText(context.switchToHttp().getRequest(), 'application/json');
    return parse(schema, fromJson(text));
  })();

/**
 * The fields of a form that a schema names, if they satisfy it.
 *
 * @throws InvalidRequest, and what `readText` throws
 */
export const FormBody = (schema: z.ZodObject) =>
  createParamDecorator(async (_: unknown, context: ExecutionContext) => {
    const text = await readText(context.switchToHttp().getRequest(), formType);
    return parse(schema, formFields(text, Object.keys(schema.shape)));
  })();

export const formType = 'application/x-www-form-urlencoded';

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

/**
 * The named fields of a form, as far as it has them; all others are neither decoded nor checked.
 *
 * @throws InvalidRequest if a field has two values, or is not UTF-8
 */
export function formFields<Name extends string>(
  text: string,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const fields: Partial<Record<Name, string>> = {};
  for (const pair of text.split('&')) {
    const [encodedName = '', ...rest] = pair.split('=');
    const name = names.find((known) => known === decoded(encodedName));
    if (name === undefined) continue;
    const value = decoded(rest.join('='));
    if (value === undefined) throw new InvalidRequest(`${name} is not UTF-8 in percent encoding`);
    if (value !== (fields[name] ?? value)) throw new InvalidRequest(`${name} has two values`);
    fields[name] = value;
  }
  return fields;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
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

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new InvalidRequest([...(issue?.path ?? []), issue?.message].join(' '));
}

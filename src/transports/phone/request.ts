import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { PhoneRequest } from '../../pin-check/phone-pin.service.js';
import { InvalidRequest } from '../json-api/invalid-request.js';
import { parse, readText } from '../json-api/request-body.js';

/** The phone system that the guard has authenticated, and its request. */
export const CurrentPhoneRequest = createParamDecorator(
  (_: unknown, context: ExecutionContext): PhoneRequest => {
    const { phonePrincipal, ip, id } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!phonePrincipal) throw new Error('This route has no PhoneAuthenticationGuard.');
    return { principal: phonePrincipal, source: ip, requestId: id };
  },
);

// It binds its schema for the reason that JsonBody has.

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

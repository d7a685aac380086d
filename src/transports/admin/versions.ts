import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Parameter } from '../json-api/contract.js';
import { InvalidRequest } from '../json-api/invalid-request.js';
import { singleField } from '../json-api/request-parameters.js';

/** Names the version of what is answered, for If-Match of a change. */
export function setVersion(reply: FastifyReply, version: string): void {
  reply.header('etag', `"${version}"`);
}

/** Of the versions that the service names. */
const ofOurs = /^[\w-]+$/;

/**
 * The version of If-Match, `anyVersion` for `*`; undefined if the client named none.
 *
 * @throws InvalidRequest for more than one
 */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => {
    const field = singleField(context.switchToHttp().getRequest(), 'if-match')?.trim();
    // RFC 9110 13.1.1: `*` is any version of what exists.
    if (field === undefined || field === '*') return field;
    const [, version] = /^(?:W\/)?"([\x21\x23-\x7e]*)"$/.exec(field) ?? [];
    if (version === undefined) throw new InvalidRequest('if-match must be one entity tag, or *');
    // A weak one never matches, nor one in another form: with its quotes it is no version.
    return field.startsWith('W/') || !ofOurs.test(version) ? field : version;
  },
);

export const ifMatch: Parameter = {
  name: 'If-Match',
  in: 'header',
  description:
    'The ETag of the answer that the change is based on, or `*`. What has been changed since is not changed again (412).',
  schema: z.string(),
};

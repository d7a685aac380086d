import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { z } from 'zod';
import type { Parameter } from '../json-api/contract.js';
import { InvalidRequest } from '../json-api/invalid-request.js';
import { singleField } from '../json-api/request-parameters.js';

/** A string of a structured field (RFC 9651 3.3.3), without the blanks that it may have. */
const quotedKey = /^"((?:[\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;

const visible = /^[\x21-\x7e]{1,255}$/;

/**
 * The Idempotency-Key of a request, with or without the quotation marks of a structured field.
 *
 * @throws InvalidRequest
 */
export const IdempotencyKey = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => {
    const field = singleField(context.switchToHttp().getRequest(), 'idempotency-key')?.trim();
    if (field === undefined) return undefined;
    const key = field.startsWith('"')
      ? quotedKey.exec(field)?.[1]?.replaceAll(/\\(.)/g, '$1')
      : field;
    if (key === undefined || !visible.test(key)) {
      throw new InvalidRequest(
        'idempotency-key must be 1 to 255 visible ASCII characters; if it begins with a quotation mark, a string of RFC 9651',
      );
    }
    return key;
  },
);

export const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'A text of the client, such as a UUID, for one action: 1 to 255 visible ASCII characters. A request that is repeated ' +
    'under it within a day after it has succeeded has no second effect and the same answer, except what is given once. A ' +
    'refusal is not remembered: the repetition is carried out.',
  schema: z.string(),
};

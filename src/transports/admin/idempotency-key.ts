import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { z } from 'zod';
import type { Parameter } from '../json-api/contract.js';
import { InvalidRequest } from '../json-api/invalid-request.js';
import { singleField } from '../json-api/request-parameters.js';

/**
 * The Idempotency-Key of a request, with or without the quotation marks of a structured field (RFC 9651 3.3.3).
 *
 * @throws InvalidRequest
 */
export const IdempotencyKey = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => {
    const field = singleField(context.switchToHttp().getRequest(), 'idempotency-key')?.trim();
    if (field === undefined) return undefined;
    const [, quoted, bare] =
      /^(?:"([\x21\x23-\x5b\x5d-\x7e]{1,255})"|([\w.~:+/=-]{1,255}))$/.exec(field) ?? [];
    const key = quoted ?? bare;
    if (key === undefined) {
      throw new InvalidRequest('idempotency-key must be 1 to 255 visible ASCII characters');
    }
    return key;
  },
);

export const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'A text of the client, such as a UUID, for one action. A request that is repeated under it within a day has the same ' +
    'answer and no second effect.',
  schema: z.string(),
};

import { z } from 'zod';

/** The contract of one endpoint: the types of its code, checked by its tests, published as OpenAPI. */
export interface Operation {
  readonly method: 'get' | 'post';
  readonly path: `/v1/${string}`;
  readonly summary: string;
  readonly description: string;
  /** Whether it is served without credentials. */
  readonly open?: true;
  readonly request?: Content;
  readonly answers: Readonly<Record<number, Answer>>;
}

export interface Content {
  readonly type: string;
  readonly schema: z.ZodType;
}

export interface Answer {
  readonly meaning: string;
  readonly content?: Content;
  readonly fields?: readonly ('WWW-Authenticate' | 'Retry-After' | 'Allow')[];
}

/** The answer to methods that an endpoint does not serve. */
export const methodNotAllowed = (served = 'POST'): Answer => ({
  meaning: `Another method than ${served}.`,
  content: { type: 'text/plain', schema: z.string() },
  fields: ['Allow'],
});

import { z } from 'zod';

/** The contract of one endpoint: the types of its code, checked by its tests, published as OpenAPI. */
export interface Operation {
  /** Its name for programs that are generated from the description; made of the path unless given. */
  readonly id?: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With its parameters in braces (RFC 6570). */
  readonly path: `/v1/${string}`;
  readonly summary: string;
  readonly description: string;
  /** Whether it is served without credentials. */
  readonly open?: true;
  /** Parameters of the path and the query, and header fields; those of the path are always required. */
  readonly parameters?: readonly Parameter[];
  readonly request?: Content;
  readonly answers: Readonly<Record<number, Answer>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly description: string;
  readonly required?: true;
  readonly schema: z.ZodType;
}

export interface Content {
  readonly type: string;
  readonly schema: z.ZodType;
  /** Whether a request may leave it out. */
  readonly optional?: true;
}

export interface Answer {
  readonly meaning: string;
  readonly content?: Content;
  readonly fields?: readonly ('WWW-Authenticate' | 'Retry-After' | 'Allow' | 'ETag' | 'Location')[];
}

/** The answer to methods that an endpoint does not serve. */
export const methodNotAllowed = (served = 'POST'): Answer => ({
  meaning: `Another method than ${served}.`,
  content: { type: 'text/plain', schema: z.string() },
  fields: ['Allow'],
});

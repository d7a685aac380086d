import { PayloadTooLargeException, UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { readBytes } from '../../../http-server/request-body.js';
import { InvalidRequest } from '../../json-api/invalid-request.js';
import { unknownHere } from '../../json-api/issue-words.js';
import { hasNoBody } from '../../json-api/request-body.js';
import { adminOperations } from '../openapi.controller.js';
import { ifMatch } from '../versions.js';

/** What a route takes beside its path. */
interface Taken {
  readonly version: boolean;
  /** The names of the parameters of its query. */
  readonly query: ReadonlySet<string>;
  readonly body: boolean;
}

/** By the name that the table of rights has for a route. */
const takenBy: ReadonlyMap<string, Taken> = new Map(
  adminOperations.map(({ method, path, parameters = [], request }) => [
    `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    {
      version: parameters.includes(ifMatch),
      query: new Set(parameters.filter((each) => each.in === 'query').map(({ name }) => name)),
      body: request !== undefined,
    },
  ]),
);

/**
 * Refuses what the route would ignore: a client that sends a condition, `dryRun`, or a reason relies on it.
 *
 * @throws InvalidRequest, and BadRequestException if a body is incomplete
 */
export async function refuseIgnoredParts(request: FastifyRequest, route: string): Promise<void> {
  const taken = takenBy.get(route);
  if (!taken) throw new Error(`${route} is not described.`);
  // RFC 9110 13.1.1: nothing may be done unless the condition holds.
  if (request.headers['if-match'] !== undefined && !taken.version) {
    throw new InvalidRequest('if-match cannot be honoured: this request depends on no version');
  }
  const unknown = Object.keys(request.query as object).filter((name) => !taken.query.has(name));
  if (unknown.length > 0) throw new InvalidRequest(unknownHere(unknown));
  if (!taken.body && !(await bodySaysNothing(request))) {
    throw new InvalidRequest('this request has no body, or {}');
  }
}

/** An object without fields, with some blanks, is no longer. */
const mostBytes = 64;

/** Whether there is no body, or an object without fields, which the tools of some clients always send. */
async function bodySaysNothing({ raw }: FastifyRequest): Promise<boolean> {
  if (hasNoBody(raw)) return true;
  try {
    const text = (await readBytes(raw, mostBytes)).toString();
    return ['', '{}'].includes(text.replaceAll(/\s/g, ''));
  } catch (error) {
    const refused = [PayloadTooLargeException, UnsupportedMediaTypeException];
    if (refused.some((each) => error instanceof each)) return false;
    throw error;
  }
}

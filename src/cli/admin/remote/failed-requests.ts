import { ProvisioningError } from '../../../accounts/provisioning-error.js';
import { RootTooOld } from '../../../audit/verify/audit-verification.js';
import { problemSchema, problemType, type Problem } from '../../../transports/admin/problems.js';
import { CommandError, UnavailableError } from '../../shared/errors.js';
import { AnswerLost } from './repetition.js';

export function endedEarly(cause?: unknown): AnswerLost {
  return new AnswerLost('The service ended its answer early.', undefined, { cause });
}

export function notUnderstood(): UnavailableError {
  return new UnavailableError(
    'The service gave an answer that this version of umpin does not understand. Use the version of the service.',
  );
}

/** A connection that ended after it was made: the request may have arrived. */
const lostCodes = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** @throws UnavailableError, AnswerLost */
export function unreachable(error: unknown): never {
  const { cause } = error as Error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const words = `The service at --url does not answer${code && ` (${code})`}.`;
  if (lostCodes.has(code)) throw new AnswerLost(words, undefined, { cause: error });
  throw new UnavailableError(words, { cause: error });
}

/** Statuses with which nothing has changed, and which say no. */
const noes = new Set([400, 403, 404, 409, 412, 413, 422, 429, 502]);

/** What a proxy answers for a service that has gone. */
const byProxies = new Set([502, 503, 504]);

/** What an answer other than success means. */
export async function refusalOf(response: Response): Promise<Error> {
  const { status } = response;
  if (status === 401) return new CommandError('The service does not accept the API key.');
  const type = response.headers.get('content-type') ?? '';
  const read = type.startsWith(problemType)
    ? problemSchema.safeParse(await jsonOf(response))
    : undefined;
  if (!read?.success) {
    const words = `What answers at --url is not this service (HTTP ${status}).`;
    return byProxies.has(status) ? new AnswerLost(words) : new UnavailableError(words);
  }
  const { type: kind, title } = read.data;
  const seconds = Number(response.headers.get('retry-after'));
  if (kind === 'urn:umpin:problem:in-progress') return new AnswerLost(`${title}.`, 1_000 * seconds);
  return refusalBy(read.data);
}

export function refusalBy({ type, status, title, detail, problems, requestId }: Problem): Error {
  // It says as much about the command line here as beside the database.
  if (type === 'urn:umpin:problem:root-too-old') return new RootTooOld(detail ?? title);
  const words = problems ?? [detail ?? title];
  if (noes.has(status)) return new ProvisioningError(words);
  return new UnavailableError(`${words.join('\n')} (request ${requestId})`);
}

/** @throws UnavailableError */
export async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text().catch((error: unknown) => {
    throw endedEarly(error);
  });
  return parsed(text);
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

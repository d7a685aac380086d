import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { z } from 'zod';
import { ProvisioningError } from '../../../accounts/provisioning-error.js';
import { problemSchema, problemType } from '../../../transports/admin/problems.js';
import { CommandError, UnavailableError } from '../../shared/errors.js';
import type { RemoteAccess } from './remote-access.js';

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** One request. */
export interface AdminRequest {
  readonly method?: Method;
  /** The parts of the path below /v1/admin, not encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
}

/** A page of any list. */
interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** The most that a page has. */
const pageLimit = 200;

/** Longer than the service lets a caller wait for a mail server. */
const patienceMs = 120_000;

/** The admin API of a service, as its contracts describe it. */
export class AdminApi {
  constructor(private readonly access: RemoteAccess) {}

  /** @throws ProvisioningError, CommandError, UnavailableError */
  async ask<Schema extends z.ZodType>(
    request: AdminRequest,
    schema: Schema,
  ): Promise<z.output<Schema>> {
    const response = await this.send(request);
    const read = schema.safeParse(await jsonOf(response));
    if (read.success) return read.data;
    throw new UnavailableError(
      'The service gave an answer that this version of umpin does not understand. Use the version of the service.',
    );
  }

  /** All items of a list, page by page. */
  async *all<Item>(
    path: readonly string[],
    schema: z.ZodType<Page<Item>>,
    query: AdminRequest['query'] = {},
  ): AsyncGenerator<Item> {
    for (let after: string | undefined; ;) {
      const page = await this.ask({ path, query: { ...query, limit: pageLimit, after } }, schema);
      yield* page.items;
      if (page.next === null) return;
      after = page.next;
    }
  }

  /** The lines of an answer of any length, as they come. */
  async *lines(request: AdminRequest): AsyncGenerator<string> {
    const { body } = await this.send(request);
    if (!body) return;
    try {
      yield* createInterface({
        input: Readable.fromWeb(body),
        crlfDelay: Infinity,
      });
    } catch (error) {
      endedEarly(error);
    }
  }

  private async send({ method = 'GET', path, query = {}, body }: AdminRequest): Promise<Response> {
    const { url, key } = this.access;
    const target = new URL(url);
    const parts = ['v1', 'admin', ...path].map(encodeURIComponent).join('/');
    target.pathname = `${url.pathname.replace(/\/+$/, '')}/${parts}`;
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) target.searchParams.set(name, String(value));
    }
    const response = await fetch(target, {
      method,
      headers: {
        authorization: `Bearer ${key.reveal()}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // The key is for this address, and not for where it points to.
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    }).catch(unreachable);
    if (response.ok) return response;
    throw await refusalOf(response);
  }
}

function unreachable(error: unknown): never {
  const { cause } = error as Error;
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  throw new UnavailableError(`The service at --url does not answer${code}.`, { cause: error });
}

/** Of an answer that had begun: the connection broke, or the service did. */
function endedEarly(error: unknown): never {
  throw new UnavailableError('The service ended its answer early.', { cause: error });
}

/** Statuses with which nothing has changed, and which say no. */
const noes = new Set([400, 403, 404, 409, 412, 413, 422, 429, 502]);

async function refusalOf(response: Response): Promise<Error> {
  const { status } = response;
  if (status === 401) return new CommandError('The service does not accept the API key.');
  const type = response.headers.get('content-type') ?? '';
  const read = type.startsWith(problemType)
    ? problemSchema.safeParse(await jsonOf(response))
    : undefined;
  if (!read?.success) {
    return new UnavailableError(`What answers at --url is not this service (HTTP ${status}).`);
  }
  const { title, detail, problems, requestId } = read.data;
  const words = problems ?? [detail ?? title];
  if (noes.has(status)) return new ProvisioningError(words);
  return new UnavailableError(`${words.join('\n')} (request ${requestId})`);
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text().catch(endedEarly);
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

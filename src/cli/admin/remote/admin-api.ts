import type { z } from 'zod';
import { ProvisioningError } from '../../../accounts/provisioning-error.js';
import { RootTooOld } from '../../../audit/verify/audit-verification.js';
import { workLine } from '../../../transports/admin/long-work/work-lines.js';
import { problemSchema, problemType, type Problem } from '../../../transports/admin/problems.js';
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
    return understood(schema, await jsonOf(response));
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

  /**
   * The lines of an answer of any length, as they come.
   *
   * @throws ProvisioningError, CommandError, UnavailableError
   */
  async *lines(request: AdminRequest): AsyncGenerator<string> {
    const silence = new AbortController();
    const timer = setTimeout(() => silence.abort(), patienceMs);
    try {
      const { body } = await this.send(request, silence.signal);
      if (!body) return;
      for await (const line of linesOf(body)) {
        timer.refresh();
        yield line;
      }
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * The result of long work.
   *
   * @param progress called whenever the service tells how far it is
   * @throws ProvisioningError, CommandError, UnavailableError
   */
  async longWork<Schema extends z.ZodType>(
    request: AdminRequest,
    schema: Schema,
    progress: (done: number, of: number) => void = () => undefined,
  ): Promise<z.output<Schema>> {
    for await (const text of this.lines(request)) {
      const { data: line } = workLine.safeParse(parsed(text));
      if (!line) throw notUnderstood();
      if ('problem' in line) throw refusalBy(line.problem);
      if ('progress' in line) progress(line.progress.done, line.progress.of);
      else return understood(schema, line.result);
    }
    throw endedEarly();
  }

  private async send(
    { method = 'GET', path, query = {}, body }: AdminRequest,
    signal = AbortSignal.timeout(patienceMs),
  ): Promise<Response> {
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
      signal,
    }).catch(unreachable);
    if (response.ok) return response;
    throw await refusalOf(response);
  }
}

/** @throws UnavailableError */
async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of body) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    throw endedEarly(error);
  }
  if (rest !== '') yield rest;
}

function endedEarly(cause?: unknown): UnavailableError {
  return new UnavailableError('The service ended its answer early.', { cause });
}

/** @throws UnavailableError */
function understood<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw notUnderstood();
}

function notUnderstood(): UnavailableError {
  return new UnavailableError(
    'The service gave an answer that this version of umpin does not understand. Use the version of the service.',
  );
}

function unreachable(error: unknown): never {
  const { cause } = error as Error;
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  throw new UnavailableError(`The service at --url does not answer${code}.`, { cause: error });
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
  return refusalBy(read.data);
}

function refusalBy({ type, status, title, detail, problems, requestId }: Problem): Error {
  // It says as much about the command line here as beside the database.
  if (type === 'urn:umpin:problem:root-too-old') return new RootTooOld(detail ?? title);
  const words = problems ?? [detail ?? title];
  if (noes.has(status)) return new ProvisioningError(words);
  return new UnavailableError(`${words.join('\n')} (request ${requestId})`);
}

/** @throws UnavailableError */
async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text().catch((error: unknown) => {
    throw endedEarly(error);
  });
  return parsed(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

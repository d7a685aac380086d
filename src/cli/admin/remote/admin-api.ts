import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { workLine } from '../../../transports/admin/long-work/work-lines.js';
import { CommandError } from '../../shared/errors.js';
import {
  endedEarly,
  jsonOf,
  notUnderstood,
  parsed,
  refusalBy,
  refusalOf,
  unreachable,
} from './failed-requests.js';
import type { RemoteAccess } from './remote-access.js';
import { untilAnswered } from './repetition.js';

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** One request. */
export interface AdminRequest {
  readonly method?: Method;
  /** The parts of the path below /v1/admin, not encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  /** Repeated under the same one, it has no second effect. */
  readonly idempotencyKey?: string;
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

  /**
   * An action with an Idempotency-Key of its own: if its answer is lost, it is repeated.
   *
   * @throws ProvisioningError, CommandError, UnavailableError
   */
  act<Schema extends z.ZodType>(
    request: Omit<AdminRequest, 'method' | 'idempotencyKey'>,
    schema: Schema,
  ): Promise<z.output<Schema>> {
    const action = { ...request, method: 'POST', idempotencyKey: randomUUID() } as const;
    return untilAnswered(() => this.ask(action, schema));
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
    { method = 'GET', path, query = {}, body, idempotencyKey }: AdminRequest,
    signal = AbortSignal.timeout(patienceMs),
  ): Promise<Response> {
    const { url, key } = this.access;
    const target = new URL(url);
    // Such a segment, encoded or not, leads to another resource: `mail retry .` would retry all (RFC 3986 5.2.4).
    if (path.some((name) => name === '.' || name === '..')) {
      throw new CommandError(
        'No URL can have a name that is . or .. : use the machine of the service.',
      );
    }
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
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
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

/** @throws UnavailableError */
function understood<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw notUnderstood();
}

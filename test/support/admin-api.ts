import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import request, { type Response, type Test } from 'supertest';
import { expect } from 'vitest';
import type { z } from 'zod';
import type { AdminRole, KeyRole } from '../../src/accounts/account.entity.js';
import { adminOperations } from '../../src/transports/admin/openapi.controller.js';
import type { Operation } from '../../src/transports/json-api/contract.js';
import type { TestService } from './app.js';
import { expectDescribed } from './phone.js';

export const proxySecret = 'made up for a test of proxies';

/** Header fields with which a request is authenticated. */
export type Proof = Readonly<Record<string, string>>;

export const bearer = (token: string): Proof => ({ authorization: `Bearer ${token}` });

export const basic = (login: string, password: string): Proof => ({
  authorization: `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`,
});

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

export interface AskOptions {
  readonly body?: object | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A caller of the admin API. Every answer is checked against the description of its endpoint. */
export class AdminClient {
  /** All answers, with their header fields. */
  readonly answers: string[] = [];
  /** The routes that were asked, such as `GET /v1/admin/accounts/:login`. */
  readonly routes = new Set<string>();

  constructor(
    private readonly server: Server,
    private readonly proof: Proof,
  ) {}

  get = (path: string, options?: AskOptions) => this.ask('get', path, options);
  post = (path: string, body?: object, headers?: AskOptions['headers']) =>
    this.ask('post', path, { body, headers });
  put = (path: string, body: object, headers?: AskOptions['headers']) =>
    this.ask('put', path, { body, headers });
  patch = (path: string, body: object, headers?: AskOptions['headers']) =>
    this.ask('patch', path, { body, headers });
  delete = (path: string, headers?: AskOptions['headers']) => this.ask('delete', path, { headers });

  async ask(method: Method, path: string, options: AskOptions = {}): Promise<Response> {
    const url = `/v1/admin${path}`;
    const response = await this.send(method, url, options);
    this.answers.push(response.text, JSON.stringify(response.headers));
    const operation = operationOf(method, url);
    this.routes.add(`${method.toUpperCase()} ${operation.path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
    expectDescribed(response, operation);
    return response;
  }

  /** A request that is not described. */
  raw(method: Method, path: string, options: AskOptions = {}): Test {
    return this.send(method, `/v1/admin${path}`, options);
  }

  private send(method: Method, url: string, { body, headers = {} }: AskOptions): Test {
    const test = request(this.server)[method](url).buffer(true).set(this.proof).set(headers);
    if (!body) return test;
    if (!headers['content-type']) void test.type('application/json');
    return test.send(JSON.stringify(body));
  }
}

/** The endpoint that a path belongs to. */
export function operationOf(method: Method, url: string): Operation {
  const [path = ''] = url.split('?');
  const operation = adminOperations.find(
    (each) =>
      each.method === method &&
      new RegExp(`^${each.path.replaceAll(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`).test(
        path,
      ),
  );
  if (!operation) throw new Error(`No endpoint serves ${method} ${path}.`);
  return operation;
}

export interface Administrator {
  readonly login: string;
  readonly key: string;
  readonly client: AdminClient;
}

interface AdministratorFields {
  /** The scope of the role; null: everyone. */
  readonly scope?: string | null;
  /** The scope of the key. */
  readonly keyScope?: string | null;
  readonly login?: string;
}

/** An account with an administrative role, and an API key for it. */
export async function anAdministrator(
  { administration, server }: TestService,
  role: AdminRole,
  fields: AdministratorFields = {},
): Promise<Administrator> {
  const { scope = null, keyScope = null, login = `${role}-${randomUUID().slice(0, 8)}` } = fields;
  await administration.addAccount({ login });
  await administration.grant(login, role, scope);
  const key = await administration.addKey(login, { role, scope: keyScope });
  return { login, key: key.reveal(), client: new AdminClient(server, bearer(key.reveal())) };
}

/** A client with a key for a role. */
export async function aClient(
  service: TestService,
  login: string,
  role: KeyRole,
): Promise<AdminClient> {
  const key = await service.administration.addKey(login, { role });
  return new AdminClient(service.server, bearer(key.reveal()));
}

/** The answer is a problem (RFC 9457) of this kind. */
export function expectProblem(response: Response, status: number, name: string): void {
  const { body } = response as { body: unknown };
  expect(body).toMatchObject({ type: `urn:umpin:problem:${name}`, status });
  expect(response.status).toBe(status);
  expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
}

/** An answer that satisfies a schema. */
export function bodyOf<Schema extends z.ZodType>(
  { body }: Response,
  schema: Schema,
): z.output<Schema> {
  return schema.parse(body);
}

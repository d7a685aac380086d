import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminOperations } from '../../src/transports/admin/openapi.controller.js';
import { anAdministrator, expectProblem, type AdminClient } from '../support/admin-api.js';
import { TestService } from '../support/app.js';

let service: TestService;
let client: AdminClient;

beforeAll(async () => {
  service = await TestService.start();
  ({ client } = await anAdministrator(service, 'admin'));
});
afterAll(() => service.stop());

const guarded = adminOperations.filter(({ open }) => !open);
const withoutVersion = guarded.filter(({ parameters = [] }) =>
  parameters.every(({ name }) => name !== 'If-Match'),
);
const withoutBody = guarded.filter(({ request }) => !request);

/** Of something that does not exist. */
const urlOf = (path: string) => path.slice('/v1/admin'.length).replaceAll(/\{\w+\}/g, 'x');

function expectRefused(refused: Response, detail: RegExp): void {
  expectProblem(refused, 400, 'invalid-request');
  expect((refused.body as { detail: string }).detail).toMatch(detail);
}

describe('a request of the admin API that depends on no version', () => {
  it.each(withoutVersion)('is refused with If-Match: $method $path', async ({ method, path }) => {
    for (const version of ['*', '"seen"']) {
      const refused = await client.ask(method, urlOf(path), { headers: { 'If-Match': version } });
      expectRefused(refused, /^if-match cannot be honoured/);
    }
  });

  it('has no effect', async () => {
    const { address } = await service.aMailbox();
    const path = `/mailboxes/${encodeURIComponent(address)}`;
    expectProblem(
      await client.post(`${path}/lock`, undefined, { 'If-Match': '*' }),
      400,
      'invalid-request',
    );
    expect((await client.get(path)).body).toMatchObject({ pin: { locked: false } });
  });
});

describe('a request of the admin API with a parameter that its route has not', () => {
  it.each(guarded)('is refused: $method $path', async ({ method, path }) => {
    const refused = await client.ask(method, `${urlOf(path)}?dryRun=true`);
    expectRefused(refused, /^"dryRun" is unknown here$/);
    const twice = await client.ask(method, `${urlOf(path)}?dryRun&LIMIT=1`);
    expectRefused(twice, /^"dryRun", "LIMIT" are unknown here$/);
  });

  it('has no effect', async () => {
    const { address } = await service.aMailbox();
    const path = `/mailboxes/${encodeURIComponent(address)}`;
    expectRefused(await client.delete(`${path}?dryRun=true`), /"dryRun"/);
    expect((await client.get(path)).status).toBe(200);
  });
});

describe('a request of the admin API with a body that its route does not take', () => {
  it.each(withoutBody)('is refused: $method $path', async ({ method, path }) => {
    for (const body of [
      '{"reason":"attack"}',
      'not JSON',
      '[]',
      `{"x":"${'x'.repeat(100_000)}"}`,
    ]) {
      const refused = await client.raw(method, urlOf(path)).type('application/json').send(body);
      expectRefused(refused, /^this request has no body, or \{\}$/);
    }
  });

  it('has no effect', async () => {
    const { address } = await service.aMailbox();
    const path = `/mailboxes/${encodeURIComponent(address)}`;
    expectRefused(await client.post(`${path}/lock`, { reason: 'attack' }), /no body/);
    expect((await client.get(path)).body).toMatchObject({ pin: { locked: false } });
  });

  it.each(['', '{}', ' { }\n'])('is served if that is %j', async (body) => {
    const { address } = await service.aMailbox();
    const path = `/mailboxes/${encodeURIComponent(address)}`;
    const locked = await client.raw('post', `${path}/lock`).type('application/json').send(body);
    expect(locked.status).toBe(200);
    expect((await client.get(path)).body).toMatchObject({ pin: { locked: true } });
  });
});

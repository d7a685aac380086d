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

const withoutVersion = adminOperations.filter(
  ({ open, parameters = [] }) => !open && parameters.every(({ name }) => name !== 'If-Match'),
);

describe('a request of the admin API that depends on no version', () => {
  it.each(withoutVersion)('is refused with If-Match: $method $path', async ({ method, path }) => {
    const url = path.slice('/v1/admin'.length).replaceAll(/\{\w+\}/g, 'x');
    for (const version of ['*', '"seen"']) {
      const refused = await client.ask(method, url, { headers: { 'If-Match': version } });
      expectProblem(refused, 400, 'invalid-request');
      expect((refused.body as { detail: string }).detail).toMatch(/^if-match cannot be honoured/);
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

import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openapiDocument, operations } from '../../src/transports/phone/openapi.controller.js';
import { TestService } from '../support/app.js';
import { expectDescribed } from '../support/phone.js';
import { expectOpenapi } from '../support/openapi.js';
import { routesUnder } from '../support/routes.js';

describe('the OpenAPI document', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start();
  });
  afterAll(() => service.stop());

  it('is valid by the schema of OpenAPI 3.1', async () => {
    await expectOpenapi(openapiDocument());
  });

  it('is served without credentials, as OpenAPI 3.1', async () => {
    const response = await request(service.server).get('/v1/openapi.json');
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(response.body).toEqual(JSON.parse(JSON.stringify(openapiDocument())));
    expect(response.body).toMatchObject({ openapi: '3.1.1' });
    for (const operation of operations.filter(({ path }) => path === '/v1/openapi.json')) {
      expectDescribed(response, operation);
    }
  });

  it('describes every route under /v1 but those of the admin API, and no other', () => {
    const { paths } = openapiDocument();
    const described = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map(
        (method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      ),
    );
    const routes = routesUnder(service, '/v1').filter((route) => !route.includes(' /v1/admin/'));
    expect(described.sort()).toEqual(routes.sort());
  });

  it('names each operation in lower-case letters and hyphens, as before', () => {
    const { paths } = openapiDocument();
    const names = Object.values(paths).flatMap((item) =>
      Object.values(item).map(({ operationId }) => operationId),
    );
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(names).toEqual(
      expect.arrayContaining(['pin-verify', 'mailboxes-extension-voice-mail', 'openapi']),
    );
  });

  it('requires credentials for all operations but its own, and describes every answer', () => {
    for (const [path, item] of Object.entries(openapiDocument().paths)) {
      for (const { security, responses } of Object.values(item)) {
        expect(security).toHaveLength(path === '/v1/openapi.json' ? 0 : 2);
        for (const { description } of Object.values(responses)) expect(description).not.toBe('');
      }
    }
  });
});

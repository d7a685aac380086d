import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminDocument } from '../../src/transports/admin/openapi.controller.js';
import { TestService } from '../support/app.js';
import { expectOpenapi } from '../support/openapi.js';
import { routesUnder } from '../support/routes.js';

describe('the OpenAPI document of the admin API', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start();
  });
  afterAll(() => service.stop());

  it('is valid by the schema of OpenAPI 3.1', async () => {
    await expectOpenapi(adminDocument());
  });

  it('is served without credentials, as OpenAPI 3.1', async () => {
    const response = await request(service.server).get('/v1/admin/openapi.json');
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(response.body).toEqual(JSON.parse(JSON.stringify(adminDocument())));
    expect(response.body).toMatchObject({ openapi: '3.1.1' });
  });

  it('describes every route under /v1/admin, and no other, each under a name of its own', () => {
    const operations = Object.entries(adminDocument().paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
    );
    const described = operations.map(
      ({ path, method }) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    );
    expect(described.sort()).toEqual(routesUnder(service, '/v1/admin').sort());
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it('names each parameter of a path, and requires credentials for all but itself', () => {
    for (const [path, item] of Object.entries(adminDocument().paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters = [], security, responses } of Object.values(item)) {
        const named = parameters.filter((each) => each.in === 'path').map(({ name }) => name);
        expect(named).toEqual(inPath);
        expect(security).toHaveLength(path.endsWith('/openapi.json') ? 0 : 2);
        for (const { description } of Object.values(responses)) expect(description).not.toBe('');
      }
    }
  });
});

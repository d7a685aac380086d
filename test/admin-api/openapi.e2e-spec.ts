import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '../../src/accounts/account.entity.js';
import { namedSchemas } from '../../src/transports/admin/named-schemas.js';
import { adminDocument, adminOperations } from '../../src/transports/admin/openapi.controller.js';
import { TestService } from '../support/app.js';
import { expectOpenapi } from '../support/openapi.js';
import { routesUnder } from '../support/routes.js';

const operationsIn = ({ paths }: ReturnType<typeof adminDocument>) =>
  Object.values(paths).flatMap((item) => Object.values(item));

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
    for (const name of names) expect(name).toMatch(/^[A-Za-z]+$/);
  });

  it('tells of an Idempotency-Key where there is one, and nowhere else', () => {
    for (const { parameters = [], responses } of operationsIn(adminDocument())) {
      const taken = parameters.some(({ name }) => name === 'Idempotency-Key');
      const told = [409, 422].filter((status) =>
        responses[status]?.description.includes('Idempotency-Key'),
      );
      expect(told).toEqual(taken ? [409, 422] : []);
    }
  });

  it('has a name for the schema of each body and of each answer in JSON', () => {
    const { components } = adminDocument();
    const written = adminOperations.flatMap(({ request, answers, open }) =>
      open ? [] : [request, ...Object.values(answers).map(({ content }) => content)],
    );
    const inJson = written.filter((content) => content?.type.endsWith('json'));
    const named = new Set(Object.values(namedSchemas));
    expect(inJson.filter((content) => content && !named.has(content.schema))).toEqual([]);
    expect(Object.keys(components.schemas)).toEqual(Object.keys(namedSchemas));
  });

  it('refers to schemas that have a name wherever they are part of another one', () => {
    const { MailboxPage, Mailbox, Problem } = adminDocument().components.schemas;
    expect(MailboxPage?.properties?.items).toEqual({
      type: 'array',
      items: { $ref: '#/components/schemas/Mailbox' },
    });
    expect(Mailbox?.properties?.pin).toEqual({
      description: 'The state of its PIN; never the PIN.',
      $ref: '#/components/schemas/PinState',
    });
    expect(Problem?.properties?.risk).toMatchObject({ $ref: '#/components/schemas/Risk' });
  });

  it('lists the roles that may be in a path', () => {
    const { put } = adminDocument().paths['/v1/admin/accounts/{login}/roles/{role}'] ?? {};
    const role = put?.parameters?.find(({ name }) => name === 'role');
    expect(role?.schema).toMatchObject({ enum: [...roles] });
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

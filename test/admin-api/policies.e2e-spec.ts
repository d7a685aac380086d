import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAdministrator, expectProblem, type AdminClient } from '../support/admin-api.js';
import { TestService } from '../support/app.js';

let service: TestService;
let client: AdminClient;

beforeAll(async () => {
  service = await TestService.start();
  ({ client } = await anAdministrator(service, 'admin'));
});
afterAll(() => service.stop());

const aPath = () => `/policies/Policy-${randomUUID().slice(0, 8)}`;
const versionOf = async (path: string) =>
  String(((await client.get(path)).headers as Record<string, unknown>).etag);

describe('policies of the admin API', () => {
  it('come in pages, each of them once, and a parameter that nobody knows is refused', async () => {
    const made = [aPath(), aPath(), aPath()];
    for (const path of made) await client.patch(path, { minPinLength: 8 });
    interface Page {
      readonly items: { readonly name: string }[];
      readonly next: string | null;
    }
    const pageOf = async (query: string) => {
      const response = await client.get(`/policies?${query}`);
      expect(response.status).toBe(200);
      return response.body as Page;
    };
    const all = (await pageOf('limit=200')).items.map(({ name }) => name);
    expect(all).toEqual(expect.arrayContaining(made.map((path) => path.split('/').pop())));
    const names: string[] = [];
    for (let after = ''; ;) {
      const { items, next } = await pageOf(`limit=1${after}`);
      expect(items).toHaveLength(1);
      names.push(...items.map(({ name }) => name));
      if (next === null) break;
      after = `&after=${encodeURIComponent(next)}`;
    }
    expect(names).toEqual(all);
    expectProblem(await client.get('/policies?page=2'), 400, 'invalid-request');
    for (const limit of ['0', '201', '1.5', 'ten', '']) {
      const refused = await client.get(`/policies?limit=${limit}`);
      expectProblem(refused, 400, 'invalid-request');
      expect(refused.body).toMatchObject({
        detail: 'limit must be a whole number from 1 to 200',
      });
    }
  });

  it('are created only if the change names no version', async () => {
    const path = aPath();
    const ofAnother = await versionOf('/policies/Default');
    for (const version of ['*', '""', '"*"', ofAnother]) {
      const refused = await client.patch(path, { minPinLength: 8 }, { 'If-Match': version });
      expectProblem(refused, 412, 'changed');
      expect(refused.body).toMatchObject({ detail: 'it does not exist' });
      expectProblem(await client.get(path), 404, 'missing');
    }
    expect((await client.patch(path, { minPinLength: 8 })).status).toBe(201);
  });

  it('are created once if several names that differ in case alone are set simultaneously', async () => {
    for (let round = 0; round < 10; round += 1) {
      const paths = [`/policies/Qx${round}`, `/policies/QX${round}`, `/policies/qx${round}`];
      const answers = await Promise.all(
        paths.map((path) => client.patch(path, { minPinLength: 8 })),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      for (const answer of answers) if (answer.status >= 400) expectProblem(answer, 409, 'taken');
    }
    const { body } = (await client.get('/policies')) as { body: { items: { name: string }[] } };
    expect(body.items.filter(({ name }) => /^qx\d$/i.test(name))).toHaveLength(10);
  });

  it('are changed only by who has seen the newest version, if a version is named', async () => {
    const path = aPath();
    const made = await client.patch(path, { minPinLength: 8 });
    const version = await versionOf(path);
    expect(made.headers.etag).toBe(version);
    const first = await client.patch(path, { minPinLength: 9 }, { 'If-Match': version });
    expect(first.status).toBe(200);
    const second = await client.patch(path, { minPinLength: 10 }, { 'If-Match': version });
    expectProblem(second, 412, 'changed');
    const any = await client.patch(path, { pinHistoryCount: 7 }, { 'If-Match': '*' });
    expect(any.body).toMatchObject({
      change: 'changed',
      policy: { settings: { minPinLength: 9, pinHistoryCount: 7 } },
    });
  });
});

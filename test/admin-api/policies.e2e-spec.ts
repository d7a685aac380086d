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

  it('are removed if nothing depends on them, on record (P12)', async () => {
    const path = aPath();
    const name = path.slice('/policies/'.length);
    await client.patch(path, { minPinLength: 8 });
    const removed = await client.delete(path.toLowerCase());
    expect([removed.status, removed.body]).toEqual([200, { name }]);
    expectProblem(await client.get(path), 404, 'missing');
    expectProblem(await client.delete(path), 404, 'missing');
    const events = await client.get('/audit?event=policy-removed&limit=1');
    expect(events.body).toMatchObject({ items: [{ event: 'policy-removed', detail: name }] });
  });

  it.each<[string, string, (policy: string) => Promise<() => Promise<unknown>>]>([
    [
      'a mailbox has it',
      'a mailbox has it',
      async (policy) => {
        const { address } = await service.aMailbox({ account: false });
        const path = `/mailboxes/${encodeURIComponent(address)}`;
        await client.patch(path, { policy });
        return () => client.patch(path, { policy: 'Default' });
      },
    ],
    [
      'a role is limited to it',
      'a role of "USER" is limited to its mailboxes',
      async (policy) => {
        const path = '/accounts/USER';
        await client.post('/accounts', { login: 'USER' });
        await client.put(`${path}/roles/helpdesk`, { scope: `policy:${policy.toUpperCase()}` });
        return () => client.delete(path);
      },
    ],
    [
      'an API key is limited to it',
      'the API key "ID" is limited to its mailboxes',
      async (policy) => {
        const login = `pbx-${randomUUID()}`;
        await client.post('/accounts', { login });
        await client.put(`/accounts/${login}/roles/phone`, {});
        const scope = `policy:${policy}`;
        const made = await client.post('/api-keys', { login, role: 'phone', scope });
        return () => client.delete(`/api-keys/${(made.body as { id: string }).id}`);
      },
    ],
  ])('are not removed while %s', async (_, why, use) => {
    const path = aPath();
    await client.patch(path, { minPinLength: 8 });
    const end = await use(path.slice('/policies/'.length));
    const refused = await client.delete(path);
    expectProblem(refused, 409, 'conflict');
    const { problems } = refused.body as { problems: string[] };
    expect(problems.map((each) => each.replace(/key "\w+"/, 'key "ID"'))).toEqual([why]);
    await end();
    expect((await client.delete(path)).status).toBe(200);
  });

  it('are not removed if they are that of new mailboxes, or have been changed since', async () => {
    const refused = await client.delete('/policies/default');
    expectProblem(refused, 409, 'conflict');
    const path = aPath();
    const made = await client.patch(path, { minPinLength: 8 });
    await client.patch(path, { minPinLength: 9 });
    const stale = { 'If-Match': String(made.headers.etag) };
    expectProblem(await client.delete(path, stale), 412, 'changed');
    expect((await client.get(path)).status).toBe(200);
  });

  it('are either removed or given to a mailbox, if both are asked for simultaneously', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      const path = aPath();
      const policy = path.slice('/policies/'.length);
      await client.patch(path, { minPinLength: 8 });
      const address = `user-${randomUUID()}@example.com`;
      const [added, removed] = await Promise.all([
        client.post('/mailboxes', { address, policy }),
        client.delete(path),
      ]);
      outcomes.add(`${added.status} ${removed.status}`);
    }
    for (const outcome of outcomes) expect(['201 409', '422 200']).toContain(outcome);
  });
});

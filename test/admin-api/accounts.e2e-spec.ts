import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accountPage,
  accountSchema,
  apiKeyPage,
} from '../../src/transports/admin/accounts/accounts.contract.js';
import { auditPage } from '../../src/transports/admin/audit/audit.contract.js';
import {
  AdminClient,
  anAdministrator,
  basic,
  bodyOf,
  expectProblem,
} from '../support/admin-api.js';
import { TestService } from '../support/app.js';

let service: TestService;
let client: AdminClient;

beforeAll(async () => {
  service = await TestService.start();
  ({ client } = await anAdministrator(service, 'admin'));
  mailbox = (await service.aMailbox()).address;
});
afterAll(() => service.stop());

const aPassword = 'made up for a test';
let mailbox: string;

const aMark = () => randomUUID().slice(0, 8);

/** Every page of a list, one after the other. */
async function pagesOf<Item>(
  list: string,
  read: (answer: Awaited<ReturnType<AdminClient['get']>>) => {
    items: Item[];
    next: string | null;
  },
): Promise<Item[][]> {
  const pages: Item[][] = [];
  let after = '';
  do {
    const { items, next } = read(await client.get(`${list}${after}`));
    pages.push(items);
    expect(pages.length).toBeLessThan(10);
    after = next === null ? '' : `&after=${encodeURIComponent(next)}`;
  } while (after !== '');
  return pages;
}

type Change = (path: string, headers: Record<string, string>) => ReturnType<AdminClient['get']>;

describe('accounts of the admin API', () => {
  it.each<[string, Change]>([
    ['disabled', (path, headers) => client.patch(path, { disabled: true }, headers)],
    ['enabled', (path, headers) => client.patch(path, { disabled: false }, headers)],
    ['given a role', (path, headers) => client.put(`${path}/roles/auditor`, {}, headers)],
    ['deprived of a role', (path, headers) => client.delete(`${path}/roles/phone`, headers)],
    [
      'given a password',
      (path, headers) => client.put(`${path}/password`, { password: aPassword }, headers),
    ],
    ['given a mailbox', (path, headers) => client.put(`${path}/mailbox`, { mailbox }, headers)],
    ['removed', (path, headers) => client.delete(path, headers)],
  ])('are %s only by who has seen the newest version, if one is named', async (_, change) => {
    const path = `/accounts/user-${aMark()}`;
    const made = await client.post('/accounts', { login: path.slice('/accounts/'.length) });
    const version = async () => String((await client.get(path)).headers.etag);
    expect(await version()).toBe(made.headers.etag);
    await client.put(`${path}/roles/phone`, {});
    const before = (await client.get(path)).body as unknown;

    expectProblem(await change(path, { 'If-Match': String(made.headers.etag) }), 412, 'changed');
    expect((await client.get(path)).body).toEqual(before);
    expect((await change(path, { 'If-Match': await version() })).status).toBe(200);
  });

  it.each([
    ['password', { password: aPassword }, { password: `another one, ${aPassword}` }],
    ['mailbox', () => ({ mailbox }), { mailbox: null }],
  ])('have another version after a change of the %s', async (what, one, another) => {
    const login = `user-${aMark()}`;
    const path = `/accounts/${login}/${what}`;
    const made = await client.post('/accounts', { login });
    const seen = { 'If-Match': String(made.headers.etag) };
    expect((await client.put(path, typeof one === 'function' ? one() : one, seen)).status).toBe(
      200,
    );
    expectProblem(await client.put(path, another, seen), 412, 'changed');
  });

  it('have a role from the beginning, on record as any other (P12)', async () => {
    const login = `user-${aMark()}`;
    const made = await client.post('/accounts', { login, password: aPassword, role: 'auditor' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ roles: [{ role: 'auditor', scope: null }] });
    const signedIn = new AdminClient(service.server, basic(login, aPassword));
    expect((await signedIn.get('/accounts?limit=1')).status).toBe(200);
    const granted = bodyOf(await client.get('/audit?event=role-granted&limit=1'), auditPage);
    const { id } = bodyOf(made, accountSchema);
    expect(granted.items).toMatchObject([{ detail: `${id}: auditor for everyone` }]);
  });

  it.each(['phone', 'ApplicationImpersonation', 'owner', ''])(
    'are not added with the role "%s"',
    async (role) => {
      const login = `user-${aMark()}`;
      expectProblem(await client.post('/accounts', { login, role }), 400, 'invalid-request');
      expect((await client.get(`/accounts/${login}`)).status).toBe(404);
    },
  );

  it('stay if they are the last administrator', async () => {
    const alone = await TestService.start();
    try {
      const { login, client: root } = await anAdministrator(alone, 'admin');
      const path = `/accounts/${login}`;
      expectProblem(await root.delete(path), 409, 'conflict');
      expectProblem(await root.delete(path, { 'If-Match': '*' }), 409, 'conflict');
    } finally {
      await alone.stop();
    }
  });

  it.each(['accounts', 'mailboxes'])(
    'that do not exist are missing with If-Match, too: %s',
    async (list) => {
      const path = `/${list}/nobody-${aMark()}`;
      const change = list === 'accounts' ? { disabled: true } : { language: 'fr' };
      for (const version of ['*', '"seen"']) {
        const seen = { 'If-Match': version };
        expectProblem(await client.patch(path, change, seen), 404, 'missing');
        expectProblem(await client.delete(path, seen), 404, 'missing');
      }
    },
  );

  it('keep their password if the one who changes it has seen an older version', async () => {
    const login = `user-${aMark()}`;
    const made = await client.post('/accounts', { login, password: aPassword });
    await client.put(`/accounts/${login}/roles/auditor`, {});
    const stale = { 'If-Match': String(made.headers.etag) };
    const another = { password: `another one, ${aPassword}` };
    expectProblem(await client.put(`/accounts/${login}/password`, another, stale), 412, 'changed');
    const signedIn = new AdminClient(service.server, basic(login, aPassword));
    expect((await signedIn.get('/accounts?limit=1')).status).toBe(200);
  });

  it('come in pages, by login, and by a search', async () => {
    const mark = aMark();
    const logins = ['a', 'B', 'c', 'D', 'e'].map((letter) => `${letter}-${mark}@example.com`);
    for (const login of [...logins].reverse()) await service.administration.addAccount({ login });
    await service.administration.addAccount({ login: `f-${aMark()}@example.com` });
    const pages = await pagesOf(`/accounts?limit=2&search=${mark.toUpperCase()}`, (answer) =>
      bodyOf(answer, accountPage),
    );
    const found = pages.map((page) => page.map(({ login }) => login));
    expect(found).toEqual([logins.slice(0, 2), logins.slice(2, 4), logins.slice(4)]);
  });
});

it('API keys of the admin API come in pages, by id, and by a search of login and label', async () => {
  const [login, other] = [`user-${aMark()}@example.com`, `user-${aMark()}@example.com`];
  const { administration } = service;
  const made: string[] = [];
  for (const each of [login, other]) {
    await administration.addAccount({ login: each });
    await administration.grant(each, 'phone', null);
  }
  for (let count = 0; count < 5; count += 1) made.push((await administration.addKey(login)).id);
  made.push((await administration.addKey(other, { label: `as ${login}` })).id);
  await administration.addKey(other);
  const pages = await pagesOf(`/api-keys?limit=4&search=${login.toUpperCase()}`, (answer) =>
    bodyOf(answer, apiKeyPage),
  );
  const [first = [], second = []] = pages.map((page) => page.map(({ id }) => id));
  expect([...first, ...second]).toEqual(made.sort());
  expect(first).toHaveLength(4);
});

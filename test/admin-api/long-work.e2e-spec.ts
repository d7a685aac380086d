import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  anAdministrator,
  expectProblem,
  type AdminClient,
  type Administrator,
} from '../support/admin-api.js';
import { TestService } from '../support/app.js';
import { freshKey, testKeyRing } from '../support/settings.js';

// No command runs beside these tests: it would silence the log of the process.
let service: TestService;
let auditor: Administrator;
let client: AdminClient;

beforeAll(async () => {
  service = await TestService.start({ SEALING_KEYS: `${freshKey},${testKeyRing}` });
  await service.app.listen(0, '127.0.0.1');
  auditor = await anAdministrator(service, 'auditor');
  ({ client } = auditor);
});
afterAll(() => service.stop());

const verify = () => client.get('/audit/verification');

const endOf = ({ text }: Response): unknown => JSON.parse(text.trimEnd().split('\n').at(-1) ?? '');

/** Holds a table until the end is called. */
async function lockTable(table: string, mode: string): Promise<() => Promise<void>> {
  const session = service.db.dataSource.createQueryRunner();
  await session.startTransaction();
  await session.query(`LOCK TABLE ${table} IN ${mode} MODE`);
  return async () => {
    await session.commitTransaction();
    await session.release();
  };
}

/** Holds every verification before its first report. */
const holdVerifications = () => lockTable('audit_leaves', 'ACCESS EXCLUSIVE');

/** How many sessions wait for a table with such a statement. */
const held = async (statement: string) => {
  const [row] = await service.db.dataSource.query<{ held: number }[]>(
    `SELECT count(*)::int AS held FROM pg_stat_activity
     WHERE wait_event_type = 'Lock' AND datname = current_database() AND query LIKE $1`,
    [`%${statement}%`],
  );
  return row?.held;
};
const heldVerifications = () => held('count(*) FROM audit_leaves WHERE position');

/** A client who can leave. */
function aClientAt(path: string, method: string, { key }: Administrator) {
  const leaving = new AbortController();
  const closed = new Promise<void>((resolve) => {
    service.server.once('request', (_: IncomingMessage, response: ServerResponse) =>
      response.once('close', resolve),
    );
  });
  const answer = service.app.getUrl().then((url) =>
    fetch(`${url}/v1/admin${path}`, {
      method,
      headers: { authorization: `Bearer ${key}` },
      signal: leaving.signal,
    }).then((response) => response.text()),
  );
  return {
    leave: async () => {
      leaving.abort();
      await expect(answer).rejects.toThrow();
      await closed;
    },
  };
}

const ends = () => service.logs.filter((line) => line.includes('the client has left')).length;

describe('long work', () => {
  it('is done for one caller at a time, while others are served', async () => {
    const release = await holdVerifications();
    const first = verify();
    const verified = first.then(endOf);
    await expect.poll(heldVerifications).toBe(1);
    const second = await verify();
    expectProblem(second, 503, 'server-busy');
    expect(second.body).toMatchObject({
      detail: 'an audit verification is under way already: one at a time',
    });
    expect(second.headers['retry-after']).toBe('30');
    expect((await client.get('/mailboxes')).status).toBe(200);
    await release();
    expect(await verified).toMatchObject({ result: { intact: true } });
    expect(endOf(await verify())).toMatchObject({ result: { intact: true } });
  });

  it('ends when its caller has left', async () => {
    const release = await holdVerifications();
    const before = ends();
    const caller = aClientAt('/audit/verification', 'GET', auditor);
    await expect.poll(heldVerifications).toBe(1);
    await caller.leave();
    await release();
    await expect.poll(ends).toBe(before + 1);
    expect(endOf(await verify())).toMatchObject({ result: { intact: true } });
  });

  it('ends when the caller of a rotation has left: what is sealed again stays so, and another does the rest', async () => {
    // More than one statement changes.
    const owners = 130;
    for (let n = 0; n < owners; n += 1) {
      await service.setPin(await service.aMailbox({ account: false }), '482915');
    }
    const sealedWith = async (key: string) => {
      const [row] = await service.db.dataSource.query<{ pins: number }[]>(
        'SELECT count(*)::int AS pins FROM pin_credentials WHERE sealed_hash LIKE $1',
        [`${key}.%`],
      );
      return row?.pins ?? 0;
    };
    expect(await sealedWith('test')).toBe(owners);
    const root = await anAdministrator(service, 'admin');
    const before = ends();
    // PINs can be read and counted, and not changed.
    const release = await lockTable('pin_credentials', 'SHARE');
    const caller = aClientAt('/keys/rotate', 'POST', root);
    await expect.poll(() => held('UPDATE pin_credentials')).toBe(1);
    await caller.leave();
    await release();
    await expect.poll(ends).toBe(before + 1);
    const done = await sealedWith('fresh');
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(owners);

    const rest = endOf(await root.client.post('/keys/rotate'));
    expect(rest).toEqual({ result: { resealed: owners - done, left: 0, unopened: 0 } });
    expect(await sealedWith('fresh')).toBe(owners);
  });
});

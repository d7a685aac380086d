import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAdministrator, expectProblem, type AdminClient } from '../support/admin-api.js';
import { TestService } from '../support/app.js';

// No command runs beside these tests: it would silence the log of the process.
let service: TestService;
let key: string;
let client: AdminClient;

beforeAll(async () => {
  service = await TestService.start();
  await service.app.listen(0, '127.0.0.1');
  ({ key, client } = await anAdministrator(service, 'auditor'));
});
afterAll(() => service.stop());

const verify = () => client.get('/audit/verification');

const endOf = ({ text }: Response): unknown => JSON.parse(text.trimEnd().split('\n').at(-1) ?? '');

/** Holds every verification before its first report, until the end is called. */
async function holdVerifications(): Promise<() => Promise<void>> {
  const session = service.db.dataSource.createQueryRunner();
  await session.startTransaction();
  await session.query('LOCK TABLE audit_leaves IN ACCESS EXCLUSIVE MODE');
  return async () => {
    await session.commitTransaction();
    await session.release();
  };
}

const held = async () => {
  const [row] = await service.db.dataSource.query<{ held: number }[]>(
    `SELECT count(*)::int AS held FROM pg_stat_activity
     WHERE wait_event_type = 'Lock' AND datname = current_database()
       AND query LIKE '%count(*) FROM audit_leaves WHERE position%'`,
  );
  return row?.held;
};

describe('long work', () => {
  it('is done for one caller at a time, while others are served', async () => {
    const release = await holdVerifications();
    const first = verify();
    const verified = first.then(endOf);
    await expect.poll(held).toBe(1);
    const second = await verify();
    expectProblem(second, 503, 'server-busy');
    expect(second.headers['retry-after']).toBe('30');
    expect((await client.get('/mailboxes')).status).toBe(200);
    await release();
    expect(await verified).toMatchObject({ result: { intact: true } });
    expect(endOf(await verify())).toMatchObject({ result: { intact: true } });
  });

  it('ends when its caller has left', async () => {
    const release = await holdVerifications();
    const leaving = new AbortController();
    const closed = new Promise<void>((resolve) => {
      service.server.once('request', (_: IncomingMessage, response: ServerResponse) =>
        response.once('close', resolve),
      );
    });
    const answer = fetch(`${await service.app.getUrl()}/v1/admin/audit/verification`, {
      headers: { authorization: `Bearer ${key}` },
      signal: leaving.signal,
    });
    await expect.poll(held).toBe(1);
    leaving.abort();
    await expect(answer).rejects.toThrow();
    await closed;
    await release();
    await expect
      .poll(() => service.logs.filter((line) => line.includes('the client has left')).length)
      .toBe(1);
    expect(endOf(await verify())).toMatchObject({ result: { intact: true } });
  });
});

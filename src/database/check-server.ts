import type { DataSource, QueryRunner } from 'typeorm';
import { DatabaseStartError } from './start-error.js';

/** The oldest PostgreSQL that the tests run on, as server_version_num has it. */
const oldestServer = 150_000;

/** How often two sessions are compared: a pooler may serve other clients in between. */
const looks = 3;

/**
 * Checks the requirements that no setting of a session can meet: a recent server, the encoding of the
 * database, and sessions that are not shared.
 *
 * @throws DatabaseStartError
 */
export async function checkServer(dataSource: DataSource): Promise<void> {
  const [one, another] = [dataSource.createQueryRunner(), dataSource.createQueryRunner()];
  try {
    await refuseOldServer(one);
    await refuseOtherEncodings(one);
    await refuseSharedSessions(one, another);
  } finally {
    await one.release();
    await another.release();
  }
}

async function refuseOldServer(session: QueryRunner): Promise<void> {
  const { number, version } = await rowOf<{ number: string; version: string }>(
    session,
    `SELECT current_setting('server_version_num') AS number,
       current_setting('server_version') AS version`,
  );
  if (Number(number) >= oldestServer) return;
  throw new DatabaseStartError(
    `PostgreSQL is ${version}, and umpin needs 15 or later. Upgrade it, or name another server in ` +
      'DATABASE_URL.',
  );
}

async function refuseOtherEncodings(session: QueryRunner): Promise<void> {
  const { server_encoding: encoding } = await rowOf<{ server_encoding: string }>(
    session,
    'SHOW server_encoding',
  );
  if (encoding === 'UTF8') return;
  throw new DatabaseStartError(
    `its encoding is ${encoding}, and names need UTF8. Make another one: ` +
      `CREATE DATABASE umpin ENCODING 'UTF8' TEMPLATE template0.`,
  );
}

// One after the other, so that a pooler in transaction mode gives both the same server session.
async function refuseSharedSessions(one: QueryRunner, another: QueryRunner): Promise<void> {
  const first = await serverProcessOf(one);
  for (let look = 0; look < looks; look += 1) {
    const second = await serverProcessOf(another);
    if (second !== first && (await serverProcessOf(one)) === first) continue;
    throw new DatabaseStartError(
      'a pooler in front of it gives a session to one client after the other (PgBouncer: ' +
        'pool_mode = transaction). Settings, locks and prepared statements need sessions of their ' +
        'own: use pool_mode = session, or connect to PostgreSQL itself.',
    );
  }
}

async function serverProcessOf(session: QueryRunner): Promise<number> {
  const { pid } = await rowOf<{ pid: number }>(session, 'SELECT pg_backend_pid() AS pid');
  return pid;
}

async function rowOf<Row>(session: QueryRunner, sql: string): Promise<Row> {
  const [row] = (await session.query(sql)) as Row[];
  if (!row) throw new Error('A statement with one row returned none.');
  return row;
}

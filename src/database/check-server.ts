import pg from 'pg';
import { PreparedStatementClient, type SessionOptions } from './prepared-statement-client.js';
import { answerTimeoutMs, connectTimeoutMs } from './session-settings.js';
import { examineSessions, type SessionTraits } from './shared-sessions.js';
import { DatabaseStartError } from './start-error.js';

/** The oldest PostgreSQL that the tests run on, as server_version_num has it. */
const oldestServer = 150_000;

/**
 * Checks the requirements that no setting of a session can meet: a recent server, the encoding of the
 * database, and, if a pooler shares its sessions, that they are fit for it. It uses two connections of its own,
 * which it changes nothing in.
 *
 * @throws DatabaseStartError
 */
export async function checkServer(url: string): Promise<SessionTraits> {
  const options: pg.PoolConfig & SessionOptions = {
    connectionString: url,
    max: 2,
    application_name: 'umpin',
    Client: PreparedStatementClient,
    // Only where it is known to work.
    preparation: { on: false, renewable: true },
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: answerTimeoutMs,
  };
  const pool = new pg.Pool(options);
  try {
    const one = await pool.connect();
    try {
      await refuseOldServer(one);
      await refuseOtherEncodings(one);
      const another = await pool.connect();
      try {
        return await examineSessions(one, another);
      } finally {
        another.release(true);
      }
    } finally {
      one.release(true);
    }
  } finally {
    await pool.end();
  }
}

async function refuseOldServer(session: pg.ClientBase): Promise<void> {
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

async function refuseOtherEncodings(session: pg.ClientBase): Promise<void> {
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

async function rowOf<Row extends object>(session: pg.ClientBase, sql: string): Promise<Row> {
  const [row] = (await session.query<Row>(sql)).rows;
  if (!row) throw new Error('A statement with one row returned none.');
  return row;
}

import pg from 'pg';
import { missingSettings } from './session-settings.js';
import { DatabaseStartError } from './start-error.js';

/** What a connection may be used for. */
export interface SessionTraits {
  /** Whether it has a session to itself. A pooler in transaction mode lends one for each transaction. */
  readonly own: boolean;
  /** Whether statements can be prepared under a name, and run by it later. */
  readonly named: boolean;
}

/** How often two connections are compared: a pooler may serve other clients in between. */
const looks = 5;

/**
 * Finds out whether a pooler shares sessions, and what it can do. Sessions of its own are given their settings
 * by umpin; shared ones must have them from the role, because SET would last for the next client.
 *
 * @throws DatabaseStartError if a pooler separates the statements of a transaction, or settings are missing
 */
export async function examineSessions(
  one: pg.ClientBase,
  another: pg.ClientBase,
): Promise<SessionTraits> {
  if (!(await areShared(one, another))) return { own: true, named: true };
  await refuseSplitTransactions(one);
  await refuseMissingSettings(another);
  return { own: false, named: await areNamesKept(one, another) };
}

// One after the other, so that a pooler in transaction mode gives both the same server session.
async function areShared(one: pg.ClientBase, another: pg.ClientBase): Promise<boolean> {
  const first = await serverProcessOf(one);
  for (let look = 0; look < looks; look += 1) {
    if ((await serverProcessOf(another)) === first) return true;
    if ((await serverProcessOf(one)) !== first) return true;
  }
  return false;
}

async function serverProcessOf(session: pg.ClientBase): Promise<number | undefined> {
  const { rows } = await session.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid;
}

async function refuseSplitTransactions(session: pg.ClientBase): Promise<void> {
  try {
    await session.query('START TRANSACTION');
    await session.query('ROLLBACK');
  } catch (error) {
    throw new DatabaseStartError(
      'a pooler in front of it does not keep the statements of a transaction together (PgBouncer: ' +
        'pool_mode = statement). Use pool_mode = transaction or session.',
      false,
      { cause: error },
    );
  }
}

async function refuseMissingSettings(session: pg.ClientBase): Promise<void> {
  const statements = await missingSettings(session);
  if (statements.length === 0) return;
  throw new DatabaseStartError(
    'a pooler in front of it gives a session to one client after the other (PgBouncer: pool_mode = ' +
      'transaction), so umpin cannot give its sessions the settings that it needs. Use pool_mode = ' +
      'session, or give them to its role, and then RECONNECT in the console of PgBouncer: ' +
      `${statements.join('; ')};`,
  );
}

/** PgBouncer keeps names apart, and prepares what a session lacks, since 1.21 with max_prepared_statements. */
async function areNamesKept(one: pg.ClientBase, another: pg.ClientBase): Promise<boolean> {
  const run = (session: pg.ClientBase, text: string) =>
    session.query({ name: 'umpin_name', text, values: [1] });
  try {
    for (let look = 0; look < looks; look += 1) {
      await run(one, 'SELECT 1 WHERE $1::integer = 1');
      await run(another, 'SELECT 2 WHERE $1::integer = 1');
    }
    return true;
  } catch (error) {
    // 26000 invalid_sql_statement_name, 42P05 duplicate_prepared_statement.
    if (error instanceof pg.DatabaseError && /^(26000|42P05)$/.test(error.code ?? '')) return false;
    throw error;
  }
}

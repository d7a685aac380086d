import type { ClientBase } from 'pg';

const second = 1_000;

/**
 * The settings that the code relies on. Otherwise those of the role, the database or the server would apply:
 * with another DateStyle, node-postgres reads every timestamp as null.
 */
const relied = {
  DateStyle: 'ISO, YMD',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  client_encoding: 'UTF8',
  bytea_output: 'hex',
  standard_conforming_strings: 'on',
  // Resets and attempts are serialised by row locks; conflicts are repeated anyway.
  default_transaction_isolation: 'read committed',
  default_transaction_deferrable: 'off',
  // Every wait ends before the caller's deadline, with a clean refusal.
  statement_timeout: `${4 * second}`,
  lock_timeout: `${3 * second}`,
  idle_in_transaction_session_timeout: `${20 * second}`,
} as const;

/** Settings that older servers do not know: transaction_timeout is new in PostgreSQL 17. */
const reliedWhereKnown = { transaction_timeout: '0' } as const;

/** A commit that a crash can lose breaks P1 and P4. Stricter values, for replicas, are left alone. */
const durableCommits = `SELECT set_config(name, 'on', false) FROM pg_settings
  WHERE name = 'synchronous_commit' AND setting = 'off'`;

/** How long a connection may take to be made, milliseconds. */
export const connectTimeoutMs = 3 * second;

/** How long the client waits for an answer, milliseconds: longer than the server may take for one. */
export const answerTimeoutMs = 5 * second;

/** PgBouncer gives each client the encoding that it asks for, also in sessions of others. */
const askedByClient = 'client_encoding';

/**
 * The statements that give the role of a session what the code relies on, for sessions that nobody may change
 * because others use them, too. None if the role, the database or the server has it already: `reset_val` is
 * what a session begins with, whatever other clients have changed since.
 */
export async function missingSettings(session: ClientBase): Promise<string[]> {
  const all = Object.entries({ ...relied, ...reliedWhereKnown });
  const needed = Object.fromEntries(all.filter(([name]) => name !== askedByClient));
  const { rows } = await session.query<{ statement: string }>(
    `SELECT format('ALTER ROLE %I IN DATABASE %I SET %s = %L',
       session_user, current_database(), pg_settings.name, coalesce(needed.value, 'on')) AS statement
     FROM pg_settings LEFT JOIN jsonb_each_text($1) needed (name, value)
       ON lower(needed.name) = lower(pg_settings.name)
     WHERE pg_settings.reset_val <> needed.value
       OR (pg_settings.name = 'synchronous_commit' AND pg_settings.reset_val = 'off')
     ORDER BY pg_settings.name`,
    [JSON.stringify(needed)],
  );
  return rows.map(({ statement }) => statement);
}

/**
 * Gives a new session the settings that the code relies on. It uses SET, which overrides all others:
 * PgBouncer refuses or ignores settings in the startup message.
 */
export async function pinSettings(session: ClientBase): Promise<void> {
  const set = Object.entries(relied).map(([name, value]) => `SET ${name} = '${value}'`);
  const setWhereKnown = Object.entries(reliedWhereKnown).map(
    ([name, value]) =>
      `SELECT set_config(name, '${value}', false) FROM pg_settings WHERE name = '${name}'`,
  );
  await session.query([...set, ...setWhereKnown, durableCommits].join('; '));
}

import type { ClientBase } from 'pg';

const second = 1_000;

/**
 * What the code relies on. A setting of the role, of the database or of the server would count
 * otherwise: with another DateStyle node-postgres reads every timestamp as null.
 */
const relied = {
  DateStyle: 'ISO, YMD',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  client_encoding: 'UTF8',
  bytea_output: 'hex',
  standard_conforming_strings: 'on',
  // Row locks are what resets and attempts take turns by; conflicts are run again all the same.
  default_transaction_isolation: 'read committed',
  default_transaction_deferrable: 'off',
  // Every wait ends before a caller's deadline does, with a clean refusal.
  statement_timeout: `${4 * second}`,
  lock_timeout: `${3 * second}`,
  idle_in_transaction_session_timeout: `${20 * second}`,
} as const;

/** Those that older servers do not know: transaction_timeout came with PostgreSQL 17. */
const reliedWhereKnown = { transaction_timeout: '0' } as const;

/** A commit that a crash can lose breaks P1 and P4. Stricter values, for replicas, are left alone. */
const durableCommits = `SELECT set_config(name, 'on', false) FROM pg_settings
  WHERE name = 'synchronous_commit' AND setting = 'off'`;

/** How long the client waits for an answer, milliseconds: longer than the server may take for one. */
export const answerTimeoutMs = 5 * second;

/**
 * Gives a new session the settings that the code relies on. By SET, which overrides all others: what
 * goes into the startup message instead, PgBouncer refuses or leaves out.
 */
export async function pinSettings(session: ClientBase): Promise<void> {
  const set = Object.entries(relied).map(([name, value]) => `SET ${name} = '${value}'`);
  const setWhereKnown = Object.entries(reliedWhereKnown).map(
    ([name, value]) =>
      `SELECT set_config(name, '${value}', false) FROM pg_settings WHERE name = '${name}'`,
  );
  await session.query([...set, ...setWhereKnown, durableCommits].join('; '));
}

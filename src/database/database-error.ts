import pg from 'pg';
import { QueryFailedError } from 'typeorm';
import { DomainError } from '../common/domain-error.js';

/**
 * Why a statement failed, if the statement itself is not at fault.
 *
 * - conflict: it lost against another transaction and may be run again
 * - stale: its prepared form belongs to an older schema or session; nothing was run, and a new session
 *   does not have the problem
 * - unavailable: temporary; whether a COMMIT took place is unknown
 */
export type DatabaseErrorKind = 'conflict' | 'stale' | 'unavailable';

// PostgreSQL, Appendix A: serialization_failure, deadlock_detected.
const conflicts = new Set(['40001', '40P01']);

// PostgreSQL, Appendix A: unique_violation.
const uniqueViolation = '23505';

// 26000 invalid_sql_statement_name, 42P05 duplicate_prepared_statement: another client has prepared or
// deallocated statements in this session.
const preparedByOthers = /^(26000|42P05)$/;

// Classes 08 connection exception, 40 transaction rollback, 53 insufficient resources, 57 operator
// intervention (57014 is our own timeouts); the temporary errors of 25 and 55: 25006 read-only (a replica
// during a fail-over), 25P02 failed before, 25P03 idle in transaction, 25P04 transaction timeout,
// 55P03 lock not available; 28, 3D000 and 55000: the connection was refused.
const unavailable = /^(08...|40...|53...|57...|25006|25P0[234]|55P03|28...|3D000|55000)$/;

// lock_not_available (lock_timeout).
const lockNotAvailable = '55P03';

// query_canceled (statement_timeout).
const timeouts = new Set(['57014', lockNotAvailable]);
/** After these errors the server has ended the session, or is about to. */
const endedByServer = /^(08...|57P..|25P0[34])$/;

const connectionErrors = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

// node-postgres gives these no code. TypeORM reports a connection as already released if it broke between
// two statements.
const connectionMessages =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable|Client was closed|already released/;

/** Distinguishes temporary errors from faults in the program, for which it returns undefined. */
export function classifyDatabaseError(error: unknown): DatabaseErrorKind | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof AggregateError) return classifyDatabaseError(error.errors[0]);
  const code = codeOf(error);
  if (conflicts.has(code)) return 'conflict';
  if (isStale(error)) return 'stale';
  if (unavailable.test(code) || connectionErrors.has(code)) return 'unavailable';
  return connectionMessages.test(error.message) ? 'unavailable' : undefined;
}

/**
 * Whether a session must not be used again after this error of a statement: the server ends it, or the
 * error is the client's, which then does not know what the server did.
 */
export function endsSession(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return true;
  return isStale(error) || endedByServer.test(codeOf(error));
}

/**
 * Whether PostgreSQL refused the statement, which then changed nothing, for what it says or whom it met: one
 * of several orders may be the reason. A server that is full or stopping refuses everything.
 */
export function refusedForItsContent(error: unknown): boolean {
  const refused = refusedBy(error);
  if (!refused) return false;
  const kind = classifyDatabaseError(refused);
  return kind === undefined || kind === 'conflict' || timeouts.has(codeOf(refused));
}

/** Whether others hold a lock for longer than the statement was to wait. */
export function isLockTimeout(error: unknown): boolean {
  const refused = refusedBy(error);
  return refused !== undefined && codeOf(refused) === lockNotAvailable;
}

/** Whether sessions as old as the one with this error may have the same problem. */
export function castsDoubtOnOthers(error: unknown): boolean {
  return isStale(error) || (error instanceof Error && error.message === 'Query read timeout');
}

/** Whether a statement failed because this unique index already has its row. */
export function isUniqueViolation(index: string, error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code, constraint } = error.driverError as { code?: string; constraint?: string };
  return code === uniqueViolation && constraint === index;
}

/**
 * Whether a statement's prepared form is not usable any more. 0A000 is any unsupported feature: 'Cached plan
 * must not change result type' has no code of its own, and its text is in the language of the server.
 */
export function isStale(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  const plan = code === '0A000' && 'routine' in error && error.routine === 'RevalidateCachedQuery';
  return plan || preparedByOthers.test(code);
}

/** The error of PostgreSQL behind an error; undefined if there is none. */
function refusedBy(error: unknown): pg.DatabaseError | undefined {
  const cause = error instanceof DomainError ? error.cause : error;
  const refused: unknown = cause instanceof QueryFailedError ? cause.driverError : cause;
  return refused instanceof pg.DatabaseError ? refused : undefined;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

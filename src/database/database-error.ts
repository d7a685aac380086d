/** What makes a statement fail that is not the fault of the statement. */
export type DatabaseTrouble = 'conflict' | 'unavailable';

// PostgreSQL, Appendix A: serialization_failure, deadlock_detected.
const conflicts = new Set(['40001', '40P01']);

// Classes 08 connection exception, 40 transaction rollback, 53 insufficient resources, 57 operator
// intervention (57014 is our own timeouts); of 25 and 55 what passes: 25006 read-only (a replica
// during a fail-over), 25P02 failed before, 25P03 idle in transaction, 25P04 transaction timeout,
// 55P03 lock not available; 28, 3D000 and 55000: refused at the door.
const unavailable = /^(08...|40...|53...|57...|25006|25P0[234]|55P03|28...|3D000|55000)$/;

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

// node-postgres gives these no code. TypeORM calls a connection already released once it has
// noticed between two statements that it broke.
const connectionMessages =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable|Client was closed|already released/;

/** Tells trouble that passes from a fault in the program. */
export function databaseTrouble(error: unknown): DatabaseTrouble | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof AggregateError) return databaseTrouble(error.errors[0]);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (conflicts.has(code)) return 'conflict';
  if (unavailable.test(code) || connectionErrors.has(code)) return 'unavailable';
  return connectionMessages.test(error.message) ? 'unavailable' : undefined;
}

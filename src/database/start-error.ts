import { classifyDatabaseError } from './database-error.js';

/**
 * The database cannot be reached or used as it is configured. The message is for the operator: the cause
 * and the remedy. It quotes PostgreSQL, which names roles, databases and schemas, but never a password.
 */
export class DatabaseStartError extends Error {
  override readonly name = 'DatabaseStartError';

  constructor(
    message: string,
    /** Whether waiting may help, for example if the server is still starting. */
    readonly passes = false,
    options?: ErrorOptions,
  ) {
    super(`The database cannot be used: ${message}`, options);
  }
}

interface Advice {
  /** Matches the result of `codeOf`. */
  readonly code: RegExp;
  /** Undefined: PostgreSQL's own message is good. */
  readonly cause?: string;
  readonly remedy: string;
}

// PostgreSQL, Appendix A; Node.js, errors and tls: X509 certificate error codes.
const advices: readonly Advice[] = [
  {
    code: /^42501$/,
    remedy:
      'Make the role of DATABASE_URL the owner of the database (ALTER DATABASE … OWNER TO …), or ' +
      'grant it what it lacks: since PostgreSQL 15 not every role may create tables.',
  },
  {
    code: /^3F000$/,
    remedy: 'Set the search_path of the role or the database to a schema that exists.',
  },
  { code: /^3D000$/, remedy: 'Create it, or correct its name in DATABASE_URL.' },
  { code: /^28P01$/, remedy: 'Correct user and password in DATABASE_URL.' },
  {
    code: /^28/,
    remedy: 'Correct DATABASE_URL, or let this role in: with LOGIN, and a line in pg_hba.conf.',
  },
  { code: /^53300$/, remedy: 'Close other connections, or raise max_connections.' },
  { code: /^55000$/, remedy: 'Allow connections to it (ALTER DATABASE … ALLOW_CONNECTIONS true).' },
  { code: /^57P03$/, remedy: 'Try again in a moment; the log of PostgreSQL says more.' },
  { code: /^25006$/, remedy: 'Name the primary server in DATABASE_URL, not a replica.' },
  {
    code: /^CERT_HAS_EXPIRED$/,
    cause: 'the certificate of PostgreSQL has expired',
    remedy: 'Renew it, and check the clock of this machine.',
  },
  {
    code: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    cause: 'the certificate of PostgreSQL is for another host name',
    remedy: 'Use a host name in DATABASE_URL that the certificate has.',
  },
  {
    code: /SELF_SIGNED|^UNABLE_TO_|^CERT_/,
    cause: 'the certificate of PostgreSQL is not trusted',
    remedy:
      'Name the file of the authority that signed it in DATABASE_URL: ' +
      '?sslmode=verify-full&sslrootcert=FILE.',
  },
  {
    code: /^NO_TLS$/,
    cause: 'DATABASE_URL asks for TLS, which PostgreSQL has switched off',
    remedy: 'Set ssl = on there, or sslmode=disable in DATABASE_URL on a network that you trust.',
  },
  {
    code: /^NO_PARAMETER$/,
    remedy:
      'A pooler in front of the database does not take it. Leave it out of DATABASE_URL: umpin sets ' +
      'what it needs by itself.',
  },
  {
    code: /^NO_FILE$/,
    cause: 'a certificate or key file that DATABASE_URL names cannot be read',
    remedy: 'Correct its path, or who may read it.',
  },
  {
    code: /^ECONNREFUSED$/,
    cause: 'nothing accepts connections at its address',
    remedy: 'Start PostgreSQL, or correct host and port in DATABASE_URL.',
  },
  {
    code: /^ENOENT$/,
    cause: 'there is no socket of PostgreSQL at the path in DATABASE_URL',
    remedy: 'Start PostgreSQL, or correct the path.',
  },
  {
    code: /^(ENOTFOUND|EAI_AGAIN)$/,
    cause: 'the host in DATABASE_URL is not found',
    remedy: 'Correct its name, or check the name resolution of this machine.',
  },
];

/** The DatabaseStartError for an error at the start; undefined if the database is not the reason. */
export function databaseStartError(error: unknown): DatabaseStartError | undefined {
  if (error instanceof DatabaseStartError) return error;
  if (!(error instanceof Error)) return undefined;
  // All addresses of a host failed: each has an error of its own, and the aggregate has no message.
  if (error instanceof AggregateError) return databaseStartError(error.errors[0]);
  const code = codeOf(error);
  const passes =
    code === 'ENOENT' || (classifyDatabaseError(error) !== undefined && !/^(28|3D|NO_)/.test(code));
  const advice = advices.find((each) => each.code.test(code));
  const fatal = 'severity' in error && error.severity === 'FATAL';
  if (!advice && !passes && !fatal) return undefined;
  const { cause = error.message, remedy = 'Check DATABASE_URL, and the log of PostgreSQL.' } =
    advice ?? {};
  const shownCode = /^NO_|^$/.test(code) ? '' : ` (${code})`;
  return new DatabaseStartError(`${cause}${shownCode}. ${remedy}`, passes, { cause: error });
}

/** A SQLSTATE, a code of Node.js, or one of ours for errors without a code. */
function codeOf(error: Error): string {
  if (error.message.includes('does not support SSL')) return 'NO_TLS';
  // PgBouncer: 08P01, which it uses for other errors too.
  if (error.message.startsWith('unsupported startup parameter')) return 'NO_PARAMETER';
  // sslrootcert, sslcert and sslkey are read for each connection.
  if ('syscall' in error && error.syscall === 'open') return 'NO_FILE';
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

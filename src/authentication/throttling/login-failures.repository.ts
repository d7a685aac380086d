import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { LoginKeys } from './login-keys.js';

/**
 * Failures after which a login, or a login from a source where it is known, is refused for a while.
 * Ten are more than an owner needs to go through the passwords that come to mind, and the remaining
 * rate (one in 15 minutes) keeps guessers below the hundred an hour of OWASP ASVS 4.0.3 2.2.1.
 */
export const failuresPerLogin = 10;

/** The same for a source: a company behind one address has many owners who mistype. */
export const failuresPerSource = 100;

/** Length of the first block; each further failure doubles it. NIST SP 800-63B-4 3.2.2 names such waits. */
const firstBlock = '1 minute';

/** An owner who is blocked gets another attempt after this time, whatever strangers do meanwhile. */
const longestBlock = '15 minutes';

/** Time after the last failure and the end of its block after which failures no longer count. */
const forgottenAfter = '15 minutes';

/** No verification takes longer: if an attempt is still pending then, its instance has died. */
const longestAttempt = '10 seconds';

/** How long a source from which a login succeeded stays known: longer than holidays. */
const knownFor = '30 days';

/** Precision of the time of the last success, so that most successes write nothing. */
const knownToWithin = '1 hour';

/** Whether a login may be attempted from a source. */
export interface ThrottleState {
  /** Whether the login has succeeded from this source within the last 30 days. */
  readonly known: boolean;
  /** Whether that has been recorded within the last hour. */
  readonly noted: boolean;
  /** How long attempts are still refused, milliseconds; null if one may be made. */
  readonly blockedForMs: number | null;
}

/** An attempt whose outcome is not known yet, with all keys that it counts for. */
export interface PendingAttempt {
  readonly keys: readonly string[];
  /** When it began, to the microsecond; identifies it in the rows. */
  readonly at: string;
}

export interface Failures {
  readonly key: string;
  readonly failures: number;
}

/**
 * Failed logins and pending attempts, by key, on the database's clock. Rows are always locked in the
 * order of the keys, the source first, so that no two statements wait for each other.
 */
@Injectable()
export class LoginFailuresRepository {
  constructor(private readonly database: Database) {}

  /** Takes no lock: an attempt during a block costs one read. */
  async stateOf({ source, login, pair }: LoginKeys): Promise<ThrottleState> {
    const [state] = await this.database.statement((manager) =>
      manager.query<ThrottleState[]>(
        `SELECT k.key IS NOT NULL AS known,
           coalesce(k.last_at > now() - interval '${knownToWithin}', false) AS noted,
           ceil(1000 * extract(epoch FROM greatest(s.blocked_until, l.blocked_until) - now()))::int
             AS "blockedForMs"
         FROM (SELECT $1::text AS source, $2::text AS login, $3::text AS pair) asked
         LEFT JOIN known_logins k
           ON k.key = asked.pair AND k.last_at > now() - interval '${knownFor}'
         LEFT JOIN login_failures s ON s.key = asked.source AND s.blocked_until > now()
         LEFT JOIN login_failures l ON l.blocked_until > now()
           AND l.key = CASE WHEN k.key IS NULL THEN asked.login ELSE asked.pair END`,
        [source, login, pair],
      ),
    );
    if (!state) throw new Error('A SELECT of one row returned none.');
    return state;
  }

  /**
   * Counts an attempt as pending on every key, or on none: undefined if failures and pending attempts
   * leave no room for it now.
   */
  async begin(keys: readonly string[]): Promise<PendingAttempt | undefined> {
    // Two attempts of the same microsecond would have the same identity in a row.
    const rows = await this.database.statement((manager) =>
      manager.query<{ key: string; at: string }[]>(
        `INSERT INTO login_failures AS f (key, pending)
         SELECT key, ARRAY[now()] FROM ${inOrder('$1')}
         ON CONFLICT (key) DO UPDATE SET failures = ${remembered}, pending = ${alive} || now()
         WHERE (f.blocked_until IS NULL OR f.blocked_until <= now())
           AND now() <> ALL (f.pending)
           AND cardinality(${alive}) < greatest(1, ${limit} - ${remembered})
         RETURNING key, now()::text AS at`,
        [keys],
      ),
    );
    const [first] = rows;
    if (!first) return undefined;
    const pending = { keys: rows.map(({ key }) => key), at: first.at };
    if (rows.length === keys.length) return pending;
    await this.giveBack(pending);
    return undefined;
  }

  /** Takes the attempt back: it counts neither as a success nor as a failure. */
  giveBack(pending: PendingAttempt): Promise<void> {
    return this.end(pending, 'f.failures');
  }

  /**
   * Records a success: earlier failures from this source are forgiven, those from elsewhere are not,
   * as an owner's success must not refill a guesser's budget.
   */
  succeed(pending: PendingAttempt): Promise<void> {
    return this.end(pending, `CASE WHEN f.key LIKE 'pair:%' THEN 0 ELSE f.failures END`);
  }

  /** Records a failure. Returns how many failures there are now. */
  async fail({ keys, at }: PendingAttempt): Promise<readonly Failures[]> {
    return this.database.statement((manager) =>
      manager.query<Failures[]>(
        `INSERT INTO login_failures AS f (key, failures) SELECT key, 1 FROM ${inOrder('$1')}
         ON CONFLICT (key) DO UPDATE SET failures = f.failures + 1, last_at = now(),
           pending = array_remove(f.pending, $2::timestamptz),
           blocked_until = CASE WHEN f.failures + 1 >= ${limit} THEN now() + least(
             interval '${longestBlock}',
             interval '${firstBlock}' * 2 ^ least(f.failures + 1 - ${limit}, 10)) END
         RETURNING key, failures`,
        [keys, at],
      ),
    );
  }

  /** Records that the login has succeeded from the source. */
  async know({ pair }: LoginKeys): Promise<void> {
    await this.database.statement((manager) =>
      manager.query(
        `INSERT INTO known_logins (key) VALUES ($1)
         ON CONFLICT (key) DO UPDATE SET last_at = now()`,
        [pair],
      ),
    );
  }

  private async end({ keys, at }: PendingAttempt, failures: string): Promise<void> {
    await this.database.statement((manager) =>
      manager.query(
        `INSERT INTO login_failures AS f (key) SELECT key FROM ${inOrder('$1')}
         ON CONFLICT (key) DO UPDATE
         SET failures = ${failures}, pending = array_remove(f.pending, $2::timestamptz)`,
        [keys, at],
      ),
    );
  }
}

const inOrder = (keys: string) =>
  `unnest(${keys}::text[]) WITH ORDINALITY AS asked (key, turn) ORDER BY turn`;

const limit = `CASE WHEN f.key LIKE 'source:%' THEN ${failuresPerSource} ELSE ${failuresPerLogin} END`;

/** The failures of a row that still count. */
const remembered = `CASE
  WHEN greatest(f.last_at, f.blocked_until) < now() - interval '${forgottenAfter}' THEN 0
  ELSE f.failures END`;

/** The pending attempts of a row whose instance is still at work. */
const alive = `ARRAY(
  SELECT began FROM unnest(f.pending) AS began WHERE began > now() - interval '${longestAttempt}')`;

import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { LoginKeys } from './login-keys.js';

/**
 * Failures before a login, or a login from a source where it is known, is refused for a while. Ten
 * are more than somebody needs who tries the passwords that come to mind, and the pace that is left
 * then (one in 15 minutes) keeps guessers below the hundred an hour of OWASP ASVS 4.0.3 2.2.1.
 */
export const failuresPerLogin = 10;

/** The same for a source: a company behind one address has many owners who mistype. */
export const failuresPerSource = 100;

/** The first refusal; each further failure doubles it. NIST SP 800-63B-4 3.2.2 names such waits. */
const firstBlock = '1 minute';

/** An owner who is shut out gets another try after this long, whatever strangers do meanwhile. */
const longestBlock = '15 minutes';

/** After the last failure and the end of its block everything begins anew. */
const forgottenAfter = '15 minutes';

/** No verification takes longer: the instance of a try that is still pending then has died. */
const longestTry = '10 seconds';

/** A source from which a login succeeded stays known so long: nobody's holidays are longer. */
const knownFor = '30 days';

/** How exactly it is kept when a login last succeeded, so that most successes write nothing. */
const knownToWithin = '1 hour';

/** Whether and how a login may be tried. */
export interface ThrottleState {
  /** Whether the login has succeeded from this source within the last 30 days. */
  readonly known: boolean;
  /** Whether that was noted a short while ago. */
  readonly noted: boolean;
  /** How long no try is looked at, milliseconds; null where one may be made. */
  readonly blockedForMs: number | null;
}

/** A try whose outcome is not known yet, on all keys that it is counted by. */
export interface PendingTry {
  readonly keys: readonly string[];
  /** When it began, to the microsecond: its name in the rows. */
  readonly at: string;
}

export interface Failures {
  readonly key: string;
  readonly failures: number;
}

/**
 * Failed logins and pending tries, by key, on the database's clock. Rows are always locked in the
 * order of the keys, the source first, so that no two statements wait for each other.
 */
@Injectable()
export class LoginFailuresRepository {
  constructor(private readonly database: Database) {}

  /** Takes no lock: a guesser who hammers on while blocked costs one look. */
  async standing({ source, login, pair }: LoginKeys): Promise<ThrottleState> {
    const [standing] = await this.database.statement((manager) =>
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
    if (!standing) throw new Error('A SELECT of one row returned none.');
    return standing;
  }

  /**
   * Counts a try as pending on every key, or on none: undefined where failures and pending tries
   * leave no room for it now.
   */
  async begin(keys: readonly string[]): Promise<PendingTry | undefined> {
    // The same microsecond twice in a row would be two tries by one name.
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

  /** The try was none. */
  giveBack(pending: PendingTry): Promise<void> {
    return this.end(pending, 'f.failures');
  }

  /**
   * The login is right: what failed before from this source is forgiven, what failed elsewhere is
   * not, as an owner's success must not refill a guesser's budget.
   */
  succeed(pending: PendingTry): Promise<void> {
    return this.end(pending, `CASE WHEN f.key LIKE 'pair:%' THEN 0 ELSE f.failures END`);
  }

  /** The login is wrong. Returns how many failures there are now. */
  async fail({ keys, at }: PendingTry): Promise<readonly Failures[]> {
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

  /** Notes that the login has succeeded from the source. */
  async know({ pair }: LoginKeys): Promise<void> {
    await this.database.statement((manager) =>
      manager.query(
        `INSERT INTO known_logins (key) VALUES ($1)
         ON CONFLICT (key) DO UPDATE SET last_at = now()`,
        [pair],
      ),
    );
  }

  private async end({ keys, at }: PendingTry, failures: string): Promise<void> {
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

/** The failures of a row that are not forgotten yet. */
const remembered = `CASE
  WHEN greatest(f.last_at, f.blocked_until) < now() - interval '${forgottenAfter}' THEN 0
  ELSE f.failures END`;

/** The pending tries of a row that somebody still works on. */
const alive = `ARRAY(
  SELECT began FROM unnest(f.pending) AS began WHERE began > now() - interval '${longestTry}')`;

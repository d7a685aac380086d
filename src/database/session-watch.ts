import type { Pool } from 'pg';
import { PreparedStatementClient } from './prepared-statement-client.js';

/** A session as the server knows it; the time, as numbers of processes come back. */
interface Backend {
  readonly pid: number;
  readonly startedAt: string;
}

/**
 * Keeps bad sessions from coming back. When one turns out to be silent, or to hold plans of an older
 * schema, then so may all that are as old: idle ones are given up immediately, those at work when they
 * are released. Otherwise each would cost a statement of its own, and a caller who tries again would get
 * the next one.
 */
export class SessionWatch {
  readonly #sessions = new Map<PreparedStatementClient, Backend | undefined>();
  readonly #atWork = new Set<PreparedStatementClient>();
  readonly #doubtful = new WeakSet<PreparedStatementClient>();
  #pool: Pool | undefined;

  /** Takes a new session into the watch. */
  async add(session: PreparedStatementClient): Promise<void> {
    const { rows } = await session.query<Backend>(
      `SELECT pid, backend_start::text AS "startedAt" FROM pg_stat_activity
       WHERE pid = pg_backend_pid()`,
    );
    this.#sessions.set(session, rows[0]);
    session.once('end', () => this.#sessions.delete(session));
    session.once('doubt', () => this.#doubtAll(session));
  }

  /** @param pool of these sessions, none of which is at work */
  follow(pool: Pool): void {
    this.#pool = pool;
    pool.on('acquire', (session) => {
      if (session instanceof PreparedStatementClient) this.#atWork.add(session);
    });
    pool.on('release', (_error, session) => {
      if (!(session instanceof PreparedStatementClient)) return;
      this.#atWork.delete(session);
      // A transaction that is still open was neither committed nor rolled back: the state is unknown.
      const open = session.getTransactionStatus() !== 'I';
      if (open || this.#doubtful.has(session)) void session.end();
    });
  }

  #doubtAll(first: PreparedStatementClient): void {
    const over = [first];
    for (const session of this.#sessions.keys()) {
      if (this.#atWork.has(session)) this.#doubtful.add(session);
      else {
        session.giveUp();
        over.push(session);
      }
    }
    void this.#endAtServer(over);
  }

  /** The server may not hear that a silent session is over, and would keep its locks for it. */
  async #endAtServer(sessions: readonly PreparedStatementClient[]): Promise<void> {
    const backends = sessions.flatMap((session) => this.#sessions.get(session) ?? []);
    const values = [backends.map(({ pid }) => pid), backends.map(({ startedAt }) => startedAt)];
    // If this fails, its own limits end them later.
    await this.#pool
      ?.query(
        `SELECT pg_terminate_backend(s.pid) FROM pg_stat_activity s
         JOIN unnest($1::integer[], $2::timestamptz[]) AS over (pid, started)
           ON s.pid = over.pid AND s.backend_start = over.started`,
        values,
      )
      .catch(() => undefined);
  }
}

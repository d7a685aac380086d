import type { Pool } from 'pg';
import { PreparedStatementClient } from './prepared-statement-client.js';

/** A session as the server identifies it; with its start time, because process ids are reused. */
interface Backend {
  readonly pid: number;
  readonly startedAt: string;
}

/**
 * Removes bad sessions from the pool. If one no longer responds, or has plans of an older schema, then all
 * sessions of its age may have the same problem: idle ones are given up immediately, busy ones when they
 * are released. Otherwise each would make one more statement fail, and a caller's next attempt would get the
 * next bad one.
 */
export class SessionWatch {
  readonly #sessions = new Map<PreparedStatementClient, Backend | undefined>();
  readonly #atWork = new Set<PreparedStatementClient>();
  readonly #doubtful = new WeakSet<PreparedStatementClient>();
  #pool: Pool | undefined;

  /** @param own whether the session at the server is its own: one of a pooler is not ours to end */
  async add(session: PreparedStatementClient, own: boolean): Promise<void> {
    this.#sessions.set(session, own ? await backendOf(session) : undefined);
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

  /** The server may not notice the end of a silent session, and would keep its locks. */
  async #endAtServer(sessions: readonly PreparedStatementClient[]): Promise<void> {
    const backends = sessions.flatMap((session) => this.#sessions.get(session) ?? []);
    if (backends.length === 0) return;
    const values = [backends.map(({ pid }) => pid), backends.map(({ startedAt }) => startedAt)];
    // If this fails, the server's own limits end them later.
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

async function backendOf(session: PreparedStatementClient): Promise<Backend | undefined> {
  const { rows } = await session.query<Backend>(
    `SELECT pid, backend_start::text AS "startedAt" FROM pg_stat_activity
     WHERE pid = pg_backend_pid()`,
  );
  return rows[0];
}

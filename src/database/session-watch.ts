import type { Pool } from 'pg';
import { Session } from './session.js';

/**
 * Keeps bad sessions from coming back. When one turns out to be silent, or to hold plans of an older
 * schema, then so may all that are as old: idle ones are given up immediately, those at work when they
 * are released. Otherwise each would cost a statement of its own, and a caller who tries again would get
 * the next one.
 */
export class SessionWatch {
  readonly #sessions = new Set<Session>();
  readonly #atWork = new Set<Session>();
  readonly #doubtful = new WeakSet<Session>();

  /** Takes a new session into the watch. */
  add(session: Session): void {
    this.#sessions.add(session);
    session.once('end', () => this.#sessions.delete(session));
    session.once('doubt', () => this.#doubtAll());
  }

  /** @param pool of these sessions, none of which is at work */
  follow(pool: Pool): void {
    pool.on('acquire', (session) => {
      if (session instanceof Session) this.#atWork.add(session);
    });
    pool.on('release', (_error, session) => {
      if (!(session instanceof Session)) return;
      this.#atWork.delete(session);
      // A transaction that is still open was neither committed nor rolled back: the state is unknown.
      const open = session.getTransactionStatus() !== 'I';
      if (open || this.#doubtful.has(session)) void session.end();
    });
  }

  #doubtAll(): void {
    for (const session of this.#sessions) {
      if (this.#atWork.has(session)) this.#doubtful.add(session);
      else session.giveUp();
    }
  }
}

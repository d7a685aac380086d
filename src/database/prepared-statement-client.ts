import pg from 'pg';
import { columnTypes } from './column-types.js';
import { castsDoubtOnOthers, endsSession, isStale } from './database-error.js';

/** Further statements are sent unprepared. */
const maxPrepared = 200;

const names = new Map<string, string>();

/** Whether sessions prepare their statements, as decided for all sessions of a pool. */
export interface Preparation {
  on: boolean;
  /**
   * Whether a new session has no statements of an older one. A pooler keeps them: it knows a statement by its
   * text, whichever client sends it.
   */
  readonly renewable: boolean;
}

export interface SessionOptions {
  /** By default statements are prepared. */
  readonly preparation?: Preparation;
}

const always: Preparation = { on: true, renewable: true };

/**
 * A session with PostgreSQL.
 *
 * It listens for its own errors from the start. The pool and TypeORM listen too, but there is a gap between
 * them, and an error without a listener ends the process. The next statement reports the broken session.
 *
 * It sends parameterised queries as named prepared statements, as long as these can be used, and rejects
 * column values that it cannot read.
 *
 * It ends itself after an error that leaves its state unknown: TypeORM returns every session to the pool as
 * a good one. The event 'doubt' says that other sessions of its age may have the same problem.
 */
export class PreparedStatementClient extends pg.Client {
  readonly #preparation: Preparation;

  constructor(config?: pg.ClientConfig & SessionOptions) {
    super({ ...config, types: columnTypes });
    this.#preparation = config?.preparation ?? always;
    this.on('error', () => undefined);
    const send = this.query.bind(this) as (query: unknown, ...rest: unknown[]) => unknown;
    const prepared = (query: unknown, values: unknown, ...rest: unknown[]) =>
      typeof query === 'string' && Array.isArray(values) && values.length > 0
        ? send({ name: this.#nameOf(query), text: query, values }, ...rest)
        : send(query, values, ...rest);
    const watched = (...sent: Parameters<typeof prepared>) => {
      const answer = prepared(...sent);
      return answer instanceof Promise
        ? answer.catch((error: unknown) => this.failed(error))
        : answer;
    };
    this.query = watched as typeof this.query;
  }

  /** Ends an idle session, even if the server does not respond; the pool removes it. */
  giveUp(): void {
    // The pool removes an idle session that emits an error, but not one that was ended.
    this.emit('error', new Error('The session is as old as one that failed.'));
    this.connection.stream.destroy();
  }

  private failed(error: unknown): never {
    if (endsSession(error)) void this.end();
    if (castsDoubtOnOthers(error)) this.emit('doubt');
    if (isStale(error) && !this.#preparation.renewable) this.#preparation.on = false;
    throw error;
  }

  #nameOf(text: string): string | undefined {
    return this.#preparation.on ? nameOf(text) : undefined;
  }
}

/** The statement's name, which is the same in every session; undefined: it is not prepared. */
function nameOf(text: string): string | undefined {
  if (!names.has(text) && names.size < maxPrepared) names.set(text, `umpin_${names.size}`);
  return names.get(text);
}

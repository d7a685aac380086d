import pg from 'pg';
import { columnTypes } from './column-types.js';
import { castsDoubtOnOthers, endsSession } from './database-error.js';

/** Beyond so many different statements, further ones are sent unprepared. */
const maxPrepared = 200;

const names = new Map<string, string>();

/**
 * A session with PostgreSQL.
 *
 * It listens for its own errors from the start: pool and TypeORM listen too, but not in the moments
 * between them, and an error that nobody listens for ends the process. What broke is reported by the
 * statement that finds it broken.
 *
 * It has PostgreSQL parse and plan each statement with values once, not each time it is sent, and
 * takes no answer that it cannot read.
 *
 * It ends itself after an error that leaves its state open: TypeORM gives a session back to the pool as
 * a good one whatever has happened. 'doubt' tells that others of its age may be no better.
 */
export class PreparedStatementClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, types: columnTypes });
    this.on('error', () => undefined);
    const send = this.query.bind(this) as (query: unknown, ...rest: unknown[]) => unknown;
    const prepared = (query: unknown, values: unknown, ...rest: unknown[]) =>
      typeof query === 'string' && Array.isArray(values) && values.length > 0
        ? send({ name: nameOf(query), text: query, values }, ...rest)
        : send(query, values, ...rest);
    const watched = (...sent: Parameters<typeof prepared>) => {
      const answer = prepared(...sent);
      return answer instanceof Promise
        ? answer.catch((error: unknown) => this.failed(error))
        : answer;
    };
    this.query = watched as typeof this.query;
  }

  /** Ends an idle session, whether or not its other end listens; the pool forgets it. */
  giveUp(): void {
    // The pool lets go of an idle session that reports an error, and not of one that was ended.
    this.emit('error', new Error('The session is as old as one that failed.'));
    this.connection.stream.destroy();
  }

  private failed(error: unknown): never {
    if (endsSession(error)) void this.end();
    if (castsDoubtOnOthers(error)) this.emit('doubt');
    throw error;
  }
}

/** The same statement has the same name in every session; undefined: it is not prepared. */
function nameOf(text: string): string | undefined {
  if (!names.has(text) && names.size < maxPrepared) names.set(text, `umpin_${names.size}`);
  return names.get(text);
}

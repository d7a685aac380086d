import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrate } from './migrate.js';
import { Initial0001 } from './migrations/0001-initial.js';
import { Callers0002 } from './migrations/0002-callers.js';
import { PinLife0003 } from './migrations/0003-pin-life.js';
import { Session } from './session.js';

export interface DatabaseOptions {
  /** postgres://user:password@host:port/database */
  readonly url: string;
  readonly poolSize: number;
  /** How long a start waits for a server that is not there yet, milliseconds. */
  readonly connectPatienceMs: number;
}

const second = 1_000;

/** Connects, waiting for a server that is still starting, and brings the schema up to date. */
export async function connect(
  options: DatabaseOptions,
  entities: NonNullable<DataSourceOptions['entities']>,
): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: options.url,
    applicationName: 'umpin',
    entities,
    migrations: [Initial0001, Callers0002, PinLife0003],
    migrationsTableName: 'schema_migrations',
    synchronize: false,
    logging: false,
    // A connection that breaks while idle is replaced when it is next needed.
    poolErrorHandler: () => undefined,
    poolSize: options.poolSize,
    extra: {
      Client: Session,
      // Every wait ends before a caller's deadline does, with a clean refusal.
      connectionTimeoutMillis: 3 * second,
      query_timeout: 5 * second,
      statement_timeout: 4 * second,
      lock_timeout: 3 * second,
      idle_in_transaction_session_timeout: 20 * second,
      keepAlive: true,
    },
  });
  await patiently(() => dataSource.initialize(), options.connectPatienceMs);
  await migrate(dataSource);
  return dataSource;
}

async function patiently<T>(connectOnce: () => Promise<T>, patienceMs: number): Promise<T> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await connectOnce();
    } catch (error) {
      if (performance.now() >= until) throw error;
      await new Promise((resolve) => setTimeout(resolve, second / 2));
    }
  }
}

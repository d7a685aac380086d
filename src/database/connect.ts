import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { checkServer } from './check-server.js';
import { poolOf } from './database.js';
import { migrate } from './migrate.js';
import { Initial0001 } from './migrations/0001-initial.js';
import { Callers0002 } from './migrations/0002-callers.js';
import { PinLife0003 } from './migrations/0003-pin-life.js';
import { AuditWords0004 } from './migrations/0004-audit-words.js';
import { MailSubject0005 } from './migrations/0005-mail-subject.js';
import { Bounces0006 } from './migrations/0006-bounces.js';
import { Administration0007 } from './migrations/0007-administration.js';
import { AuditChain0008 } from './migrations/0008-audit-chain.js';
import { Campaigns0009 } from './migrations/0009-campaigns.js';
import { KeyRings0010 } from './migrations/0010-key-rings.js';
import { MailTrouble0011 } from './migrations/0011-mail-trouble.js';
import { AuditSearch0012 } from './migrations/0012-audit-search.js';
import { AuditExports0013 } from './migrations/0013-audit-exports.js';
import { PageSessions0014 } from './migrations/0014-page-sessions.js';
import { VoiceMailProperties0015 } from './migrations/0015-voice-mail-properties.js';
import { PolicyNames0016 } from './migrations/0016-policy-names.js';
import { PinTriggers0017 } from './migrations/0017-pin-triggers.js';
import { PreparedStatementClient, type Preparation } from './prepared-statement-client.js';
import { SessionWatch } from './session-watch.js';
import { answerTimeoutMs, connectTimeoutMs, pinSettings } from './session-settings.js';
import type { SessionTraits } from './shared-sessions.js';
import { databaseStartError } from './start-error.js';

export interface DatabaseOptions {
  /** postgres://user:password@host:port/database */
  readonly url: string;
  readonly poolSize: number;
  /** How long a start waits for a server that is not available yet, milliseconds. */
  readonly connectPatienceMs: number;
}

const second = 1_000;

type Entities = NonNullable<DataSourceOptions['entities']>;

function newDataSource(
  options: DatabaseOptions,
  entities: Entities,
  watch: SessionWatch,
  { own, named }: SessionTraits,
) {
  const preparation: Preparation = { on: named, renewable: own };
  return new DataSource({
    type: 'postgres',
    url: options.url,
    applicationName: 'umpin',
    entities,
    migrations: [
      Initial0001,
      Callers0002,
      PinLife0003,
      AuditWords0004,
      MailSubject0005,
      Bounces0006,
      Administration0007,
      AuditChain0008,
      Campaigns0009,
      KeyRings0010,
      MailTrouble0011,
      AuditSearch0012,
      AuditExports0013,
      PageSessions0014,
      VoiceMailProperties0015,
      PolicyNames0016,
      PinTriggers0017,
    ],
    migrationsTableName: 'schema_migrations',
    synchronize: false,
    logging: false,
    // A connection that breaks while idle is replaced when one is needed.
    poolErrorHandler: () => undefined,
    poolSize: options.poolSize,
    extra: {
      Client: PreparedStatementClient,
      preparation,
      onConnect: async (session: PreparedStatementClient) => {
        if (own) await pinSettings(session);
        await watch.add(session, own);
      },
      connectionTimeoutMillis: connectTimeoutMs,
      query_timeout: answerTimeoutMs,
      keepAlive: true,
      // Without it the kernel begins after two hours.
      keepAliveInitialDelayMillis: 10 * second,
    },
  });
}

/** The names of all migrations of this version, as `schema_migrations` has them. */
export function migrationNames(): string[] {
  const options = { url: 'postgres://nowhere', poolSize: 1, connectPatienceMs: 0 };
  const traits = { own: true, named: true };
  const { migrations } = newDataSource(options, [], new SessionWatch(), traits).options;
  return (migrations as (new () => { readonly name: string })[]).map((each) => new each().name);
}

/**
 * Connects, waits for a server that is still starting, and brings the schema up to date.
 *
 * @throws DatabaseStartError, and leaves no connection open
 */
export function connect(options: DatabaseOptions, entities: Entities): Promise<DataSource> {
  return opened(options, entities, migrate);
}

/**
 * Connects to a schema as it is, to look at it: with few connections, and without waiting for a server that is
 * still starting.
 *
 * @throws DatabaseStartError, and leaves no connection open
 */
export function connectToLook(options: DatabaseOptions): Promise<DataSource> {
  const briefly = { ...options, poolSize: 2, connectPatienceMs: 0 };
  return opened(briefly, [], () => Promise.resolve());
}

async function opened(
  options: DatabaseOptions,
  entities: Entities,
  prepare: (dataSource: DataSource) => Promise<void>,
): Promise<DataSource> {
  try {
    const traits = await patiently(() => checkServer(options.url), options.connectPatienceMs);
    const watch = new SessionWatch();
    return await initialized(
      newDataSource(options, entities, watch, traits),
      options,
      watch,
      prepare,
    );
  } catch (error) {
    throw databaseStartError(error) ?? error;
  }
}

async function initialized(
  dataSource: DataSource,
  { connectPatienceMs }: DatabaseOptions,
  watch: SessionWatch,
  prepare: (dataSource: DataSource) => Promise<void>,
): Promise<DataSource> {
  try {
    await patiently(() => dataSource.initialize(), connectPatienceMs);
    watch.follow(poolOf(dataSource));
    await prepare(dataSource);
    return dataSource;
  } catch (error) {
    // An open pool would keep a command from ending. Without a connection there is no pool.
    await dataSource.driver.disconnect().catch(() => undefined);
    throw error;
  }
}

async function patiently<T>(connectOnce: () => Promise<T>, patienceMs: number): Promise<T> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await connectOnce();
    } catch (error) {
      const mayPass = databaseStartError(error)?.passes ?? false;
      if (!mayPass || performance.now() >= until) throw error;
      await sleep(second / 2);
    }
  }
}

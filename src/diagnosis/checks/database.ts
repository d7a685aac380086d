import type { DataSource } from 'typeorm';
import { connectToLook, migrationNames, type DatabaseOptions } from '../../database/connect.js';
import { Database } from '../../database/database.js';
import { DatabaseStartError } from '../../database/start-error.js';
import { isUnknownZone, TimeZoneCheck } from '../../notification/mails/time-zone-check.js';
import type { MailSettings } from '../../notification/mails/compose-mail.js';
import {
  codeOf,
  failure,
  failureOf,
  lacksRights,
  ok,
  warning,
  withoutRights,
  type Check,
  type Examination,
} from '../check.js';

const name = 'database';

export interface DatabaseCheckOptions extends DatabaseOptions {
  readonly mailSettings: MailSettings;
}

type Look = (dataSource: DataSource, options: DatabaseCheckOptions) => Promise<Check>;

/** The database as it is: nothing is changed, and no migration runs. */
export const databaseChecks = (options: DatabaseCheckOptions): Examination => ({
  name,
  run: async (report) => {
    let dataSource: DataSource;
    try {
      dataSource = await connectToLook(options);
    } catch (error) {
      if (!(error instanceof DatabaseStartError)) throw error;
      report(failureOf(name, error.message));
      return;
    }
    try {
      for (const [part, look] of looks) {
        report(await look(dataSource, options).catch((error: unknown) => unanswered(part, error)));
      }
    } finally {
      await dataSource.destroy();
    }
  },
});

const looks: readonly (readonly [part: string, look: Look])[] = [
  [name, versionCheck],
  ['database migrations', migrationCheck],
  ['database rights', rightsCheck],
  ['database settings', settingsCheck],
  ['clock', clockCheck],
  ['time zone data', zoneCheck],
];

function unanswered(part: string, error: unknown): Check {
  if (lacksRights(error)) return withoutRights(part);
  const todo = 'See the lines before, and the log of PostgreSQL.';
  return failure(part, `The database gave no answer (${codeOf(error)}).`, todo);
}

async function rowOf<Row>(dataSource: DataSource, sql: string): Promise<Row> {
  const [row] = await dataSource.query<Row[]>(sql);
  if (!row) throw new Error('A statement with one row returned none.');
  return row;
}

/** What a start requires (check-server) is met once this is asked. */
async function versionCheck(dataSource: DataSource): Promise<Check> {
  const { version, encoding, database, standby } = await rowOf<{
    version: string;
    encoding: string;
    database: string;
    standby: boolean;
  }>(
    dataSource,
    `SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding,
       current_database() AS database, pg_is_in_recovery() AS standby`,
  );
  const what = `PostgreSQL ${version}, encoding ${encoding}, database ${database}.`;
  if (!standby) return ok(name, what);
  return failure(
    name,
    `${what} It is a replica, which takes no changes.`,
    'Name the primary in DATABASE_URL.',
  );
}

async function migrationCheck(dataSource: DataSource): Promise<Check> {
  const part = 'database migrations';
  const state = await migrationState(dataSource);
  if (!state) return withoutRights(part);
  const { all, pending, newer } = state;
  if (newer.length > 0) {
    const what = `The schema is of a newer version (${newer.join(', ')}).`;
    return warning(part, what, 'Run the version of umpin that the other instances run.');
  }
  if (pending.length === 0) return ok(part, `All ${all.length} have run.`);
  const what = `${pending.length} of ${all.length} have not run: ${pending.join(', ')}.`;
  return warning(part, what, 'They run when the service starts; back the database up before.');
}

/** Undefined if the role may not look. */
async function migrationState(dataSource: DataSource) {
  const { there, may } = await rowOf<{ there: boolean; may: boolean }>(
    dataSource,
    `SELECT named IS NOT NULL AS there,
       current_schema() IS NOT NULL AND coalesce(has_table_privilege(named, 'SELECT'), true) AS may
     FROM to_regclass('schema_migrations') AS named`,
  );
  if (!may) return undefined;
  const rows = there
    ? await dataSource.query<{ name: string }[]>('SELECT name FROM schema_migrations')
    : [];
  const done = new Set(rows.map((row) => row.name));
  const all = migrationNames();
  return {
    all,
    pending: all.filter((each) => !done.has(each)),
    newer: [...done].filter((each) => !all.includes(each)),
  };
}

/** Whether a database answers, and opening it would change nothing, as far as can be seen. */
export async function schemaIsCurrent(options: DatabaseOptions): Promise<boolean> {
  let dataSource: DataSource;
  try {
    dataSource = await connectToLook(options);
  } catch (error) {
    if (error instanceof DatabaseStartError) return false;
    throw error;
  }
  try {
    return (await migrationState(dataSource))?.pending.length === 0;
  } finally {
    await dataSource.destroy();
  }
}

interface Rights {
  role: string;
  schema: string | null;
  create: boolean;
  lacking: string[];
  foreign: number;
}

async function rightsCheck(dataSource: DataSource): Promise<Check> {
  const part = 'database rights';
  const { role, schema, create, lacking, foreign } = await rowOf<Rights>(dataSource, rightsSql);
  const todo =
    `Let ${role} own the database and its tables (ALTER DATABASE … OWNER TO …, REASSIGN OWNED BY …), ` +
    'or grant it what it lacks.';
  if (schema === null) {
    return failure(part, `${role} may use no schema of its search_path.`, todo);
  }
  if (lacking.length > 0) {
    return failure(part, `${role} may not read and write ${lacking.join(', ')}.`, todo);
  }
  if (!create) {
    const what = `${role} may not create tables: the next version cannot bring its own.`;
    return warning(part, what, todo);
  }
  if (foreign > 0) {
    const what =
      `${foreign} tables belong to another role than ${role}: the next version cannot change them, and ` +
      'no month of the audit can be added or dropped.';
    return warning(part, what, todo);
  }
  return ok(part, `${role} may read, write, change and create tables.`);
}

/**
 * PostgreSQL asks for no rights on a partition that is reached through its table. Events of the audit are
 * only ever added, so that a role may lack the rest there.
 */
const rightsSql = `WITH tables AS (
    SELECT oid, relname::text AS name, relowner FROM pg_class
    WHERE relnamespace = to_regnamespace(quote_ident(current_schema()))
      AND relkind IN ('r', 'p') AND NOT relispartition
  )
  SELECT current_user AS role, current_schema() AS schema,
    coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS create,
    ARRAY(SELECT name FROM tables
      WHERE NOT (has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')
        AND (name = 'audit_events'
          OR has_table_privilege(oid, 'UPDATE') AND has_table_privilege(oid, 'DELETE')))
      ORDER BY name) AS lacking,
    (SELECT count(*)::int FROM tables WHERE NOT pg_has_role(relowner, 'USAGE')) AS foreign`;

interface ServerSettings {
  fsync: string;
  pages: string;
  commit: string;
  sessions: number;
}

async function settingsCheck(
  dataSource: DataSource,
  { poolSize }: DatabaseCheckOptions,
): Promise<Check> {
  const part = 'database settings';
  const { fsync, pages, commit, sessions } = await rowOf<ServerSettings>(
    dataSource,
    `SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS pages,
       current_setting('synchronous_commit') AS commit, current_setting('max_connections')::int
         - current_setting('superuser_reserved_connections')::int AS sessions`,
  );
  const what = `fsync ${fsync}, full_page_writes ${pages}, synchronous_commit ${commit}, room for ${sessions} sessions.`;
  if (fsync === 'off' || pages === 'off') {
    return failure(
      part,
      what,
      'Switch fsync and full_page_writes on: a crash can destroy the database.',
    );
  }
  if (sessions < poolSize) {
    return failure(
      part,
      what,
      `Raise max_connections: one instance alone takes ${poolSize} (DATABASE_POOL_SIZE).`,
    );
  }
  if (sessions < 2 * poolSize) {
    return warning(
      part,
      what,
      `Raise max_connections before a second instance: each takes ${poolSize}.`,
    );
  }
  return ok(part, what);
}

/** Seconds; tokens and certificates are judged by the clock of this machine, everything else by the database's. */
const tolerated = 2;

async function clockCheck(dataSource: DataSource): Promise<Check> {
  const before = Date.now();
  const { now } = await rowOf<{ now: string }>(
    dataSource,
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::text AS now',
  );
  const after = Date.now();
  // Somewhere between the question and the answer.
  const ahead = Number(now) - (before + after) / 2;
  const doubt = (after - before) / 2;
  const what = `The clocks of the database and of this machine differ by ${(Math.abs(ahead) / 1_000).toFixed(1)} seconds.`;
  if (Math.abs(ahead) <= tolerated * 1_000 + doubt) return ok('clock', what);
  return warning('clock', what, 'Let both follow the same time servers (NTP).');
}

async function zoneCheck(
  dataSource: DataSource,
  { mailSettings }: DatabaseCheckOptions,
): Promise<Check> {
  const part = 'time zone data';
  const zone = mailSettings.timeZone;
  try {
    const difference = await new TimeZoneCheck(new Database(dataSource), mailSettings).difference();
    if (!difference) return ok(part, `Node.js and PostgreSQL agree about ${zone}.`);
    return warning(
      part,
      `${difference.msg}.`,
      `Compare the clocks of ${zone} from ${difference.from} on.`,
    );
  } catch (error) {
    if (!isUnknownZone(error)) throw error;
    return warning(
      part,
      `PostgreSQL does not know ${zone}.`,
      'Update its time zone data, so that it can be compared.',
    );
  }
}

import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { inject } from 'vitest';
import { entities } from '../../src/database/entities.js';
import { Database } from '../../src/database/database.js';

export interface TestDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly database: Database;
  /** As if the server was gone for this database: connections are cut and refused. */
  away(): Promise<void>;
  back(): Promise<void>;
  drop(): Promise<void>;
}

/** A database of its own for a test file, with an up-to-date schema and nothing in it. */
export async function aDatabase(): Promise<TestDatabase> {
  const templateUrl = inject('templateUrl');
  const name = `umpin_${randomBytes(6).toString('hex')}`;
  await onServer(templateUrl, `CREATE DATABASE ${name} TEMPLATE template_umpin`);
  const url = Object.assign(new URL(templateUrl), { pathname: `/${name}` }).href;
  const dataSource = await new DataSource({
    type: 'postgres',
    url,
    entities,
    extra: { max: 3 },
    poolErrorHandler: () => undefined,
  }).initialize();
  return {
    url,
    dataSource,
    database: new Database(dataSource),
    away: async () => {
      await onServer(templateUrl, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      await onServer(
        templateUrl,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
      );
    },
    back: () => onServer(templateUrl, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`),
    drop: async () => {
      await dataSource.destroy();
      await onServer(templateUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(templateUrl: string, sql: string): Promise<void> {
  const url = Object.assign(new URL(templateUrl), { pathname: '/postgres' }).href;
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

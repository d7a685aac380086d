import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/database/connect.js';
import { DatabaseStartError } from '../../src/database/start-error.js';
import { runCommand } from '../support/command.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { testSettings } from '../support/settings.js';

const program = new URL('../../dist/src/main.js', import.meta.url).pathname;

describe.each(['LATIN1', 'SQL_ASCII'])('a database in %s', (encoding) => {
  let db: TestDatabase;
  let url: string;
  const sentence = `The database cannot be used: its encoding is ${encoding}, and names need UTF8. Make another one: `;

  beforeAll(async () => {
    db = await aDatabase();
    const name = `${new URL(db.url).pathname.slice(1)}_${encoding.toLowerCase()}`;
    await db.dataSource.query(
      `CREATE DATABASE ${name} ENCODING '${encoding}' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0`,
    );
    url = Object.assign(new URL(db.url), { pathname: `/${name}` }).href;
  });
  afterAll(async () => {
    await db.dataSource.query(`DROP DATABASE ${new URL(url).pathname.slice(1)}`);
    await db.drop();
  });

  it('is refused immediately, and not changed', async () => {
    // Longer than the test: a start that waits would exceed its time limit.
    const start = connect({ url, poolSize: 2, connectPatienceMs: 60_000 }, []);
    await expect(start).rejects.toThrow(DatabaseStartError);
    await expect(start).rejects.toThrow(sentence);
    const client = new pg.Client(url);
    await client.connect();
    const { rows } = await client.query(
      "SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace",
    );
    const sessions = await client.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'umpin'",
    );
    await client.end();
    expect(rows).toEqual([]);
    expect(sessions.rows).toEqual([]);
  });

  it('is refused on the command line with an explanation', async () => {
    const { code, output, errors } = await runCommand(
      'account list',
      testSettings(url, 'smtp://127.0.0.1:9'),
    );
    expect({ code, output }).toEqual({ code: 3, output: '' });
    expect(errors).toMatch(new RegExp(`^${sentence}.*\n$`));
  });

  it.runIf(encoding === 'LATIN1')(
    'is refused by the service, whose exit code says that a restart does not help',
    async () => {
      const env = { NODE_ENV: 'production', ...testSettings(url, 'smtp://127.0.0.1:9') };
      const service = spawn(process.execPath, [program], {
        env,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const ended = once(service, 'exit');
      const errors = await text(service.stderr);
      expect(errors).toMatch(new RegExp(`^${sentence}.*\n$`));
      expect(await ended).toEqual([78, null]);
    },
  );
});

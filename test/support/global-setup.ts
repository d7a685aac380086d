import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '../../src/database/connect.js';
import { startEmbeddedPostgres } from '../../dev/quick-start/embedded-postgres.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A database with an up-to-date schema, to be cloned. */
    templateUrl: string;
  }
}

/** One PostgreSQL for the whole run, with a template whose schema is up to date. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startEmbeddedPostgres({
    dataDir: await mkdtemp(join(tmpdir(), 'umpin-test-')),
    port: 0,
    database: 'template_umpin',
    ephemeral: true,
    serverSettings: { max_connections: '300' },
  });
  const template = await connect({ url: postgres.url, poolSize: 2, connectPatienceMs: 0 }, []);
  await template.destroy();
  project.provide('templateUrl', postgres.url);
  return () => postgres.stop();
}

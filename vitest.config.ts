import { defineConfig } from 'vitest/config';

/** Of tests with a database: one PostgreSQL for all of them, and time enough for a busy machine. */
const withDatabase = {
  globalSetup: './test/support/global-setup.ts',
  testTimeout: 90_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    // Many tests wait for a mail server or a deadline: more workers than cores keep the cores busy.
    maxWorkers: 4,
    // No module keeps state between files, and loading them all again for each takes a third of the time.
    isolate: false,
    // Long enough for a busy machine.
    expect: { poll: { timeout: 30_000 } },
    reporters: ['default', './test/support/tally-reporter.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['{src,dev,bench}/**/*.spec.ts'], testTimeout: 20_000 },
      },
      {
        extends: true,
        test: {
          ...withDatabase,
          name: 'service',
          include: ['test/**/*.db-spec.ts', 'test/**/*.e2e-spec.ts'],
        },
      },
      {
        extends: true,
        test: { ...withDatabase, name: 'system', include: ['test/**/*.system-spec.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.fault-spec.ts'],
          globalSetup: './test/faults/global-setup.ts',
          // The long version of a scenario takes many minutes.
          testTimeout: 20 * 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

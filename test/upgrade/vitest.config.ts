import { defineConfig } from 'vitest/config';

/** A run of its own: it builds the last release. `npm run test:upgrade`. */
export default defineConfig({
  test: {
    include: ['test/upgrade/**/*.release-spec.ts'],
    testTimeout: 3 * 60_000,
    hookTimeout: 10 * 60_000,
    reporters: ['verbose'],
  },
});

import { defineConfig } from 'vitest/config';

/** A run of its own: it takes many minutes, and measures. `npm run test:patroni`. */
export default defineConfig({
  test: {
    include: ['test/patroni/**/*.patroni-spec.ts'],
    testTimeout: 15 * 60_000,
    hookTimeout: 3 * 60_000,
    reporters: ['verbose'],
  },
});

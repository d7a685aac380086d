import type { Pace } from '../../src/common/concurrency.js';

/** The pace of a service without hashes: nothing waits for more of its kind. */
export const idle: Pace = { holds: false, released: () => Promise.resolve() };

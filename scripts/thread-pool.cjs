'use strict';

/*
 * Gives Node as many threads as there are processors, unless UV_THREADPOOL_SIZE says otherwise: their work is
 * hashing, and four threads on two processors make a tenth less of it (docs/benchmarks.md). Two at least, so
 * that a slow look-up of a name in the DNS never takes the only one.
 *
 * Node reads the variable when it first needs a thread, and Node 20 needs one to load an ES module. So this is
 * loaded by `node --require` (findings/node20-thread-pool-in-module.sh).
 */
const { availableParallelism } = require('node:os');

process.env.UV_THREADPOOL_SIZE ||= String(Math.max(2, availableParallelism()));

// `env` by name: src/config/config.ts, the reader of the server's settings, is no business of a caller.
import process, { env } from 'node:process';
import { userFolder } from '../shared/user-folder.js';
import { run } from './command.js';

// With DEBUG set, the soap package prints each request with its Authorization header. It looks
// when it is loaded, which run() does later than this.
delete env.DEBUG;

process.exitCode = await run(process.argv.slice(2), process, env.UMPIN_PASSWORD, userFolder(env));

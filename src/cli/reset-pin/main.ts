// `env` by name: src/config/config.ts, the reader of the server's settings, is no business of a caller.
import process, { env } from 'node:process';
import { processTerminal } from '../shared/terminal.js';
import { runResetPin } from './command.js';

// With DEBUG set, the soap package prints each request with its Authorization header. It reads DEBUG
// when it is loaded, which runResetPin() does later.
delete env.DEBUG;

process.exitCode = await runResetPin(process.argv.slice(2), processTerminal(), env.UMPIN_PASSWORD);

import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { loadLdapSocket } from './config/config.js';
import { Keeper } from './transports/ldap-socket/keeper.js';

/**
 * The entry point of a container, a systemd unit and `npm start`: runs the service, or the program that the
 * first argument names, behind the keeper of the LDAP socket if LDAP_SOCKET is set. A wrong setting is left
 * to the service, which reports it.
 */
const [program = fileURLToPath(new URL('main.js', import.meta.url))] = process.argv.slice(2);
const path = loadLdapSocket();

if (path !== undefined) {
  try {
    process.exitCode = await new Keeper(path, program).run();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'The start failed.'}\n`);
    process.exitCode = 1;
  }
} else {
  await import(pathToFileURL(resolve(program)).href);
}

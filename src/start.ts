import { fileURLToPath } from 'node:url';
import { loadLdapSocket } from './config/config.js';
import { Keeper } from './transports/ldap-socket/keeper.js';

/**
 * What a container and a systemd unit start: the service, and in front of it the keeper of the LDAP
 * socket if there is to be one. The service itself complains of a setting that is wrong.
 */
const path = loadLdapSocket();

if (path !== undefined) {
  const service = fileURLToPath(new URL('main.js', import.meta.url));
  try {
    process.exitCode = await new Keeper(path, service).run();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'The start failed.'}\n`);
    process.exitCode = 1;
  }
} else {
  await import('./main.js');
}

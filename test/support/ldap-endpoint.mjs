// The LDAP socket endpoint with made-up answers in place of a database, so that hundreds of these can be
// ended: `alone` on a socket, or `kept` by a keeper in front of it. Slow clients hold nothing up.
import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { handedListener } from '../../dist/src/transports/ldap-socket/handed-listener.js';
import { Keeper } from '../../dist/src/transports/ldap-socket/keeper.js';
import {
  KeptEndpoint,
  parentKeepsSocket,
} from '../../dist/src/transports/ldap-socket/kept-endpoint.js';
import { SocketServer } from '../../dist/src/transports/ldap-socket/socket-server.js';

const [, program, shape, path] = process.argv;

async function answer({ bind: { dn } }) {
  if (dn.startsWith('uid=slow,')) return new Promise(() => undefined);
  await delay(randomInt(5));
  return 0;
}

if (shape === 'kept') {
  process.exitCode = await new Keeper(path, program).run();
} else {
  const endpoint = parentKeepsSocket()
    ? new KeptEndpoint(answer)
    : new SocketServer({ path, fd: handedListener() }, answer);
  process.once('SIGTERM', () => void endpoint.close().then(() => process.exit(0)));
  await endpoint.open();
}

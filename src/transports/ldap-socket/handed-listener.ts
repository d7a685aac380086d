import { once } from 'node:events';
import type { Server } from 'node:net';

/** sd_listen_fds(3): SD_LISTEN_FDS_START. */
const firstFd = 3;

/**
 * The descriptor of a listener that systemd, or another program that speaks the protocol of
 * sd_listen_fds(3), opened for this process; undefined if there is none.
 *
 * @throws Error if there is more than one
 */
export function handedListener(env = process.env, pid = process.pid): number | undefined {
  // The variables are inherited, and are meant for the process with this id only.
  if (env.LISTEN_PID !== String(pid) || env.LISTEN_FDS === '0') return undefined;
  if (env.LISTEN_FDS === '1') return firstFd;
  throw new Error('LDAP_SOCKET: only one listening socket can be passed (LISTEN_FDS=1)');
}

/**
 * Listens on a descriptor that another process holds as well.
 *
 * @throws Error if it is not a unix socket: on a network socket any host could ask
 */
export async function listenOnDescriptor(server: Server, fd: number): Promise<void> {
  try {
    server.listen({ fd });
    await once(server, 'listening');
  } catch (cause) {
    throw new Error('LDAP_SOCKET: the descriptor that was passed (LISTEN_FDS) is not a socket', {
      cause,
    });
  }
  const address = server.address();
  if (address !== null && typeof address === 'object') {
    server.close();
    throw new Error(
      'LDAP_SOCKET: the descriptor that was passed (LISTEN_FDS) is not a unix socket',
    );
  }
}

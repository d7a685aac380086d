import { once } from 'node:events';
import { lstat, unlink } from 'node:fs/promises';
import { connect, type Server } from 'node:net';

/** The authentication of this door: the owner and the group may connect, nobody else. */
const mode = 0o660;

/**
 * Listens on a socket file. One that a dead process left behind is replaced.
 *
 * @throws Error where somebody serves it, or it cannot be made
 */
export async function listenOnFile(server: Server, path: string): Promise<void> {
  try {
    await listen(server, path);
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') throw cannotListen(path, error);
    if (!(await isLeftBehind(path))) {
      throw new Error(`LDAP_SOCKET: ${path} belongs to somebody else`, { cause: error });
    }
    await unlink(path);
    await listen(server, path).catch((again: unknown) => {
      throw cannotListen(path, again);
    });
  }
}

// The mode is right from the first moment on: Node makes the file before `listen` returns.
async function listen(server: Server, path: string): Promise<void> {
  const listening = once(server, 'listening');
  const before = process.umask(0o777 & ~mode);
  server.listen(path);
  process.umask(before);
  await listening;
}

// A file that is no socket refuses connections, too.
async function isLeftBehind(path: string): Promise<boolean> {
  if (!(await lstat(path)).isSocket()) return false;
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return false;
  } catch (error) {
    return codeOf(error) === 'ECONNREFUSED';
  } finally {
    socket.destroy();
  }
}

// Node says EACCES also where there is no such folder.
function cannotListen(path: string, error: unknown): Error {
  return new Error(
    `LDAP_SOCKET: cannot listen on ${path} (${codeOf(error)}): ` +
      'its folder must be there, and open for this user to write',
    { cause: error },
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

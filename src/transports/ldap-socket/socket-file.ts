import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { lstatSync, unlinkSync } from 'node:fs';
import { link, lstat, unlink } from 'node:fs/promises';
import { connect, type Server } from 'node:net';
import { dirname, join } from 'node:path';

/** The authentication of this door: the owner and the group may connect, nobody else. */
const mode = 0o660;

/**
 * Listens on a socket file. A file that a dead process left behind is replaced.
 *
 * @returns what removes the file, unless another process has put its own there; the server goes on
 *   accepting who connected before
 * @throws Error if another process serves it, or it cannot be made
 */
export async function listenOnFile(server: Server, path: string): Promise<() => void> {
  // Node removes the file that it listens on when the listener is closed, whoever's it is by then.
  // So it listens on a name that is gone before anybody connects.
  const passing = join(dirname(path), `.${randomBytes(3).toString('hex')}`);
  await listen(server, passing).catch((error: unknown) => {
    throw cannotListen(path, error);
  });
  try {
    await giveName(passing, path);
    const own = await lstat(path);
    return () => {
      const found = lstatSync(path, { throwIfNoEntry: false });
      if (found?.ino === own.ino && found.dev === own.dev) unlinkSync(path);
    };
  } catch (error) {
    server.close();
    throw error;
  } finally {
    await unlink(passing).catch(() => undefined);
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

async function giveName(passing: string, path: string): Promise<void> {
  try {
    await link(passing, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw cannotListen(path, error);
    if (!(await isLeftBehind(path))) {
      throw new Error(`LDAP_SOCKET: ${path} belongs to somebody else`, { cause: error });
    }
    await unlink(path);
    await link(passing, path).catch((again: unknown) => {
      throw cannotListen(path, again);
    });
  }
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

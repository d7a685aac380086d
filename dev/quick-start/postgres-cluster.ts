import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { serverEnvironment } from './postgres-binaries.js';
import { clusterFolder, type Home } from './postgres-home.js';

export const superuser = 'umpin';

export interface Cluster {
  readonly folder: string;
  readonly password: string;
}

/** Opens the cluster of a home, made on the first call. */
export async function openCluster(home: Home, binaries: string, sync: boolean): Promise<Cluster> {
  const folder = clusterFolder(home.folder);
  const passwordFile = join(home.folder, 'password');
  if (!existsSync(folder)) {
    await writePassword(passwordFile, home);
    await makeCluster(folder, passwordFile, home, binaries, sync);
  }
  return { folder, password: await readFile(passwordFile, 'utf8') };
}

/** In a file, because other users of the machine can read arguments and environments. */
async function writePassword(file: string, { account }: Home): Promise<void> {
  await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (account) await chown(file, account.uid, account.gid);
}

/** The folder appears complete or not at all: an owner that is killed meanwhile leaves no half cluster. */
async function makeCluster(
  folder: string,
  passwordFile: string,
  { account }: Home,
  binaries: string,
  sync: boolean,
): Promise<void> {
  await removeUnfinished(folder);
  // A new name each time: an initdb whose owner was killed a moment ago may still be writing.
  const unfinished = await mkdtemp(`${folder}.unfinished-`);
  if (account) await chown(unfinished, account.uid, account.gid);
  const args = [
    `--pgdata=${unfinished}`,
    `--username=${superuser}`,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    // PostgreSQL's own: order and upper case are the same on every machine, independent of its locales.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    ...(sync ? [] : ['--no-sync']),
  ];
  const options = { ...account, env: serverEnvironment, cwd: '/' };
  await promisify(execFile)(join(binaries, 'bin', 'initdb'), args, options);
  await rename(unfinished, folder);
}

async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(dirname(folder))) {
    if (name.startsWith(`${basename(folder)}.unfinished-`)) {
      await rm(join(dirname(folder), name), { recursive: true, force: true, maxRetries: 10 });
    }
  }
}

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  access,
  chmod,
  chown,
  constants,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** A variable that the user has set (PGDATA, LD_LIBRARY_PATH …) must not change our server. */
export const serverEnvironment = { LC_ALL: 'C', TZ: 'UTC' };

/** The user PostgreSQL runs as; undefined if it is simply ours. */
export type Account = { readonly uid: number; readonly gid: number } | undefined;

/** The folder of the cluster, its password and its log, and the user who owns them. */
export interface Home {
  readonly folder: string;
  readonly account: Account;
}

const clusterFolder = (home: string): string => join(home, 'cluster');

// PostgreSQL refuses to run as root. initdb needs a user that the system knows, and every system knows
// this one.
const nobody = { uid: 65534, gid: 65534 };

/** Makes the data folder if need be and returns its real path. */
export async function openDataFolder(dataDir: string): Promise<string> {
  const created = await mkdir(resolve(dataDir), { recursive: true, mode: 0o700 });
  const folder = await realpath(dataDir);
  // As root, `nobody` has to pass through it to its cluster.
  if (created !== undefined && process.getuid?.() === 0) await chmod(folder, 0o711);
  await access(folder, constants.W_OK | constants.X_OK).catch(() => {
    throw new Error(
      `The data folder ${folder} cannot be written; it may belong to another user, or to root.` +
        ' Remove it as that user, or choose another folder.',
    );
  });
  return folder;
}

/**
 * The data folder itself. If root starts this and `nobody` cannot enter the folder (a checkout below
 * /root), it is another folder, and the link `elsewhere` in the data folder leads to it from then on.
 */
export async function findHome(dataDir: string, ephemeral: boolean): Promise<Home> {
  if (process.getuid?.() !== 0) return { folder: dataDir, account: undefined };
  const elsewhere = join(dataDir, 'elsewhere');
  const folder = await readlink(elsewhere).catch(() => dataDir);
  // Data made by an ordinary user stays theirs when root starts once.
  const owner = await stat(clusterFolder(folder)).catch(() => undefined);
  const account = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody;
  if (await mayEnter(account, folder)) return { folder, account };
  if (owner || folder !== dataDir) {
    throw new Error(
      `User id ${account.uid}, which owns the data in ${folder}, cannot enter that folder` +
        ` (or it is gone). Restore it, or remove ${dataDir} to begin with an empty database.`,
    );
  }
  const place = await makePlace(account, ephemeral);
  await symlink(place, elsewhere);
  return { folder: place, account };
}

async function makePlace(account: typeof nobody, ephemeral: boolean): Promise<string> {
  for (const parent of ephemeral ? [tmpdir(), '/tmp'] : ['/var/lib/umpin', '/var/tmp']) {
    await mkdir(parent, { recursive: true, mode: 0o755 });
    if (!(await mayEnter(account, parent))) continue;
    // A name that another user cannot have prepared in advance.
    const place = await mkdtemp(join(parent, 'umpin-postgres-'));
    await chmod(place, 0o711);
    return place;
  }
  throw new Error(`No folder was found that user id ${account.uid} can enter.`);
}

async function mayEnter({ uid, gid }: typeof nobody, folder: string): Promise<boolean> {
  const status = await stat(folder).catch(() => undefined);
  if (!status?.isDirectory()) return false;
  const shift = status.uid === uid ? 6 : status.gid === gid ? 3 : 0;
  if (((status.mode >> shift) & 1) === 0) return false;
  return folder === dirname(folder) || mayEnter({ uid, gid }, dirname(folder));
}

export const superuser = 'umpin';

interface Cluster {
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

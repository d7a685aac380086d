import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { env, getuid } from 'node:process';
import { ownMachinesWork } from './own-machine.js';

const folder = resolve(env.MAIL_SERVERS_DIR ?? 'node_modules/.cache/mail-servers');

/** A mail server that scripts/fetch-mail-servers.sh has unpacked. */
export class UnpackedServer {
  readonly root: string;
  /** That of its Debian package, such as `3.7.11-0+deb12u1`; undefined where it is not there. */
  readonly version: string | undefined;
  /** Whether its tests can run; a line on the standard error says why not. */
  readonly usable: boolean;

  /**
   * @param needs the account that is built in; root for a server whose parts have users of their own; a machine
   *   of its own for one that has paths built in
   */
  constructor(name: string, needs: Need) {
    this.root = join(folder, name);
    const versionFile = join(this.root, 'version');
    this.version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : undefined;
    const reason = this.version === undefined ? missing(name) : lack(needs);
    if (reason) process.stderr.write(`Tests with ${name} are skipped: ${reason}.\n`);
    this.usable = !reason;
  }

  path(...names: string[]): string {
    return join(this.root, ...names);
  }

  /** The folders of the libraries that came with it, for the dynamic linker. */
  get libraries(): string {
    return ['usr/lib/postfix', 'usr/lib/x86_64-linux-gnu', 'usr/lib/aarch64-linux-gnu', 'usr/lib']
      .map((name) => this.path(name))
      .filter((path) => existsSync(path))
      .join(':');
  }
}

type Need = 'root' | 'own machine' | { readonly account: string };

const missing = (name: string) => `scripts/fetch-mail-servers.sh ${name} gets it`;

function lack(needs: Need): string | undefined {
  if (typeof needs === 'object') {
    const { account } = needs;
    const exists = spawnSync('id', ['-u', account]).status === 0;
    return exists ? undefined : `there is no account ${account}`;
  }
  if (getuid?.() !== 0) return 'only root can start it';
  if (needs === 'own machine' && !ownMachinesWork()) return 'unshare(1) is not permitted here';
  return undefined;
}

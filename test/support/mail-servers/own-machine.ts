import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GuardedProcess } from '../guarded-process.js';
import { NoNames } from './no-names.js';

/** Whether a process may have mounts and a host name of its own; most containers do not permit it. */
export function ownMachinesWork(): boolean {
  return spawnSync('unshare', ['--mount', '--uts', 'true']).status === 0;
}

export interface OwnMachine {
  readonly process: GuardedProcess;
  readonly names: NoNames;
}

/**
 * Starts a server that has paths, accounts or the host's name built in: it sees a host mail.example.com, files
 * in /etc of its own, an empty /run, and a /var whose changes go with it. Only the network is the real one.
 */
export async function onOwnMachine(
  folder: string,
  command: readonly string[],
  etc: Readonly<Record<string, string>> = {},
): Promise<OwnMachine> {
  const names = await NoNames.start();
  const files = {
    'resolv.conf': `nameserver ${names.address}\n`,
    // OpenSMTPD prefers it to the host name where it exists.
    mailname: 'mail.example.com\n',
    hosts: '127.0.0.1 localhost\n127.0.0.1 mail.example.com mail\n',
    'nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files dns\n',
    ...etc,
  };
  await mkdir(join(folder, 'etc'));
  await mkdir(join(folder, 'space'));
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, 'etc', name), text);
  }
  const script = ['/bin/sh', '-c', arrange, 'sh', folder, ...command];
  const machine = ['unshare', '--mount', '--uts', '--propagation', 'private', ...script];
  return { process: new GuardedProcess(folder, machine, 'EVERY'), names };
}

const arrange = `
  set -e
  folder=$1; shift
  hostname mail.example.com
  for file in "$folder"/etc/*; do
    [ ! -e "/etc/\${file##*/}" ] || mount --bind "$file" "/etc/\${file##*/}"
  done
  mount -t tmpfs none "$folder/space"
  mkdir "$folder/space/changes" "$folder/space/work"
  mount -t overlay none -o "lowerdir=/var,upperdir=$folder/space/changes,workdir=$folder/space/work" /var
  mount -t tmpfs none /run
  mkdir -p -m 711 /var/spool/smtpd /var/lib/opensmtpd/empty
  exec "$@"`;

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { GuardedProcess } from './guarded-process.js';
import { freePorts } from './ports.js';

/** PGBOUNCER names another one than Debian's package installs. */
const pgBouncer = env.PGBOUNCER ?? '/usr/sbin/pgbouncer';

export const pgBouncerIsInstalled = existsSync(pgBouncer);

/** Since 1.21 PgBouncer serves named statements in transaction mode; Debian 12 has 1.18. */
export const namesStatements = pgBouncerIsInstalled && installedVersion() >= 121;

function installedVersion(): number {
  const version = execFileSync(pgBouncer, ['--version'], { encoding: 'utf8' });
  const [, major, minor] = /^PgBouncer (\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) * 100 + Number(minor);
}

if (!pgBouncerIsInstalled) {
  process.stderr.write('Tests with PgBouncer are skipped: install the Debian package pgbouncer.\n');
}

/** Debian's nobody: PgBouncer does not run as root. */
const nobody = { name: 'nobody', id: 65_534 };

/** A real PgBouncer on loopback in front of a database. */
export class PgBouncer {
  private constructor(
    private readonly folder: string,
    private readonly process: GuardedProcess,
    /** Of the database behind it. */
    readonly url: string,
  ) {}

  /** @param settings of pgbouncer.ini, beside where it listens and what is behind it */
  static async start(
    databaseUrl: string,
    settings: Readonly<Record<string, string>>,
  ): Promise<PgBouncer> {
    const folder = await mkdtemp(join(tmpdir(), 'umpin-pgbouncer-'));
    const [port = 0] = await freePorts(1);
    const { hostname, port: serverPort, username, password, pathname } = new URL(databaseUrl);
    const asRoot = process.getuid?.() === 0;
    const all = {
      listen_addr: '127.0.0.1',
      listen_port: String(port),
      unix_socket_dir: '',
      auth_type: 'any',
      ...(asRoot && { user: nobody.name }),
      ...settings,
    };
    const lines = [
      '[databases]',
      `${pathname.slice(1)} = host=${hostname} port=${serverPort} user=${username} password=${password}`,
      '[pgbouncer]',
      ...Object.entries(all).map(([name, value]) => `${name} = ${value}`),
    ];
    const file = join(folder, 'pgbouncer.ini');
    await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 });
    if (asRoot) for (const path of [folder, file]) await chown(path, nobody.id, nobody.id);
    const guarded = new GuardedProcess(folder, [pgBouncer, '--quiet', file]);
    await guarded.until(() => listens(port));
    const url = Object.assign(new URL(databaseUrl), { port: String(port) }).href;
    return new PgBouncer(folder, guarded, url);
  }

  async stop(): Promise<void> {
    await this.process.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('close', (failed) => resolve(!failed));
  });
}

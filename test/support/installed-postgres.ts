import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePorts } from './ports.js';
import { GuardedProcess } from './guarded-process.js';

const versions = '/usr/lib/postgresql';
const [newest] = existsSync(versions)
  ? readdirSync(versions)
      .filter((name) => existsSync(join(versions, name, 'bin', 'postgres')))
      .sort((a, b) => Number(b) - Number(a))
  : [];

/** The programs of Debian's PostgreSQL: unlike the embedded one, it has pg_dump and pg_basebackup. */
export const postgresBinaries = newest === undefined ? undefined : join(versions, newest, 'bin');

if (postgresBinaries === undefined) {
  process.stderr.write('Backups are not tested: install the Debian package postgresql.\n');
}

/** Made up, for servers that live as long as a test. */
const password = 'made-up-for-a-test';

/** A server of Debian's PostgreSQL on loopback, in a folder of its own. */
export class InstalledPostgres {
  private server: GuardedProcess | undefined;

  private constructor(
    /** For whatever belongs to the server; of the user that runs it. */
    readonly folder: string,
    readonly port: number,
  ) {}

  /** @param fill puts a cluster into the folder `data`; a new one by default */
  static async start(fill = makeCluster): Promise<InstalledPostgres> {
    const folder = await mkdtemp(join(tmpdir(), 'umpin-postgres-'));
    const [port = 0] = await freePorts(1);
    await own(folder);
    const server = new InstalledPostgres(folder, port);
    await fill(folder);
    await server.run();
    if (fill === makeCluster) {
      server.shell(
        `echo "CREATE ROLE umpin LOGIN PASSWORD '$PGPASSWORD'" | psql --quiet`,
        server.asSuperuser('postgres'),
      );
    }
    return server;
  }

  /** As umpin's own role, which owns its database and is no superuser. */
  urlOf(database: string): string {
    return this.url('umpin', database);
  }

  /** How libpq finds a database as the user `postgres`, as whom commands are documented. */
  asSuperuser(database: string) {
    return {
      PGHOST: '127.0.0.1',
      PGPORT: String(this.port),
      PGUSER: 'postgres',
      PGDATABASE: database,
    };
  }

  private url(role: string, database: string): string {
    return `postgres://${role}:${password}@127.0.0.1:${this.port}/${database}`;
  }

  /** Runs a shell script as the user of the server, with its programs in PATH. */
  shell(script: string, env: Readonly<Record<string, string>> = {}): string {
    const [command, ...args] = asUser(['/bin/sh', '-euc', script]);
    const path = `${postgresBinaries}:/usr/bin:/bin`;
    const { status, stdout, stderr } = spawnSync(command ?? '', args, {
      encoding: 'utf8',
      cwd: this.folder,
      env: { PATH: path, PGPASSWORD: password, ...env },
    });
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  }

  async stop(): Promise<void> {
    await this.server?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async run(): Promise<void> {
    const settings = {
      listen_addresses: '127.0.0.1',
      port: String(this.port),
      unix_socket_directories: '',
      fsync: 'off',
      shared_buffers: '16MB',
    };
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const program = join(postgresBinaries ?? '', 'postgres');
    const command = asUser([program, '-D', join(this.folder, 'data'), ...options]);
    this.server = new GuardedProcess(this.folder, command, 'TERM');
    await this.server.until(async () => {
      const client = new pg.Client(this.url('postgres', 'postgres'));
      try {
        await client.connect();
        return true;
      } catch {
        return false;
      } finally {
        await client.end().catch(() => undefined);
      }
    });
  }
}

async function makeCluster(folder: string): Promise<void> {
  const file = join(folder, 'password');
  await writeFile(file, password);
  await own(file);
  const [command, ...args] = asUser([
    join(postgresBinaries ?? '', 'initdb'),
    ...['--pgdata', join(folder, 'data'), '--username', 'postgres', '--pwfile', file],
    ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C.UTF-8', '--no-sync'],
  ]);
  execFileSync(command ?? '', args, { cwd: folder, stdio: 'ignore' });
}

const isRoot = process.getuid?.() === 0;

/** PostgreSQL does not run as root: Debian's user for it. */
function asUser(command: readonly string[]): string[] {
  const user = ['--reuid=postgres', '--regid=postgres', '--clear-groups'];
  return isRoot ? ['/usr/bin/setpriv', ...user, ...command] : [...command];
}

async function own(path: string): Promise<void> {
  if (!isRoot) return;
  const id = (flag: string) =>
    Number(execFileSync('/usr/bin/id', [flag, 'postgres'], { encoding: 'utf8' }));
  await chown(path, id('-u'), id('-g'));
  await chmod(path, 0o700);
}

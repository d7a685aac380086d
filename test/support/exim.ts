import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GuardedProcess } from './guarded-process.js';
import { freePorts } from './ports.js';

const exim = '/usr/sbin/exim4';

export const eximIsInstalled = existsSync(exim);

if (!eximIsInstalled) {
  process.stderr.write(
    'Tests with Exim are skipped: install the Debian package exim4-daemon-light.\n',
  );
}

/** A real Exim on loopback that keeps accepted mails; it runs as its own user or as that of the tests. */
export class Exim {
  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly process: GuardedProcess,
  ) {}

  /** It has a self-signed certificate, which no client trusts. */
  static async start(settings: string): Promise<Exim> {
    const folder = await mkdtemp(join(tmpdir(), 'umpin-exim-'));
    const [port = 0] = await freePorts(1);
    const { uid, gid } = await itsUser();
    for (const name of ['spool', 'log']) {
      await mkdir(join(folder, name));
      await chown(join(folder, name), uid, gid);
    }
    await chmod(folder, 0o755);
    const file = join(folder, 'exim.conf');
    await writeFile(file, configuration(folder, port, uid, gid) + settings + rules);
    const process = new GuardedProcess(folder, [exim, '-bdf', '-C', file]);
    const server = new Exim(port, folder, process);
    await process.until(() => answers(port));
    return server;
  }

  /** The headers of the mails that it took over, as it keeps them. */
  async taken(): Promise<string[]> {
    const input = join(this.folder, 'spool/input');
    const names = (await readdir(input)).filter((name) => name.endsWith('-H'));
    return Promise.all(names.map((name) => readFile(join(input, name), 'utf8')));
  }

  async stop(): Promise<void> {
    await this.process.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

// Run by root Exim becomes its own user; run by anybody else it stays who it is.
async function itsUser(): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  if (uid !== 0) return { uid, gid };
  const users = await readFile('/etc/passwd', 'utf8');
  const its = /^Debian-exim:[^:]*:(\d+):(\d+):/m.exec(users);
  return { uid: Number(its?.[1]), gid: Number(its?.[2]) };
}

const configuration = (folder: string, port: number, uid: number, gid: number) => `
exim_user = ${uid}
exim_group = ${gid}
spool_directory = ${folder}/spool
log_file_path = ${folder}/log/%slog
pid_file_path = ${folder}/spool/pid
notifier_socket =
primary_hostname = mail.example.com
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
tls_advertise_hosts = *
keep_environment =
host_lookup =
queue_only = true
acl_smtp_rcpt = recipient
`;

const rules = `
begin acl
recipient:
  accept
begin routers
nowhere:
  driver = redirect
  data = :blackhole:
`;

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

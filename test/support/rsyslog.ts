import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GuardedProcess } from './guarded-process.js';
import { freePorts } from './ports.js';
import { parseMessage, type SyslogMessage } from './syslog-sink.js';

const rsyslogd = '/usr/sbin/rsyslogd';
const moduleFolders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib'];

export const rsyslogIsInstalled =
  existsSync(rsyslogd) &&
  moduleFolders.some((folder) => existsSync(join(folder, 'rsyslog/lmnsd_gtls.so')));

if (!rsyslogIsInstalled) {
  process.stderr.write(
    'Tests with rsyslog are skipped: install the Debian packages rsyslog and rsyslog-gnutls.\n',
  );
}

interface RsyslogOptions {
  /** PEM files. */
  readonly certFile: string;
  readonly keyFile: string;
  /** The authority of its clients, which then need a certificate; without it they need none. */
  readonly clientsCaFile?: string;
}

/** A real rsyslog on loopback that writes what it receives by TLS into a file. */
export class Rsyslog {
  private guarded: GuardedProcess | undefined;

  private constructor(
    private readonly folder: string,
    readonly port: number,
  ) {}

  static async start({ certFile, keyFile, clientsCaFile }: RsyslogOptions): Promise<Rsyslog> {
    const folder = await mkdtemp(join(tmpdir(), 'umpin-rsyslog-'));
    const [port = 0] = await freePorts(1);
    const rsyslog = new Rsyslog(folder, port);
    // Direct: a message is in the file before the next one is read, so a kill cannot take it along.
    await writeFile(
      join(folder, 'rsyslog.conf'),
      `global(workDirectory="${folder}" maxMessageSize="64k" defaultNetstreamDriver="gtls"
         defaultNetstreamDriverCAFile="${clientsCaFile ?? certFile}"
         defaultNetstreamDriverCertFile="${certFile}" defaultNetstreamDriverKeyFile="${keyFile}")
       main_queue(queue.type="Direct")
       module(load="imtcp" streamDriver.name="gtls" streamDriver.mode="1"
         streamDriver.authMode="${clientsCaFile === undefined ? 'anon' : 'x509/certvalid'}")
       input(type="imtcp" address="127.0.0.1" port="${port}")
       template(name="parsed" type="list") {
         constant(value="<") property(name="pri") constant(value=">1 ")
         property(name="timestamp" dateFormat="rfc3339") constant(value=" ")
         property(name="hostname") constant(value=" ") property(name="app-name") constant(value=" ")
         property(name="procid") constant(value=" ") property(name="msgid") constant(value=" ")
         property(name="structured-data") constant(value=" ") property(name="msg")
         constant(value="\\n")
       }
       action(type="omfile" file="${folder}/received" template="parsed")`,
    );
    await rsyslog.up();
    return rsyslog;
  }

  get url(): string {
    return `syslog+tls://127.0.0.1:${this.port}`;
  }

  async up(): Promise<void> {
    const file = join(this.folder, 'rsyslog.conf');
    this.guarded = new GuardedProcess(this.folder, [rsyslogd, '-n', '-i', 'NONE', '-f', file]);
    await this.guarded.until(() => listens(this.port));
  }

  /** By SIGKILL. */
  async kill(): Promise<void> {
    await this.guarded?.stop();
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** As rsyslog has parsed them, written as they were sent; without a line that a kill cut off. */
  async received(): Promise<SyslogMessage[]> {
    const text = await readFile(join(this.folder, 'received'), 'utf8').catch(() => '');
    const lines = text.split('\n').filter((line) => line.startsWith('<'));
    return lines.flatMap((line) => {
      try {
        return [parseMessage(line)];
      } catch {
        return [];
      }
    });
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

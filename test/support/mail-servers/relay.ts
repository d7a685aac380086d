import { chmod, chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestCertificate } from '../certificate.js';
import { GuardedProcess } from '../guarded-process.js';

/** Where the mail for a domain goes. */
export interface Route {
  readonly port: number;
  readonly lmtp?: boolean;
}

export interface RelayOptions {
  /** By domain; a domain without a route has no host. */
  readonly routes: Readonly<Record<string, Route>>;
  /** Lines for its configuration file. */
  readonly settings?: string;
  /** With one it offers STARTTLS. */
  readonly certificate?: TestCertificate;
  /** The only login that may send, and only over TLS. */
  readonly login?: { readonly user: string; readonly password: string };
  /** Extensions of SMTP that it keeps to itself. */
  readonly hides?: readonly ('DSN' | '8BITMIME')[];
  /** In bytes. */
  readonly sizeLimit?: number;
  /** How long a mail waits before its sender is told. */
  readonly warnsAfterSeconds?: number;
}

/** A real mail server on loopback, in a folder of its own, that hands on what it accepts. */
export class Relay {
  constructor(
    readonly port: number,
    private readonly logFile: string,
    private readonly folder: string,
    private readonly process: GuardedProcess,
    private readonly onStop: () => unknown = () => undefined,
  ) {}

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** What it has logged. */
  async log(): Promise<string> {
    return readFile(this.logFile, 'utf8').catch(() => '');
  }

  /** @throws Error with its log if it does not listen in time */
  async ready(): Promise<this> {
    try {
      await this.process.until(() => greets(this.port));
      return this;
    } catch (error) {
      const log = await this.log();
      await this.stop();
      throw new Error(log, { cause: error });
    }
  }

  async stop(): Promise<void> {
    await this.process.stop();
    await this.onStop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** A folder for a relay, through which its users can pass. */
export async function relayFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `umpin-${name}-`));
  await chmod(folder, 0o755);
  return folder;
}

/** Files that one user of a relay may read. */
export async function certificateIn(
  folder: string,
  { cert, key }: TestCertificate,
  { uid, gid }: { uid: number; gid: number },
): Promise<{ certFile: string; keyFile: string }> {
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  await writeFile(certFile, cert);
  await writeFile(keyFile, key, { mode: 0o600 });
  await chown(keyFile, uid, gid);
  return { certFile, keyFile };
}

/** Whether it says 220. */
function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.setTimeout(2_000, () => socket.destroy());
    socket.once('data', (data) => {
      resolve(data.toString().startsWith('220'));
      socket.end('QUIT\r\n');
    });
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
  });
}

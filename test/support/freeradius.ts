import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { example } from './example.js';
import { GuardedProcess } from './guarded-process.js';
import { freePorts } from './ports.js';

const freeradius = '/usr/sbin/freeradius';
const radclient = '/usr/bin/radclient';
const restModule = '/usr/lib/freeradius/rlm_rest.so';

export const freeRadiusIsInstalled = [freeradius, radclient, restModule].every((file) =>
  existsSync(file),
);

if (!freeRadiusIsInstalled) {
  process.stderr.write(
    'Tests with FreeRADIUS are skipped: install the Debian packages freeradius freeradius-rest ' +
      'freeradius-utils.\n',
  );
}

const secret = 'made up for a test';

/** The answer to a RADIUS client; undefined if there is none. */
export interface RadiusAnswer {
  readonly packet: 'Access-Accept' | 'Access-Reject' | undefined;
  readonly message?: string;
}

/** A real FreeRADIUS on loopback with the files of examples/freeradius, in a folder of its own. */
export class FreeRadius {
  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly process: GuardedProcess,
  ) {}

  /** @param umpin where the service is, and the key with which FreeRADIUS asks it */
  static async start(umpin: { url: string; key: string }): Promise<FreeRadius> {
    const folder = await mkdtemp(join(tmpdir(), 'umpin-freeradius-'));
    const [port = 0] = await freePorts(1);
    const files = {
      'radiusd.conf': configurationIn(folder),
      secret: secret,
      // As in Debian's.
      'mods-enabled/always': 'always ok {\n  rcode = ok\n}\n',
      'mods-enabled/umpin': await example('freeradius/mods-available/umpin', {
        'https://pin.example.com': umpin.url,
        // Opened by FreeRADIUS, and read for https alone.
        '/etc/ssl/certs/ca-certificates.crt': join(folder, 'radiusd.conf'),
      }),
      'sites-enabled/umpin': await example('freeradius/sites-available/umpin', {
        'umpin_0000000000000000_made-up-for-an-example-made-up-for-an-examp': umpin.key,
        'ipaddr = 192.0.2.10': 'ipaddr = 127.0.0.1',
        'secret = made-up-for-an-example': `secret = "${secret}"`,
        'ipaddr = *': 'ipaddr = 127.0.0.1',
        'port = 1812': `port = ${port}`,
      }),
    };
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content, { mode: 0o600 });
    }
    const process = new GuardedProcess(folder, [freeradius, '-f', '-d', folder]);
    const server = new FreeRadius(folder, port, process);
    try {
      await process.until(async () => (await server.log()).includes('Ready to process requests'));
    } catch (error) {
      throw new Error(await server.log(), { cause: error });
    }
    return server;
  }

  async log(): Promise<string> {
    return readFile(join(this.folder, 'radius.log'), 'utf8').catch(() => '');
  }

  /** With further attributes, as radclient reads them. */
  async authenticate(
    name: string,
    password: string,
    { attributes = ['Message-Authenticator = 0x00'], patienceSeconds = 5 } = {},
  ): Promise<RadiusAnswer> {
    const asked = [`User-Name = ${quoted(name)}`, `User-Password = ${quoted(password)}`];
    const args = [
      '-x',
      '-r',
      '1',
      '-t',
      String(patienceSeconds),
      '-S',
      join(this.folder, 'secret'),
    ];
    const asking = promisify(execFile)(radclient, [...args, `127.0.0.1:${this.port}`, 'auth'], {
      timeout: 10_000,
      killSignal: 'SIGKILL',
    });
    asking.child.stdin?.end([...asked, ...attributes, ''].join('\n'));
    // It fails where it is rejected, and says what it heard all the same.
    const { stdout } = await asking.catch((error: unknown) => error as { stdout: string });
    const [, packet] = /^Received (Access-Accept|Access-Reject) /m.exec(stdout) ?? [];
    const [, message] = /^\tReply-Message = "(.*)"$/m.exec(stdout) ?? [];
    return {
      packet: packet as RadiusAnswer['packet'],
      ...(message !== undefined && { message }),
    };
  }

  async stop(): Promise<void> {
    await this.process.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

// Bytes as radclient reads them: octal.
function quoted(text: string): string {
  const escaped = [...Buffer.from(text)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`);
  return `"${escaped.join('')}"`;
}

// The parts of Debian's radiusd.conf that the example needs, for the user that runs the tests.
function configurationIn(folder: string): string {
  return `
prefix = /usr
libdir = /usr/lib/freeradius
logdir = ${folder}
run_dir = ${folder}
pidfile = \${run_dir}/freeradius.pid
log {
  destination = files
  file = \${logdir}/radius.log
}
security {
  allow_core_dumps = no
  reject_delay = 0
}
thread pool {
  start_servers = 1
  max_servers = 8
  min_spare_servers = 1
  max_spare_servers = 4
}
modules {
  $INCLUDE mods-enabled/
}
$INCLUDE sites-enabled/
`;
}

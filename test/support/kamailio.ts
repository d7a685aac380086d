import { randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { example } from './example.js';
import { GuardedProcess } from './guarded-process.js';
import { freePorts } from './ports.js';

const kamailio = '/usr/sbin/kamailio';
const modules = ['x86_64-linux-gnu', 'aarch64-linux-gnu']
  .map((platform) => `/usr/lib/${platform}/kamailio/modules`)
  .find((folder) => existsSync(join(folder, 'http_client.so')));

export const kamailioIsInstalled = existsSync(kamailio) && modules !== undefined;

if (!kamailioIsInstalled) {
  process.stderr.write(
    'Tests with Kamailio are skipped: install the Debian packages kamailio kamailio-utils-modules.\n',
  );
}

/** A real Kamailio on loopback with the route of examples/kamailio, in a folder of its own. */
export class Kamailio {
  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly process: GuardedProcess,
  ) {}

  /** @param umpin where the service is, and the key with which Kamailio asks it */
  static async start(umpin: { url: string; key: string }): Promise<Kamailio> {
    const folder = await mkdtemp(join(tmpdir(), 'umpin-kamailio-'));
    const [port = 0] = await freePorts(1);
    const route = await example('kamailio/umpin.cfg', {
      'https://pin.example.com': umpin.url,
      'umpin_0000000000000000_made-up-for-an-example-made-up-for-an-examp': umpin.key,
    });
    await writeFile(join(folder, 'umpin.cfg'), route, { mode: 0o600 });
    const file = join(folder, 'kamailio.cfg');
    await writeFile(file, await configuration(port), { mode: 0o600 });
    const log = join(folder, 'log');
    const command = `exec ${kamailio} -f "${file}" -Y "${folder}" -w "${folder}" -m 16 -M 4 -DD -E`;
    const shell = ['/bin/sh', '-c', `${command} >"${log}" 2>&1`];
    const server = new Kamailio(folder, port, new GuardedProcess(folder, shell, 'TERM'));
    try {
      await server.process.until(async () => (await server.statusOf('0', '0')) !== undefined);
    } catch (error) {
      throw new Error(await server.log(), { cause: error });
    }
    return server;
  }

  async log(): Promise<string> {
    return readFile(join(this.folder, 'log'), 'utf8').catch(() => '');
  }

  /** The answer to a call to voice mail with that PIN; undefined if there is none. */
  async statusOf(mailbox: string, pin: string, patienceMs = 200): Promise<number | undefined> {
    const socket = createSocket('udp4').bind(0, '127.0.0.1');
    try {
      await once(socket, 'listening');
      const invite = [
        `INVITE sip:voicemail@127.0.0.1:${this.port} SIP/2.0`,
        `Via: SIP/2.0/UDP 127.0.0.1:${socket.address().port};branch=z9hG4bK${randomUUID()}`,
        `From: <sip:${mailbox}@127.0.0.1>;tag=${randomUUID()}`,
        'To: <sip:voicemail@127.0.0.1>',
        `Call-ID: ${randomUUID()}`,
        'CSeq: 1 INVITE',
        'Max-Forwards: 70',
        `X-Voicemail-PIN: ${pin}`,
        'Content-Length: 0',
      ];
      socket.send(`${invite.join('\r\n')}\r\n\r\n`, this.port, '127.0.0.1');
      const signal = AbortSignal.timeout(patienceMs);
      const [answer] = (await once(socket, 'message', { signal })) as [Buffer];
      return Number(/^SIP\/2\.0 (\d{3}) /.exec(answer.toString())?.[1]);
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') return undefined;
      throw error;
    } finally {
      socket.close();
    }
  }

  async stop(): Promise<void> {
    await this.process.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

// The route as the example's README has it, in a server that lets in instead of calling on, and tells
// apart who has to change the PIN.
async function configuration(port: number): Promise<string> {
  const readme = await example('kamailio/README.md', {
    '# … t_relay() to the voice mail': 'sl_send_reply("200", "OK");',
    'sl_send_reply("403", "Forbidden");':
      'if ($rc == -2) sl_send_reply("480", "Change"); else sl_send_reply("403", "Forbidden");',
  });
  const [, recipe = ''] = /^ {3}```\n( {3}include_file [^`]*) {3}```$/m.exec(readme) ?? [];
  return `#!KAMAILIO
log_stderror=yes
children=4
auto_aliases=no
disable_tcp=yes
listen=udp:127.0.0.1:${port}
mpath="${modules ?? ''}"
loadmodule "pv.so"
loadmodule "sl.so"
loadmodule "siputils.so"
loadmodule "textops.so"
${recipe}`;
}

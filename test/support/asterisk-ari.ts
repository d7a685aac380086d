import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { numbers } from './ari.js';
import { GuardedProcess } from './guarded-process.js';
import { freePorts } from './ports.js';

/** Where `make install` of Asterisk has put it. */
const root = env.ASTERISK_ROOT ?? '/usr';
const asterisk = join(root, 'sbin/asterisk');
const modules = join(root, 'lib/asterisk/modules');
const data = ['var/lib/asterisk', 'share/asterisk', '../var/lib/asterisk']
  .map((folder) => join(root, folder))
  .find((folder) => existsSync(folder));

export const asteriskIsInstalled =
  existsSync(asterisk) && existsSync(join(modules, 'res_ari_events.so')) && data !== undefined;

if (!asteriskIsInstalled) {
  process.stderr.write(
    'Tests with Asterisk are skipped: build one with res_ari and its like, and name its prefix in ASTERISK_ROOT.\n',
  );
}

/** A real Asterisk on loopback with its REST interface, and no telephones but those of its dialplan. */
export class AsteriskWithAri {
  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly process: GuardedProcess,
  ) {}

  static async start(): Promise<AsteriskWithAri> {
    const folder = await mkdtemp(join(tmpdir(), 'umpin-asterisk-'));
    const [port = 0] = await freePorts(1);
    const files = configuration(folder, port);
    await mkdir(join(folder, 'lib/keys'), { recursive: true });
    for (const each of ['etc', 'run', 'log', 'spool']) await mkdir(join(folder, each));
    for (const [name, text] of Object.entries(files)) {
      await writeFile(join(folder, 'etc', name), text, { mode: 0o600 });
    }
    const command = `exec ${asterisk} -C "${folder}/etc/asterisk.conf" -f -vvv`;
    const libraries = `LD_LIBRARY_PATH="${join(root, 'lib')}"`;
    const shell = ['/bin/sh', '-c', `${libraries} ${command} >"${folder}/console" 2>&1`];
    const server = new AsteriskWithAri(folder, port, new GuardedProcess(folder, shell, 'EVERY'));
    try {
      await server.process.until(() => server.answers());
    } catch (error) {
      throw new Error(await server.console(), { cause: error });
    }
    return server;
  }

  get url(): string {
    return `http://umpin:made-up@127.0.0.1:${this.port}/ari`;
  }

  /** What it has said, such as the steps of its dialplan. */
  console(): Promise<string> {
    return readFile(join(this.folder, 'console'), 'utf8');
  }

  async stop(): Promise<void> {
    await this.process.stop();
    await rm(this.folder, { recursive: true });
  }

  private async answers(): Promise<boolean> {
    const authorization = `Basic ${Buffer.from('umpin:made-up').toString('base64')}`;
    const url = `http://127.0.0.1:${this.port}/ari/asterisk/info`;
    return fetch(url, { headers: { authorization } }).then(
      ({ status }) => status === 200,
      () => false,
    );
  }
}

function configuration(folder: string, port: number): Record<string, string> {
  const general = '[general]\n';
  return {
    'asterisk.conf':
      `[directories]\nastetcdir => ${folder}/etc\nastmoddir => ${modules}\nastdatadir => ${data ?? ''}\n` +
      `astvarlibdir => ${folder}/lib\nastdbdir => ${folder}/lib\nastkeydir => ${folder}/lib\n` +
      `astspooldir => ${folder}/spool\nastrundir => ${folder}/run\nastlogdir => ${folder}/log\n`,
    'modules.conf': '[modules]\nautoload = yes\n',
    'logger.conf': '[general]\n[logfiles]\nconsole => notice,warning,error,verbose\n',
    'http.conf': `[general]\nenabled = yes\nbindaddr = 127.0.0.1\nbindport = ${port}\n`,
    'ari.conf': '[general]\nenabled = yes\n[umpin]\ntype = user\npassword = made-up\n',
    'cdr.conf': general,
    'cel.conf': general,
    'features.conf': general,
    'udptl.conf': general,
    'acl.conf': '',
    'extensions.conf': dialplan,
  };
}

/** Local channels stand for telephones; umpin-dial passes the cause on, as docs/voice-mail.md has it. */
const dialplan = `
[phones]
exten => ${numbers.answers},1,Ringing()
 same => n,Wait(1)
 same => n,Answer()
 same => n,Wait(60)
exten => ${numbers.busy},1,Hangup(17)
exten => ${numbers.rings},1,Ringing()
 same => n,Wait(60)
exten => ${numbers.declines},1,Ringing()
 same => n,Wait(1)
 same => n,Hangup(19)

[umpin-dial]
exten => _[1-4]00,1,Dial(Local/\${EXTEN}@phones,30)
 same => n,Hangup(\${HANGUPCAUSE})

[umpin-play]
exten => greeting,1,Verbose(1,greeting \${UMPIN_GREETING} of \${UMPIN_EXTENSION})
 same => n,Wait(60)
exten => message,1,Verbose(1,message \${UMPIN_MESSAGE} of \${UMPIN_EXTENSION})
 same => n,Hangup()
`;

import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from '../ports.js';
import { onOwnMachine } from './own-machine.js';
import { certificateIn, Relay, relayFolder, type RelayOptions, type Route } from './relay.js';
import { UnpackedServer } from './unpacked.js';

export const sendmail = new UnpackedServer('sendmail', 'own machine');

/** A Sendmail that hands on by `routes`, and asks a name server without names for all other domains. */
export async function startSendmail(options: RelayOptions): Promise<Relay> {
  const folder = await relayFolder('sendmail');
  const [port = 0] = await freePorts(1);
  await mkdir(join(folder, 'queue'), { mode: 0o700 });
  await writeFile(join(folder, 'source.mc'), await source(folder, port, options));
  const table = Object.entries(options.routes).map(
    ([domain, { port: next }]) => `${domain} hop${next}:[127.0.0.1]\n`,
  );
  await writeFile(join(folder, 'mailertable'), table.join(''));
  const libraries = `LD_LIBRARY_PATH=${sendmail.libraries}`;
  const m4 = [libraries, sendmail.path('usr/bin/m4'), join(folder, 'source.mc')];
  const { stdout } = await promisify(execFile)('env', m4);
  await writeFile(join(folder, 'sendmail.cf'), stdout);
  const daemon = [sendmail.path('usr/libexec/sendmail/sendmail'), '-bD', '-q1s'];
  const files = ['-C', join(folder, 'sendmail.cf'), '-X', join(folder, 'log')];
  const command = ['env', libraries, ...daemon, ...files];
  const { process, names } = await onOwnMachine(folder, command);
  return new Relay(port, join(folder, 'log'), folder, process, () => names.stop()).ready();
}

async function source(folder: string, port: number, options: RelayOptions): Promise<string> {
  const { routes, settings = '', certificate, hides = [], sizeLimit, warnsAfterSeconds } = options;
  const tls = certificate && (await certificateIn(folder, certificate, { uid: 0, gid: 0 }));
  const cf = sendmail.path('usr/share/sendmail/cf/');
  const define = (name: string, value: string | number) => `define(\`${name}', \`${value}')`;
  return `divert(-1)
${define('_CF_DIR_', cf)}
include(\`${cf}m4/cf.m4')
OSTYPE(\`linux')
${define('confDOMAIN_NAME', 'mail.example.com')}
${define('confPID_FILE', `${folder}/pid`)}
${define('QUEUE_DIR', `${folder}/queue`)}
${define('STATUS_FILE', `${folder}/statistics`)}
${define('ALIAS_FILE', '')}
${define('HELP_FILE', '')}
${define('confDEF_USER_ID', 'mail:mail')}
dnl The folder is in /tmp.
${define('confDONT_BLAME_SENDMAIL', 'TrustStickyBit')}
${define('confDELIVERY_MODE', 'queueonly')}
${define('confTO_IDENT', '0s')}
${define('confPRIVACY_FLAGS', hides.includes('DSN') ? 'noreceipts' : '')}
${warnsAfterSeconds ? define('confTO_QUEUEWARN', `${warnsAfterSeconds}s`) : ''}
${sizeLimit ? define('confMAX_MESSAGE_SIZE', sizeLimit) : ''}
${tls ? define('confSERVER_CERT', tls.certFile) + define('confSERVER_KEY', tls.keyFile) : ''}
${tls ? define('confCACERT', tls.certFile) + define('confCACERT_PATH', folder) : ''}
${settings}
FEATURE(\`no_default_msa')
FEATURE(\`promiscuous_relay')
FEATURE(\`accept_unresolvable_domains')
FEATURE(\`nocanonify')
FEATURE(\`mailertable', \`text -k0 -v1 ${folder}/mailertable')
DAEMON_OPTIONS(\`Name=MTA, Family=inet, Addr=127.0.0.1, Port=${port}')
MAILER(\`local')
MAILER(\`smtp')
MAILER_DEFINITIONS
${Object.values(routes).map(mailer).join('\n')}
`;
}

// As its mailers `esmtp` and, with z in the flags, an LMTP one, but for the port.
const mailer = ({ port, lmtp }: Route) =>
  `Mhop${port}, P=[IPC], F=mDFMuXa${lmtp ? 'z' : ''}, S=EnvFromSMTP/HdrFromSMTP, R=EnvToSMTP/HdrFromSMTP, ` +
  `E=\\r\\n, L=990, T=DNS/RFC822/SMTP, A=TCP $h ${port}`;

import { execFileSync } from 'node:child_process';
import { chmod, chown, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GuardedProcess } from '../guarded-process.js';
import { freePorts } from '../ports.js';
import { NoNames } from './no-names.js';
import { certificateIn, Relay, relayFolder, type RelayOptions, type Route } from './relay.js';
import { SaslServer } from './sasl-server.js';
import { UnpackedServer } from './unpacked.js';

export const postfix = new UnpackedServer('postfix', 'root');

// Of Debian's base system: Postfix wants an owner and a group that own nothing else of it.
const owner = 'mail';
const group = 'uucp';

/** A Postfix that hands on by `routes`, and asks a name server without names for all other domains. */
export async function startPostfix(options: RelayOptions): Promise<Relay> {
  const folder = await relayFolder('postfix');
  const [port = 0] = await freePorts(1);
  const [names, sasl] = await Promise.all([NoNames.start(), SaslServer.start(options.login)]);
  await makeQueue(folder, names.address);
  await writeFile(join(folder, 'main.cf'), await mainCf(folder, options, sasl.port));
  await writeFile(join(folder, 'master.cf'), masterCf(port));
  const command = [postfix.path('usr/lib/postfix/sbin/master'), '-c', folder, '-d'];
  const environment = [`LD_LIBRARY_PATH=${postfix.libraries}`, `MAIL_CONFIG=${folder}`];
  const process = new GuardedProcess(folder, ['env', ...environment, ...command], 'EVERY');
  const stop = () => {
    names.stop();
    return sasl.stop();
  };
  return new Relay(port, join(folder, 'log'), folder, process, stop).ready();
}

/** The folders that `postfix check` would make, and the chroot of the SMTP client. */
async function makeQueue(folder: string, nameServer: string): Promise<void> {
  const [uid, gid] = [idOf('-u', owner), idOf('-g', group)];
  const queue = join(folder, 'queue');
  const own = 'active bounce corrupt defer deferred flush hold incoming private saved trace';
  await mkdir(queue);
  for (const path of [join(folder, 'data'), ...own.split(' ').map((name) => join(queue, name))]) {
    await mkdir(path, { mode: 0o700 });
    await chown(path, uid, gid);
  }
  for (const [name, mode] of Object.entries({ public: 0o710, maildrop: 0o730 })) {
    await mkdir(join(queue, name));
    await chown(join(queue, name), uid, gid);
    await chmod(join(queue, name), mode);
  }
  await mkdir(join(queue, 'pid'));
  await mkdir(join(queue, 'etc'));
  await writeFile(join(queue, 'etc/resolv.conf'), `nameserver ${nameServer}\n`);
  await writeFile(join(queue, 'etc/services'), '');
}

// Debian's base system numbers a group of a user's name, or not.
function idOf(what: '-u' | '-g', name: string): number {
  if (what === '-u') return Number(execFileSync('id', ['-u', name]).toString());
  return Number(execFileSync('getent', ['group', name]).toString().split(':')[2]);
}

async function mainCf(folder: string, options: RelayOptions, saslPort: number): Promise<string> {
  const { routes, settings = '', certificate, login, hides = [], sizeLimit } = options;
  const tls = certificate && (await certificateIn(folder, certificate, { uid: 0, gid: 0 }));
  return `
compatibility_level = 3.6
config_directory = ${folder}
queue_directory = ${folder}/queue
data_directory = ${folder}/data
daemon_directory = ${postfix.path('usr/lib/postfix/sbin')}
command_directory = ${postfix.path('usr/sbin')}
shlib_directory = ${postfix.path('usr/lib/postfix')}
import_environment = MAIL_CONFIG LANG=C LD_LIBRARY_PATH
mail_owner = ${owner}
setgid_group = ${group}
default_privs = nobody
maillog_file = ${folder}/log
maillog_file_prefixes = /
myhostname = mail.example.com
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_peername_lookup = no
smtpd_relay_restrictions = ${login ? 'permit_sasl_authenticated' : 'permit_mynetworks'} reject
transport_maps = inline:{ ${Object.entries(routes).map(transport).join(', ')} }
queue_run_delay = 1s
# After a shorter time the queue manager may come while the client of the first attempt still holds the mail. It
# leaves such a mail in its active queue ("skipped, still being delivered"), where it does not look again.
minimal_backoff_time = 5s
maximal_backoff_time = 5s
# It would try a host again that has refused nothing but one mail only after a minute.
transport_retry_time = 1s
smtp_tls_security_level = none
smtpd_discard_ehlo_keywords = ${hides.join(', ')}
delay_warning_time = ${options.warnsAfterSeconds ?? 0}s
${sizeLimit ? `message_size_limit = ${sizeLimit}` : ''}
${tls ? `smtpd_tls_cert_file = ${tls.certFile}\nsmtpd_tls_key_file = ${tls.keyFile}` : ''}
${tls ? 'smtpd_tls_security_level = may\nsmtpd_tls_auth_only = yes' : ''}
${login ? `smtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = dovecot` : ''}
${login ? `smtpd_sasl_path = inet:127.0.0.1:${saslPort}` : ''}
${settings}
`;
}

function transport([domain, { port, lmtp }]: [string, Route]): string {
  return `{ ${domain} = ${lmtp ? 'lmtp:inet:127.0.0.1' : 'smtp:[127.0.0.1]'}:${port} }`;
}

// The SMTP client is in a chroot, where it finds its own name server.
const masterCf = (port: number) => `
127.0.0.1:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
smtp unix - - y - - smtp
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
proxymap unix - - n - - proxymap
postlog unix-dgram n - n - 1 postlogd
`;

import { execFileSync } from 'node:child_process';
import { chown, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getgid, getuid } from 'node:process';
import { GuardedProcess } from '../guarded-process.js';
import { freePorts } from '../ports.js';
import { certificateIn, Relay, relayFolder, type RelayOptions, type Route } from './relay.js';
import { UnpackedServer } from './unpacked.js';

// Debian's Exim looks for this account before it reads its configuration, and does not start without it.
export const exim = new UnpackedServer('exim', { account: 'Debian-exim' });

/** An Exim that hands on by `routes`; a domain without one is unrouteable to it. */
export async function startExim(options: RelayOptions): Promise<Relay> {
  const folder = await relayFolder('exim');
  const [port = 0] = await freePorts(1);
  const user = itsUser();
  for (const name of ['spool', 'log']) {
    await mkdir(join(folder, name));
    await chown(join(folder, name), user.uid, user.gid);
  }
  const file = join(folder, 'exim.conf');
  await writeFile(file, await configuration(folder, port, user, options));
  const command = [exim.path('usr/sbin/exim4'), '-bdf', '-q1s', '-C', file];
  const libraries = `LD_LIBRARY_PATH=${exim.libraries}`;
  const process = new GuardedProcess(folder, ['env', libraries, ...command], 'EVERY');
  return new Relay(port, join(folder, 'log/mainlog'), folder, process).ready();
}

// Run by root Exim becomes another user; run by anybody else it stays who it is.
function itsUser(): { uid: number; gid: number } {
  const [uid, gid] = [getuid?.() ?? 0, getgid?.() ?? 0];
  if (uid !== 0) return { uid, gid };
  const id = (what: string) => Number(execFileSync('id', [what, 'mail']).toString());
  return { uid: id('-u'), gid: id('-g') };
}

async function configuration(
  folder: string,
  port: number,
  user: { uid: number; gid: number },
  options: RelayOptions,
): Promise<string> {
  const { routes, settings = '', certificate, login, hides = [], sizeLimit } = options;
  const tls = certificate && (await certificateIn(folder, certificate, user));
  const warnsAfter = options.warnsAfterSeconds;
  return `
exim_path = ${exim.path('usr/sbin/exim4')}
keep_environment = LD_LIBRARY_PATH
exim_user = ${user.uid}
exim_group = ${user.gid}
deliver_drop_privilege
spool_directory = ${folder}/spool
log_file_path = ${folder}/log/%slog
pid_file_path = ${folder}/spool/pid
notifier_socket =
primary_hostname = mail.example.com
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
host_lookup =
dns_csa_use_reverse = false
rfc1413_hosts =
acl_smtp_rcpt = recipient
dsn_advertise_hosts = ${hides.includes('DSN') ? '' : '*'}
accept_8bitmime = ${!hides.includes('8BITMIME')}
delay_warning = ${warnsAfter ? `${warnsAfter}s` : '24h'}
tls_advertise_hosts = ${tls ? '*' : ''}
${tls ? `tls_certificate = ${tls.certFile}\ntls_privatekey = ${tls.keyFile}` : ''}
${sizeLimit ? `message_size_limit = ${sizeLimit}` : ''}
${settings}
begin acl
recipient:
  ${login ? 'accept authenticated = *\n  deny message = authentication required' : 'accept'}
begin routers
${Object.entries(routes).map(router).join('\n')}
begin transports
smtp:
  driver = smtp
  allow_localhost
lmtp:
  driver = smtp
  protocol = lmtp
  port = 24
  allow_localhost
begin retry
* * F,1h,1s
begin authenticators
${login ? authenticator(login) : ''}
`;
}

function router([domain, { port, lmtp }]: [string, Route], index: number): string {
  return `
route${index}:
  driver = manualroute
  domains = ${domain}
  transport = ${lmtp ? 'lmtp' : 'smtp'}
  route_list = * 127.0.0.1::${port}
  self = send
`;
}

const authenticator = ({ user, password }: { user: string; password: string }) => `
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and {{eq{$auth2}{${user}}}{eq{$auth3}{${password}}}}}
  server_set_id = $auth2
  server_advertise_condition = \${if def:tls_in_cipher}
`;

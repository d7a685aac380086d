import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePorts } from '../ports.js';
import { onOwnMachine } from './own-machine.js';
import { Relay, relayFolder, type RelayOptions } from './relay.js';
import { UnpackedServer } from './unpacked.js';

export const openSmtpd = new UnpackedServer('opensmtpd', 'own machine');

// Built into it; their numbers are free on Debian.
const accounts = ['opensmtpd', 'opensmtpq'].map((name, index) => ({ name, id: 64_200 + index }));

/** An OpenSMTPD that hands on by `routes`, and asks a name server without names for all other domains. */
export async function startOpenSmtpd(options: RelayOptions): Promise<Relay> {
  const folder = await relayFolder('opensmtpd');
  const [port = 0] = await freePorts(1);
  const [file, log] = [join(folder, 'smtpd.conf'), join(folder, 'log')];
  await writeFile(file, configuration(port, options));
  const users = accounts.map(({ name, id }) => `${name}:x:${id}:${id}::/nonexistent:/bin/false\n`);
  const groups = accounts.map(({ name, id }) => `${name}:x:${id}:\n`);
  const command = `LD_LIBRARY_PATH="$1" exec "$2" -d -f "$3" >"$4" 2>&1`;
  const daemon = openSmtpd.path('usr/sbin/smtpd');
  const { process, names } = await onOwnMachine(
    folder,
    ['/bin/sh', '-c', command, 'sh', openSmtpd.libraries, daemon, file, log],
    {
      passwd: (await readFile('/etc/passwd', 'utf8')) + users.join(''),
      group: (await readFile('/etc/group', 'utf8')) + groups.join(''),
    },
  );
  return new Relay(port, log, folder, process, () => names.stop()).ready();
}

// Its TLS does not work with Debian 12's OpenSSL 3, and it has no login without TLS. Its LMTP is for users of
// the machine only.
function configuration(port: number, options: RelayOptions): string {
  const { routes, settings = '', hides = [], sizeLimit, warnsAfterSeconds = 14_400 } = options;
  const noDsn = hides.includes('DSN') ? ' no-dsn' : '';
  const routed = Object.entries(routes).map(
    ([domain, { port: next }]) =>
      `action "${domain}" relay host smtp://127.0.0.1:${next}\n` +
      `match from any for domain "${domain}" action "${domain}"`,
  );
  return `
${settings}
${sizeLimit ? `smtp max-message-size ${sizeLimit}` : ''}
bounce warn-interval ${warnsAfterSeconds}s
listen on 127.0.0.1 port ${port} hostname mail.example.com${noDsn}
${routed.join('\n')}
action out relay
match from any for any action out
`;
}

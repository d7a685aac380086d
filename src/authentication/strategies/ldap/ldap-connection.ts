import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectSecurely, type SecureContext } from 'node:tls';
import { Client } from 'ldapts';
import { askForTls } from './ldap-start-tls.js';

export interface LdapServer {
  readonly host: string;
  readonly port: number;
  readonly security: 'none' | 'starttls' | 'tls';
}

export interface LdapConnectionOptions {
  /** Which certificates are believed. */
  readonly trust: SecureContext;
  /** For getting a connection, and for each answer. */
  readonly timeoutMs: number;
}

/**
 * Bytes of all answers of a conversation. One entry with two attributes has a few hundred; this is
 * the limit of a search, too, which must have none of its own (`findEntry`).
 */
const longestAnswers = 1_048_576;

export function readServer(url: string, startTls: boolean): LdapServer {
  const { protocol, hostname, port } = new URL(url);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  if (protocol === 'ldaps:') return { host, port: Number(port || 636), security: 'tls' };
  return { host, port: Number(port || 389), security: startTls ? 'starttls' : 'none' };
}

/**
 * Talks with a server on a connection of its own, which is closed in the end.
 *
 * @param until when it has to have ended, by `performance.now()`
 * @throws Error for whatever goes wrong: what `talk` throws, no connection, no TLS, too late
 */
export async function converse<T>(
  server: LdapServer,
  { trust, timeoutMs }: LdapConnectionOptions,
  until: number,
  talk: (client: Client) => Promise<T>,
): Promise<T> {
  const leftMs = () => Math.max(0, until - performance.now());
  const socket = await open(server, trust, Math.min(timeoutMs, leftMs()));
  const client = clientOn(socket, timeoutMs);
  const tooLate = setTimeout(() => socket.destroy(), leftMs());
  try {
    return await talk(client);
  } finally {
    clearTimeout(tooLate);
    await client.unbind().catch(() => undefined);
    socket.destroy();
  }
}

/**
 * Not left to ldapts, which sets no time for the handshake of StartTLS, does not notice the end of a
 * connection after it, and makes up for a lost connection with another one that has no TLS.
 */
async function open(
  { host, port, security }: LdapServer,
  trust: SecureContext,
  timeoutMs: number,
): Promise<Socket> {
  let socket = quiet(connect({ host, port }));
  const tooLate = setTimeout(() => socket.destroy(new Error('No connection in time.')), timeoutMs);
  try {
    await once(socket, 'connect');
    if (security === 'none') return socket;
    if (security === 'starttls') await askForTls(socket);
    const secure = connectSecurely({
      socket,
      host,
      // RFC 6066 3: an address is no server name.
      servername: isIP(host) ? '' : host,
      secureContext: trust,
      rejectUnauthorized: true,
    });
    socket = quiet(secure);
    await once(secure, 'secureConnect');
    return secure;
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(tooLate);
  }
}

// Whoever waits for the socket hears of its error; without a listener it would end the process.
function quiet(socket: Socket): Socket {
  return socket.on('error', () => undefined);
}

function clientOn(socket: Socket, timeoutMs: number): Client {
  let heard = 0;
  socket.on('data', ({ length }: Buffer) => {
    heard += length;
    if (heard > longestAnswers) socket.destroy(new Error('The server says too much.'));
  });
  return new Client({
    // Of its parts none is used: the connection is there.
    url: 'ldap://connected',
    timeout: timeoutMs,
    createConnection: () => {
      if (socket.destroyed) throw new Error('The connection is lost.');
      return socket;
    },
  });
}

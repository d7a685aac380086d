import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectSecurely, type SecureContext } from 'node:tls';
import { Client } from 'ldapts';
import { askForTls } from './ldap-start-tls.js';
import { DomainError } from '../../../common/domain-error.js';

export interface LdapServer {
  readonly host: string;
  readonly port: number;
  readonly security: 'none' | 'starttls' | 'tls';
}

export interface LdapConnectionOptions {
  /** The authorities whose certificates are trusted. */
  readonly trust: SecureContext;
  /** Timeout for connecting, and for each answer. */
  readonly timeoutMs: number;
}

/**
 * Maximum size of all answers of a conversation in bytes. One entry with two attributes has a few
 * hundred; this is also the limit of a search, which must have no sizeLimit (`findEntry`).
 */
const longestAnswers = 1_048_576;

export function readServer(url: string, startTls: boolean): LdapServer {
  const { protocol, hostname, port } = new URL(url);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  if (protocol === 'ldaps:') return { host, port: Number(port || 636), security: 'tls' };
  return { host, port: Number(port || 389), security: startTls ? 'starttls' : 'none' };
}

/**
 * Talks with a server on a new connection, and closes it.
 *
 * @param until the deadline, on the clock of `performance.now()`
 * @throws Error for every failure: of `talk`, of the connection, of TLS, of the deadline
 */
async function converse<T>(
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
 * Not left to ldapts, which has no timeout for the handshake of StartTLS, does not notice when a
 * connection ends after it, and replaces a lost connection by one without TLS.
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
      // RFC 6066 3: an IP address is not a server name.
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

// Code that awaits the socket receives the error; without a listener it would end the process.
function quiet(socket: Socket): Socket {
  return socket.on('error', () => undefined);
}

function clientOn(socket: Socket, timeoutMs: number): Client {
  let heard = 0;
  socket.on('data', ({ length }: Buffer) => {
    heard += length;
    if (heard > longestAnswers)
      socket.destroy(new Error('The answers of the server are too long.'));
  });
  return new Client({
    // No part of it is used: the socket is already connected.
    url: 'ldap://connected',
    timeout: timeoutMs,
    createConnection: () => {
      if (socket.destroyed) throw new Error('The connection is lost.');
      return socket;
    },
  });
}

/** The servers of one directory. A server that fails moves to the end of the order. */
export class LdapServers {
  #inOrder: readonly LdapServer[];

  constructor(
    servers: readonly LdapServer[],
    private readonly options: LdapConnectionOptions,
  ) {
    this.#inOrder = servers;
  }

  /**
   * The answer of the first server that gives one, within twice the timeout.
   *
   * @param talk throws if the next server is to be asked
   * @throws DomainError DirectoryUnavailable
   */
  async ask<T>(talk: (client: Client) => Promise<T>): Promise<T> {
    const until = performance.now() + 2 * this.options.timeoutMs;
    const troubles: string[] = [];
    let cause: unknown;
    for (const server of this.#inOrder) {
      if (performance.now() >= until) break;
      try {
        return await converse(server, this.options, until, talk);
      } catch (error) {
        cause = error;
        troubles.push(`${server.host}:${server.port} ${(error as Error).message}`);
        this.#inOrder = [...this.#inOrder.filter((other) => other !== server), server];
      }
    }
    throw new DomainError('DirectoryUnavailable', { servers: troubles.join('; ') }, { cause });
  }
}

import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics/metrics.js';
import { clientNetwork } from './ip-address.js';
import type { TrustedProxies } from './client-address.js';

export interface ConnectionLimits {
  /** How many open connections one source may have; 0 is no limit. */
  readonly perSource: number;
  /** Their connections carry the requests of many callers, and are not counted. */
  readonly proxies: TrustedProxies;
}

/**
 * The limit of all open connections. One that sends its header slowly takes about 30 KB, so this many take
 * 150 MB. Without a limit, strangers at many addresses could use up the file descriptors that connections to
 * the database and the mail server need.
 */
const inAll = 5_000;

const minute = 60_000;

interface Source {
  open: number;
  /** When it was last logged, by `performance.now()`. */
  toldAt: number;
}

/** Resets connections beyond the limit per source, so that one client cannot use up the server's sockets. */
export function limitConnections(
  server: Server,
  { perSource, proxies }: ConnectionLimits,
  { logger, metrics }: { logger: Logger; metrics: Metrics },
): void {
  server.maxConnections = inAll;
  if (perSource === 0) return;
  const sources = new Map<string, Source>();

  server.on('connection', (socket: Socket) => {
    const { remoteAddress } = socket;
    if (!remoteAddress || proxies.includes(remoteAddress)) return;
    const name = clientNetwork(remoteAddress);
    const source = sources.get(name) ?? { open: 0, toldAt: -Infinity };
    if (source.open >= perSource) {
      // A reset leaves no state behind; a close would leave a TIME_WAIT for each connection.
      socket.resetAndDestroy();
      metrics.connectionRefused();
      // One line a minute, not one per connection.
      if (performance.now() - source.toldAt < minute) return;
      source.toldAt = performance.now();
      logger.warn({ source: name, limit: perSource }, 'too many connections');
      return;
    }
    source.open += 1;
    sources.set(name, source);
    socket.once('close', () => {
      source.open -= 1;
      if (source.open === 0) sources.delete(name);
    });
  });
}

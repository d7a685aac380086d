import type { Server } from 'node:http';
import { isIPv6, type Socket } from 'node:net';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics/metrics.js';
import { canonicalAddress } from './ip-address.js';
import type { TrustedProxies } from './trusted-proxies.js';

export interface ConnectionLimits {
  /** Open connections that one source may have; 0 is no limit. */
  readonly perSource: number;
  /** Whose connections are those of many callers: they are not counted. */
  readonly proxies: TrustedProxies;
}

/**
 * Open connections altogether. One that sends its header slowly holds some 30 KB, so this many fit in
 * 150 MB; without a bound, strangers at many addresses could use up the descriptors that the database
 * and the mail server are reached with.
 */
const inAll = 5_000;

const minute = 60_000;

interface Source {
  open: number;
  /** When the log last heard of it, by `performance.now()`. */
  toldAt: number;
}

/** Destroys at once what a source opens beyond its share, so that others find room. */
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
      // A reset leaves nothing behind; a close would leave a TIME_WAIT here for each.
      socket.resetAndDestroy();
      metrics.connectionRefused();
      // One line for a flood, not one for each drop of it.
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

/**
 * Who counts as one: an IPv4 address, or the /64 of an IPv6 address, which is the least that a single
 * site is given (RFC 6177 2).
 */
export function clientNetwork(address: string): string {
  const canonical = canonicalAddress(address) ?? address;
  if (!isIPv6(canonical)) return canonical;
  const [head = [], tail = []] = canonical.split('::').map(groupsOf);
  const zeros = Array<string>(Math.max(8 - head.length - tail.length, 0)).fill('0');
  return `${[...head, ...zeros, ...tail].slice(0, 4).join(':')}::/64`;
}

// The last two of the eight groups may be written as an IPv4 address.
function groupsOf(part: string): string[] {
  return part
    .split(':')
    .filter(Boolean)
    .flatMap((group) => (group.includes('.') ? ['', ''] : [group]));
}

import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { EventRow } from '../event-row.sql.js';
import { Destination } from './destination.js';
import { octetCounted, syslogMessage, type SyslogIdentity } from './syslog-message.js';

export interface SyslogOptions extends SyslogIdentity {
  /** syslog+tls://host:port or, without encryption, syslog+tcp://host:port. */
  readonly url: string;
  /** PEM certificates, the only authorities that are trusted; by default those of Node.js. */
  readonly authorities?: string | undefined;
  /** PEM: who we are, if the receiver asks. */
  readonly certificate?: string | undefined;
  readonly key?: string | undefined;
}

/** How long the whole delivery of a batch may take, milliseconds. */
const patienceMs = 20_000;

/**
 * A receiver of syslog over TLS (RFC 5425).
 *
 * Syslog acknowledges nothing, and what was written into a connection may never have been read. So each batch has a
 * connection of its own, and counts as delivered only when the receiver has closed it, after us: it reads the end
 * behind all messages. A connection that ends in any other way, or in none, makes the batch go again.
 */
export class SyslogReceiver extends Destination {
  readonly name = 'syslog';
  private readonly url: URL;

  constructor(private readonly options: SyslogOptions) {
    super();
    this.url = new URL(options.url);
  }

  async deliver(events: readonly EventRow[], signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const frames = events.map((event) => octetCounted(syslogMessage(event, this.options)));
    const { socket, ready } = this.connect();
    const abort = () => socket.destroy(new Error('The service stops.'));
    const patience = setTimeout(() => {
      socket.destroy(
        new Error(`The receiver did not take it within ${patienceMs / 1_000} seconds.`),
      );
    }, patienceMs);
    signal.addEventListener('abort', abort);
    try {
      await send(Buffer.from(frames.join('')), socket, ready);
    } finally {
      clearTimeout(patience);
      signal.removeEventListener('abort', abort);
      socket.destroy();
    }
  }

  private connect(): { socket: Socket; ready: Ready } {
    const { authorities: ca, certificate: cert, key } = this.options;
    const host = this.url.hostname.replace(/^\[(.*)\]$/, '$1');
    const port = Number(this.url.port) || defaultPort;
    if (this.url.protocol === 'syslog+tcp:') {
      return { socket: connectTcp({ host, port }), ready: 'connect' };
    }
    const servername = isIP(host) ? undefined : host;
    return {
      socket: connectTls({ host, port, servername, ca, cert, key }),
      ready: 'secureConnect',
    };
  }
}

/** Time for a busy receiver to fail before the end of the messages, milliseconds. */
const leastPauseMs = 100;

/** RFC 5425 4.1. */
const defaultPort = 6514;

/** The event of a socket that may be written to. */
type Ready = 'connect' | 'secureConnect';

/** Resolves when the receiver has closed the connection after us, without an error. */
function send(frames: Buffer, socket: Socket, ready: Ready): Promise<void> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    let complete = false;
    socket.once(ready, () => {
      // A receiver that had closed before the messages came is heard of within a round trip; connecting took more.
      const pauseMs = Math.max(leastPauseMs, performance.now() - startedAt);
      socket.write(frames, () => {
        setTimeout(() => {
          if (socket.readableEnded || socket.destroyed) return;
          complete = true;
          socket.end();
        }, pauseMs);
      });
    });
    socket.on('error', reject);
    socket.on('close', () => {
      if (complete) resolve();
      else reject(new Error('The receiver closed the connection before the end of the messages.'));
    });
    // Session tickets that nobody reads would turn our close into a reset, which can take messages along.
    socket.resume();
  });
}

import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import {
  maxReportBytes,
  type DeliveryReports,
  type ReportOutcome,
} from '../../notification/bounces/delivery-reports.js';
import { listenOnFile } from '../unix-socket/socket-file.js';

export interface BounceServerOptions {
  /** The name in the greeting. */
  readonly name: string;
  /** A TCP port for SMTP, or the path of a unix socket for LMTP. */
  readonly on: { readonly host: string; readonly port: number } | { readonly path: string };
  /** Called with errors of the listener and of reports that could not be decided about. */
  readonly report?: (msg: string, err: unknown) => void;
}

const second = 1_000;

/** Sessions beyond are told 421, and connections beyond twice as many get nothing. */
const maxSessions = 20;

/** How long a client may be silent, and how long a session may last. */
const [silenceMs, sessionMs] = [60 * second, 300 * second];

/** How long reports under way may take when the service stops. */
const drainMs = 10 * second;

type Done = (error?: Error | null) => void;

/**
 * Takes mails to the return paths of our mails, over SMTP (RFC 5321) or LMTP (RFC 2033), and refuses every
 * other recipient. A mail is accepted when its outcome is committed: until then, its sender keeps it.
 */
export class BounceServer {
  private readonly smtp: SMTPServer;
  private readonly sockets = new Set<Socket>();
  private readonly underWay = new Set<Promise<void>>();
  private removeFile: () => void = () => undefined;

  constructor(
    private readonly reports: DeliveryReports,
    private readonly options: BounceServerOptions,
  ) {
    this.smtp = new SMTPServer({
      name: options.name,
      lmtp: 'path' in options.on,
      size: maxReportBytes,
      rejectOversized: true,
      maxClients: maxSessions,
      // A report is sent to one return path; a further recipient gets a mail of its own (RFC 5321 4.5.3.1.10).
      maxRecipients: 1,
      maxCommandLength: 4_096,
      socketTimeout: silenceMs,
      // Beyond `drainMs`: the end of a session is ours until then.
      closeTimeout: 2 * drainMs,
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS', 'WIZ', 'SHELL', 'KILL'],
      hideENHANCEDSTATUSCODES: false,
      disableReverseLookup: true,
      onRcptTo: ({ address }, _session, done) =>
        done(reports.expects(address) ? null : refusal(550, 'No mail is taken for this address')),
      onData: (stream, session, done) => {
        const taken = this.take(stream, session, done).finally(() => this.underWay.delete(taken));
        this.underWay.add(taken);
      },
    });
    // Clients that break off, until the listener itself fails.
    this.smtp.on('error', () => undefined);
    this.smtp.server.maxConnections = 2 * maxSessions;
    this.smtp.server.on('connection', (socket) => this.watch(socket));
  }

  /** @throws Error that names the setting, if it cannot listen */
  async open(): Promise<void> {
    const { server } = this.smtp;
    const { on } = this.options;
    if ('path' in on) {
      this.removeFile = await listenOnFile(server, { path: on.path, setting: 'BOUNCE_SOCKET' });
    } else {
      await listenOnPort(this.smtp, on);
    }
    server.on('error', (err) => this.options.report?.('the listener for reports failed', err));
  }

  /** Takes no further mail; reports under way get their reply. */
  async close(): Promise<void> {
    this.removeFile();
    const closed = new Promise<void>((resolve) => this.smtp.close(() => resolve()));
    const settled = Promise.allSettled(this.underWay);
    await Promise.race([settled, delay(drainMs, undefined, { ref: false })]);
    for (const socket of this.sockets) socket.destroySoon();
    await closed;
  }

  private async take(stream: SMTPServerDataStream, { envelope }: SMTPServerSession, done: Done) {
    const [recipient] = envelope.rcptTo;
    try {
      done(replyTo(await this.reports.handle(recipient?.address ?? '', stream)));
    } catch (err) {
      // If the client has gone, there is nobody left to tell.
      if (!stream.readableEnded) return;
      this.options.report?.('a delivery report could not be taken', err);
      done(refusal(451, 'Not now; try again later'));
    }
  }

  /** Slow clients keep a session busy only for so long, whatever they send meanwhile. */
  private watch(socket: Socket): void {
    this.sockets.add(socket);
    const overdue = setTimeout(() => socket.destroy(), sessionMs).unref();
    socket.on('close', () => {
      clearTimeout(overdue);
      this.sockets.delete(socket);
    });
  }
}

/** What is dropped is taken, too: nothing would be better if it came again. */
function replyTo(outcome: ReportOutcome): Error | null {
  if (outcome === 'too-early') return refusal(451, 'Too early; try again later');
  return outcome === 'forged' ? refusal(550, 'No mail is taken for this address') : null;
}

function refusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

async function listenOnPort(smtp: SMTPServer, { host, port }: { host: string; port: number }) {
  try {
    const listening = once(smtp.server, 'listening');
    smtp.listen(port, host);
    await listening;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new Error(`BOUNCE_PORT: cannot listen on ${host}:${port} (${code})`, { cause: error });
  }
}

import type { EndOfDataGate } from './end-of-data-gate.js';
import type { MailServer } from './mail-server.js';
import type { MimeMessage } from './mime-message.js';
import type { Stage } from './smtp-dialogue.js';
import { SmtpSession } from './smtp-session.js';

/** One connection to the mail server at a time, which stays open between mails. */
export class SmtpConnection {
  private session: SmtpSession | undefined;
  private busy = false;
  private closed = false;

  constructor(private readonly server: MailServer) {}

  /** What the last mail waited for when it ended. */
  get stage(): Stage {
    return this.session?.stage ?? 'address';
  }

  /** Whether the session of the last mail had carried another one before. */
  get used(): boolean {
    return this.session?.used ?? false;
  }

  /** Sends one mail; the next may be given once this one has ended. */
  async send(message: MimeMessage, gate: EndOfDataGate): Promise<void> {
    if (this.closed) throw new Error('The connection to the mail server was closed.');
    if (!this.session || this.session.over) {
      // One that is saying goodbye may wait for minutes, if its other end has gone without a word.
      this.hangUp();
      this.session = new SmtpSession(this.server);
    }
    this.busy = true;
    try {
      await this.session.send(message, gate);
    } finally {
      this.rest();
    }
  }

  /**
   * Ends the session, so that the next mail gets a new one: whatever the server has counted in this one
   * (errors, mails, age) no longer matters.
   */
  hangUp(): void {
    this.session?.end();
  }

  /** Ends the session for good: immediately if it is idle, otherwise with its mail. */
  close(): void {
    this.closed = true;
    if (!this.busy) this.hangUp();
  }

  private rest(): void {
    this.busy = false;
    if (this.closed) this.hangUp();
  }
}

/** The connections to the mail server, each for one mail at a time; mails wait in order for a free one. */
export class SmtpConnections {
  private readonly all: readonly SmtpConnection[];
  /** The one used last comes first: the others may time out when they have been idle for long enough. */
  private readonly free: SmtpConnection[];
  private readonly waiting: ((connection: SmtpConnection) => void)[] = [];

  constructor(server: MailServer, size: number) {
    this.all = Array.from({ length: size }, () => new SmtpConnection(server));
    this.free = [...this.all].reverse();
  }

  /** A connection, to be given back; undefined if `signal` fires before one is free. */
  take(signal: AbortSignal): Promise<SmtpConnection | undefined> {
    if (signal.aborted) return Promise.resolve(undefined);
    const connection = this.free.pop();
    if (connection) return Promise.resolve(connection);
    return new Promise((resolve) => {
      const turn = (next: SmtpConnection) => {
        signal.removeEventListener('abort', leave);
        resolve(next);
      };
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(turn), 1);
        resolve(undefined);
      };
      this.waiting.push(turn);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  giveBack(connection: SmtpConnection): void {
    const next = this.waiting.shift();
    if (next) next(connection);
    else this.free.push(connection);
  }

  close(): void {
    for (const connection of this.all) connection.close();
  }
}

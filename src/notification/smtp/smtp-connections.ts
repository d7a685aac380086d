import { createTransport, type SendMailOptions } from 'nodemailer';
import { gatedMessage, type EndOfDataGate } from './end-of-data-gate.js';
import type { MailServer } from './mail-server.js';
import { SmtpDialogue, type Stage } from './smtp-dialogue.js';

const minute = 60_000;

/**
 * One connection to the mail server, which stays open between mails. It is a nodemailer pool of size one:
 * so the mailer knows which session a mail was sent over and how far that got, and can end it.
 */
export class SmtpConnection {
  private transport: ReturnType<typeof open> | undefined;
  private dialogue = new SmtpDialogue();
  private closed = false;

  constructor(private readonly server: MailServer) {}

  /** What the last mail waited for when it ended. */
  get stage(): Stage {
    return this.dialogue.stage;
  }

  /** Whether the session of the last mail had carried another one before. */
  get used(): boolean {
    return this.dialogue.used;
  }

  /** Sends one mail; the next may be given once this one has ended. */
  async send(message: SendMailOptions & { readonly gate: EndOfDataGate }): Promise<void> {
    if (this.closed) throw new Error('The connection to the mail server was closed.');
    // A pool of one would keep the mail until the old connection has ended, which takes minutes if its
    // other end has gone without a word.
    if (this.dialogue.leaving) this.hangUp();
    if (!this.transport) {
      this.dialogue = new SmtpDialogue();
      this.transport = open(this.server, this.dialogue);
    }
    this.dialogue.begin();
    await this.transport.sendMail(message);
  }

  /**
   * Ends the session, so that the next mail gets a new one: whatever the server has counted in this one
   * (errors, mails, age) no longer matters.
   */
  hangUp(): void {
    this.transport?.close({ force: true });
    this.transport = undefined;
  }

  /** Ends the session for good: immediately if it is idle, otherwise with its mail. */
  close(): void {
    this.closed = true;
    this.transport?.close();
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

function open(server: MailServer, dialogue: SmtpDialogue) {
  const transport = createTransport({
    ...server.connectionOptions(),
    pool: true,
    maxConnections: 1,
    maxMessages: Infinity,
    // The mailer retries by itself, and knows the reason.
    maxRequeues: 0,
    logger: dialogue.logger,
    transactionLog: true,
    connectionTimeout: minute / 2,
    greetingTimeout: minute / 2,
    // RFC 5321 4.5.3.2.6: the reply to the end of data may take ten minutes.
    socketTimeout: 10 * minute,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transport.on('error', () => undefined);
  transport.use('stream', (compiled, done) => {
    const { gate } = compiled.data as { gate?: EndOfDataGate };
    if (gate) compiled.message.processFunc((message) => gatedMessage(message, gate));
    done();
  });
  return transport;
}

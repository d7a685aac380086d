import { createTransport, type SendMailOptions } from 'nodemailer';
import { gatedMessage, type EndOfDataGate } from './end-of-data-gate.js';
import type { MailServer } from './mail-server.js';
import { SmtpDialogue, type Stage } from './smtp-dialogue.js';

const minute = 60_000;

/**
 * One connection to the mail server, which stays open between mails. It is a pool of nodemailer with room
 * for one: so it is known which session a mail went over, where that stands, and how to end it.
 */
export class SmtpLine {
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
   * Ends the session, after which the next mail has a new one: what a server has counted or taken amiss
   * in this one (errors, mails, age) then matters no more.
   */
  hangUp(): void {
    this.transport?.close({ force: true });
    this.transport = undefined;
  }

  /** Ends the session for good: now if it is idle, else with its mail. */
  close(): void {
    this.closed = true;
    this.transport?.close();
  }
}

function open(server: MailServer, dialogue: SmtpDialogue) {
  const transport = createTransport({
    ...server.connectionOptions(),
    pool: true,
    maxConnections: 1,
    maxMessages: Infinity,
    // The mailer tries again itself, and knows why.
    maxRequeues: 0,
    logger: dialogue.logger,
    transactionLog: true,
    connectionTimeout: minute / 2,
    greetingTimeout: minute / 2,
    // RFC 5321 4.5.3.2.6: the answer to the final dot may take ten minutes.
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

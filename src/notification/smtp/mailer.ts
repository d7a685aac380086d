import { Inject, Injectable } from '@nestjs/common';
import type { MailTrouble, SmtpError } from './connection-trouble.js';
import type { EndOfDataGate } from './end-of-data-gate.js';
import type { Mail } from '../mail.js';
import { MailServer, type MailServerOptions } from './mail-server.js';
import { troubleOf } from './mail-trouble.js';
import { mimeMessage, type DsnRequest, type MimeMessage, type Sender } from './mime-message.js';
import type { Stage } from './smtp-dialogue.js';
import { SmtpConnections, type SmtpConnection } from './smtp-connections.js';
import { cancelled } from './smtp-session.js';

export interface MailerOptions extends MailServerOptions, Sender {
  /**
   * The envelope sender of one mail, to which mail servers report what became of it. They are asked to (DSN,
   * RFC 3461) only if there is one.
   */
  readonly returnPathOf?: (mailId: string) => string | undefined;
  /** How many connections may be open simultaneously. */
  readonly connections: number;
}

/** A mail, and the id of its row in the outbox. */
export interface OutgoingMail {
  readonly id: string;
  readonly mail: Mail;
}

export const SMTP_OPTIONS = Symbol('MailerOptions');

/**
 * The result of an attempt.
 * - accepted: the server replied 250 to the end of data
 * - refused: the server certainly does not have the mail, and never will accept it (5xx)
 * - unavailable: the server certainly does not have the mail; a later attempt may succeed (4xx, no
 *   connection, cancelled)
 * - unknown: the end of data was sent, and no reply was received
 */
export interface SendResult {
  readonly kind: 'accepted' | 'refused' | 'unavailable' | 'unknown';
  /** nodemailer's error code and the SMTP reply code, for log and audit. */
  readonly reason?: string;
  /** The reason in words, for log and audit. */
  readonly trouble?: MailTrouble;
}

/** Failed attempts since the mail server last accepted a mail. */
export interface NotTaken {
  readonly attempts: number;
  /** Time since the first of them; 0 if there is none. */
  readonly seconds: number;
}

/** Sends mail over SMTP, on a few connections that stay open between mails. */
@Injectable()
export class Mailer {
  private readonly server: MailServer;
  private readonly pool: SmtpConnections;
  private untaken = { attempts: 0, since: 0 };

  constructor(@Inject(SMTP_OPTIONS) private readonly options: MailerOptions) {
    this.server = new MailServer(options);
    this.pool = new SmtpConnections(this.server, options.connections);
  }

  /** How many mails can be sent simultaneously. */
  get connections(): number {
    return this.options.connections;
  }

  get notTaken(): NotTaken {
    const { attempts, since } = this.untaken;
    return { attempts, seconds: attempts === 0 ? 0 : (performance.now() - since) / 1_000 };
  }

  async send(outgoing: OutgoingMail, gate: EndOfDataGate): Promise<SendResult> {
    const result = await this.sendInTurn(outgoing, gate);
    if (result.kind === 'accepted') this.untaken = { attempts: 0, since: 0 };
    else if (this.untaken.attempts++ === 0) this.untaken.since = performance.now();
    return result;
  }

  /** Ends idle connections immediately and busy ones with their mail. */
  close(): void {
    this.pool.close();
  }

  private async sendInTurn(outgoing: OutgoingMail, gate: EndOfDataGate): Promise<SendResult> {
    const connection = await this.pool.take(gate.signal);
    if (!connection) return this.failed(cancelled(), 'turn', gate);
    try {
      return await this.sendOver(connection, outgoing, gate);
    } finally {
      this.pool.giveBack(connection);
    }
  }

  private async sendOver(
    connection: SmtpConnection,
    outgoing: OutgoingMail,
    gate: EndOfDataGate,
  ): Promise<SendResult> {
    try {
      await connection.send(this.messageOf(outgoing), gate);
      return { kind: 'accepted' };
    } catch (caught) {
      const error = caught as SmtpError;
      connection.hangUp();
      // A used session may fail for reasons that a new one does not have.
      if (connection.used && gate.open && endsTheSession(error))
        return this.sendOver(connection, outgoing, gate);
      return this.failed(error, connection.stage, gate);
    }
  }

  private messageOf({ id, mail }: OutgoingMail): MimeMessage {
    const message = mimeMessage(mail, this.options);
    const returnPath = this.options.returnPathOf?.(id);
    if (returnPath === undefined) return message;
    return { ...message, envelope: { ...message.envelope, from: returnPath, dsn: dsnOf(id) } };
  }

  private failed(error: SmtpError, stage: Stage, gate: EndOfDataGate): SendResult {
    return {
      ...classify(error, gate.endOfDataSent),
      trouble: troubleOf(error, stage, this.server),
    };
  }
}

/** RFC 3461: reports quote the header at most, since the body holds a PIN (P6). */
function dsnOf(mailId: string): DsnRequest {
  return { notify: 'FAILURE,DELAY', ret: 'HDRS', envid: mailId };
}

/**
 * Whether a failure concerns the session and not the mail: the connection is gone, or the server ends an
 * overlong session by 421, as Exim does, or by another 4xx to MAIL, as OpenSMTPD does
 * (docs/mail-servers.md). A 4xx to RCPT is usually greylisting, where an immediate retry is too early.
 */
function endsTheSession({ code = '', command, responseCode = 0 }: SmtpError): boolean {
  if (responseCode === 421) return true;
  if (code === 'EENVELOPE') return command === 'MAIL FROM' && responseCode < 500;
  return ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT'].includes(code);
}

function classify(error: SmtpError, endOfDataSent: boolean): SendResult {
  const reason = [error.code, error.responseCode].filter(Boolean).join(' ') || error.name;
  // EENVELOPE is the reply to MAIL, RCPT or DATA, EMESSAGE that to the end of data; a failed login says
  // nothing about the mail.
  const answered = error.code === 'EMESSAGE' && error.responseCode !== undefined;
  if (endOfDataSent && !answered) return { kind: 'unknown', reason };
  const onTheMail = error.code === 'EMESSAGE' || error.code === 'EENVELOPE';
  const refused = onTheMail && (error.responseCode ?? 0) >= 500;
  return { kind: refused ? 'refused' : 'unavailable', reason };
}

import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { gatedMessage, type FinalDotGate } from './final-dot-gate.js';
import type { Mail } from './mail.js';

export interface MailerOptions {
  /** smtp:// or smtps://, with user and password if the server wants them. */
  readonly url: string;
  /** The envelope's and the header's sender. */
  readonly from: string;
  /** Connections at once. */
  readonly connections: number;
}

/**
 * What became of an attempt.
 * - accepted: the server answered 250 to the final dot
 * - refused: it surely has no mail, and never will take this one (5xx)
 * - unavailable: it surely has no mail; later may be better (4xx, no connection, called back)
 * - unknown: the final dot was sent and no answer came
 */
export interface SendResult {
  readonly kind: 'accepted' | 'refused' | 'unavailable' | 'unknown';
  /** nodemailer's error code and the SMTP reply code, for log and audit. */
  readonly reason?: string;
}

const minute = 60_000;

/** Sends mail over SMTP, on a few connections that stay open between mails. */
export class Mailer {
  private readonly transport;

  constructor(private readonly options: MailerOptions) {
    this.transport = createTransport({
      pool: true,
      url: options.url,
      ...tlsFor(new URL(options.url)),
      maxConnections: options.connections,
      maxMessages: Infinity,
      // One requeue covers a pooled connection that the server closed while it was idle: the pool
      // requeues only what it has not read a byte of.
      maxRequeues: 1,
      connectionTimeout: minute / 2,
      greetingTimeout: minute / 2,
      // RFC 5321 4.5.3.2.6: the answer to the final dot may take ten minutes.
      socketTimeout: 10 * minute,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    this.transport.on('error', () => undefined);
    this.transport.use('stream', (compiled, done) => {
      const { gate } = compiled.data as { gate?: FinalDotGate };
      if (gate) compiled.message.processFunc((message) => gatedMessage(message, gate));
      done();
    });
  }

  async send(mail: Mail, gate: FinalDotGate): Promise<SendResult> {
    // An object is taken as one address; a text would be read as a list.
    const recipient = { name: '', address: mail.to };
    const message = {
      from: { name: 'Voice mail', address: this.options.from },
      to: recipient,
      envelope: { from: this.options.from, to: recipient },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: mail.messageId,
      date: new Date(mail.date),
      baseBoundary: boundaryOf(mail),
      // RFC 3834: no out-of-office answers, please.
      headers: { 'Auto-Submitted': 'auto-generated' },
      signal: gate.signal,
      gate,
    };
    try {
      await this.transport.sendMail(message);
      return { kind: 'accepted' };
    } catch (error) {
      return classify(error as SmtpError, gate.dotSent);
    }
  }

  /** Ends idle connections at once and busy ones with their mail. */
  close(): void {
    this.transport.close();
  }
}

// Another attempt is the same mail to the letter. A boundary of more than 50 characters would be
// written in pieces (RFC 2231), which few mail clients put together again.
function boundaryOf({ messageId }: Mail): string {
  return createHash('sha256').update(messageId).digest('hex').slice(0, 32);
}

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
}

function classify(error: SmtpError, dotSent: boolean): SendResult {
  const reason = [error.code, error.responseCode].filter(Boolean).join(' ') || error.name;
  // EENVELOPE answers MAIL, RCPT or DATA, EMESSAGE the final dot; a bad login is no verdict on the
  // mail.
  const answered = error.code === 'EMESSAGE' && error.responseCode !== undefined;
  if (dotSent && !answered) return { kind: 'unknown', reason };
  const onTheMail = error.code === 'EMESSAGE' || error.code === 'EENVELOPE';
  const refused = onTheMail && (error.responseCode ?? 0) >= 500;
  return { kind: refused ? 'refused' : 'unavailable', reason };
}

/**
 * A PIN does not cross a network unencrypted unless SMTP_URL says so with `ignoreTLS=true`, or with
 * `requireTLS=false`, which nodemailer reads there itself.
 */
function tlsFor({ protocol, hostname, searchParams }: URL) {
  const plainText = searchParams.get('ignoreTLS') === 'true';
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  return protocol === 'smtp:' && !plainText && !loopback ? { requireTLS: true } : {};
}

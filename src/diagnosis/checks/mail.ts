import { randomUUID } from 'node:crypto';
import type { SmtpError } from '../../notification/smtp/connection-trouble.js';
import { EndOfDataGate } from '../../notification/smtp/end-of-data-gate.js';
import { MailServer } from '../../notification/smtp/mail-server.js';
import { troubleOf } from '../../notification/smtp/mail-trouble.js';
import { Mailer, type MailerOptions } from '../../notification/smtp/mailer.js';
import { SmtpSession, type ServerFacts } from '../../notification/smtp/smtp-session.js';
import { Lease } from '../../notification/outbox/lease.js';
import { certificateCheck } from '../certificate.js';
import { failure, ok, warning, type Check, type Examination } from '../check.js';

export interface MailCheckOptions extends MailerOptions {
  /** Whether delivery reports are expected (BOUNCE_ADDRESS). */
  readonly wantsReports: boolean;
}

export interface MailQuestions {
  /** The address that a mail would be for. */
  readonly to: string | undefined;
  /** Whether a test mail is sent to it. */
  readonly send: boolean | undefined;
}

/** A server that is well answers within a second; the whole session has to end before the diagnosis does. */
const patience = {
  connectionTimeout: 5_000,
  greetingTimeout: 5_000,
  socketTimeout: 10_000,
  dnsTimeout: 5_000,
};

/** The largest mail of any language, with room for the text of a policy. */
const largestMail = 65_536;

/** A session with the mail server, as the service has one: name, connection, TLS, extensions, login, envelope. */
export const mailChecks = (options: MailCheckOptions, asked: MailQuestions): Examination => ({
  name: 'mail server',
  run: async (report, over) => {
    const server = new MailServer(options);
    const session = new SmtpSession(server, patience);
    // The patience is for silence: a server that goes on and on with one answer has no end of its own.
    over.addEventListener('abort', () => session.end(), { once: true });
    let name = 'mail server';
    try {
      const facts = await session.connect();
      report(ok(name, `${server.name} answers.`));
      report(encryptionCheck(facts));
      report(extensionCheck(facts, options));
      name = 'mail login';
      report(loginCheck(await session.login(), options.url));
      name = 'mail recipient';
      if (asked.to !== undefined) {
        await session.ask([`MAIL FROM:<${senderOf(options)}>`, `RCPT TO:<${asked.to}>`]);
        report(ok(name, `${server.name} would take a mail for ${asked.to}.`));
      }
    } catch (error) {
      const { cause, advice } = troubleOf(error as SmtpError, session.stage, server);
      const { responseCode = 0 } = error as SmtpError;
      const passes = name === 'mail recipient' && responseCode >= 400 && responseCode < 500;
      report(
        passes
          ? warning(name, cause, `It may take it later. ${advice}`)
          : failure(name, cause, advice),
      );
      return;
    } finally {
      session.end();
    }
    if (asked.to !== undefined && asked.send)
      report(await testMailCheck(asked.to, options, server));
  },
});

function encryptionCheck({ tls }: ServerFacts): Check {
  if (tls) return certificateCheck('mail encryption', tls);
  const todo =
    'Use smtps://, or STARTTLS, unless the mail server is on this machine or in a network that you trust.';
  return warning('mail encryption', 'Mails with PINs are sent in plain text.', todo);
}

function extensionCheck(
  { extensions, maxSize }: ServerFacts,
  { wantsReports }: MailCheckOptions,
): Check {
  const name = 'mail extensions';
  const size = maxSize === undefined ? '' : `, mails of at most ${maxSize} bytes`;
  const what = `${extensions.length > 0 ? extensions.join(', ') : 'none'}${size}.`;
  if (maxSize !== undefined && maxSize < largestMail) {
    return failure(name, what, 'Let the mail server take mails of 64 KiB at least.');
  }
  if (wantsReports && !extensions.includes('DSN')) {
    const todo =
      'BOUNCE_ADDRESS is set, and this server cannot be asked for reports: see docs/bounces.md.';
    return warning(name, what, todo);
  }
  return ok(name, what);
}

function loginCheck(loggedIn: boolean, url: string): Check {
  const name = 'mail login';
  if (loggedIn) return ok(name, 'The login of SMTP_URL is accepted.');
  if (new URL(url).username === '') return ok(name, 'SMTP_URL has no login.');
  const todo = 'Take the login out of SMTP_URL, or let the mail server offer AUTH here.';
  return warning(name, 'SMTP_URL has a login, and the mail server asks for none.', todo);
}

/** As the service would send it: by Mailer, from the return path of a mail of its own. */
async function testMailCheck(
  to: string,
  options: MailCheckOptions,
  server: MailServer,
): Promise<Check> {
  const name = 'test mail';
  const id = randomUUID();
  const mailer = new Mailer({ ...options, connections: 1 });
  const gate = new EndOfDataGate(new Lease());
  const late = setTimeout(() => gate.abort(), patience.socketTimeout);
  try {
    const text = 'This is a test of the mail server by umpin doctor. It holds no PIN.';
    const { kind, trouble } = await mailer.send(
      {
        id,
        mail: {
          ...{ to, subject: 'Test of the voice-mail service', text: `${text}\n` },
          html: `<!doctype html><p>${text}</p>`,
          messageId: `<${id}@${options.from.slice(options.from.lastIndexOf('@') + 1)}>`,
          date: new Date().toISOString(),
        },
      },
      gate,
    );
    if (kind === 'accepted') return ok(name, `${server.name} accepted a test mail for ${to}.`);
    return failure(
      name,
      trouble?.cause ?? 'The test mail was not accepted.',
      trouble?.advice ?? '',
    );
  } finally {
    clearTimeout(late);
    mailer.close();
  }
}

function senderOf({ from, returnPathOf }: MailCheckOptions): string {
  return returnPathOf?.(randomUUID()) ?? from;
}

import { connect } from 'node:net';
import { createTransport } from 'nodemailer';
import type { SmtpError } from '../../src/notification/smtp/connection-trouble.js';

/** Where a mail is delivered: a port of this machine for SMTP, or the path of a unix socket for LMTP. */
export type MailPlace = number | string;

/**
 * Delivers a mail from the null sender, as mail servers send reports, over a connection of its own.
 *
 * @returns the code and the text of the reply that decided about it
 */
export async function deliver(place: MailPlace, to: string, mail: string): Promise<string> {
  const transport = createTransport(
    typeof place === 'number'
      ? { host: '127.0.0.1', port: place, ignoreTLS: true }
      : { lmtp: true, connection: connect(place), ignoreTLS: true },
  );
  try {
    const { response } = await transport.sendMail({ envelope: { from: false, to }, raw: mail });
    return response;
  } catch (error) {
    const { response, message } = error as SmtpError;
    return response ?? message;
  } finally {
    transport.close();
  }
}

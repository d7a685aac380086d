import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Relay } from './relay.js';

export interface ReportedMail {
  readonly to: string;
  /** What becomes of the mail is told to `bounces+token@umpin.example.com`. */
  readonly token: string;
  /** RFC 3461; without it the sender leaves to the relay what it tells. */
  readonly dsn?: SendMailOptions['dsn'];
}

export const reportAddress = (token: string) => `bounces+${token}@umpin.example.com`;

/** Sends a mail like umpin's, whose PIN is a placeholder. */
export async function send(relay: Relay, { to, token, dsn }: ReportedMail): Promise<void> {
  const transport = createTransport({
    host: '127.0.0.1',
    port: relay.port,
    ignoreTLS: true,
    name: 'umpin.example.com',
  });
  await transport.sendMail({
    envelope: { from: reportAddress(token), to },
    ...(dsn && { dsn }),
    from: 'Voice mail <voicemail@example.com>',
    to,
    subject: 'Your new voice-mail PIN',
    baseBoundary: 'made-up',
    messageId: '<made-up-message@umpin.example.com>',
    date: new Date('2026-03-09T13:05:07Z'),
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: 'Your new PIN:\n\nPIN-PLACEHOLDER\n',
    html: '<p>Your new PIN: <b>PIN-PLACEHOLDER</b></p>',
  });
  transport.close();
}

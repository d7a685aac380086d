import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { type Envelope, type MailStore, readMail } from './mail-store.js';

const sizeLimit = 10 * 1024 * 1024;

export function createSmtpServer(store: MailStore): SMTPServer {
  const server = new SMTPServer({
    name: 'localhost',
    size: sizeLimit,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    // A sender's pooled connection may sit idle; it must not hold up a Ctrl-C for long.
    closeTimeout: 500,
    onData(stream, session, answer) {
      // The answer is the 250, so it comes after the mail can be read through the API.
      catchMail(stream, session, store).then(
        () => {
          answer();
        },
        (trouble: unknown) => {
          answer(trouble instanceof Error ? trouble : new Error(String(trouble)));
        },
      );
    },
  });
  // A sender that hangs up mid-sentence raises this event; without a listener it would end the process.
  server.on('error', () => undefined);
  return server;
}

async function catchMail(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  store: MailStore,
): Promise<void> {
  const envelope = envelopeOf(session);
  const chunks: Buffer[] = [];
  // Read to the end even when it is too much: SMTP has no way to interrupt a sender.
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (!stream.sizeExceeded) chunks.push(chunk);
  }
  if (stream.sizeExceeded) throw new MessageTooLarge();
  store.add(await readMail(Buffer.concat(chunks), envelope));
}

function envelopeOf({ envelope }: SMTPServerSession): Envelope {
  return {
    sender: envelope.mailFrom ? envelope.mailFrom.address : '',
    recipients: envelope.rcptTo.map((recipient) => recipient.address),
  };
}

class MessageTooLarge extends Error {
  /** RFC 5321 4.2.3: exceeded storage allocation, a refusal for good. */
  readonly responseCode = 552;

  constructor() {
    super(`The message is larger than ${sizeLimit} bytes`);
  }
}

// A real SMTP server that accepts everything and keeps only how often each Message-ID came.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { answer, ready } from './answers.js';

let mails = new Map<string, number>();

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  hideDSN: true,
  disableReverseLookup: true,
  maxClients: 1_000,
  onData: (stream, _session, done) => {
    let id = '';
    stream.on('data', (chunk: Buffer) => (id ||= messageIdIn(chunk)));
    stream.on('end', () => {
      mails.set(id, (mails.get(id) ?? 0) + 1);
      done();
    });
  },
});
// A client that is killed resets its connections.
server.on('error', () => undefined);

function messageIdIn(chunk: Buffer): string {
  const start = chunk.indexOf('Message-ID: <');
  return start < 0 ? '' : chunk.toString('latin1', start + 13, chunk.indexOf('>', start));
}

/** The mails since the last such question. */
function takeMails() {
  const taken = mails;
  mails = new Map();
  const twice = [...taken.values()].filter((times) => times > 1).length;
  return { different: taken.size, twice, withoutId: taken.get('') ?? 0 };
}

const questions = { takeMails };

export type SmtpQuestions = typeof questions;

answer(questions);
process.once('SIGTERM', () => process.exit(0));
server.listen(0, '127.0.0.1', () => {
  ready({ port: (server.server.address() as AddressInfo).port });
});

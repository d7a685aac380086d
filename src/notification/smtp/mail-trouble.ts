import {
  connectionTrouble,
  plainPortAdvice,
  type MailTrouble,
  type Place,
  type SmtpError,
} from './connection-trouble.js';
import type { Stage } from './smtp-dialogue.js';

/** What the client waits for at each stage. */
const awaited: Record<Stage, (server: string) => string> = {
  turn: (server) => `a free connection to ${server}`,
  address: (server) => `the address of ${server}`,
  connection: (server) => `a connection to ${server}`,
  greeting: (server) => `the greeting of ${server}`,
  ehlo: answerTo('EHLO'),
  starttls: answerTo('STARTTLS'),
  handshake: (server) => `the end of the TLS handshake with ${server}`,
  login: answerTo('the login'),
  sender: answerTo('MAIL FROM'),
  recipient: answerTo('RCPT TO'),
  data: answerTo('DATA'),
  message: answerTo('the final dot'),
};

function answerTo(command: string) {
  return (server: string) => `the answer of ${server} to ${command}`;
}

const adviceWhenLate: Partial<Record<Stage, string>> = {
  turn: 'Raise SMTP_CONNECTIONS if the mail server can take more; otherwise see why it is slow.',
  address: 'Check the name servers of this machine.',
  connection:
    'Check host and port in SMTP_URL, and firewalls that drop packets instead of refusing them.',
  greeting:
    'If this port takes TLS from the start, as 465 does, write smtps:// in SMTP_URL. Otherwise see why the mail server is slow.',
};

const seeItsLog = 'See the log of the mail server.';

/** Explains why an attempt failed at this stage. */
export function troubleOf(error: SmtpError, stage: Stage, server: Place): MailTrouble {
  const onTheWay = connectionTrouble(error, server);
  if (onTheWay) return onTheWay;
  if (isLate(error)) return late(stage, server);
  if (error.code === 'EAUTH') return loginFailed(error, server);
  if (error.command === 'STARTTLS' && error.responseCode !== undefined) {
    return {
      cause: `${server.name} does not offer STARTTLS${replyOf(error)}.`,
      advice:
        'Switch it on there; or write smtps:// if the port takes TLS from the start, or add ?ignoreTLS=true in a network that you trust.',
    };
  }
  if (error.responseCode !== undefined && error.responseCode >= 400) {
    return refused(error, server);
  }
  if (error.code === 'EPROTOCOL') {
    return {
      cause: `${server.name} does not speak SMTP.`,
      advice: 'Correct the port in SMTP_URL.',
    };
  }
  if (error.code === 'ESTREAM') {
    return {
      cause:
        'The mail was stopped right before its final dot: another instance has it, its owner has typed ' +
        'its PIN, or the database could not be asked.',
      advice: 'If this is frequent, see why this instance or its database stands still.',
    };
  }
  const code = error.originalCode === undefined ? '' : ` (${error.originalCode})`;
  return {
    cause: `The connection ended${code} while waiting for ${awaited[stage](server.name)}.`,
    advice: stage === 'connection' && server.tlsFirst ? plainPortAdvice : seeItsLog,
  };
}

/** A timeout of nodemailer or of the system, or a mail that was cancelled for lack of time. */
function isLate({ code = '', originalCode = '' }: SmtpError): boolean {
  return [code, originalCode].some((each) => ['ETIMEDOUT', 'ETIMEOUT', 'EABORT'].includes(each));
}

function late(stage: Stage, { name }: Place): MailTrouble {
  return {
    cause: `Time ran out while waiting for ${awaited[stage](name)}.`,
    advice: adviceWhenLate[stage] ?? 'See why the mail server is slow.',
  };
}

function loginFailed(error: SmtpError, { name }: Place): MailTrouble {
  if (error.responseCode === undefined) {
    return {
      cause: `No login is possible at ${name}.`,
      advice:
        'See that SMTP_URL has both user and password, and that the mail server offers PLAIN or LOGIN.',
    };
  }
  if (error.responseCode < 500) {
    return { cause: `${name} could not check the login${replyOf(error)}.`, advice: seeItsLog };
  }
  return {
    cause: `${name} refused the login${replyOf(error)}.`,
    advice:
      'Correct user and password in SMTP_URL, percent-encoded where they have special characters.',
  };
}

function refused(error: SmtpError, { name }: Place): MailTrouble {
  const { code, command = '', responseCode = 0 } = error;
  const what = code === 'EMESSAGE' ? 'the mail' : (refusable[command] ?? 'the session');
  const cause = `${name} refused ${what}${replyOf(error)}.`;
  if (responseCode === 530) {
    return { cause, advice: 'It asks for a login or for TLS: put user and password in SMTP_URL.' };
  }
  if (command === 'RCPT TO' && responseCode >= 500) {
    return { cause, advice: 'Correct the address of the owner, or allow this machine to relay.' };
  }
  if (command === 'MAIL FROM' && responseCode >= 500) {
    return {
      cause,
      advice:
        'See that MAIL_FROM, and any address below BOUNCE_ADDRESS, may be used by this login, and from this machine.',
    };
  }
  return { cause, advice: seeItsLog };
}

/** What was refused, by the command that was answered. */
const refusable: Readonly<Record<string, string>> = {
  'MAIL FROM': 'the sender',
  'RCPT TO': 'the recipient',
  DATA: 'to take the mail',
};

// The codes alone: the text may repeat parts of the request, such as a mail with a PIN.
function replyOf({ response, responseCode }: SmtpError): string {
  if (responseCode === undefined) return '';
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1];
  return ` (${responseCode}${enhanced === undefined ? '' : ` ${enhanced}`})`;
}

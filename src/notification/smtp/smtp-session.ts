import { TLSSocket } from 'node:tls';
import { assign, parseConnectionUrl } from 'nodemailer/lib/shared';
import NodemailerConnection, {
  type SMTPConnectionCustomAuthContext,
  type SMTPConnectionOptions,
} from 'nodemailer/lib/smtp-connection';
import type { SmtpError } from './connection-trouble.js';
import { GatedData, type EndOfDataGate } from './end-of-data-gate.js';
import type { MailServer } from './mail-server.js';
import type { MimeMessage } from './mime-message.js';
import { SmtpDialogue, type Stage } from './smtp-dialogue.js';

const minute = 60_000;

/** The name under which `ask` gets hold of the session: nodemailer hands it to logins of one's own. */
const asking = 'X-UMPIN-ASK';

/** What a server offers once the session is encrypted, as far as it is. */
export interface ServerFacts {
  /** Those that nodemailer knows. */
  readonly extensions: readonly string[];
  readonly authMethods: readonly string[];
  /** Bytes; undefined if it does not say. */
  readonly maxSize: number | undefined;
  /** Undefined if the session is not encrypted. */
  readonly tls: TLSSocket | undefined;
}

/** Limits on the waits of a session, milliseconds. */
export type Patience = Pick<
  SMTPConnectionOptions,
  'connectionTimeout' | 'greetingTimeout' | 'socketTimeout' | 'dnsTimeout'
>;

interface SessionOptions extends SMTPConnectionOptions {
  readonly auth?: { readonly user: string; readonly pass: string };
  readonly authMethod?: string;
  readonly forceAuth?: boolean;
  readonly idleTimeout: number;
}

type Done = (error?: Error | null) => void;

/** One session with the mail server, from the connection to its end: it carries one mail after the other. */
export class SmtpSession {
  private readonly options: SessionOptions;
  private readonly dialogue = new SmtpDialogue();
  private readonly connection: NodemailerConnection;
  private fail: (error: Error) => void = () => undefined;
  private opened = false;
  private leaving = false;
  private carried = 0;
  private questions: readonly string[] = [];
  private offered: Omit<ServerFacts, 'tls'> | undefined;
  private refusal: SmtpError | undefined;
  private idle: NodeJS.Timeout | undefined;

  constructor(server: MailServer, patience: Patience = {}) {
    this.options = { ...optionsFor(server), ...patience };
    this.connection = new NodemailerConnection({
      ...this.options,
      customAuth: { [asking]: (session) => this.asked(session) },
      logger: this.dialogue.logger,
      transactionLog: true,
    });
    // An idle session that breaks is no failure: it is over, and the next mail gets a new one.
    this.connection.on('error', (error: Error) => this.fail(error));
    // nodemailer tells the reason, if it has one, after the end.
    this.connection.on('end', () => setImmediate(() => this.fail(lost())));
  }

  /** What the last mail waited for when it ended. */
  get stage(): Stage {
    return this.dialogue.stage;
  }

  /** Whether this session has carried a mail, so that the server may want to end it. */
  get used(): boolean {
    return this.carried > 0;
  }

  /** Whether the session takes no further mail. */
  get over(): boolean {
    return this.leaving || this.connection.destroyed;
  }

  /** Sends one mail; the next may be given once this one has ended, if it did not fail. */
  async send({ envelope, data }: MimeMessage, gate: EndOfDataGate): Promise<void> {
    clearTimeout(this.idle);
    const cancel = () => {
      this.fail(cancelled());
      this.end();
    };
    gate.signal.addEventListener('abort', cancel, { once: true });
    try {
      if (!this.opened) await this.open();
      // nodemailer notes in the envelope what was refused.
      const ownEnvelope = { ...envelope, to: [...envelope.to] };
      await this.step((done) => this.connection.send(ownEnvelope, new GatedData(data, gate), done));
      if (gate.cancel()) throw premature();
    } finally {
      gate.signal.removeEventListener('abort', cancel);
    }
    this.carried += 1;
    this.leaveWhenIdle();
  }

  /** Ends the session immediately, and the mail that it carries with it. */
  end(): void {
    clearTimeout(this.idle);
    this.connection.close();
  }

  /** Connects, with TLS as SMTP_URL demands it, and says what the server offers; no login yet. */
  async connect(): Promise<ServerFacts> {
    await this.step((done) => this.connection.connect(done));
    const { _socket: socket, secure } = this.connection;
    const tls = secure && socket instanceof TLSSocket ? socket : undefined;
    const offered = { extensions: [], authMethods: [], maxSize: undefined };
    await this.ask([]);
    return { ...offered, ...this.offered, tls };
  }

  /** Whether there was anything to log in with, and the server takes logins. */
  async login(): Promise<boolean> {
    const { auth, authMethod, forceAuth } = this.options;
    if (!auth || !(this.connection.allowsAuth || forceAuth)) return false;
    const login = { ...auth, credentials: auth, method: authMethod };
    await this.step((done) => this.connection.login(login, done));
    return true;
  }

  /**
   * Sends commands, one after the other, until the server refuses one, and takes them back (RSET).
   *
   * @throws SmtpError with the reply to the one that was refused
   */
  async ask(commands: readonly string[]): Promise<void> {
    this.questions = commands;
    await this.step((done) => this.connection.login({ method: asking, user: 'nobody' }, done));
    if (this.refusal) throw this.refusal;
  }

  private async open(): Promise<void> {
    await this.step((done) => this.connection.connect(done));
    await this.login();
    this.opened = true;
  }

  private async asked(session: SMTPConnectionCustomAuthContext): Promise<void> {
    const { extensions, authMethods, maxAllowedSize } = session;
    this.offered = { extensions, authMethods, maxSize: maxAllowedSize || undefined };
    this.refusal = undefined;
    for (const command of this.questions) {
      const { status, response } = await session.sendCommand(command);
      if (status >= 200 && status < 400) continue;
      const [verb = ''] = command.split(':', 1);
      this.refusal = Object.assign(new Error('refused'), {
        ...{ code: 'EENVELOPE', responseCode: status, response, command: verb },
      });
      break;
    }
    if (this.questions.length > 0) await session.sendCommand('RSET');
  }

  /** A step ends by nodemailer's callback or by an event of the connection. */
  private step(begin: (done: Done) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.fail = reject;
      begin((error) => (error ? reject(error) : resolve()));
    });
  }

  private leaveWhenIdle(): void {
    const { idleTimeout } = this.options;
    if (idleTimeout <= 0) return;
    const leave = () => {
      this.leaving = true;
      this.connection.quit();
    };
    this.idle = setTimeout(leave, idleTimeout).unref();
  }
}

function optionsFor(server: MailServer): SessionOptions {
  const { url, ...settings } = server.connectionOptions();
  const defaults = {
    connectionTimeout: minute / 2,
    greetingTimeout: minute / 2,
    // RFC 5321 4.5.3.2.6: the reply to the end of data may take ten minutes.
    socketTimeout: 10 * minute,
    // RFC 5321 4.5.3.2.7: a server waits for five minutes or more.
    idleTimeout: 4 * minute,
  };
  return assign(defaults, settings, parseConnectionUrl(url)) as SessionOptions;
}

/** The error of a mail that was cancelled before its session failed by itself. */
export function cancelled(): SmtpError {
  return Object.assign(new Error('The mail was cancelled.'), { code: 'EABORT' });
}

/** The error of a mail that the server accepted without having received it, while its gate was still asked. */
function premature(): SmtpError {
  const message = 'The server replied before the end of data.';
  return Object.assign(new Error(message), { code: 'EPROTOCOL' });
}

function lost(): SmtpError {
  return Object.assign(new Error('The session has ended.'), { code: 'ECONNECTION' });
}

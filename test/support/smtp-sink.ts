import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface CaughtMail {
  readonly to: string;
  readonly raw: string;
  readonly parsed: ParsedMail;
  /** The PIN that stands alone on a line of the text. */
  readonly pin: string;
  /** When the server took it over, by `Date.now()`. */
  readonly takenAt: number;
  /** The sender of the envelope. */
  readonly returnPath: string;
  /** The parameters of MAIL and RCPT, in upper case. */
  readonly parameters: { readonly mail: unknown; readonly rcpt: unknown };
}

/** The server's reply to a step: 250, a refusal, or none because the connection is cut. */
export type Verdict = 'accept' | 'cut' | { readonly refuse: number };
export type Step = () => Verdict | Promise<Verdict>;
/** A step that may depend on the address that the mail is for. */
export type RecipientStep = (address: string) => Verdict | Promise<Verdict>;

const accept: Step = () => 'accept';

/** A step that never answers. */
export const silence: Step = () => new Promise<Verdict>(() => undefined);

export interface SmtpSinkOptions {
  readonly secure?: boolean;
  readonly startTls?: boolean;
  /** Without one smtp-server uses a self-signed certificate, which no client trusts. */
  readonly certificate?: { readonly cert: string; readonly key: string };
  /** Whether it offers DSN (RFC 3461). */
  readonly dsn?: boolean;
  /** The largest mail that it says it takes (RFC 1870), bytes. */
  readonly size?: number;
  /** The only login that may send. */
  readonly login?: { readonly user: string; readonly password: string };
}

/** A real SMTP server that keeps what it accepts and can be told to fail at each step. */
export class SmtpSink {
  /** Mails that the server took over, also if the connection was cut before its 250 was received. */
  readonly mails: CaughtMail[] = [];
  /** Mails whose end of data arrived, accepted or not. */
  finalDots = 0;
  atConnect: Step = accept;
  atRecipient: RecipientStep = accept;
  /** Once the final dot has arrived. */
  atEnd: Step = accept;
  /** How many mails a session may carry, and what its next MAIL is told; after 421 it ends. */
  sessionLimit: { readonly mails: number; readonly answer: number } | undefined;
  /** Sessions that have begun. */
  sessions = 0;
  /** Mails that came over TLS. */
  encrypted = 0;
  /** The text of a refusal, after its code. */
  refusal = 'No, thank you';
  port = 0;

  private readonly carried = new Map<string, number>();
  private server: SMTPServer;

  private constructor(private readonly options: SmtpSinkOptions) {
    this.server = this.newServer();
  }

  /** Offers no TLS unless told to: `secure` from the start, `startTls` when asked. */
  static async start(options: SmtpSinkOptions = {}): Promise<SmtpSink> {
    const sink = new SmtpSink(options);
    await sink.up();
    return sink;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Sessions that have not ended. */
  get open(): number {
    return this.connections().size;
  }

  /** Mails to one address, oldest first. */
  to(address: string): CaughtMail[] {
    return this.mails.filter((mail) => mail.to === address);
  }

  wellAgain(): void {
    this.atConnect = this.atRecipient = this.atEnd = accept;
    this.sessionLimit = undefined;
  }

  async up(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.on('error', reject);
      this.server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (this.server.server.address() as AddressInfo).port;
    this.server.on('error', () => undefined);
  }

  /** Nothing listens any more, and open connections are cut. */
  async down(): Promise<void> {
    for (const { _socket: socket } of this.connections()) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(resolve));
    this.server = this.newServer();
  }

  /** As after a restart: connections that were kept open are gone. */
  async restart(): Promise<void> {
    await this.down();
    await this.up();
  }

  private newServer(): SMTPServer {
    const { secure = false, startTls, certificate, dsn = false, size, login } = this.options;
    return new SMTPServer({
      secure,
      ...(certificate && { cert: certificate.cert, key: certificate.key }),
      authOptional: !login,
      allowInsecureAuth: true,
      disabledCommands: [...(login ? [] : ['AUTH']), ...(startTls ? [] : ['STARTTLS'])],
      onAuth: ({ username, password }, _, done) => {
        const right = username === login?.user && password === login?.password;
        done(right ? null : new Error('No, thank you'), right ? { user: username } : undefined);
      },
      hideDSN: !dsn,
      ...(size !== undefined && { size }),
      disableReverseLookup: true,
      onConnect: (session, done) => {
        this.sessions += 1;
        void this.decide(this.atConnect, session, done);
      },
      onMailFrom: (_, session, done) => this.answer(this.atSender(session), session, done),
      onRcptTo: ({ address }, session, done) =>
        void this.decide(() => this.atRecipient(address), session, done),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => void this.ended(Buffer.concat(chunks), session, done));
      },
    });
  }

  private async ended(raw: Buffer, session: SMTPServerSession, done: (error?: Error) => void) {
    this.finalDots += 1;
    const verdict = await this.atEnd();
    if (typeof verdict !== 'object') {
      const parsed = await simpleParser(raw);
      const { mailFrom, rcptTo } = session.envelope;
      const [recipient] = rcptTo;
      const pin = /^[0-9]{4,24}$/m.exec(parsed.text ?? '')?.[0] ?? '';
      const to = recipient?.address ?? '';
      this.mails.push({
        to,
        raw: raw.toString(),
        parsed,
        pin,
        takenAt: Date.now(),
        returnPath: mailFrom ? mailFrom.address : '',
        parameters: { mail: mailFrom && mailFrom.args, rcpt: recipient?.args },
      });
      if (session.secure) this.encrypted += 1;
      this.carried.set(session.id, (this.carried.get(session.id) ?? 0) + 1);
    }
    this.answer(verdict, session, done);
  }

  private atSender({ id }: SMTPServerSession): Verdict {
    const limit = this.sessionLimit;
    if (limit && (this.carried.get(id) ?? 0) >= limit.mails) return { refuse: limit.answer };
    return 'accept';
  }

  private async decide(step: Step, session: SMTPServerSession, done: (error?: Error) => void) {
    this.answer(await step(), session, done);
  }

  private answer(verdict: Verdict, session: SMTPServerSession, done: (error?: Error) => void) {
    if (verdict === 'accept') done();
    else if (verdict === 'cut') this.cut(session.id);
    else done(Object.assign(new Error(this.refusal), { responseCode: verdict.refuse }));
  }

  private cut(session: string): void {
    for (const { id, _socket: socket } of this.connections()) {
      if (id === session) socket.destroy();
    }
  }

  private connections() {
    return this.server.connections as unknown as Set<{ id: string; _socket: { destroy(): void } }>;
  }
}

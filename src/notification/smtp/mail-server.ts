/** Where the mail server is, and what is asked of its encryption. */
export interface MailServerOptions {
  /** smtp:// or smtps://, with user and password if the server wants them. */
  readonly url: string;
  /** PEM certificates, the only authorities that are believed; without them those of Node. */
  readonly authorities?: string | undefined;
}

/** What .env.example states for a URL without a port. */
const defaultPorts: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

/** nodemailer would read these in the URL too; the mailer decides them, and logs no dialogue. */
const ownParameters = [
  ...['pool', 'maxConnections', 'maxMessages', 'maxRequeues'],
  ...['logger', 'debug', 'transactionLog', 'component'],
];

/** The mail server of SMTP_URL. */
export class MailServer {
  readonly host: string;
  readonly port: number;
  /** Whether TLS comes first, without STARTTLS. */
  readonly tlsFirst: boolean;
  private readonly url: URL;

  constructor(private readonly options: MailServerOptions) {
    this.url = new URL(options.url);
    this.host = this.url.hostname;
    this.tlsFirst = this.url.protocol === 'smtps:';
    this.port = Number(this.url.port) || (defaultPorts[this.url.protocol] ?? 0);
  }

  /** Host and port, for people: without what else the URL holds. */
  get name(): string {
    return `${this.host}:${this.port}`;
  }

  /** nodemailer's options for a connection to it. */
  connectionOptions() {
    const url = new URL(this.url);
    for (const name of ownParameters) url.searchParams.delete(name);
    const { authorities } = this.options;
    // nodemailer would ask the name servers of the network for localhost.
    const localhost = this.host.toLowerCase() === 'localhost';
    if (localhost) url.hostname = '127.0.0.1';
    return {
      url: url.href,
      port: this.port,
      ...(localhost && { servername: this.host }),
      ...(this.needsTls && { requireTLS: true }),
      tls: {
        ...(authorities !== undefined && { ca: authorities }),
        // Nobody stands between this machine and itself, and plain text would be accepted too.
        ...(this.plainTextWillDo && authorities === undefined && { rejectUnauthorized: false }),
      },
    };
  }

  /**
   * A PIN does not cross a network unencrypted unless SMTP_URL says so with `ignoreTLS=true`, or with
   * `requireTLS=false`, which nodemailer reads there itself.
   */
  private get needsTls(): boolean {
    const plainText = this.url.searchParams.get('ignoreTLS') === 'true';
    return !this.tlsFirst && !plainText && !this.loopback;
  }

  private get plainTextWillDo(): boolean {
    return !this.tlsFirst && this.loopback && this.url.searchParams.get('requireTLS') !== 'true';
  }

  private get loopback(): boolean {
    return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/i.test(this.host);
  }
}

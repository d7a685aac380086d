/** The mail server's address, and how its encryption is verified. */
export interface MailServerOptions {
  /** smtp:// or smtps://, with user and password if the server requires them. */
  readonly url: string;
  /** PEM certificates, the only authorities that are trusted; by default those of Node.js. */
  readonly authorities?: string | undefined;
}

/** The ports of a URL without one, as .env.example documents them. */
const defaultPorts: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

/** nodemailer would read these from the URL too; the mailer decides them, and logs no dialogue. */
const ownParameters = ['logger', 'debug', 'transactionLog', 'component'];

/** The mail server of SMTP_URL. */
export class MailServer {
  readonly host: string;
  readonly port: number;
  /** Whether the connection starts with TLS, without STARTTLS. */
  readonly tlsFirst: boolean;
  private readonly url: URL;

  constructor(private readonly options: MailServerOptions) {
    this.url = new URL(options.url);
    this.host = this.url.hostname;
    this.tlsFirst = this.url.protocol === 'smtps:';
    this.port = Number(this.url.port) || (defaultPorts[this.url.protocol] ?? 0);
  }

  /** Host and port, for people; nothing else of the URL. */
  get name(): string {
    return `${this.host}:${this.port}`;
  }

  /** nodemailer's options for a connection to this server. */
  connectionOptions() {
    const url = new URL(this.url);
    for (const name of ownParameters) url.searchParams.delete(name);
    const { authorities } = this.options;
    // nodemailer would query the network's name servers for localhost.
    const localhost = this.host.toLowerCase() === 'localhost';
    if (localhost) url.hostname = '127.0.0.1';
    return {
      url: url.href,
      port: this.port,
      ...(localhost && { servername: this.host }),
      ...(this.needsTls && { requireTLS: true }),
      tls: {
        ...(authorities !== undefined && { ca: authorities }),
        // There is no network to eavesdrop on, and plain text would be accepted too.
        ...(this.plainTextWillDo && authorities === undefined && { rejectUnauthorized: false }),
      },
    };
  }

  /**
   * A PIN does not cross a network unencrypted unless SMTP_URL permits it by `ignoreTLS=true`, or by
   * `requireTLS=false`, which nodemailer reads itself.
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

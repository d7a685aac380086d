/** nodemailer would read these in the URL too; the mailer decides them, and logs no dialogue. */
const ownParameters = [
  ...['pool', 'maxConnections', 'maxMessages', 'maxRequeues'],
  ...['logger', 'debug', 'transactionLog', 'component'],
];

/** The mail server of SMTP_URL. */
export class MailServer {
  private readonly url: URL;

  /** @param url smtp:// or smtps://, with user and password if the server wants them */
  constructor(url: string) {
    this.url = new URL(url);
  }

  /** nodemailer's options for a connection to it. */
  connectionOptions() {
    const url = new URL(this.url);
    for (const name of ownParameters) url.searchParams.delete(name);
    return { url: url.href, ...(this.needsTls && { requireTLS: true }) };
  }

  /**
   * A PIN does not cross a network unencrypted unless SMTP_URL says so with `ignoreTLS=true`, or with
   * `requireTLS=false`, which nodemailer reads there itself.
   */
  private get needsTls(): boolean {
    const { protocol, hostname, searchParams } = this.url;
    const plainText = searchParams.get('ignoreTLS') === 'true';
    const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
    return protocol === 'smtp:' && !plainText && !loopback;
  }
}

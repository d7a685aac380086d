import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** The replies to RCPT, by the local part of the address. */
export const refusals = {
  'no-such-user': { code: 550, text: '5.1.1 No such user here' },
  'full-mailbox': { code: 552, text: '5.2.2 The mailbox is full' },
  'not-permitted': { code: 550, text: '5.7.1 Not permitted by the policy of this site' },
  deferred: { code: 451, text: '4.3.0 The mailbox is busy' },
  greylisted: { code: 451, text: '4.7.1 Greylisted, come again' },
} as const;

export type RefusedUser = keyof typeof refusals;

export interface NextHopOptions {
  readonly lmtp?: boolean;
  /** In bytes. */
  readonly sizeLimit?: number;
  readonly hides?: readonly ('DSN' | '8BITMIME')[];
}

export interface ReceivedMail {
  readonly from: string;
  readonly to: string;
  readonly raw: string;
  /** The parameters of MAIL, such as ENVID. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The server behind a relay: it keeps what it accepts, and refuses the users of `refusals`. */
export class NextHop {
  readonly mails: ReceivedMail[] = [];
  port = 0;
  private readonly seen = new Set<string>();
  private readonly server: SMTPServer;

  private constructor(readonly options: NextHopOptions) {
    const { lmtp = false, sizeLimit, hides = [] } = options;
    this.server = new SMTPServer({
      lmtp,
      name: 'mx.example.net',
      ...(sizeLimit !== undefined && { size: sizeLimit }),
      // The package has a fixed code for each reply; with this one the refusals have their own.
      hideENHANCEDSTATUSCODES: true,
      hideDSN: hides.includes('DSN'),
      hide8BITMIME: hides.includes('8BITMIME'),
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      onRcptTo: ({ address }, _, done) => done(this.refusalOf(address)),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          this.keep(session, Buffer.concat(chunks).toString());
          done();
        });
      },
    });
  }

  static async start(options: NextHopOptions = {}): Promise<NextHop> {
    const hop = new NextHop(options);
    await new Promise<void>((resolve, reject) => {
      hop.server.once('error', reject);
      hop.server.listen(0, '127.0.0.1', resolve);
    });
    hop.server.on('error', () => undefined);
    hop.port = (hop.server.server.address() as AddressInfo).port;
    return hop;
  }

  /** For `RelayOptions`. */
  get route(): { port: number; lmtp: boolean } {
    return { port: this.port, lmtp: this.options.lmtp ?? false };
  }

  /** @throws Error if no mail for the address comes in time */
  async mailTo(address: string, patienceMs = 75_000): Promise<ReceivedMail> {
    const end = Date.now() + patienceMs;
    for (;;) {
      const mail = this.mails.find(({ to }) => to === address);
      if (mail) return mail;
      if (Date.now() > end) throw new Error(`No mail for ${address} came.`);
      await delay(20);
    }
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  private refusalOf(address: string): Error | null {
    const [user = ''] = address.split('@');
    // One refusal may be wanted by several tests: greylisted, greylisted+again …
    const refusal = refusals[user.replace(/\+.*/, '') as RefusedUser] as
      (typeof refusals)[RefusedUser] | undefined;
    if (!refusal || (refusal === refusals.greylisted && this.seen.has(address))) return null;
    this.seen.add(address);
    return Object.assign(new Error(refusal.text), { responseCode: refusal.code });
  }

  private keep({ envelope }: SMTPServerSession, raw: string): void {
    const { mailFrom, rcptTo } = envelope;
    const from = mailFrom ? mailFrom.address : '';
    const parameters = mailFrom ? (mailFrom.args as Record<string, unknown>) : {};
    for (const { address } of rcptTo) this.mails.push({ from, to: address, raw, parameters });
  }
}

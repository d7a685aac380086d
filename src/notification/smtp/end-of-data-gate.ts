import { Readable } from 'node:stream';
import type { Lease } from '../outbox/lease.js';

/**
 * Decides, once and in one place, whether the end of data of a mail may be sent. Before it the mail can be
 * cancelled and is certainly not delivered; after it only the server knows (RFC 5321 4.5.3.2.6, RFC 1047).
 */
export class EndOfDataGate {
  #endOfDataSent = false;
  #whenSent: () => void = () => undefined;
  readonly #abort = new AbortController();

  /** @param stillOurs asked right before the end of data, if a valid lease is not sufficient proof */
  constructor(
    private readonly lease: Lease,
    private readonly stillOurs?: () => Promise<boolean>,
  ) {}

  get endOfDataSent(): boolean {
    return this.#endOfDataSent;
  }

  /** Calls `listener` when the end of data is sent. */
  onEndOfDataSent(listener: () => void): void {
    this.#whenSent = listener;
  }

  /** Fires when the SMTP session is to end. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Cancels the mail; false if its end of data has been sent already. */
  cancel(): boolean {
    if (this.#endOfDataSent) return false;
    this.abort();
    return true;
  }

  /** Ends the session at any point: if the end of data was sent, the outcome stays unknown. */
  abort(): void {
    this.#abort.abort();
  }

  /** Whether the end of data may still be sent. After a lost lease, another instance sends the mail. */
  get open(): boolean {
    return !this.#endOfDataSent && !this.signal.aborted && this.lease.valid;
  }

  /** Lets the end of the message pass, or not. */
  async pass(): Promise<boolean> {
    if (this.stillOurs && !(await this.stillOurs())) return false;
    // Checked last, because it may have changed during the question.
    if (!this.open) return false;
    this.#endOfDataSent = true;
    this.#whenSent();
    return true;
  }
}

/**
 * The data of a mail, with its final dot, which is sent only if its gate permits. nodemailer takes it after the
 * server's 354, so that is when the gate is asked.
 */
export class GatedData extends Readable {
  constructor(
    private readonly data: Buffer,
    private readonly gate: EndOfDataGate,
  ) {
    super();
  }

  /**
   * `target` leads to the socket: what is written to it gets its dots stuffed, and a final dot in a packet of
   * its own. The data has all its dots, and leaves in one piece if it is put into what `target` sends.
   */
  override pipe<T extends NodeJS.WritableStream>(target: T): T {
    const sent = target as unknown as Readable;
    this.gate.pass().then(
      (passes) => {
        if (passes) {
          sent.push(this.data);
          sent.push(null);
        } else {
          this.destroy(new Error('The mail was cancelled before its end of data.'));
        }
      },
      (error: unknown) => this.destroy(error as Error),
    );
    return target;
  }
}

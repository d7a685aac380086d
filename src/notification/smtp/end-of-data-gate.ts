import { Transform, type Readable, type TransformCallback } from 'node:stream';
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
 * A message that is sent only if its gate permits, in one piece with its end: a stream without an end gets
 * no final dot. The gate is asked when the SMTP session reads the message, which is after the server's
 * 354; a plain pipeline stage would ask as soon as the message was composed.
 */
export function gatedMessage(message: Readable, gate: EndOfDataGate): Readable {
  const gated = new GatedStage(gate);
  message.on('error', (error) => gated.destroy(error));
  return message.pipe(gated);
}

class GatedStage extends Transform {
  readonly #chunks: Buffer[] = [];
  #taken = false;
  #end: TransformCallback | undefined;

  constructor(private readonly gate: EndOfDataGate) {
    super();
    // Streams read ahead by themselves; only a flowing stream has a reader.
    this.once('resume', () => {
      this.#taken = true;
      this.askGate();
    });
  }

  // A mail is composed of dozens of small pieces, each of which would be a packet of its own.
  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.#chunks.push(chunk);
    done();
  }

  override _flush(done: TransformCallback): void {
    this.#end = done;
    if (this.#taken) this.askGate();
  }

  private askGate(): void {
    const end = this.#end;
    if (!end) return;
    this.#end = undefined;
    this.gate.pass().then(
      (passes) => {
        if (passes) end(null, Buffer.concat(this.#chunks));
        else end(new Error('The mail was cancelled before its end of data.'));
      },
      (error: unknown) => end(error as Error),
    );
  }
}

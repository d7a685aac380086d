import { Transform, type Readable, type TransformCallback } from 'node:stream';
import type { Lease } from '../outbox/lease.js';

/**
 * Decides, once and in one place, whether the final dot of a mail may be sent. Before it the mail
 * can be called back and surely is not delivered; after it only the server knows (RFC 5321 4.5.3.2.6,
 * RFC 1047).
 */
export class EndOfDataGate {
  #endOfDataSent = false;
  #whenSent: () => void = () => undefined;
  readonly #abort = new AbortController();

  /** @param stillOurs asked right before the final dot, where a valid lease is not proof enough */
  constructor(
    private readonly lease: Lease,
    private readonly stillOurs?: () => Promise<boolean>,
  ) {}

  get endOfDataSent(): boolean {
    return this.#endOfDataSent;
  }

  /** Calls `listener` when the final dot is sent. */
  onEndOfDataSent(listener: () => void): void {
    this.#whenSent = listener;
  }

  /** Fires when the conversation is to end. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Calls the mail back; false when the final dot is already on its way. */
  cancel(): boolean {
    if (this.#endOfDataSent) return false;
    this.abort();
    return true;
  }

  /** Ends the conversation wherever it is: what was after its final dot stays unknown. */
  abort(): void {
    this.#abort.abort();
  }

  /** Whether the final dot may yet be sent. A lost lease means that another instance sends it. */
  get open(): boolean {
    return !this.#endOfDataSent && !this.signal.aborted && this.lease.valid;
  }

  /** Lets the end of the message pass, or not. */
  async pass(): Promise<boolean> {
    if (this.stillOurs && !(await this.stillOurs())) return false;
    // Only now: what happened during the question counts as well.
    if (!this.open) return false;
    this.#endOfDataSent = true;
    this.#whenSent();
    return true;
  }
}

/**
 * A message that goes out only if its gate lets it, in one piece with its end: without an end there
 * is no final dot. The gate is asked when the SMTP conversation takes the message, which is after
 * the server's 354; a plain stage of a pipeline would have asked as soon as it was composed.
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
    // Streams read ahead by themselves; that they flow is the sign that somebody takes the data.
    this.once('resume', () => {
      this.#taken = true;
      this.askGate();
    });
  }

  // A mail is composed of dozens of small pieces; sent one by one each would be a packet.
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
        else end(new Error('The mail was called back before its final dot.'));
      },
      (error: unknown) => end(error as Error),
    );
  }
}

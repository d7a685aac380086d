/** What a WebSocket has sent: a text, or a frame that asks for a reaction. */
export type Received =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'ping'; readonly payload: Buffer }
  | { readonly kind: 'close' };

/** Bytes of one message: an event of Asterisk has a few thousand. */
const largest = 1_048_576;

/**
 * Reads the frames of a server (RFC 6455 5.2), which are not masked. Our own reader, as Node 20 has no WebSocket and
 * events are all that is read: text, ping and close.
 */
export class WebSocketFrames {
  #bytes: Buffer = Buffer.alloc(0);
  #parts: Buffer[] = [];

  /**
   * What is complete with these bytes.
   *
   * @throws Error if this is no WebSocket of a server, or a message is too large
   */
  push(bytes: Buffer): Received[] {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    const received: Received[] = [];
    for (let frame = this.#take(); frame; frame = this.#take()) {
      const { opcode, last, payload } = frame;
      if (opcode === 8) received.push({ kind: 'close' });
      else if (opcode === 9) received.push({ kind: 'ping', payload });
      else if (opcode === 0 || opcode === 1) {
        this.#parts.push(payload);
        if (!last) continue;
        received.push({ kind: 'text', text: Buffer.concat(this.#parts).toString('utf8') });
        this.#parts = [];
      }
    }
    return received;
  }

  #take(): { opcode: number; last: boolean; payload: Buffer } | undefined {
    const bytes = this.#bytes;
    if (bytes.length < 2) return undefined;
    const [first, second] = [bytes.readUInt8(0), bytes.readUInt8(1)];
    if ((first & 0x70) !== 0 || (second & 0x80) !== 0) throw new Error('not a frame of a server');
    const short = second & 0x7f;
    const start = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (bytes.length < start) return undefined;
    const length =
      short === 126
        ? bytes.readUInt16BE(2)
        : short === 127
          ? Number(bytes.readBigUInt64BE(2))
          : short;
    const soFar = this.#parts.reduce((sum, part) => sum + part.length, 0);
    if (length + soFar > largest) throw new Error('a message that is too large');
    if (bytes.length < start + length) return undefined;
    const payload = bytes.subarray(start, start + length);
    this.#bytes = bytes.subarray(start + length);
    return { opcode: first & 0x0f, last: (first & 0x80) !== 0, payload };
  }
}

/** The answer to a ping: a frame of a client, which is masked (RFC 6455 5.3, 5.5.3). */
export function pong(payload: Buffer, mask: Buffer): Buffer {
  const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return Buffer.concat([Buffer.from([0x8a, 0x80 | payload.length]), mask, masked]);
}

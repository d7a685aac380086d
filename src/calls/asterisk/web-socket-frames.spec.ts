import { describe, expect, it } from 'vitest';
import { pong, WebSocketFrames } from './web-socket-frames.js';

const bytes = (...values: number[]) => Buffer.from(values);

describe('the frames of a WebSocket', () => {
  // RFC 6455 5.7 has these.
  it('read the samples of the specification', () => {
    const hello = bytes(0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f);
    expect(new WebSocketFrames().push(hello)).toEqual([{ kind: 'text', text: 'Hello' }]);
    const fragments = Buffer.concat([
      bytes(0x01, 0x03),
      Buffer.from('Hel'),
      bytes(0x80, 0x02),
      Buffer.from('lo'),
    ]);
    expect(new WebSocketFrames().push(fragments)).toEqual([{ kind: 'text', text: 'Hello' }]);
    const ping = Buffer.concat([bytes(0x89, 0x05), Buffer.from('Hello')]);
    expect(new WebSocketFrames().push(ping)).toEqual([
      { kind: 'ping', payload: Buffer.from('Hello') },
    ]);
    expect(new WebSocketFrames().push(bytes(0x88, 0x00))).toEqual([{ kind: 'close' }]);
  });

  it('answer a ping as the specification masks it', () => {
    expect(pong(Buffer.from('Hello'), bytes(0x37, 0xfa, 0x21, 0x3d))).toEqual(
      bytes(0x8a, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58),
    );
  });

  it.each([125, 126, 65_535, 65_536])(
    'read a text of %i bytes, one byte after the other',
    (length) => {
      const text = 'ä'.repeat(length / 2) + 'x'.repeat(length % 2);
      const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
      head.writeUInt8(0x81, 0);
      head.writeUInt8(length < 126 ? length : length < 65_536 ? 126 : 127, 1);
      if (head.length === 4) head.writeUInt16BE(length, 2);
      if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
      const frames = new WebSocketFrames();
      const whole = Buffer.concat([head, Buffer.from(text)]);
      for (const byte of whole.subarray(0, 20)) expect(frames.push(bytes(byte))).toEqual([]);
      expect(frames.push(whole.subarray(20))).toEqual([{ kind: 'text', text }]);
    },
  );

  it.each([
    ['a masked frame', bytes(0x81, 0x85, 0, 0, 0, 0)],
    ['a reserved bit', bytes(0xc1, 0x00)],
    ['a frame that is too large', bytes(0x81, 127, 0, 0, 0, 0, 0, 0x10, 0, 1)],
  ])('refuse %s', (_, frame) => {
    expect(() => new WebSocketFrames().push(frame)).toThrow();
  });

  it('refuse fragments that are too large together', () => {
    const frames = new WebSocketFrames();
    const fragment = Buffer.alloc(10 + 600_000);
    fragment.writeUInt8(0x01, 0);
    fragment.writeUInt8(127, 1);
    fragment.writeBigUInt64BE(600_000n, 2);
    expect(frames.push(fragment)).toEqual([]);
    expect(() => frames.push(fragment)).toThrow('too large');
  });
});

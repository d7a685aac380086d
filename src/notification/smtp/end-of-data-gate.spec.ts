import { Readable, Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EndOfDataGate, gatedMessage } from './end-of-data-gate.js';
import { Lease, leaseMs } from '../outbox/lease.js';

afterEach(() => vi.useRealTimers());

/** As far as anything gets by itself. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
}

/** The server's side of a conversation: takes a message as an SMTP connection does. */
class Taker extends Writable {
  readonly chunks: Buffer[] = [];
  ends = 0;
  error: Error | undefined;

  take(message: Readable): this {
    message.on('end', () => (this.ends += 1));
    message.on('error', (error) => (this.error = error));
    message.pipe(this);
    return this;
  }

  get text(): string {
    return Buffer.concat(this.chunks).toString();
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }
}

const aGate = () => new EndOfDataGate(new Lease());
const cancelled = new Error('The mail was cancelled before its end of data.');

describe('a message with an end-of-data gate', () => {
  it('arrives whole and ends once', async () => {
    const gate = aGate();
    const taker = new Taker().take(gatedMessage(Readable.from(['To: a', '\r\n', 'text']), gate));
    await quiet();
    expect(taker.text).toBe('To: a\r\ntext');
    expect(taker).toMatchObject({ ends: 1, error: undefined, writableFinished: true });
    expect(gate.endOfDataSent).toBe(true);
  });

  it('asks the gate when the message is taken, not when it is composed', async () => {
    const gate = aGate();
    const message = gatedMessage(Readable.from(['all', 'of', 'it']), gate);
    await quiet();
    expect(gate.endOfDataSent).toBe(false);
    new Taker().take(message);
    await quiet();
    expect(gate.endOfDataSent).toBe(true);
  });

  it.each(['before it is taken', 'while it is taken'])(
    'ends in an error if it was cancelled %s',
    async (when) => {
      const gate = aGate();
      const message = gatedMessage(Readable.from(['all', 'of', 'it']), gate);
      if (when === 'before it is taken') await quiet();
      expect(gate.cancel()).toBe(true);
      const taker = new Taker().take(message);
      await quiet();
      expect(taker).toMatchObject({ ends: 0, error: cancelled, writableFinished: false });
      expect(gate.endOfDataSent).toBe(false);
    },
  );

  it('has an error for an end when its lease was lost: another instance sends it', async () => {
    const gate = new EndOfDataGate(new Lease(performance.now() - leaseMs));
    const taker = new Taker().take(gatedMessage(Readable.from(['all']), gate));
    await quiet();
    expect(taker).toMatchObject({ ends: 0, error: cancelled });
    expect(gate.endOfDataSent).toBe(false);
  });

  it('arrives whole in one piece, however large it is and in however many it was composed', async () => {
    const large = Array.from({ length: 64 }, (_, n) => Buffer.alloc(16_384, 97 + (n % 26)));
    const taker = new Taker().take(gatedMessage(Readable.from(large), aGate()));
    await quiet();
    expect(taker.chunks).toHaveLength(1);
    expect(Buffer.concat(taker.chunks).equals(Buffer.concat(large))).toBe(true);
    expect(taker).toMatchObject({ ends: 1, error: undefined });
  });

  it('does not end when it could not be composed', async () => {
    const gate = aGate();
    const broken = new Error('cannot be composed');
    const message = new Readable({ read: () => undefined });
    const taker = new Taker().take(gatedMessage(message, gate));
    message.push('half of i');
    await quiet();
    message.destroy(broken);
    await quiet();
    expect(taker).toMatchObject({ ends: 0, error: broken });
    expect(gate.endOfDataSent).toBe(false);
  });
});

describe('a gate', () => {
  it('ends the session of a cancelled mail', async () => {
    const gate = aGate();
    expect(gate.signal.aborted).toBe(false);
    expect(gate.cancel()).toBe(true);
    expect(gate.signal.aborted).toBe(true);
    expect(await gate.pass()).toBe(false);
  });

  it('cancels nothing after the end of data, and leaves the session alone', async () => {
    const gate = aGate();
    expect(await gate.pass()).toBe(true);
    expect(gate.cancel()).toBe(false);
    expect(gate.signal.aborted).toBe(false);
  });

  it('can still end the session after the end of data, which does not unsend the mail', async () => {
    const gate = aGate();
    await gate.pass();
    gate.abort();
    expect(gate.signal.aborted).toBe(true);
    expect(gate.endOfDataSent).toBe(true);
  });
});

describe('a gate that has to ask whether the mail is still to be sent', () => {
  it.each([
    ['lets it pass if it is', () => Promise.resolve(true), true],
    ['keeps it back if it is not', () => Promise.resolve(false), false],
  ])('%s', async (_, stillOurs, passes) => {
    const gate = new EndOfDataGate(new Lease(), stillOurs);
    expect(await gate.pass()).toBe(passes);
    expect(gate.endOfDataSent).toBe(passes);
  });

  it('does not send a mail that is cancelled during the question', async () => {
    let answer: (ours: boolean) => void = () => undefined;
    const gate = new EndOfDataGate(new Lease(), () => new Promise((resolve) => (answer = resolve)));
    const passing = gate.pass();
    expect(gate.cancel()).toBe(true);
    answer(true);
    expect(await passing).toBe(false);
  });

  it('has the error of the question for an end of the message', async () => {
    const lost = new Error('made up: no database');
    const gate = new EndOfDataGate(new Lease(), () => Promise.reject(lost));
    const taker = new Taker().take(gatedMessage(Readable.from(['all']), gate));
    await quiet();
    expect(taker).toMatchObject({ ends: 0, error: lost });
    expect(gate.endOfDataSent).toBe(false);
  });
});

describe('a lease', () => {
  it('is valid for its time, counted from before it was asked for', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const lease = new Lease();
    vi.advanceTimersByTime(leaseMs - 1);
    expect(lease.valid).toBe(true);
    vi.advanceTimersByTime(1);
    expect(lease.valid).toBe(false);
  });

  it('is valid again from when its renewal was asked for, however late the answer came', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const lease = new Lease();
    const askedAt = performance.now();
    vi.advanceTimersByTime(leaseMs + 5_000);
    lease.renewed(askedAt + 10_000);
    expect(lease.valid).toBe(true);
    vi.advanceTimersByTime(5_000);
    expect(lease.valid).toBe(false);
  });
});

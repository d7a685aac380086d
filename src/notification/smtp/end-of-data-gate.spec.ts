import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import DataStream from 'nodemailer/lib/smtp-connection/data-stream.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EndOfDataGate, GatedData } from './end-of-data-gate.js';
import { Lease, leaseMs } from '../outbox/lease.js';

afterEach(() => vi.useRealTimers());

/** As far as anything gets by itself. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
}

/** The server's side of a conversation: gets the data through the stream that nodemailer puts before it. */
class Taker extends Writable {
  readonly chunks: Buffer[] = [];
  ends = 0;
  error: Error | undefined;
  private readonly before = new DataStream();

  take(data: GatedData): this {
    this.before.on('end', () => (this.ends += 1));
    this.before.pipe(this, { end: false });
    data.on('error', (error) => (this.error = error));
    data.pipe(this.before);
    return this;
  }

  /** As nodemailer does it when the connection is closed. */
  leave(): void {
    this.before.unpipe(this);
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
const all = Buffer.from('To: a\r\n\r\n..text\r\n.\r\n');
const cancelled = new Error('The mail was cancelled before its end of data.');

describe('the data of a mail with an end-of-data gate', () => {
  it('arrives as it is, and ends once', async () => {
    const gate = aGate();
    const taker = new Taker().take(new GatedData(all, gate));
    await quiet();
    expect(taker.text).toBe(all.toString());
    expect(taker).toMatchObject({ ends: 1, error: undefined });
    expect(gate.endOfDataSent).toBe(true);
  });

  it('asks the gate when it is taken, not when it is given', async () => {
    const gate = aGate();
    const data = new GatedData(all, gate);
    await quiet();
    expect(gate.endOfDataSent).toBe(false);
    new Taker().take(data);
    await quiet();
    expect(gate.endOfDataSent).toBe(true);
  });

  it.each(['before it is taken', 'while it is taken'])(
    'is not sent, and is an error, if the mail was cancelled %s',
    async (when) => {
      let answer: () => void = () => undefined;
      const asked = new Promise<boolean>((resolve) => (answer = () => resolve(true)));
      const gate = new EndOfDataGate(new Lease(), () => asked);
      const taker = new Taker();
      if (when === 'while it is taken') taker.take(new GatedData(all, gate));
      await quiet();
      expect(gate.cancel()).toBe(true);
      if (when === 'before it is taken') taker.take(new GatedData(all, gate));
      answer();
      await quiet();
      expect(taker).toMatchObject({ chunks: [], ends: 0, error: cancelled });
      expect(gate.endOfDataSent).toBe(false);
    },
  );

  it('is not sent, and is an error, when its lease was lost: another instance sends it', async () => {
    const gate = new EndOfDataGate(new Lease(performance.now() - leaseMs));
    const taker = new Taker().take(new GatedData(all, gate));
    await quiet();
    expect(taker).toMatchObject({ chunks: [], ends: 0, error: cancelled });
    expect(gate.endOfDataSent).toBe(false);
  });

  it('arrives in one piece with its end, however large it is', async () => {
    const large = Buffer.alloc(1_048_576, 'abcdefg\r\n');
    const taker = new Taker().take(new GatedData(large, aGate()));
    await quiet();
    expect(taker.chunks).toHaveLength(1);
    expect(taker.chunks[0]?.equals(large)).toBe(true);
    expect(taker).toMatchObject({ ends: 1, error: undefined });
  });

  it('arrives nowhere if the connection was closed while its gate was asked', async () => {
    let answer: () => void = () => undefined;
    const asked = new Promise<boolean>((resolve) => (answer = () => resolve(true)));
    const taker = new Taker().take(new GatedData(all, new EndOfDataGate(new Lease(), () => asked)));
    await quiet();
    taker.leave();
    answer();
    await quiet();
    expect(taker.chunks).toEqual([]);
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

  it('is an error of the data if it cannot be asked', async () => {
    const lost = new Error('made up: no database');
    const gate = new EndOfDataGate(new Lease(), () => Promise.reject(lost));
    const taker = new Taker().take(new GatedData(all, gate));
    await quiet();
    expect(taker).toMatchObject({ chunks: [], ends: 0, error: lost });
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

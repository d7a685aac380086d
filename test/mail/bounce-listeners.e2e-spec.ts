import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DomainError } from '../../src/common/domain-error.js';
import { KeyRing } from '../../src/crypto/key-ring.js';
import { BounceTokens } from '../../src/notification/bounces/bounce-tokens.js';
import type {
  DeliveryReport,
  ReportResult,
} from '../../src/notification/bounces/delivery-report.js';
import { DeliveryReports } from '../../src/notification/bounces/delivery-reports.js';
import { TestService } from '../support/app.js';
import { aReport } from '../support/delivery-report.js';
import { deliver } from '../support/mail-client.js';
import { freePorts } from '../support/ports.js';
import { testKeyRing } from '../support/settings.js';

const address = 'bounces@umpin.example.com';
const tokens = new BounceTokens(KeyRing.parse(testKeyRing), address);
const strangersRing = new KeyRing([{ id: 'made-up', key: Buffer.alloc(32, 'another key') }]);
const strangersTokens = new BounceTokens(strangersRing, address);

/** A handler of the test: what a use case would decide, and when. */
class Decisions {
  readonly reports: DeliveryReport[] = [];
  next: (report: DeliveryReport) => Promise<ReportResult> = () => Promise.resolve('recorded');

  reported(report: DeliveryReport): Promise<ReportResult> {
    this.reports.push(report);
    return this.next(report);
  }

  /** Leaves the next decision open until the returned function is called. */
  hold(): (result: ReportResult) => void {
    let decide: (result: ReportResult) => void = () => undefined;
    const decision = new Promise<ReportResult>((resolve) => (decide = resolve));
    this.next = () => decision;
    return decide;
  }
}

let service: TestService;
let folder: string;
let port: number;
let socket: string;
const decisions = new Decisions();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'umpin-bounces-'));
  [port = 0] = await freePorts(1);
  socket = join(folder, 'lmtp');
  const listeners = { BOUNCE_PORT: String(port), BOUNCE_SOCKET: socket };
  service = await TestService.start({ BOUNCE_ADDRESS: address, METRICS: 'true', ...listeners });
  service.app.get(DeliveryReports).register(decisions);
});
afterEach(() => {
  decisions.next = () => Promise.resolve('recorded');
  decisions.reports.length = 0;
});
afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A new mail, and the address for reports about it. */
function aMail() {
  const mailId = randomUUID();
  return { mailId, to: tokens.returnPathOf(mailId) ?? '' };
}

async function counted(outcome: string): Promise<number> {
  const { text } = await request(service.server).get('/metrics').expect(200);
  const line = new RegExp(`^umpin_bounce_reports_total\\{outcome="${outcome}"\\} (\\d+)$`, 'm');
  return Number(line.exec(text)?.[1]);
}

const failed = { action: 'failed', status: '5.1.1', replyCode: 550 };

describe.each([
  ['SMTP', () => port],
  ['LMTP over a unix socket', () => socket],
])('a report by %s', (_, place) => {
  it('is decided about by the mail that its address names', async () => {
    const { mailId, to } = aMail();
    expect(await deliver(place(), to, aReport())).toMatch(/^250 2\./);
    expect(decisions.reports).toEqual([{ mailId, ...failed }]);
  });

  it('is accepted only when its outcome is committed', async () => {
    const decide = decisions.hold();
    let reply: string | undefined;
    const replied = deliver(place(), aMail().to, aReport()).then((text) => (reply = text));
    await expect.poll(() => decisions.reports).toHaveLength(1);
    expect(reply).toBeUndefined();
    decide('returned');
    expect(await replied).toMatch(/^250 /);
  });

  it.each<[string, () => Promise<ReportResult>]>([
    ['if it comes too early', () => Promise.resolve('too-early')],
    ['if the database is away', () => Promise.reject(new DomainError('DatabaseUnavailable'))],
    ['if anything else fails', () => Promise.reject(new Error('made up for a test'))],
  ])('is to come again %s', async (_reason, next) => {
    decisions.next = next;
    expect(await deliver(place(), aMail().to, aReport())).toMatch(/^451 4\./);
  });

  it('is refused for every address that no mail of ours had as its sender', async () => {
    const { to } = aMail();
    const replies = await Promise.all(
      [
        address,
        'postmaster@umpin.example.com',
        'voicemail@example.com',
        to.replace('bounces+', 'bounces+a'),
        strangersTokens.returnPathOf(randomUUID()) ?? '',
      ].map((other) => deliver(place(), other, aReport())),
    );
    expect(new Set(replies)).toEqual(new Set(['550 5.1.1 No mail is taken for this address']));
    expect(decisions.reports).toEqual([]);
  });

  it.each([
    ['an out-of-office reply', 'Subject: Out of office\r\n\r\nBack on Monday', 'not_a_report'],
    ['a report without a status', aReport({ fields: 'Action: failed' }), 'no_status'],
  ])('is counted and dropped if it is %s', async (_what, mail, outcome) => {
    const before = await counted(outcome);
    expect(await deliver(place(), aMail().to, mail)).toMatch(/^250 /);
    expect(decisions.reports).toEqual([]);
    expect(await counted(outcome)).toBe(before + 1);
  });
});

describe('the listener for reports', () => {
  it('counts what becomes of them', async () => {
    const names = ['recorded', 'returned', 'too_early', 'forged', 'error'];
    const before = await Promise.all(names.map(counted));
    await deliver(port, aMail().to, aReport());
    decisions.next = () => Promise.resolve('returned');
    await deliver(port, aMail().to, aReport());
    decisions.next = () => Promise.resolve('too-early');
    await deliver(port, aMail().to, aReport());
    await deliver(port, address, aReport());
    decisions.next = () => Promise.reject(new Error('made up for a test'));
    await deliver(port, aMail().to, aReport());
    const after = await Promise.all(names.map(counted));
    expect(after.map((count, index) => count - (before[index] ?? 0))).toEqual([1, 1, 1, 1, 1]);
  });

  it('knows addresses that a mail server has put into upper case', async () => {
    const { mailId, to } = aMail();
    expect(await deliver(port, to.toUpperCase(), aReport())).toMatch(/^250 /);
    expect(decisions.reports).toMatchObject([{ mailId }]);
  });

  it('says 552 to a mail that is too large, and decides nothing', async () => {
    const { to } = aMail();
    expect(await deliver(port, to, aReport({ text: 'long line\n'.repeat(150_000) }))).toMatch(
      /^552 /,
    );
    expect(decisions.reports).toEqual([]);
  });

  it('decides nothing about a mail that breaks off', async () => {
    const client = connect(port, '127.0.0.1');
    await talk(client, '220', 'EHLO relay.example.net');
    await talk(client, '250 ', 'MAIL FROM:<>');
    await talk(client, '250 ', `RCPT TO:<${aMail().to}>`);
    await talk(client, '250 ', 'DATA');
    await talk(client, '354', aReport());
    client.resetAndDestroy();
    const { mailId, to } = aMail();
    expect(await deliver(port, to, aReport())).toMatch(/^250 /);
    expect(decisions.reports).toEqual([{ mailId, ...failed }]);
  });

  it('takes one recipient with a mail, and the next with the next', async () => {
    const client = connect(port, '127.0.0.1');
    await talk(client, '220', 'EHLO relay.example.net');
    await talk(client, '250 ', 'MAIL FROM:<>');
    await talk(client, '250 ', `RCPT TO:<${aMail().to}>`);
    await talk(client, '250 ', `RCPT TO:<${aMail().to}>`);
    await talk(client, '452 ', 'QUIT');
    await once(client, 'close');
  });

  it('offers neither a login nor TLS, and greets with the domain of its address', async () => {
    const client = connect(port, '127.0.0.1');
    const greeting = await talk(client, '220', 'EHLO relay.example.net');
    const offers = await talk(client, '250 ', 'QUIT');
    expect(greeting).toMatch(/^220 umpin\.example\.com ESMTP/);
    expect(offers).not.toMatch(/AUTH|STARTTLS/);
    expect(offers).toMatch(/^250 SIZE 1048576\r$/m);
    await once(client, 'close');
  });

  it('has a socket for its owner and group alone, and removes it when it stops', async () => {
    const [otherPort = 0] = await freePorts(1);
    const path = join(folder, 'another');
    const instance = await service.another({
      BOUNCE_ADDRESS: address,
      BOUNCE_PORT: String(otherPort),
      BOUNCE_SOCKET: path,
    });
    expect((await stat(path)).mode & 0o777).toBe(0o660);
    await instance.close();
    expect(existsSync(path)).toBe(false);
    expect(await deliver(otherPort, aMail().to, aReport())).toMatch(/ECONNREFUSED/);
  });

  it('ends the report under way when it stops, and keeps no idle client waiting for it', async () => {
    const [otherPort = 0] = await freePorts(1);
    const instance = await service.another({
      BOUNCE_ADDRESS: address,
      BOUNCE_PORT: String(otherPort),
    });
    instance.get(DeliveryReports).register(decisions);
    const decide = decisions.hold();
    const idle = connect(otherPort, '127.0.0.1');
    await talk(idle, '220', 'EHLO relay.example.net');
    const reply = deliver(otherPort, aMail().to, aReport());
    await expect.poll(() => decisions.reports).toHaveLength(1);
    const closed = instance.close();
    await expect
      .poll(() => deliver(otherPort, aMail().to, aReport()))
      .toMatch(/ECONNREFUSED|ECONNRESET/);
    decide('recorded');
    expect(await reply).toMatch(/^250 /);
    await closed;
  });

  it('cannot start on a port that is taken', async () => {
    const settings = { BOUNCE_ADDRESS: address, BOUNCE_PORT: String(port) };
    await expect(service.another(settings)).rejects.toThrow(
      `BOUNCE_PORT: cannot listen on 127.0.0.1:${port} (EADDRINUSE)`,
    );
  });
});

/** Waits for a reply that has a line with this beginning, then sends a line. */
async function talk(client: Socket, awaited: string, line: string): Promise<string> {
  let heard = '';
  const whole = () => heard.endsWith('\n') && heard.split('\n').some((l) => l.startsWith(awaited));
  while (!whole()) heard += String((await once(client, 'data'))[0]);
  client.write(`${line}\r\n`);
  return heard;
}

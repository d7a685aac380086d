import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { RawConnection } from '../support/raw-connection.js';
import { endpoint, expectReset, resetPin, resetPinRequest } from '../support/soap.js';

/** The address of the hostile clients; the good ones use 127.0.0.1. */
const elsewhere = '127.0.0.2';
const perAddress = 120;

describe('good callers are served (P11) while hostile clients', () => {
  let service: TestService;
  let attacker: TestMailbox;
  let owners: TestMailbox[];
  let port: number;

  beforeAll(async () => {
    service = await TestService.start({
      MAX_CONNECTIONS_PER_ADDRESS: String(perAddress),
    });
    attacker = await service.aMailbox();
    owners = await Promise.all(Array.from({ length: 3 }, () => service.aMailbox()));
    await service.app.listen(0, '127.0.0.1');
    ({ port } = service.server.address() as AddressInfo);
  });
  afterAll(() => service.stop());

  /** The same timers as in production, only shorter. */
  const patience = (arrivalMs: number, idleMs: number) =>
    Object.assign(service.server, {
      headersTimeout: arrivalMs,
      requestTimeout: arrivalMs,
      timeout: idleMs,
    });

  /** One after the other, each with a connection of its own; `meanwhile`, once the first is served. */
  async function serveTheGood(meanwhile?: () => void): Promise<void> {
    for (const owner of owners) {
      const before = service.smtp.to(owner.address).length;
      expectReset(await resetPin(service.server, owner).set('Connection', 'close'));
      const pins = service.smtp.to(owner.address).map(({ pin }) => pin);
      expect(pins).toHaveLength(before + 1);
      expect(await service.verifies(pins.at(-1), owner)).toBe(true);
      if (owner === owners[0]) meanwhile?.();
    }
  }

  const hostile = (count: number) => RawConnection.openMany(count, port, elsewhere);
  const openOf = (connections: readonly RawConnection[]) =>
    connections.filter(({ open }) => open).length;
  const allClosed = (connections: readonly RawConnection[]) =>
    Promise.all(connections.map(({ closed }) => closed));
  const heldByTheService = () =>
    new Promise<number>((resolve) => service.server.getConnections((_, count) => resolve(count)));

  const fields = (as?: TestMailbox) =>
    'Host: x\r\nContent-Type: text/xml\r\n' +
    (as ? `Authorization: Basic ${btoa(`${as.login}:${as.password}`)}\r\n` : '');

  it('send a byte of their header a second, or stop in the body', async () => {
    patience(3_000, 10_000);
    const heads = await hostile(50);
    const bodies = await hostile(50);
    for (const head of heads) head.send(`POST ${endpoint} HTTP/1.1\r\nX-Slow: `);
    for (const [index, body] of bodies.entries()) {
      const as = index % 2 === 0 ? attacker : undefined;
      body.send(`POST ${endpoint} HTTP/1.1\r\n${fields(as)}Content-Length: 9999\r\n\r\n<a>`);
    }
    const slowly = setInterval(() => heads.forEach((head) => head.send('x')), 1_000);

    // Served before the slow ones have gone, not because of it.
    await serveTheGood(() => expect([openOf(heads), openOf(bodies)]).toEqual([50, 50]));

    await allClosed([...heads, ...bodies]);
    clearInterval(slowly);
    for (const { statuses } of heads) expect(statuses).toEqual([408]);
    for (const { statuses } of bodies) expect(statuses.at(-1)).toBe(408);
  });

  it('open one connection after another', async () => {
    patience(10_000, 10_000);
    const first = await hostile(perAddress);
    const flood = { on: true, refused: 0 };
    const flooding = Array.from({ length: 20 }, async () => {
      while (flood.on) {
        const connection = await RawConnection.open(port, elsewhere);
        await connection.closed;
        flood.refused += 1;
      }
    });

    await serveTheGood();
    await expect.poll(() => flood.refused).toBeGreaterThan(200);
    expect(openOf(first)).toBe(perAddress);
    expect(await heldByTheService()).toBeLessThan(perAddress + 40);

    flood.on = false;
    await Promise.all(flooding);
    for (const connection of first) connection.end();
  });

  it('send an endless series of refused requests', async () => {
    patience(10_000, 10_000);
    const refused = [
      `DELETE ${endpoint} HTTP/1.1\r\n${fields()}Connection: close\r\n\r\n`,
      `POST ${endpoint} HTTP/1.1\r\n${fields()}X: ${'x'.repeat(30_000)}\r\n\r\n`,
      `POST ${endpoint} HTTP/1.1\r\n${fields()}Connection: close\r\n\r\n`,
      'NONSENSE\r\n\r\n',
    ];
    const flood = { on: true, statuses: [] as number[] };
    const flooding = Array.from({ length: 20 }, async (_, index) => {
      for (let next = index; flood.on; next += 1) {
        const connection = await RawConnection.open(port, elsewhere);
        connection.send(refused[next % refused.length] ?? '');
        await connection.closed;
        flood.statuses.push(...connection.statuses);
      }
    });

    await serveTheGood();
    await expect.poll(() => flood.statuses.length).toBeGreaterThan(200);

    flood.on = false;
    await Promise.all(flooding);
    expect(new Set(flood.statuses)).toEqual(new Set([405, 431, 401, 400]));
  });

  it('never read their answers', async () => {
    patience(60_000, 3_000);
    const readers = await hostile(20);
    const page = `GET ${endpoint}?wsdl HTTP/1.1\r\nHost: x\r\n\r\n`;
    for (const [index, reader] of readers.entries()) {
      reader.stopReading();
      // Some megabytes of answers, more than the kernel takes; or one that costs a reset.
      if (index < 2) reader.send(page.repeat(4_000));
      else reader.send(`POST ${endpoint} HTTP/1.1\r\n${fields(attacker)}${sized}`);
    }

    await serveTheGood();

    await expect.poll(heldByTheService).toBeLessThan(19);
    for (const reader of readers) reader.end();
  });

  it('have left, and no connection or log line of them remains', async () => {
    await expect.poll(heldByTheService).toBe(0);
    await serveTheGood();
    const log = service.logs.join('');
    expect(log).not.toContain('unforeseen error');
    expect(log).not.toContain(attacker.password);
    // A flood fills no disk: one line says that it is there.
    expect(log.match(/too many connections/g)).toHaveLength(1);
  });
});

describe('a service that is told to stop', () => {
  it('does not wait for clients that send slowly or do not read', async () => {
    const service = await TestService.start({ REPLY_DEADLINE_SECONDS: '1' });
    await service.app.listen(0, '127.0.0.1');
    const { port } = service.server.address() as AddressInfo;
    const [slow, deaf] = await Promise.all([
      RawConnection.open(port, elsewhere),
      RawConnection.open(port, elsewhere),
    ]);
    slow.send(`POST ${endpoint} HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n`);
    const slowly = setInterval(() => slow.send('x'), 100);
    deaf.stopReading();
    deaf.send(`GET ${endpoint}?wsdl HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(4_000));
    await expect.poll(() => slow.statuses).toEqual([401]);

    await service.stop();
    await slow.closed;
    clearInterval(slowly);
    deaf.end();
  });
});

const sized = `Content-Length: ${Buffer.byteLength(resetPinRequest)}\r\n\r\n${resetPinRequest}`;

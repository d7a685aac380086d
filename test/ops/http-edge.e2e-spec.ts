import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { exchange, RawConnection } from '../support/raw-connection.js';
import { endpoint, expectReset, resetPin, resetPinRequest } from '../support/soap.js';

const length = Buffer.byteLength(resetPinRequest);

function basic({ login, password }: TestMailbox): string {
  return `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
}

/** A ResetPIN request as it is on the wire, with header fields of the test's own. */
function wire(owner: TestMailbox, fields: readonly string[], body = resetPinRequest): string {
  const head = [
    `POST ${endpoint} HTTP/1.1`,
    `Authorization: ${basic(owner)}`,
    'Content-Type: text/xml',
    ...fields,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

/** A status and its name, and nothing of the request, of Node or of Fastify (P11). */
function expectPlain({ received }: RawConnection, status: number, name: string): void {
  expect(received.startsWith(`HTTP/1.1 ${status} ${name}\r\n`)).toBe(true);
  expect(received).toMatch(/\r\nConnection: close\r\n/i);
  const [, body, ...more] = received.split('\r\n\r\n');
  // Node's own answers to a missing Host and to an unknown Expect have no body at all.
  expect(['', `${name}\n`, '0']).toContain(body);
  expect(more.join('')).toBe('');
}

describe('the edge of HTTP', () => {
  let service: TestService;
  let owner: TestMailbox;
  let port: number;

  beforeAll(async () => {
    service = await TestService.start();
    owner = await service.aMailbox();
    await service.app.listen(0, '127.0.0.1');
    ({ port } = service.server.address() as AddressInfo);
  });
  afterAll(() => service.stop());

  const mails = () => service.smtp.to(owner.address).length;
  const sized = `Content-Length: ${length}`;
  const chunked = 'Transfer-Encoding: chunked';
  const inChunks = `${length.toString(16)}\r\n${resetPinRequest}\r\n0\r\n\r\n`;

  it('serves the valid request that the cases below spoil', async () => {
    const fields = ['Host: x', 'Connection: close'];
    expect((await exchange(port, wire(owner, [...fields, sized]))).statuses).toEqual([200]);
    const parts = wire(owner, [...fields, chunked], inChunks);
    expect((await exchange(port, parts)).statuses).toEqual([200]);
    const old = wire(owner, [sized]).replace('HTTP/1.1', 'HTTP/1.0');
    expect((await exchange(port, old)).statuses).toEqual([200]);
  });

  it('treats a header field with two identical values as one', async () => {
    const twice = [`Authorization: ${basic(owner)}`, 'Content-Type: text/xml'];
    const actions = ['SOAPAction: ""', 'SOAPAction: ""'];
    const fields = ['Host: x', 'Connection: close', ...twice, ...actions, sized];
    expect((await exchange(port, wire(owner, fields))).statuses).toEqual([200]);
  });

  describe('answers 400, resets nothing and hangs up (ASVS 4.2.1, RFC 9112)', () => {
    const smuggled = () => wire(owner, ['Host: x', sized]);
    it.each<[string, () => string | Buffer]>([
      ['no Host (3.2)', () => wire(owner, [sized])],
      ['two Host fields (3.2)', () => wire(owner, ['Host: x', 'Host: y', sized])],
      ['the same Host twice (3.2)', () => wire(owner, ['Host: x', 'Host: x', sized])],
      ['a Host that is none (3.2)', () => wire(owner, ['Host: x/<y>', sized])],
      ['two hosts in one field (3.2)', () => wire(owner, ['Host: x y', sized])],
      ['a user before the host (3.2)', () => wire(owner, ['Host: x@y', sized])],
      ['HTTP/0.9', () => wire(owner, ['Host: x', sized]).replace(' HTTP/1.1', '')],
      ['a request line alone', () => 'GET /health/live\r\n\r\n'],
      ['HTTP/2.0 in words', () => wire(owner, ['Host: x', sized]).replace('1.1', '2.0')],
      ['HTTP/1.9', () => wire(owner, ['Host: x', sized]).replace('1.1', '1.9')],
      ['a method that does not exist', () => 'RESET / HTTP/1.1\r\nHost: x\r\n\r\n'],
      [
        'a length and chunks (6.1)',
        () => wire(owner, ['Host: x', sized, chunked], `0\r\n\r\n${smuggled()}`),
      ],
      [
        'chunks and a length (6.1)',
        () => wire(owner, ['Host: x', chunked, sized], `0\r\n\r\n${smuggled()}`),
      ],
      [
        'chunks in HTTP/1.0 (6.1)',
        () => wire(owner, ['Host: x', chunked], inChunks).replace('1.1', '1.0'),
      ],
      [
        'a coding that is not chunked',
        () => wire(owner, ['Host: x', 'Transfer-Encoding: xchunked']),
      ],
      [
        'a body compressed for its way',
        () => wire(owner, ['Host: x', 'Transfer-Encoding: gzip, chunked'], inChunks),
      ],
      [
        'chunked, and then something else (6.1)',
        () => wire(owner, ['Host: x', 'Transfer-Encoding: chunked, identity'], inChunks),
      ],
      [
        'chunked in two fields',
        () => wire(owner, ['Host: x', chunked, 'Transfer-Encoding: identity'], inChunks),
      ],
      ['two lengths (6.3)', () => wire(owner, ['Host: x', sized, 'Content-Length: 5'])],
      ['two lengths in one field', () => wire(owner, ['Host: x', `Content-Length: ${length}, 5`])],
      ['a length with a sign', () => wire(owner, ['Host: x', `Content-Length: +${length}`])],
      ['a length below zero', () => wire(owner, ['Host: x', 'Content-Length: -1'])],
      [
        'a length of 70 digits',
        () => wire(owner, ['Host: x', `Content-Length: ${'9'.repeat(70)}`]),
      ],
      [
        'a chunk whose size is no number',
        () => wire(owner, ['Host: x', chunked], `0x5\r\nhello\r\n0\r\n\r\n`),
      ],
      [
        'a chunk longer than it says',
        () => wire(owner, ['Host: x', chunked], `1\r\n${resetPinRequest}\r\n0\r\n\r\n`),
      ],
      ['space before the colon (5.1)', () => wire(owner, ['Host : x', sized])],
      ['a folded field (5.2)', () => wire(owner, ['Host: x', 'X-Folded: a\r\n b', sized])],
      ['a NUL in a field (5.5)', () => wire(owner, ['Host: x', 'X-Nul: a\0b', sized])],
      ['a bare CR in a field', () => wire(owner, ['Host: x', 'X-Bare: a\rHost: y', sized])],
      ['a field without a name', () => wire(owner, ['Host: x', ': a', sized])],
      [
        'two Content-Type fields',
        () => wire(owner, ['Host: x', 'Content-Type: text/xml; charset=latin1', sized]),
      ],
      ['TLS', () => Buffer.from('16030100010000', 'hex')],
      ['the preface of HTTP/2', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ])('to %s', async (_, request) => {
      const before = mails();
      const answer = await exchange(port, request());
      expectPlain(answer, 400, 'Bad Request');
      expect(mails()).toBe(before);
    });
  });

  it('reads every header field, however many there are', async () => {
    const many = Array.from({ length: 1_200 }, (_, index) => `X${index}: `);
    const twice = await exchange(port, wire(owner, ['Host: x', ...many, 'Host: y', sized]));
    expect(twice.statuses).toEqual([400]);
    const authorization = `Authorization: ${basic({ ...owner, password: 'another' })}`;
    const fields = ['Host: x', 'Connection: close', sized, ...many, authorization];
    expect((await exchange(port, wire(owner, fields))).statuses).toEqual([401]);
  });

  it('answers 431 to a header over 16 KiB', async () => {
    const answer = await exchange(
      port,
      wire(owner, ['Host: x', `X: ${'x'.repeat(20_000)}`, sized]),
    );
    expectPlain(answer, 431, 'Request Header Fields Too Large');
  });

  it('answers 413 to chunks that are mostly extensions', async () => {
    const chunk = `1;${'x'.repeat(20_000)}\r\n<\r\n`;
    const answer = await exchange(port, wire(owner, ['Host: x', chunked], chunk));
    expectPlain(answer, 413, 'Payload Too Large');
  });

  it('expects nothing but 100-continue of itself', async () => {
    const fields = ['Host: x', 'Expect: a miracle', 'Connection: close', sized];
    expectPlain(await exchange(port, wire(owner, fields)), 417, 'Expectation Failed');
  });

  it('refuses CONNECT and ignores Upgrade', async () => {
    const tunnel = await exchange(port, 'CONNECT db:5432 HTTP/1.1\r\nHost: db:5432\r\n\r\n');
    expect(tunnel.received).toBe('');
    const upgrade = ['Host: x', 'Connection: Upgrade, close', 'Upgrade: h2c', sized];
    expect((await exchange(port, wire(owner, upgrade))).statuses).toEqual([200]);
  });

  it('takes no credentials from trailers (RFC 9110 6.5.1)', async () => {
    const trailer = inChunks.replace(/\r\n$/, `Authorization: ${basic(owner)}\r\n\r\n`);
    const request = wire(owner, ['Host: x', chunked, 'Connection: close'], trailer);
    const answer = await exchange(port, request.replace(/^Authorization: .*\r\n/m, ''));
    expect(answer.statuses).toEqual([401]);
  });

  it('answers pipelined requests in their order', async () => {
    const requests = [
      wire(owner, ['Host: x', sized]),
      `DELETE ${endpoint} HTTP/1.1\r\nHost: x\r\n\r\n`,
      wire({ ...owner, password: 'wrong' }, ['Host: x', sized]),
      `GET ${endpoint}?wsdl HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    ];
    const answer = await exchange(port, requests.join(''));
    expect(answer.statuses).toEqual([200, 405, 401, 200]);
    expect(answer.received).toMatch(/ResetPINResponse[^]*ErrorAccessDenied[^]*wsdl:definitions/);
  });

  it('does not answer a good request with the fault of the next one', async () => {
    const answer = await exchange(port, `${wire(owner, ['Host: x', sized])}NONSENSE\r\n\r\n`);
    expect(answer.received).toBe('');
  });

  it('still serves good requests afterwards, without an unforeseen error', async () => {
    expectReset(await resetPin(service.server, owner));
    expect(service.logs.join('')).not.toContain('unforeseen error');
    expect(service.logs.join('')).not.toContain(basic(owner).slice(6));
  });
});

describe('the deadline of a request', () => {
  let service: TestService;
  let owner: TestMailbox;
  let port: number;

  beforeAll(async () => {
    service = await TestService.start();
    owner = await service.aMailbox();
    await service.app.listen(0, '127.0.0.1');
    ({ port } = service.server.address() as AddressInfo);
  });
  afterAll(() => service.stop());

  // The same timers as in production, only shorter.
  const shorter = (limits: Partial<typeof service.server>) => Object.assign(service.server, limits);

  it('is set for headers, bodies and idle connections', () => {
    expect(service.server).toMatchObject({
      headersTimeout: 10_000,
      requestTimeout: 20_000,
      timeout: 30_000,
      keepAliveTimeout: 72_000,
      maxConnections: 5_000,
    });
  });

  it('disconnects callers that stop anywhere, without an error in the log', async () => {
    shorter({ headersTimeout: 300, requestTimeout: 300 });
    const inTheBody = wire(owner, ['Host: x', `Content-Length: ${length + 1}`]);
    const stops = [
      '',
      `POST ${endpoint}`,
      `POST ${endpoint} HTTP/1.1\r\nHost: x\r\nX-Sl`,
      inTheBody,
    ];
    const callers = await Promise.all(stops.map((start) => exchange(port, start)));
    for (const caller of callers) expectPlain(caller, 408, 'Request Timeout');

    const stranger = await exchange(port, inTheBody.replace(/Authorization: .*\r\n/, ''));
    expect(stranger.statuses).toEqual([401, 408]);
    expect(service.logs.join('')).not.toContain('unforeseen error');
  });

  it('disconnects a caller that keeps its connection idle', async () => {
    shorter({ headersTimeout: 10_000, requestTimeout: 20_000, keepAliveTimeout: 100 });
    const get = `GET ${endpoint} HTTP/1.1\r\nHost: x\r\n\r\n`;
    expect((await exchange(port, get)).statuses).toEqual([200]);
  });
});

describe('the connections of one address', () => {
  const stranger = '127.0.0.2';
  const proxy = '127.0.0.3';
  let service: TestService;
  let port: number;

  beforeAll(async () => {
    service = await TestService.start({
      MAX_CONNECTIONS_PER_ADDRESS: '3',
      TRUSTED_PROXIES: '127.0.0.3',
      METRICS: 'true',
    });
    await service.app.listen(0, '127.0.0.1');
    ({ port } = service.server.address() as AddressInfo);
  });
  afterAll(() => service.stop());

  it('are limited; other addresses connect, and so does the next when one ends', async () => {
    const owner = await service.aMailbox();
    const first = await RawConnection.openMany(3, port, stranger);
    const more = await RawConnection.openMany(5, port, stranger);
    await Promise.all(more.map(({ closed }) => closed));
    expect(more.map(({ received }) => received).join('')).toBe('');
    expect(first.every(({ open }) => open)).toBe(true);
    expectReset(await resetPin(service.server, owner));

    first[0]?.end();
    await expect
      .poll(async () => (await asksAndIsAnswered(port, stranger)).statuses)
      .toEqual([200]);
    for (const connection of first) connection.end();
    const lines = service.logs.filter((line) => line.includes('too many connections'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`"source":"${stranger}"`);
    const { text } = await request(service.server).get('/metrics');
    expect(text).toMatch(/^umpin_connections_refused_total [5-9]$/m);
  });

  it('are not counted for a trusted proxy, which many callers share', async () => {
    const connections = await RawConnection.openMany(10, port, proxy);
    for (const connection of connections) {
      connection.send('GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    }
    await Promise.all(connections.map(({ closed }) => closed));
    expect(connections.map(({ statuses }) => statuses)).toEqual(connections.map(() => [200]));
  });
});

async function asksAndIsAnswered(port: number, from: string): Promise<RawConnection> {
  const connection = await RawConnection.open(port, from);
  connection.send('GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  await connection.closed;
  return connection;
}

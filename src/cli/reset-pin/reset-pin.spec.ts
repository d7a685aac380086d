import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer, type ServerOptions } from 'node:https';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aCertificate, type TestCertificate } from '../../../test/support/certificate.js';
import { resetPin } from './reset-pin.js';

const clientCertificate = /demands a client certificate, which this program does not have/;
const brokenOff = /broke off the TLS handshake. It probably demands a client certificate/;
const noTls = /does not speak TLS at this address/;

describe('a call of reset-pin over TLS', () => {
  let certificate: TestCertificate;
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  let requests = 0;

  beforeAll(async () => {
    certificate = await aCertificate('IP:127.0.0.1');
  });
  afterAll(() => certificate.remove());
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    server?.close();
    requests = 0;
  });

  const count = () => (requests += 1);
  const withTls = (options: ServerOptions) =>
    createHttpsServer({ cert: certificate.cert, key: certificate.key, ...options }, count);
  const demanding = (maxVersion: 'TLSv1.2' | 'TLSv1.3') =>
    withTls({ requestCert: true, rejectUnauthorized: true, maxVersion });
  const meeting = (meet: (socket: Socket) => void) => createServer(meet);

  /** The outcome of a call to this server. */
  async function callOf(listener: Server, timeoutSeconds = 10) {
    server = listener;
    listener.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const { port } = listener.address() as AddressInfo;
    const url = new URL(`https://127.0.0.1:${port}/EWS/UM2007Legacy.asmx`);
    const ca = certificate.cert;
    return resetPin({ url, user: 'alice', password: 'made up', timeoutSeconds, ca });
  }

  it.each<[string, () => Server, RegExp]>([
    ['demands a client certificate in TLS 1.2', () => demanding('TLSv1.2'), brokenOff],
    ['demands a client certificate in TLS 1.3', () => demanding('TLSv1.3'), clientCertificate],
    ['speaks HTTP', () => createHttpServer(count), noTls],
    ['speaks SMTP', () => meeting((socket) => socket.write('220 mail.example.com\r\n')), noTls],
    [
      'is older than TLS 1.2',
      () => withTls({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' }),
      /have no version of TLS in common/,
    ],
    [
      'has no cipher in common with us',
      () => withTls({ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' }),
      brokenOff,
    ],
    ['hangs up', () => meeting((socket) => socket.end()), /before the request was sent/],
    [
      'hangs up on the first word',
      () => meeting((socket) => socket.once('data', () => socket.resetAndDestroy())),
      /before the request was sent/,
    ],
  ])('says that nothing was reset, and why, when the server %s', async (_, listener, reason) => {
    const outcome = await callOf(listener());
    expect(outcome).toMatchObject({ outcome: 'unreached' });
    expect(outcome).toHaveProperty('reason', expect.stringMatching(reason));
    expect(requests).toBe(0);
  });

  it('says that nothing was reset if the handshake times out', async () => {
    const outcome = await callOf(
      meeting(() => undefined),
      0.3,
    );
    expect(outcome).toEqual({
      outcome: 'unreached',
      reason: 'No connection came about in time (0.3 s).',
    });
  });

  it('reports an unknown outcome if the server hangs up after the request', async () => {
    const listener = withTls({}).on('request', ({ socket }) => socket.destroy());
    expect(await callOf(listener)).toMatchObject({ outcome: 'unknown' });
    expect(requests).toBe(1);
  });
});

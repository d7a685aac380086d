import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runResetPin } from './command.js';

const messages = 'http://schemas.microsoft.com/exchange/services/2006/messages';
const types = 'http://schemas.microsoft.com/exchange/services/2006/types';
const errors = 'http://schemas.microsoft.com/exchange/services/2006/errors';
const envelope = (body: string) =>
  '<?xml version="1.0" encoding="utf-8"?>' +
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;

const success = envelope(`<ResetPINResponse xmlns="${messages}" />`);
const errorsDetail = (code: string, message: string) =>
  `<e:ResponseCode xmlns:e="${errors}">${code}</e:ResponseCode>` +
  `<e:Message xmlns:e="${errors}">${message}</e:Message>`;
const fault = (code: string, text: string, detail: string) =>
  envelope(
    `<s:Fault><faultcode xmlns:a="${types}">a:${code}</faultcode>` +
      `<faultstring xml:lang="en-US">${text}</faultstring><detail>${detail}</detail></s:Fault>`,
  );

let server: Server | undefined;
afterEach(() => {
  vi.unstubAllEnvs();
  server?.closeAllConnections();
  server?.close();
});

/** A service on loopback that keeps what it was asked and answers as told. */
async function aService(answer: (response: ServerResponse) => void) {
  const heard: { request?: IncomingMessage; body: string }[] = [];
  server = createServer((request, response) => {
    const one = { request, body: '' };
    heard.push(one);
    request.on('data', (chunk: Buffer) => (one.body += chunk.toString()));
    request.on('end', () => {
      answer(response);
    });
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { heard, url: `http://127.0.0.1:${port}/EWS/UM2007Legacy.asmx` };
}

const answering = (status: number, body: string, headers: Record<string, string> = {}) =>
  aService((response) => {
    response.writeHead(status, {
      'content-type': 'text/xml; charset=utf-8',
      'request-id': 'req-7',
      ...headers,
    });
    response.end(body);
  });

async function resetPin(url: string, ...options: string[]) {
  let out = '';
  let err = '';
  const terminal = {
    input: new PassThrough(),
    output: { write: (text: string) => (out += text) },
    errors: { write: (text: string) => (err += text) },
  };
  const argv = ['--url', url, '--user', 'alice@example.com', ...options];
  const exitCode = await runResetPin(argv, terminal, 'pä:sswort');
  expect(out + err).not.toContain('sswort');
  return { exitCode, out, err };
}

describe('reset-pin', () => {
  it('reports a new PIN that was made and mailed', async () => {
    const { url } = await answering(200, success);
    expect(await resetPin(url)).toEqual({
      exitCode: 0,
      out: 'A new PIN has been made and mailed to the owner of the mailbox.\n',
      err: '',
    });
  });

  it('sends one request, as SOAP 1.1 with Basic credentials in UTF-8 and a quoted SOAPAction', async () => {
    const { url, heard } = await answering(200, success);
    await resetPin(url);
    expect(heard).toHaveLength(1);
    expect(heard[0]?.request).toMatchObject({ method: 'POST', url: '/EWS/UM2007Legacy.asmx' });
    expect(heard[0]?.request?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from('alice@example.com:pä:sswort').toString('base64')}`,
      soapaction: `"${messages}/ResetPIN"`,
      'content-type': 'text/xml; charset=utf-8',
    });
    expect(heard[0]?.body).toContain(
      `<soap:Body><ResetPIN xmlns="${messages}"></ResetPIN></soap:Body>`,
    );
  });

  it('explains a fault of Exchange web services, with its back-off', async () => {
    const detail =
      errorsDetail('ErrorServerBusy', 'The server cannot service this request right now.') +
      `<t:MessageXml xmlns:t="${types}"><t:Value Name="BackOffMilliseconds">29500</t:Value></t:MessageXml>`;
    const { url } = await answering(500, fault('ErrorServerBusy', 'Busy.', detail));
    const { exitCode, out, err } = await resetPin(url);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err.split('\n')).toEqual([
      'The PIN has not been reset. The service is too busy, or too many resets were requested. Try again in 30 seconds.',
      'The service says: The server cannot service this request right now.',
      'Fault: ErrorServerBusy',
      'Request id for the helpdesk: req-7',
      '',
    ]);
  });

  it('explains a fault of Unified Messaging', async () => {
    const text = 'The user is not enabled for Unified Messaging.';
    const detail =
      `<ExceptionType xmlns="${messages}">UserNotUmEnabledException</ExceptionType>` +
      errorsDetail('ErrorUserNotUnifiedMessagingEnabled', text);
    const { url } = await answering(500, fault('UserNotUmEnabledException', text, detail));
    const { exitCode, err } = await resetPin(url);
    expect(exitCode).toBe(1);
    expect(err).toContain('not enabled for voice mail');
    expect(err).toContain(`The service says: ${text}\n`);
    expect(err).toContain('UserNotUmEnabledException, ErrorUserNotUnifiedMessagingEnabled\n');
  });

  it('reads the published sample of such a fault, whose prefix is undeclared', async () => {
    // [MS-OXWUMS] 4.15
    const { url } = await answering(
      500,
      envelope(
        '<s:Fault><faultcode>a:InvalidObjectIdException</faultcode>' +
          `<faultstring xml:lang="en-US">The object identifier isn't valid</faultstring><detail>` +
          `<ExceptionType xmlns="${messages}">InvalidObjectIdException</ExceptionType>` +
          '</detail></s:Fault>',
      ),
    );
    const { exitCode, err } = await resetPin(url);
    expect(exitCode).toBe(1);
    expect(err).toContain("The service says: The object identifier isn't valid\n");
    expect(err).toContain('Fault: InvalidObjectIdException\n');
  });

  it.each([
    ['with a fault', fault('ErrorAccessDenied', 'No.', errorsDetail('ErrorAccessDenied', 'No.'))],
    ['without a body, as Exchange sends it', ''],
  ])('says that user name or password are wrong at a 401 %s', async (_what, body) => {
    const { url } = await answering(401, body, { 'www-authenticate': 'Basic realm="umpin"' });
    const { exitCode, err } = await resetPin(url);
    expect(exitCode).toBe(1);
    expect(err).toContain('The user name or the password is wrong.');
  });

  it('says when to try again after a 503 of a proxy', async () => {
    const { url } = await answering(503, 'busy', { 'retry-after': '7' });
    const { exitCode, err } = await resetPin(url);
    expect(exitCode).toBe(1);
    expect(err).toContain('Try again in 7 seconds.');
  });

  it.each([
    ['an empty answer', 200, ''],
    ['an empty Body', 200, envelope('')],
    ['its own request', 200, envelope(`<ResetPIN xmlns="${messages}"/>`)],
    ['a success with the status of a failure', 500, success],
    ['a web page', 200, '<html><body>Welcome</body></html>'],
    ['JSON', 500, '{"statusCode":500}'],
    ['more than any answer of this service', 200, ' '.repeat(100_000) + success],
  ])('never takes %s for success', async (_what, status, body) => {
    const { url } = await answering(status, body);
    const { exitCode, out, err } = await resetPin(url);
    expect({ exitCode, out }).toEqual({ exitCode: 3, out: '' });
    expect(err).toContain('not known whether the PIN is being reset');
  });

  it('sends the password to no other address, not even at a redirect', async () => {
    const { url, heard } = await answering(307, '', { location: '/elsewhere' });
    const { exitCode, err } = await resetPin(url);
    expect(exitCode).toBe(3);
    expect(err).toContain('not this service (HTTP 307)');
    expect(heard).toHaveLength(1);
  });

  it('says that nginx wants a client certificate', async () => {
    const page =
      '<html><head><title>400 No required SSL certificate was sent</title></head></html>';
    const { url } = await answering(400, page, { 'content-type': 'text/html' });
    const { exitCode, err } = await resetPin(url);
    expect(exitCode).toBe(3);
    expect(err).toContain('The PIN has not been reset. The server demands a client certificate');
  });

  it('shows the password to no proxy that the environment names', async () => {
    const proxy = await answering(200, success);
    vi.stubEnv('no_proxy', '');
    vi.stubEnv('http_proxy', proxy.url);
    const { exitCode } = await resetPin('http://127.0.0.1:9/EWS/UM2007Legacy.asmx');
    expect(exitCode).toBe(3);
    expect(proxy.heard).toEqual([]);
  });

  it.each([
    ['no answer comes in time', () => undefined],
    ['the connection is lost', (response: ServerResponse) => response.destroy()],
    [
      'the answer never ends',
      (response: ServerResponse) => {
        const drip = setInterval(() => response.write(' '), 50);
        response.on('close', () => {
          clearInterval(drip);
        });
      },
    ],
  ])('says that the outcome is open and the old PIN valid when %s', async (_what, answer) => {
    const { url } = await aService(answer);
    const { exitCode, err } = await resetPin(url, '--timeout', '0.3');
    expect(exitCode).toBe(3);
    expect(err).toMatch(
      /mail with a new PIN may still arrive\. Until it does, the old PIN is valid/,
    );
  });

  it('says that nothing was reset if the server refuses the connection', async () => {
    const { url } = await answering(200, success);
    await new Promise((closed) => server?.close(closed));
    const { exitCode, err } = await resetPin(url);
    expect(exitCode).toBe(3);
    expect(err).toBe('The PIN has not been reset. The server refuses connections.\n');
  });

  it('prints no characters that control the terminal', async () => {
    const hostile = 'a\u009b31mb&#13;\u202ec';
    const { url } = await answering(500, fault('X', hostile, ''));
    const { err } = await resetPin(url);
    expect(err).toContain('The service says: a 31mb c\n');
  });

  it('answers a script with one line of JSON', async () => {
    const ok = await answering(200, success);
    expect(JSON.parse((await resetPin(ok.url, '--json')).out)).toEqual({
      outcome: 'reset',
      requestId: 'req-7',
      explanation: 'A new PIN has been made and mailed to the owner of the mailbox.',
    });
    server?.close();
    const no = await answering(401, '');
    const refused = await resetPin(no.url, '--json');
    expect(refused).toMatchObject({ exitCode: 1, err: '' });
    expect(JSON.parse(refused.out)).toMatchObject({
      outcome: 'refused',
      fault: { responseCode: 'ErrorAccessDenied' },
      requestId: 'req-7',
    });
  });

  it('explains wrong usage without a request', async () => {
    const { url, heard } = await answering(200, success);
    for (const wrong of [
      ['--password', 'x'],
      ['--ca', '/nowhere'],
      ['--ca', import.meta.filename],
    ])
      expect(await resetPin(url, ...wrong)).toMatchObject({ exitCode: 2, out: '' });
    expect(heard).toEqual([]);
  });
});

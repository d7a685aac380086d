import http from 'node:http';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import request, { type Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import {
  endpoint,
  expectFault,
  expectReset,
  fixture,
  post,
  resetPin,
  resetPinRequest,
} from '../support/soap.js';

const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
const messages = 'http://schemas.microsoft.com/exchange/services/2006/messages';
const types = 'http://schemas.microsoft.com/exchange/services/2006/types';
const action = `${messages}/ResetPIN`;

const envelope = (body: string, header = '') =>
  `<s:Envelope xmlns:s="${soap}">${header}<s:Body>${body}</s:Body></s:Envelope>`;
const operation = (name: string, inner = '') => `<${name} xmlns="${messages}">${inner}</${name}>`;
const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);

describe('the SOAP endpoint', () => {
  let service: TestService;
  let owner: TestMailbox;

  beforeAll(async () => {
    service = await TestService.start();
    owner = await service.aMailbox();
    await service.app.listen(0, '127.0.0.1');
  });
  afterAll(() => service.stop());

  const send = (body: string | Buffer) => post(service.server, body, owner);
  const mails = () => service.smtp.to(owner.address).length;

  describe('serves', () => {
    it.each<[string, string | Buffer, string]>([
      ['what ksoap2 sends', fixture('ksoap2.request.xml'), 'text/xml;charset=utf-8'],
      ['a quoted charset', resetPinRequest, 'text/xml; charset="UTF-8"'],
      ['no charset', resetPinRequest, 'text/xml'],
      ['a byte order mark', `\ufeff${resetPinRequest}`, 'text/xml; charset=utf-8'],
      [
        'UTF-16 with a byte order mark',
        Buffer.from(`\ufeff${envelope(operation('ResetPIN'))}`, 'utf16le'),
        'text/xml; charset=utf-16',
      ],
      [
        'ISO-8859-1 when declared',
        Buffer.from(envelope(`<!-- Müller -->${operation('ResetPIN')}`), 'latin1'),
        'text/xml; charset=ISO-8859-1',
      ],
      [
        'white space and comments',
        envelope(` <!-- x --> ${operation('ResetPIN', ' <!-- y --> ')} `),
        'text/xml',
      ],
      ['an empty header', envelope(operation('ResetPIN'), '<s:Header/>'), 'text/xml'],
      [
        'xsi:nil, as SOAP::Lite sends it',
        envelope(
          `<ResetPIN xmlns="${messages}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>`,
        ),
        'text/xml',
      ],
      [
        "the headers of Exchange's clients",
        envelope(
          operation('ResetPIN'),
          `<s:Header><RequestServerVersion xmlns="${types}" Version="Exchange2013"/><t:MailboxCulture xmlns:t="${types}">de-DE</t:MailboxCulture></s:Header>`,
        ),
        'text/xml',
      ],
      [
        'a header for another actor',
        envelope(
          operation('ResetPIN'),
          '<s:Header><x xmlns="urn:x" s:mustUnderstand="1" s:actor="urn:somebody-else"/></s:Header>',
        ),
        'text/xml',
      ],
    ])('%s', async (_, body, contentType) => {
      expectReset(await send(body).set('Content-Type', contentType));
    });

    it.each([
      '/ews/um2007legacy.asmx',
      '/EWS/UM2007LEGACY.ASMX',
      '/UnifiedMessaging/Service.asmx',
      '/unifiedmessaging/service.asmx',
    ])('the path %s', async (path) => {
      const response = await request(service.server)
        .post(path)
        .auth(owner.login, owner.password)
        .set('Content-Type', 'text/xml')
        .send(resetPinRequest);
      expectReset(response);
    });

    it.each(['""', `"${action}"`, action, `"${action.replace('http:', 'https:')}"`])(
      'the SOAPAction %s',
      async (value) => expectReset(await send(resetPinRequest).set('SOAPAction', value)),
    );

    it('chunked bodies, HTTP/1.0, Expect: 100-continue and Connection: close', async () => {
      const { port } = service.server.address() as AddressInfo;
      const authorization = `Basic ${Buffer.from(`${owner.login}:${owner.password}`).toString('base64')}`;
      const head = `Host: x\r\nAuthorization: ${authorization}\r\nContent-Type: text/xml\r\n`;
      const length = `Content-Length: ${Buffer.byteLength(resetPinRequest)}\r\n`;
      const chunk = `${Buffer.byteLength(resetPinRequest).toString(16)}\r\n${resetPinRequest}\r\n0\r\n\r\n`;
      const answers = await Promise.all([
        raw(
          port,
          `POST ${endpoint} HTTP/1.1\r\n${head}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`,
        ),
        raw(port, `POST ${endpoint} HTTP/1.0\r\n${head}${length}\r\n${resetPinRequest}`),
        raw(
          port,
          `POST ${endpoint} HTTP/1.1\r\n${head}Connection: close\r\nExpect: 100-continue\r\n${length}\r\n${resetPinRequest}`,
        ),
      ]);
      for (const answer of answers) expect(answer).toContain('<ResetPINResponse');
      expect(answers[0]).toMatch(/connection: close/i);
    });
  });

  describe("answers in the caller's spelling of the namespace", () => {
    it('in faults as well', async () => {
      const carol = await service.aMailbox({ umEnabled: false });
      const https = resetPinRequest.replace(messages, messages.replace('http:', 'https:'));
      const response = await post(service.server, https, carol);
      expect(response.text).toContain('<ExceptionType xmlns="https://schemas.microsoft.com');
    });
  });

  describe('refuses, with ErrorInvalidRequest and nothing reset (P11)', () => {
    const billionLaughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${envelope('<x>&b;</x>')}`;
    const attributes = Array.from({ length: 5_000 }, (_, index) => `a${index}="x"`).join(' ');
    it.each<[string, string | Buffer]>([
      ['an empty body', ''],
      ['what is not XML', 'reset my PIN, please'],
      ['half an envelope', resetPinRequest.slice(0, 200)],
      ['a DOCTYPE', `<!DOCTYPE x>${envelope(operation('ResetPIN'))}`],
      [
        'an external entity',
        `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${envelope(operation('ResetPIN', '&e;'))}`,
      ],
      ['a billion laughs', billionLaughs],
      ['a processing instruction', `<?php x ?>${envelope(operation('ResetPIN'))}`],
      ['deep nesting', envelope(operation('ResetPIN', nested(3_000)))],
      ['thousands of attributes', envelope(`<ResetPIN xmlns="${messages}" ${attributes}/>`)],
      ['an undeclared prefix', envelope('<m:ResetPIN/>')],
      ['another namespace', envelope('<ResetPIN xmlns="urn:x"/>')],
      ['no namespace', envelope('<ResetPIN xmlns=""/>')],
      ['a namespace with a slash behind it', envelope(`<ResetPIN xmlns="${messages}/"/>`)],
      ['two operations', envelope(operation('ResetPIN') + operation('ResetPIN'))],
      ['no operation', envelope('')],
      [
        'two bodies',
        `<s:Envelope xmlns:s="${soap}"><s:Body>${operation('ResetPIN')}</s:Body><s:Body/></s:Envelope>`,
      ],
      ['an unknown operation', envelope(operation('PlayOnPhone'))],
      ['__proto__ as an operation', envelope(operation('__proto__'))],
      ['constructor as an operation', envelope(operation('constructor'))],
      ['an operation in the wrong case', envelope(operation('resetpin'))],
      [
        'children in ResetPIN',
        envelope(operation('ResetPIN', '<Mailbox>bob@example.com</Mailbox>')),
      ],
      ['text in ResetPIN', envelope(operation('ResetPIN', '1234'))],
      [
        'a SOAP attribute on ResetPIN',
        envelope(`<ResetPIN xmlns="${messages}" s:mustUnderstand="1"/>`),
      ],
      ['invalid UTF-8', Buffer.concat([Buffer.from(resetPinRequest), Buffer.from([0xc0, 0x80])])],
      ['a NUL', envelope(operation('ResetPIN', '\u0000'))],
      ['a reference to NUL', envelope(operation('ResetPIN', '&#0;'))],
      ['something behind the envelope', `${envelope(operation('ResetPIN'))}<x/>`],
      ['XML 1.1', `<?xml version="1.1"?>${envelope(operation('ResetPIN'))}`],
    ])('%s', async (_, body) => {
      const before = mails();
      const response = await send(body);
      expectFault(response, 'ErrorInvalidRequest');
      expectClean(response);
      expect(mails()).toBe(before);
    });

    it('two SOAPAction fields that differ', async () => {
      const several = [`"${action}"`, '""'] as unknown as string;
      const answer = await send(resetPinRequest).set('SOAPAction', several);
      expectFault(answer, 'ErrorInvalidRequest');
    });

    it('a SOAPAction that names something else', async () => {
      for (const value of [`"${messages}/PlayOnPhone"`, '"urn:x"', '"ResetPIN"']) {
        expectFault(await send(resetPinRequest).set('SOAPAction', value), 'ErrorInvalidRequest');
      }
    });

    it('a charset that is unknown or does not match the bytes', async () => {
      for (const charset of ['utf-7', 'x-unknown', 'utf-16']) {
        const response = await send(resetPinRequest).set(
          'Content-Type',
          `text/xml; charset=${charset}`,
        );
        expectFault(response, 'ErrorInvalidRequest');
      }
    });
  });

  it('answers VersionMismatch to an envelope of another version', async () => {
    for (const namespace of [
      'http://www.w3.org/2003/05/soap-envelope',
      soap.replace('http:', 'https:'),
    ]) {
      const response = await send(envelope(operation('ResetPIN')).replace(soap, namespace));
      expect(response.status).toBe(500);
      expect(response.text).toContain('<faultcode>soap:VersionMismatch</faultcode>');
      expect(response.text).not.toContain('<detail');
    }
  });

  it('answers MustUnderstand to an unknown mandatory header', async () => {
    const header = '<s:Header><x xmlns="urn:x" s:mustUnderstand="1"/></s:Header>';
    const response = await send(envelope(operation('ResetPIN'), header));
    expect(response.status).toBe(500);
    expect(response.text).toContain('<faultcode>soap:MustUnderstand</faultcode>');
    expect(response.text).not.toContain('<detail');
  });

  it("never resets the caller's own PIN instead of another user's", async () => {
    const before = mails();
    const header = `<s:Header><t:ExchangeImpersonation xmlns:t="${types}"><t:ConnectingSID><t:PrimarySmtpAddress>bob@example.com</t:PrimarySmtpAddress></t:ConnectingSID></t:ExchangeImpersonation></s:Header>`;
    expectFault(await send(envelope(operation('ResetPIN'), header)), 'ErrorImpersonateUserDenied');
    expect(mails()).toBe(before);
  });

  it.each(['application/json', 'application/soap+xml', 'text/plain', 'application/xml', ''])(
    'answers 415 to the media type "%s"',
    async (contentType) => {
      const response = await send(resetPinRequest).set('Content-Type', contentType);
      expect(response.status).toBe(415);
      expectClean(response);
    },
  );

  it('answers 415 to a compressed body', async () => {
    const response = await send(resetPinRequest).set('Content-Encoding', 'gzip');
    expect(response.status).toBe(415);
  });

  it('answers 413 to a body over the limit, with or without Content-Length', async () => {
    const huge = envelope(`<!--${'x'.repeat(70_000)}-->${operation('ResetPIN')}`);
    expect((await send(huge)).status).toBe(413);
    expect(await chunkedStatus(service, owner, huge)).toBe(413);
  });

  it.each(['put', 'delete', 'patch', 'options', 'trace', 'propfind'] as const)(
    'answers 405 with Allow to %s',
    async (method) => {
      const response = await request(service.server)[method](endpoint);
      expect(response.status).toBe(405);
      expect(response.headers.allow).toBe('GET, HEAD, POST');
    },
  );

  it('answers 404 to other paths, and does not repeat the path', async () => {
    const response = await request(service.server).get('/wp-admin/<script>');
    expect(response.status).toBe(404);
    expect(response.text).toBe('Not Found\n');
  });

  it('serves a page and the WSDL without credentials', async () => {
    const page = await request(service.server).get(endpoint);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('ResetPIN');
    const wsdl = await request(service.server).get(`${endpoint}?WSDL`).set('Host', 'evil.example');
    expect(wsdl.headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(wsdl.text).toContain('https://mail.example.com/EWS/UM2007Legacy.asmx');
    expect(wsdl.text).not.toContain('evil.example');
  });

  it('gives each answer a request id, and forbids caching', async () => {
    const response = await resetPin(service.server, owner);
    expect(response.headers['request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers['x-powered-by']).toBeUndefined();
    expect(response.headers.server).toBeUndefined();
  });

  it('still serves a valid request after all of this', async () => {
    const before = mails();
    expectReset(await resetPin(service.server, owner));
    expect(mails()).toBe(before + 1);
    expect(await service.verifies(service.smtp.to(owner.address).at(-1)?.pin ?? '', owner)).toBe(
      true,
    );
  });
});

describe('the SOAP endpoint with ACCEPT_HTTPS_NAMESPACE=false', () => {
  it('refuses the https:// spelling of the namespace', async () => {
    const service = await TestService.start({ ACCEPT_HTTPS_NAMESPACE: 'false' });
    try {
      const owner = await service.aMailbox();
      const https = resetPinRequest.replace(messages, messages.replace('http:', 'https:'));
      expectFault(await post(service.server, https, owner), 'ErrorInvalidRequest');
      expectReset(await resetPin(service.server, owner));
    } finally {
      await service.stop();
    }
  });
});

/** Nothing of us in the answer: no stack, path, SQL or library (P11). */
function expectClean({ text }: Response): void {
  expect(text).not.toMatch(
    /node_modules|at .*\.[jt]s:|saxes|fastify|nest|typeorm|select |\/src\//i,
  );
}

async function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (data: string) => (answer += data));
    socket.on('end', () => resolve(answer)).on('error', reject);
  });
}

async function chunkedStatus(service: TestService, owner: TestMailbox, body: string) {
  const { port } = service.server.address() as AddressInfo;
  return new Promise<number | undefined>((resolve, reject) => {
    const call = http.request({
      port,
      host: '127.0.0.1',
      path: endpoint,
      method: 'POST',
      auth: `${owner.login}:${owner.password}`,
      headers: { 'Content-Type': 'text/xml', 'Transfer-Encoding': 'chunked' },
    });
    call.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.on('error', reject);
    call.end(body);
  });
}

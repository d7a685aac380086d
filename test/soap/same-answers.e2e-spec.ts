import { randomInt } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.js';
import { createApp } from '../../src/http-server/app.js';
import { createLogger } from '../../src/logging/logger.js';
import { Chance } from '../faults/support/chance.js';
import { corpus } from '../fuzz/corpus.js';
import { fuzzedRequest } from '../fuzz/fuzzed-request.js';
import { TestService } from '../support/app.js';
import { RawConnection } from '../support/raw-connection.js';
import { testSettings } from '../support/settings.js';
import { endpoint, resetPinRequest, type Login } from '../support/soap.js';

const seed = randomInt(2 ** 31);
const mutated = 250;

/** No answer is delayed, however many logins have failed. */
const unlimited = { LIMIT_FAILED_LOGINS: 'false' };

/** A request with everything that is on the wire. */
interface WireRequest {
  readonly title: string;
  readonly head: string;
  readonly body: Buffer;
}

/**
 * The service leaves bodies out of Fastify's hands, and reads an envelope that it remembers no second time.
 * Here it is compared with the ordinary ways: with an application whose Fastify passes bodies through a
 * parser, and with itself at the first time.
 */
describe(`Answers on the direct and on the ordinary path, seed ${seed}`, () => {
  let service: TestService;
  let ordinary: NestFastifyApplication;
  let ports: { direct: number; ordinary: number };
  let caller: Login;
  let stranger: Login;

  beforeAll(async () => {
    service = await TestService.start(unlimited);
    // Accepted requests end here without the cost of a reset.
    caller = await service.aMailbox({ umEnabled: false });
    stranger = { ...caller, password: 'another' };
    const { db, smtp } = service;
    const config = loadConfig({ ...testSettings(db.url, smtp.url), ...unlimited });
    ordinary = await createApp(config, createLogger('silent'));
    const fastify = ordinary.getHttpAdapter().getInstance();
    fastify.addHttpMethod('POST', { hasBody: true, overrideExisting: true });
    fastify.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    await ordinary.listen(0, '127.0.0.1');
    await service.app.listen(0, '127.0.0.1');
    ports = { direct: portOf(service.app), ordinary: portOf(ordinary) };
  });
  afterAll(async () => {
    await ordinary.close();
    await service.stop();
  });

  function requestTo(path: string, fields: readonly string[], body: Buffer | string, as?: Login) {
    const credentials = as && `Authorization: Basic ${btoa(`${as.login}:${as.password}`)}`;
    const all = ['Host: x', 'Connection: close', ...(credentials ? [credentials] : []), ...fields];
    return {
      head: `POST ${path} HTTP/1.1\r\n${all.join('\r\n')}\r\n\r\n`,
      body: Buffer.from(body),
    };
  }

  async function compare({ title, head, body }: WireRequest) {
    const wanted = await answerOf(ports.ordinary, head, body);
    expect(wanted, title).toMatch(/^HTTP\/1\.1 \d{3} /);
    for (const time of ['first', 'second', 'third']) {
      expect(await answerOf(ports.direct, head, body), `${title}, the ${time} time`).toBe(wanted);
    }
  }

  const sized = (body: Buffer | string) => `Content-Length: ${Buffer.byteLength(body)}`;
  const xml = 'Content-Type: text/xml; charset=utf-8';

  it('are the same for every sample', async () => {
    for (const [index, text] of corpus.entries()) {
      for (const as of [caller, undefined]) {
        const title = `sample ${index}, ${as ? 'known' : 'unknown'} caller`;
        await compare({ title, ...requestTo(endpoint, [xml, sized(text)], text, as) });
      }
    }
  });

  it(`are the same for ${mutated} mutated requests`, async () => {
    const chance = new Chance(seed, 'same answers');
    for (let index = 0; index < mutated; index += 1) {
      const { body, contentType, soapAction } = fuzzedRequest(chance);
      const fields = [`Content-Type: ${contentType}`, sized(body)];
      if (soapAction !== undefined) fields.push(`SOAPAction: ${soapAction}`);
      const as = index % 10 === 0 ? undefined : caller;
      await compare({ title: `request ${index}`, ...requestTo(endpoint, fields, body, as) });
    }
  }, 60_000);

  const length = sized(resetPinRequest);
  const chunked = `${Buffer.byteLength(resetPinRequest).toString(16)}\r\n${resetPinRequest}\r\n0\r\n\r\n`;
  it.each<[string, readonly string[], string]>([
    ['no Content-Type', [length], resetPinRequest],
    ['an empty Content-Type', ['Content-Type:', length], resetPinRequest],
    ['a malformed Content-Type', ['Content-Type: text', length], resetPinRequest],
    [
      'a Content-Type with a blank',
      ['Content-Type: text /xml; charset=utf-8', length],
      resetPinRequest,
    ],
    ['another media type', ['Content-Type: application/json', length], resetPinRequest],
    ['no body', [xml], ''],
    ['an empty body', [xml, 'Content-Length: 0'], ''],
    ['no body and no type', [], ''],
    ['chunks', [xml, 'Transfer-Encoding: chunked'], chunked],
    ['chunks without a type', ['Transfer-Encoding: chunked'], chunked],
    ['a coding unknown', [xml, 'Content-Encoding: gzip', length], resetPinRequest],
    ['a body too long', [xml, 'Content-Length: 10000000'], ''],
    ['Expect', [xml, 'Expect: 100-continue', length], resetPinRequest],
    ['another expectation', [xml, 'Expect: x', length], resetPinRequest],
    ['two SOAPActions', [xml, 'SOAPAction: ""', 'SOAPAction: "x"', length], resetPinRequest],
  ])('are the same for a request with %s', async (title, fields, body) => {
    for (const path of [
      endpoint,
      endpoint.toUpperCase(),
      '/health/live',
      '/nowhere',
      `${endpoint}/x`,
    ]) {
      for (const as of [caller, undefined]) {
        await compare({ title: `${title}, ${path}`, ...requestTo(path, fields, body, as) });
      }
    }
  });

  it('are the same for wrong credentials, and with HTTP/1.0', async () => {
    const wrong = requestTo(endpoint, [xml, length], resetPinRequest, stranger);
    await compare({ title: 'wrong password', ...wrong });
    const { head, body } = requestTo(endpoint, [xml, length], resetPinRequest, caller);
    await compare({ title: 'HTTP/1.0', head: head.replace('HTTP/1.1', 'HTTP/1.0'), body });
  });
});

function portOf(app: NestFastifyApplication): number {
  return (app.getHttpServer().address() as AddressInfo).port;
}

/** The answer in full, but what no two answers have in common. */
async function answerOf(port: number, head: string, body: Buffer): Promise<string> {
  const connection = await RawConnection.open(port);
  connection.send(Buffer.concat([Buffer.from(head, 'latin1'), body]));
  await connection.closed;
  return connection.received
    .replace(/^(date|request-id): .*$/gim, '$1: …')
    .replace(/Request id: [\da-f-]+/, 'Request id: …');
}

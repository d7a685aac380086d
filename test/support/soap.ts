import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import request, { type Response, type Test } from 'supertest';
import { expect } from 'vitest';
import { namespaces } from '../../src/transports/soap/namespaces.js';

export const endpoint = '/EWS/UM2007Legacy.asmx';

export const { soap, messages, types } = namespaces;

/** The documentation's samples, byte for byte. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/soap/${name}`, import.meta.url), 'utf8');
}

/** The samples are printed with line breaks between elements; XML gives them no meaning. */
export function withoutLayout(xml: string): string {
  return xml
    .replace(/>\s+</g, '><')
    .replace(/\s+\?>/g, '?>')
    .trim();
}

export const resetPinRequest = fixture('reset-pin.request.xml');
export const resetPinResponse = fixture('reset-pin.response.xml');

export interface Login {
  readonly login: string;
  readonly password: string;
}

/** A POST of any body, as any caller. */
export function post(server: Server, body: string | Buffer, as?: Login): Test {
  const test = request(server)
    .post(endpoint)
    .set('Content-Type', 'text/xml; charset=utf-8')
    .buffer(true);
  if (as) void test.auth(as.login, as.password);
  return test.send(body);
}

/** A ResetPIN request with SOAP header entries, in which `s` is SOAP's prefix. */
export function resetPinBody(headers: string): string {
  return headers
    ? `<s:Envelope xmlns:s="${soap}"><s:Header>${headers}</s:Header>` +
        `<s:Body><ResetPIN xmlns="${messages}"/></s:Body></s:Envelope>`
    : resetPinRequest;
}

export function resetPin(server: Server, as: Login, { headers = '' } = {}): Test {
  return post(server, resetPinBody(headers), as);
}

export function expectReset(response: Response): void {
  expect(response.text).toContain('<ResetPINResponse');
  expect(response.status).toBe(200);
}

/** Both layouts carry the ResponseCode; the second one an ExceptionType before it. */
export function expectFault(
  response: Response,
  responseCode: string,
  exceptionType?: string,
): void {
  expect(response.text).toContain(`>${responseCode}</e:ResponseCode>`);
  expect(response.status).toBe(500);
  expect(response.headers['content-type']).toBe('text/xml; charset=utf-8');
  if (exceptionType) expect(response.text).toContain(`>${exceptionType}</ExceptionType>`);
  else expect(response.text).not.toContain('<ExceptionType');
}

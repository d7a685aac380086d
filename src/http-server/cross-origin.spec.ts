import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { isCrossOrigin, isCrossOriginChange } from './cross-origin.js';

const asked = (method: string, headers: Record<string, string>) =>
  isCrossOriginChange({
    method,
    headers: { host: 'umpin.example.com', ...headers },
  } as unknown as IncomingMessage);

describe('a request of a web page', () => {
  it.each<[string, Record<string, string>, boolean]>([
    ['POST', {}, false],
    ['POST', { 'sec-fetch-site': 'same-origin' }, false],
    ['POST', { 'sec-fetch-site': 'none' }, false],
    ['POST', { 'sec-fetch-site': 'cross-site' }, true],
    ['POST', { 'sec-fetch-site': 'same-site' }, true],
    ['DELETE', { 'sec-fetch-site': 'cross-site' }, true],
    ['GET', { 'sec-fetch-site': 'cross-site', origin: 'https://example.org' }, false],
    ['POST', { origin: 'https://umpin.example.com' }, false],
    ['POST', { origin: 'https://example.org' }, true],
    ['POST', { origin: 'https://umpin.example.com:8443' }, true],
    ['POST', { origin: 'null' }, true],
    ['POST', { 'sec-fetch-site': 'same-origin', origin: 'https://example.org' }, false],
  ])('%s with %j is a change of another origin: %s', (method, headers, expected) => {
    expect(asked(method, headers)).toBe(expected);
  });

  it('of another origin is one, whatever it asks for', () => {
    expect(isCrossOrigin({ headers: { 'sec-fetch-site': 'cross-site' } })).toBe(true);
    expect(isCrossOrigin({ headers: { 'sec-fetch-site': 'same-origin' } })).toBe(false);
  });
});

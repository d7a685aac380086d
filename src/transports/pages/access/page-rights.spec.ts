import { describe, expect, it } from 'vitest';
import { isPage } from './page-rights.js';

describe('a page that a sign-in may lead to', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/?x=1'],
    ['GET', '/SIGN-IN?to=%2F'],
    ['POST', '/reset'],
  ] as const)('is %s %s', (method, path) => {
    expect(isPage(method, path)).toBe(true);
  });

  it.each([
    ['GET', '/reset'],
    ['GET', '//example.org'],
    ['GET', '/\\example.org'],
    ['GET', '/\texample.org'],
    ['GET', '/\r\nlocation: https://example.org'],
    ['GET', 'https://example.org/'],
    ['GET', 'sign-in'],
    ['GET', '/v1/admin/status'],
    ['GET', '/%2f%2fexample.org'],
    ['GET', ''],
    ['POST', '/'],
  ] as const)('is not %s %j', (method, path) => {
    expect(isPage(method, path)).toBe(false);
  });
});

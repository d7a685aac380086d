import { describe, expect, it } from 'vitest';
import { isLoopback } from './loopback.js';

describe('isLoopback', () => {
  it.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.8.9.10', '[::1]'])(
    'takes %s for this machine',
    (host) => {
      expect(isLoopback(host)).toBe(true);
    },
  );

  it.each([
    '127.0.0.1.example.com',
    '127.example.com',
    'localhost.example.com',
    '127.0.0.999',
    '128.0.0.1',
    '[::2]',
    '',
  ])('takes "%s" for another machine, to which no password goes in clear', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});

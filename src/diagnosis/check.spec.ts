import { describe, expect, it } from 'vitest';
import { codeOf, failureOf } from './check.js';

describe('a line of a diagnosis', () => {
  it('has the cause and the remedy of an explained error', () => {
    const message = 'The database cannot be used: it is away (ECONNREFUSED). Start it. Or wait.';
    expect(failureOf('database', message)).toEqual({
      name: 'database',
      state: 'failure',
      what: 'The database cannot be used: it is away (ECONNREFUSED).',
      todo: 'Start it. Or wait.',
    });
  });

  it.each([
    [
      'its code',
      Object.assign(new Error('made-up secret'), { code: 'ECONNREFUSED' }),
      'ECONNREFUSED',
    ],
    [
      'the code of its cause',
      new TypeError('fetch failed', {
        cause: Object.assign(new Error('x'), { code: 'CERT_HAS_EXPIRED' }),
      }),
      'CERT_HAS_EXPIRED',
    ],
    ['its name', new RangeError('made-up secret'), 'RangeError'],
    [
      'its name, if the code could be anything',
      Object.assign(new Error('x'), { code: 'a b' }),
      'Error',
    ],
    ['nothing', 'made-up secret', 'unknown'],
  ])('shows of an unexplained error %s, and no text', (_, error, shown) => {
    expect(codeOf(error)).toBe(shown);
  });
});

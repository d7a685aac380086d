import { describe, expect, it } from 'vitest';
import { medianInterval, ratioOf } from './statistics.js';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('the interval of a median', () => {
  // Tables of the sign test: these ranks leave out at most 2.5 % on each side.
  it.each([
    [6, 1, 6],
    [8, 1, 8],
    [9, 2, 8],
    [12, 3, 10],
    [36, 12, 25],
    [50, 18, 33],
  ])('of %i values goes from the %i. to the %i.', (count, low, high) => {
    expect(medianInterval(upTo(count).reverse())).toEqual([low, high]);
  });

  it('is not known of fewer than six values', () => {
    expect(medianInterval(upTo(5))).toBeUndefined();
    expect(medianInterval([])).toBeUndefined();
  });
});

describe('a ratio', () => {
  it('compares the values of the same round', () => {
    const [slow, fast] = [upTo(6), upTo(6).map((value) => value * 2)];
    expect(ratioOf(slow, fast)).toEqual({ ratio: 0.5, interval: [0.5, 0.5] });
  });
});

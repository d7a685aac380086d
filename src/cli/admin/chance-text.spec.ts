import { expect, it } from 'vitest';
import { chanceText } from './chance-text.js';

it.each([
  [0, 'none'],
  [0.000015, '1 in 66,666'],
  [2 ** -40, '1 in 1,099,511,627,776'],
  [0.01, '1 in 100'],
  [0.3, '1 in 3.3'],
  [0.999, '1 in 1'],
  [1, 'certain'],
])('a chance of %d reads %s', (chance, text) => {
  expect(chanceText(chance)).toBe(text);
});

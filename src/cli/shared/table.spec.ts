import { expect, it } from 'vitest';
import { chanceText, definitionList, table, timeText } from './table.js';

it('table puts rows under their headers', () => {
  const rows = [
    ['alice@example.com', 'Älice', 'yes'],
    ['b@c', '-', 'no'],
  ];
  expect(table(['ADDRESS', 'NAME', 'UM'], rows)).toBe(
    [
      'ADDRESS            NAME   UM',
      'alice@example.com  Älice  yes',
      'b@c                -      no',
    ].join('\n'),
  );
});

it('table shows the headers alone if there are no rows', () => {
  expect(table(['LOGIN', 'STATE'], [])).toBe('LOGIN  STATE');
});

it('definitionList aligns names and values', () => {
  const pairs = [['Name', 'Alice'] as const, ['Address', 'a@b'] as const];
  expect(definitionList(pairs)).toBe('Name     Alice\nAddress  a@b');
});

it('table replaces control characters, so that stored text cannot move the cursor', () => {
  expect(table(['X'], [['a\u001b[2J\r\nb\u009bc']])).toBe('X\na [2J b c');
});

it('timeText writes a time to the second', () => {
  expect(timeText(new Date('2026-03-09T13:05:07.123Z'))).toBe('2026-03-09T13:05:07Z');
});

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

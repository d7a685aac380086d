import { describe, expect, it } from 'vitest';
import { counted, pageCount } from './page-count.js';

describe('a number on a page', () => {
  it.each([
    ['en', '12,345'],
    ['es', '12.345'],
    ['es-MX', '12,345'],
    ['ja', '12,345'],
  ])('is written as %s writes it', (locale, text) => {
    expect(pageCount(locale)(12_345)).toEqual({ value: 12_345, text });
  });

  it.each([
    [0, '0 mailboxes'],
    [1, '1 mailbox'],
    [12_345, '12,345 mailboxes'],
  ])('of %i has its noun in singular or plural', (value, words) => {
    expect(counted(pageCount('en')(value), 'mailbox', 'mailboxes')).toBe(words);
  });
});

import { describe, expect, it } from 'vitest';
import { checkedNote, faultOfReason, faultOfWord, withReason } from './help-note.js';

describe('a reason', () => {
  it.each([
    '',
    'forgotten',
    'Ärger & <script>',
    '忘れた',
    'x'.repeat(200),
    'see https://example.org',
  ])('may be %j', (text) => expect(faultOfReason(text)).toBeUndefined());

  it.each([
    ['x'.repeat(201), 'too-long'],
    ['two\nlines', 'unprintable'],
    ['a\u0000b', 'unprintable'],
    ['a\u202Eb', 'unprintable'],
    ['a\u2028b', 'unprintable'],
    ['a\uD800b', 'unprintable'],
  ])('may not be %j', (text, fault) => expect(faultOfReason(text)).toBe(fault));
});

describe('a word to an owner', () => {
  it.each([
    'As we said on the phone. Hugo, 36701',
    'Am Mo. um 14.30 Uhr, z. B. nach Tisch.',
    'お電話の通りです。よろしくお願いします。',
    'Wait… and call +43 1 555 0100',
  ])('may be %j', (text) => expect(faultOfWord(text)).toBeUndefined());

  it.each([
    'https://example.org',
    'HTTP://example',
    'see www.example.org.',
    'example.org',
    'пример.рф',
    'write to mallory@example.org',
    'example。org',
    'ｅｘａｍｐｌｅ．ｏｒｇ',
    'example\u200B.org',
    'example.\u00ADorg',
  ])('has nothing that a mail program would make a link of: %j', (text) =>
    expect(faultOfWord(text)).toBe('address'),
  );
});

it('a note that a caller should have refused goes no further', () => {
  expect(() => checkedNote({ reason: 'x'.repeat(201) })).toThrow(RangeError);
  expect(() => checkedNote({ word: 'example.org' })).toThrow(RangeError);
  expect(checkedNote({ reason: '', word: 'Hello' })).toEqual({ word: 'Hello' });
});

it('a detail of the audit has the reason after what it says anyway', () => {
  expect(withReason(undefined, undefined)).toBeUndefined();
  expect(withReason('locked', undefined)).toBe('locked');
  expect(withReason(undefined, 'forgotten')).toBe('reason: forgotten');
  expect(withReason('locked', 'forgotten')).toBe('locked; reason: forgotten');
});

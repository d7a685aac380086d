import { describe, expect, it } from 'vitest';
import { languages } from '../../common/language.js';
import { defaultPinPolicy } from '../pin-policy.js';
import { explained, type Explained } from './en.js';
import { explanation } from './explanation.js';

const inAll = (what: Explained, settings = {}) =>
  languages.map((tag) => explanation(what, { ...defaultPinPolicy, ...settings }, tag));

describe('a PIN that is refused, or has to be changed, is explained', () => {
  it.each(languages)('with a sentence for every reason, all different, in %s', (tag) => {
    const sentences = explained.map((what) => explanation(what, defaultPinPolicy, tag));
    expect(new Set(sentences).size).toBe(explained.length);
    // Why, and what to do.
    for (const sentence of sentences) expect(sentence).toMatch(/^[^.。]+(\. |。)[^.。]+[.。]$/);
  });

  it.each(explained)('in the language of its owner: %s', (what) => {
    // Portugal and Brazil say some things with the same words.
    const different = languages.filter((language) => language !== 'pt-PT');
    const sentences = different.map((tag) => explanation(what, defaultPinPolicy, tag));
    expect(new Set(sentences).size).toBe(different.length);
  });

  it.each([
    ['de-AT', 'Diese PIN'],
    ['de_AT', 'Diese PIN'],
    ['es-419', 'Este PIN'],
    ['en-GB', 'This PIN'],
    ['pt', 'Este PIN é longo'],
    ['pt-PT', 'Este PIN é demasiado longo'],
    ['nn', 'Denne PIN-koden'],
    ['zh-TW', '此 PIN 碼'],
    ['zh-CN', '此 PIN 码'],
    ['cs', 'This PIN'],
    ['', 'This PIN'],
    ['constructor', 'This PIN'],
  ])('in the language of a mail for the language tag "%s"', (tag, beginning) => {
    expect(explanation('too-long', defaultPinPolicy, tag)).toMatch(new RegExp(`^${beginning}`));
  });

  it.each(explained)('in one attribute of RADIUS, whatever the language and policy: %s', (what) => {
    for (const sentence of inAll(what, { minPinLength: 24, pinHistoryCount: 20 })) {
      // RFC 2865 5: 253 octets.
      expect(Buffer.byteLength(sentence)).toBeLessThanOrEqual(253);
      // FreeRADIUS expands a percent sign.
      expect(sentence).not.toMatch(/[%\\"\p{Cc}]/u);
    }
  });

  it('with the numbers of the policy', () => {
    for (const sentence of inAll('too-short', { minPinLength: 8 })) expect(sentence).toContain('8');
    for (const sentence of inAll('too-long')) expect(sentence).toContain('24');
    for (const sentence of inAll('history', { pinHistoryCount: 7 }))
      expect(sentence).toContain('7');
    for (const sentence of inAll('history', { pinHistoryCount: 1 })) {
      expect(sentence).not.toMatch(/[0-9]/);
    }
  });

  it.each([
    ['ru', 4, '4 цифр.'],
    ['ru', 21, '21 цифры.'],
    ['ru', 22, '22 цифр.'],
    ['pl', 4, '4 cyfry.'],
    ['pl', 5, '5 cyfr.'],
    ['pl', 12, '12 cyfr.'],
    ['pl', 21, '21 cyfr.'],
    ['pl', 22, '22 cyfry.'],
  ])('with the plural of the language: %s, %i', (tag, minPinLength, ending) => {
    const sentence = explanation('too-short', { ...defaultPinPolicy, minPinLength }, tag);
    expect(sentence.endsWith(` ${ending}`)).toBe(true);
  });
});

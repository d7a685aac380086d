import { expect, it } from 'vitest';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { languageOf } from './language-of.js';

it.each([
  ['en', en, 'en'],
  ['en-GB', en, 'en-GB'],
  ['de', de, 'de'],
  ['de-AT', de, 'de-AT'],
  ['DE-at', de, 'de-AT'],
  ['de_AT', de, 'de-AT'],
  ['es-MX', es, 'es-MX'],
  ['es-419', es, 'es-419'],
])('writes to %s in its language, with dates as in its region', (tag, texts, locale) => {
  expect(languageOf(tag)).toEqual({ texts, locale });
});

it.each(['fr', 'fr-CH', 'zh-Hant-TW', 'deutsch', '', '-', 'x', 'de-', 'constructor', '"><b>'])(
  'writes English for the unknown language "%s"',
  (tag) => {
    expect(languageOf(tag)).toEqual({ texts: en, locale: 'en' });
  },
);

it('keeps digits Western for every tag', () => {
  expect(languageOf('en-u-nu-arab')).toEqual({ texts: en, locale: 'en' });
});

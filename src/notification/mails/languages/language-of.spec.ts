import { expect, it } from 'vitest';
import { en } from './en.js';
import { languageOf } from './language-of.js';
import { ptBR } from './pt-br.js';
import { ptPT } from './pt-pt.js';
import { zhHant } from './zh-hant.js';

it.each([
  ['en-GB', en, 'en-GB'],
  ['pt', ptBR, 'pt'],
  ['pt-AO', ptPT, 'pt-AO'],
  ['zh-HK', zhHant, 'zh-Hant-HK'],
  ['cs', en, 'en'],
])('writes to %s in the best language, with dates as in its region', (tag, texts, locale) => {
  expect(languageOf(tag)).toEqual({ texts, locale });
});

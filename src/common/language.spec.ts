import { describe, expect, it } from 'vitest';
import { languages, pickLanguage } from './language.js';

describe('the language for a tag', () => {
  it.each(languages)('is %s for itself', (language) => {
    expect(pickLanguage(language)).toEqual({ language, locale: language });
  });

  it.each([
    ['ca-ES', 'ca', 'ca-ES'],
    ['ca-ES-valencia', 'ca', 'ca-ES-valencia'],
    ['da-DK', 'da', 'da-DK'],
    ['de-AT', 'de', 'de-AT'],
    ['DE-at', 'de', 'de-AT'],
    ['de_AT', 'de', 'de-AT'],
    ['en-GB', 'en', 'en-GB'],
    ['es-419', 'es', 'es-419'],
    ['es-MX', 'es', 'es-MX'],
    ['fi-FI', 'fi', 'fi-FI'],
    ['fr-CA', 'fr', 'fr-CA'],
    ['fr-CH', 'fr', 'fr-CH'],
    ['it-CH', 'it', 'it-CH'],
    ['ja-JP', 'ja', 'ja-JP'],
    ['ko-KR', 'ko', 'ko-KR'],
    ['nl-BE', 'nl', 'nl-BE'],
    ['pl-PL', 'pl', 'pl-PL'],
    ['ru-RU', 'ru', 'ru-RU'],
    ['sv-FI', 'sv', 'sv-FI'],
  ])('is that of its first part, with dates as in its region: %s', (tag, language, locale) => {
    expect(pickLanguage(tag)).toEqual({ language, locale });
  });

  it.each([
    ['nb-NO', 'nb-NO'],
    ['no', 'nb'],
    ['no-NO', 'nb-NO'],
    ['nn', 'nb'],
    ['nn-NO', 'nb-NO'],
  ])('is Bokmål for the Norwegian %s', (tag, locale) => {
    expect(pickLanguage(tag)).toEqual({ language: 'nb', locale });
  });

  it.each(['pt', 'pt-BR', 'pt_br', 'pt-Latn-BR', 'pt-US', 'pt-419'])(
    'is the Portuguese of Brazil for %s',
    (tag) => {
      expect(pickLanguage(tag).language).toBe('pt-BR');
    },
  );

  it.each([
    'pt-PT',
    'pt-AO',
    'pt-CH',
    'pt-CV',
    'pt-FR',
    'pt-GQ',
    'pt-GW',
    'pt-LU',
    'pt-MO',
    'pt-MZ',
    'pt-ST',
    'pt-TL',
  ])('is the Portuguese of Portugal for %s', (tag) => {
    expect(pickLanguage(tag)).toEqual({ language: 'pt-PT', locale: tag });
  });

  it.each([
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans-CN'],
    ['zh-SG', 'zh-Hans-SG'],
    ['zh-Hans-HK', 'zh-Hans-HK'],
    ['zh-Latn-CN', 'zh-Hans-CN'],
    ['cmn', 'zh-Hans'],
  ])('is Chinese in simplified characters for %s', (tag, locale) => {
    expect(pickLanguage(tag)).toEqual({ language: 'zh-Hans', locale });
  });

  it.each([
    ['zh-TW', 'zh-Hant-TW'],
    ['zh_TW', 'zh-Hant-TW'],
    ['zh-HK', 'zh-Hant-HK'],
    ['zh-MO', 'zh-Hant-MO'],
    ['zh-US', 'zh-Hant-US'],
    ['zh-Hant-CN', 'zh-Hant-CN'],
  ])('is Chinese in traditional characters for %s', (tag, locale) => {
    expect(pickLanguage(tag)).toEqual({ language: 'zh-Hant', locale });
  });

  it.each([
    'cs',
    'ar-EG',
    'he',
    'yue-HK',
    'deutsch',
    'zh-CHT',
    '',
    '-',
    'x',
    'de-',
    'pt-BR-',
    'constructor',
    '"><b>',
  ])('is English for "%s", which is unknown', (tag) => {
    expect(pickLanguage(tag)).toEqual({ language: 'en', locale: 'en' });
  });

  it.each([
    ['en-u-nu-arab', 'en', 'en'],
    ['ja-JP-u-ca-japanese-nu-jpan', 'ja', 'ja-JP'],
    ['zh-TW-u-ca-roc', 'zh-Hant', 'zh-Hant-TW'],
  ])('brings no other digits or calendar with it: %s', (tag, language, locale) => {
    expect(pickLanguage(tag)).toEqual({ language, locale });
  });
});

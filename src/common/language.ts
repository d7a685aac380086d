import { memoize } from './memoize.js';

/** The languages of mails and messages to owners: those that Exchange's UM language packs spoke. */
export const languages = [
  'ca',
  'da',
  'de',
  'en',
  'es',
  'fi',
  'fr',
  'it',
  'ja',
  'ko',
  'nb',
  'nl',
  'pl',
  'pt-BR',
  'pt-PT',
  'ru',
  'sv',
  'zh-Hans',
  'zh-Hant',
] as const;

export type Language = (typeof languages)[number];

/** A value for every language. A missing language does not compile. */
export type InEveryLanguage<T> = Readonly<Record<Language, T>>;

export interface PickedLanguage {
  readonly language: Language;
  /** For dates and the `lang` attribute: keeps the region, which decides how a date is written. */
  readonly locale: string;
}

/** The best language for a BCP 47 tag; English for all unknown ones. */
export const pickLanguage = memoize((tag: string): PickedLanguage => {
  const locale = writtenLocale(tag);
  const language = locale && languages.find((known) => known === languageOf(locale));
  return locale && language
    ? { language, locale: locale.baseName }
    : { language: 'en', locale: 'en' };
});

/** The locale in which owners with this tag are written to. */
function writtenLocale(tag: string): Intl.Locale | undefined {
  const locale = localeOf(tag);
  switch (locale?.language) {
    // `no` is Norwegian of either kind, and readers of Nynorsk read Bokmål.
    case 'no':
    case 'nn':
      return new Intl.Locale(locale, { language: 'nb' });
    // With its script, because Intl would write the dates of zh-US in Hans.
    case 'zh':
      return new Intl.Locale(locale, {
        script: locale.maximize().script === 'Hant' ? 'Hant' : 'Hans',
      });
    default:
      return locale;
  }
}

function languageOf({ language, script, region }: Intl.Locale): string {
  if (language === 'zh') return `zh-${script ?? ''}`;
  if (language === 'pt') return region && likePortugal.has(region) ? 'pt-PT' : 'pt-BR';
  return language;
}

/**
 * The regions whose Portuguese is that of Portugal (CLDR, parentLocales). All others, and `pt` alone, get that
 * of Brazil: CLDR and Intl take `pt` for pt-BR (likelySubtags), so texts and dates agree.
 */
const likePortugal = new Set('AO CH CV FR GQ GW LU MO MZ PT ST TL'.split(' '));

// An invalid tag must not prevent the delivery of a PIN. Directories also write `de_AT`.
function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-'));
  } catch {
    return undefined;
  }
}

/** The languages that owners are addressed in. */
const languages = ['en', 'de', 'es'] as const;

export type Language = (typeof languages)[number];

/** What is said in every language. A language that lacks it does not compile. */
export type InEveryLanguage<T> = Readonly<Record<Language, T>>;

export interface PickedLanguage {
  readonly language: Language;
  /** For dates and the `lang` attribute: keeps the region, which decides how a date is written. */
  readonly locale: string;
}

/** The language to use for a BCP 47 tag: by its primary subtag, and English for all others. */
export function pickLanguage(tag: string): PickedLanguage {
  const locale = localeOf(tag);
  const language = languages.find((known) => known === locale?.language);
  return locale && language
    ? { language, locale: locale.baseName }
    : { language: 'en', locale: 'en' };
}

// A tag that is not one must not keep a PIN from its owner. Directories also write `de_AT`.
function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-'));
  } catch {
    return undefined;
  }
}

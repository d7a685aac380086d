/** The languages of mails and messages to owners. */
const languages = ['en', 'de', 'es'] as const;

export type Language = (typeof languages)[number];

/** A value for every language. A missing language does not compile. */
export type InEveryLanguage<T> = Readonly<Record<Language, T>>;

export interface PickedLanguage {
  readonly language: Language;
  /** For dates and the `lang` attribute: keeps the region, which decides how a date is written. */
  readonly locale: string;
}

/** The language for a BCP 47 tag, by its primary subtag; English for all unknown ones. */
export function pickLanguage(tag: string): PickedLanguage {
  const locale = localeOf(tag);
  const language = languages.find((known) => known === locale?.language);
  return locale && language
    ? { language, locale: locale.baseName }
    : { language: 'en', locale: 'en' };
}

// An invalid tag must not prevent the delivery of a PIN. Directories also write `de_AT`.
function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-'));
  } catch {
    return undefined;
  }
}

import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import type { MailTexts } from './mail-texts.js';

export interface MailLanguage {
  readonly texts: MailTexts;
  /** For dates and the `lang` attribute: keeps the region, which decides how a date is written. */
  readonly locale: string;
}

const languages = new Map<string, MailTexts>([
  ['en', en],
  ['de', de],
  ['es', es],
]);

/** The language to write in for a BCP 47 tag: by its primary subtag, and English for all others. */
export function languageOf(tag: string): MailLanguage {
  const locale = localeOf(tag);
  const texts = locale && languages.get(locale.language);
  return texts ? { texts, locale: locale.baseName } : { texts: en, locale: 'en' };
}

// A tag that is not one must not keep a PIN from its owner. Directories also write `de_AT`.
function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-'));
  } catch {
    return undefined;
  }
}

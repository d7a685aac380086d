import { pickLanguage, type InEveryLanguage } from '../../../common/language.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import type { MailTexts } from './mail-texts.js';

export interface MailLanguage {
  readonly texts: MailTexts;
  /** For dates and the `lang` attribute. */
  readonly locale: string;
}

const mailTexts: InEveryLanguage<MailTexts> = { en, de, es };

/** The language of mails for a BCP 47 tag. */
export function languageOf(tag: string): MailLanguage {
  const { language, locale } = pickLanguage(tag);
  return { texts: mailTexts[language], locale };
}

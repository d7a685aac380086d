import type { InEveryLanguage, Language } from '../../../common/language.js';

/** Texts in the languages that they have been written in so far; English stands for the others. */
export type Written<T> = { readonly en: T } & Partial<InEveryLanguage<T>>;

export function textsOf<T>(written: Written<T>, language: Language): T {
  return written[language] ?? written.en;
}

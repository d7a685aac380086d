import { pickLanguage, type InEveryLanguage } from '../../common/language.js';
import type { PinPolicy } from '../pin-policy.js';
import type { Violation } from '../pin-rules.js';
import { de } from './de.js';
import { en, type ViolationMessages } from './en.js';
import { es } from './es.js';

const sentences: InEveryLanguage<ViolationMessages> = { en, de, es };

/** Tells the owner, in the language of a BCP 47 tag, why the policy refused the PIN. */
export function violationMessage(
  violation: Violation,
  policy: PinPolicy,
  languageTag: string,
): string {
  return sentences[pickLanguage(languageTag).language][violation](policy);
}

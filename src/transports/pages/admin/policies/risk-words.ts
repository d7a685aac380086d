import type { PolicyAssessment } from '../../../../credentials/admin/policies.service.js';
import type { GuessRisk } from '../../../../pin-policy/guess-risk.js';
import type { AdminTexts } from '../texts/admin-texts.js';

/** A risk as a reader of a language writes numbers. */
export interface RiskWords {
  readonly allowed: string;
  readonly beforeLock: string;
  readonly perYear: string;
}

export function riskWords(
  { allowed, beforeLock, perYear }: GuessRisk,
  texts: AdminTexts['policies'],
  locale: string,
): RiskWords {
  return {
    allowed: new Intl.NumberFormat(locale).format(allowed),
    beforeLock: chanceWords(beforeLock, texts, locale),
    perYear: chanceWords(perYear, texts, locale),
  };
}

/** The highest chance that the site allows; undefined if it sets no bound. */
export function boundWords(
  bound: PolicyAssessment['maxChance']['perYear'],
  texts: AdminTexts['policies'],
  locale: string,
): string | undefined {
  return bound < 1 ? texts.atMost(chanceWords(bound, texts, locale)) : undefined;
}

function chanceWords(chance: number, { chance: words }: AdminTexts['policies'], locale: string) {
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumSignificantDigits: 3,
    notation: 'standard',
  }).format(chance);
  // The other way to say it is the plainer one for small chances.
  if (chance === 0 || chance >= 0.5) return percent;
  const oneIn = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(1 / chance);
  return words(percent, oneIn);
}

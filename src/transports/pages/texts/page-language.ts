import type { FastifyRequest } from 'fastify';
import { languages, pickLanguage, type PickedLanguage } from '../../../common/language.js';

/** The language of a page: the first that the browser prefers and we speak, or else that of the mailbox. */
export function pageLanguage(
  { headers }: FastifyRequest,
  ofMailbox: string | undefined,
): PickedLanguage {
  const preferred = preferences(headers['accept-language'] ?? '');
  return pickLanguage(preferred.find(isSpoken) ?? ofMailbox ?? 'en');
}

/** At most so many are looked at: the field is a stranger's. */
const mostPreferences = 20;

/** The language tags of an Accept-Language (RFC 9110 12.5.4), the most preferred first. */
function preferences(field: string): string[] {
  return field
    .split(',', mostPreferences)
    .map((entry) => {
      const [, tag = '', weight = '1'] =
        /^\s*([a-z]{2,3}(?:-[a-z\d]{2,8})*)\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*$/i.exec(entry) ??
        [];
      return { tag, weight: Number(weight) };
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}

/** Whether it is a language of ours: English stands for all others. */
function isSpoken(tag: string): boolean {
  const { language } = pickLanguage(tag);
  return language !== 'en' || /^en\b/i.test(tag) || languages.includes(tag as 'en');
}

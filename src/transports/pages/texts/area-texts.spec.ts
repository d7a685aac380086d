import { describe, expect, it } from 'vitest';
import { languages, type Language } from '../../../common/language.js';
import { auditTexts } from '../audit/texts/audit.js';
import { campaignsTexts } from '../campaigns/texts/campaigns.js';
import { helpdeskTexts } from '../helpdesk/texts/helpdesk.js';
import { statusTexts } from '../status/texts/status.js';

const areas = { auditTexts, campaignsTexts, helpdeskTexts, statusTexts } as const;

/** Stands for a login, an address, a time, or a count with its digits. */
function sample(name: string) {
  return Object.assign(new String(`{${name}}`), { value: 22, text: `{${name}}` });
}

/** The texts of an area by their place, with what a page fills in. */
function textsOf(texts: unknown, place = ''): [string, string][] {
  if (typeof texts === 'string') return [[place, texts]];
  if (typeof texts === 'function') {
    const facts = ['x', 'y', 'z'].map(sample);
    return [[place, String((texts as (...facts: unknown[]) => unknown)(...facts))]];
  }
  return Object.entries(texts as object).flatMap(([key, part]) => textsOf(part, `${place}.${key}`));
}

const valuesIn = (text: string) => [...new Set(text.match(/\{[xyz]\}/g))].sort();

const cases = Object.entries(areas).flatMap(([name, area]) =>
  languages.map((language): [string, Language, unknown, unknown] => [
    name,
    language,
    area[language],
    area.en,
  ]),
);

describe('the pages of those who run the service', () => {
  it.each(cases)('have all %s in %s, with every value', (_name, _language, texts, english) => {
    const written = new Map(textsOf(texts));
    for (const [place, text] of textsOf(english)) {
      const translated = written.get(place) ?? '';
      expect(valuesIn(translated), place).toEqual(valuesIn(text));
      expect(translated.trim(), place).toBe(translated);
      expect(translated, place).not.toMatch(/^$|[<>]| {2}|undefined|\[object/);
    }
    expect(written.size).toBe(textsOf(english).length);
  });
});

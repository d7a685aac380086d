import { describe, expect, it } from 'vitest';
import { languages, type Language } from '../../../common/language.js';
import { adminTexts } from '../admin/texts/admin.js';
import { auditTexts } from '../audit/texts/audit.js';
import { campaignsTexts } from '../campaigns/texts/campaigns.js';
import { helpdeskTexts } from '../helpdesk/texts/helpdesk.js';
import { statusTexts } from '../status/texts/status.js';

const areas = { adminTexts, auditTexts, campaignsTexts, helpdeskTexts, statusTexts } as const;

/** The digits by which each value is recognised where it is counted. */
const digits = { x: 22, y: 33, z: 44 } as const;

/** Stands for a login, an address, a time, a number, a list, or a count with its digits. */
function sample(name: keyof typeof digits) {
  const value = digits[name];
  const text = `{${name}}`;
  return Object.assign(new String(text), {
    value,
    text,
    valueOf: () => value,
    join: () => text,
    [Symbol.iterator]: () => [text].values(),
  });
}

/** The texts of an area by their place, with what a page fills in. */
function textsOf(texts: unknown, place = ''): [string, string][] {
  if (typeof texts === 'string') return [[place, texts]];
  if (typeof texts === 'function') {
    const facts = (['x', 'y', 'z'] as const).map(sample);
    return [[place, String((texts as (...facts: unknown[]) => unknown)(...facts))]];
  }
  return Object.entries(texts as object).flatMap(([key, part]) => textsOf(part, `${place}.${key}`));
}

const valuesIn = (written: string) => {
  // A sentence may begin with a value.
  const text = written.toLowerCase();
  return Object.entries(digits)
    .filter(([name, value]) => text.includes(`{${name}}`) || text.includes(String(value)))
    .map(([name]) => name);
};

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
      expect(translated === '', place).toBe(text === '');
      expect(translated, place).not.toMatch(/[<>]| {2}|undefined|\[object/);
    }
    expect(written.size).toBe(textsOf(english).length);
  });
});

import { describe, expect, it } from 'vitest';
import { languages, type Language } from '../../../common/language.js';
import { maskedAddress } from '../owner/masked-address.js';
import { ownerTexts } from '../owner/texts/owner.js';
import { pageTime } from './page-clock.js';
import { sharedTexts } from './shared.js';

type Texts = ReadonlyMap<string, string>;

/** What stands for a login, an address, a time or another value. */
const values = ['{x}', '{y}', '{z}'];
const minutes = 22;

/** The texts of a language by their place, with what a page fills in. */
function textsOf(language: Language): Texts {
  const texts = new Map<string, string>();
  const walk = (place: string, value: unknown): void => {
    if (typeof value === 'string') texts.set(place, value);
    else if (typeof value === 'function') {
      const facts = place.endsWith('.tooMany') ? [minutes] : values;
      texts.set(place, (value as (...facts: unknown[]) => string)(...facts));
    } else for (const [key, part] of Object.entries(value as object)) walk(`${place}.${key}`, part);
  };
  walk('shared', sharedTexts[language]);
  walk('owner', ownerTexts[language]);
  return texts;
}

const english = textsOf('en');

/** Words that a language shares with English. */
const sameAsEnglish: Partial<Record<Language, readonly string[]>> = {
  da: ['Helpdesk', 'Administration', 'Problem'],
  de: ['Helpdesk', 'Administration', 'Problem'],
  fr: ['Administration'],
  it: ['Password'],
  nb: ['Problem'],
  nl: ['Helpdesk'],
  pl: ['Problem'],
  sv: ['Administration', 'Problem'],
};
/** Put together in the same way in several languages. */
const sameInPlace = ['shared.time', 'shared.problemTitle'];

/** How a text ends: as a sentence, a question or a name, with one of its values, or after a bracket. */
const endingOf = (text: string) =>
  /[.。]$/.test(text) ? '.' : /[?？]$/.test(text) ? '?' : /[})）]$/.test(text) ? '}' : '';

describe.each(languages)('the pages in %s', (language) => {
  const texts = textsOf(language);

  it('have every text in the language itself', () => {
    expect([...texts.keys()]).toEqual([...english.keys()]);
    if (language === 'en') return;
    const same = [...english]
      .filter(([place, text]) => texts.get(place) === text && !sameInPlace.includes(place))
      .map(([, text]) => text);
    expect(same).toEqual(sameAsEnglish[language] ?? []);
  });

  it('use the characters that the language is printed with, and no markup', () => {
    for (const text of texts.values()) {
      expect(text).toMatch(/\S/);
      expect(text).not.toMatch(/["'`<>&]|\.\.|…|\s{2}|^\s|\s$/);
    }
  });

  it('say all that a page fills in', () => {
    for (const [place, text] of english) {
      const facts = text.match(/\{[xyz]\}|\b22\b/g) ?? [];
      const said = texts.get(place)?.match(/\{[xyz]\}|(?<!\d)22(?!\d)/g) ?? [];
      expect([place, ...said.sort()]).toEqual([place, ...facts.sort()]);
    }
  });

  it('end a sentence or a question where English does', () => {
    for (const [place, text] of english) {
      expect([place, endingOf(texts.get(place) ?? '')]).toEqual([place, endingOf(text)]);
    }
  });

  it('have a sentence with a time whose end is not marked twice', () => {
    const time = pageTime(sharedTexts[language], language, 'Europe/Vienna');
    for (const day of ['01', '08', '11', '20']) {
      const at = time(new Date(`2026-03-${day}T13:05:07Z`));
      const { validUntil, mailed, bounced } = ownerTexts[language].state;
      const address = maskedAddress('alice@example.com');
      for (const text of [validUntil(at), mailed(address, at), bounced(address, at)]) {
        expect(text).toContain(at);
        expect(text).not.toMatch(/[.。][.。]|\s{2}/);
      }
    }
  });

  it('count minutes from one on', () => {
    for (const { tooMany } of [sharedTexts[language].signIn, ownerTexts[language].failed]) {
      const texts = [1, 2, 5, 22].map(tooMany);
      expect(new Set(texts).size).toBe(4);
      for (const [index, count] of [2, 5, 22].entries()) {
        expect(texts[index + 1]).toMatch(new RegExp(`(?<!\\d)${count}(?!\\d)`));
      }
    }
  });
});

describe('a number of minutes', () => {
  it.each<[Language, number, string]>([
    ['en', 1, 'in a minute.'],
    ['en', 2, 'in 2 minutes.'],
    ['pl', 1, 'ponownie za minutę.'],
    ['pl', 2, 'ponownie za 2 minuty.'],
    ['pl', 5, 'ponownie za 5 minut.'],
    ['pl', 12, 'ponownie za 12 minut.'],
    ['pl', 21, 'ponownie za 21 minut.'],
    ['pl', 22, 'ponownie za 22 minuty.'],
    ['ru', 1, 'ещё раз через минуту.'],
    ['ru', 2, 'ещё раз через 2 минуты.'],
    ['ru', 5, 'ещё раз через 5 минут.'],
    ['ru', 12, 'ещё раз через 12 минут.'],
    ['ru', 21, 'ещё раз через 21 минуту.'],
    ['ru', 22, 'ещё раз через 22 минуты.'],
  ])('has the plural that %s has for %i', (language, count, end) => {
    for (const { tooMany } of [sharedTexts[language].signIn, ownerTexts[language].failed]) {
      expect(tooMany(count).endsWith(end)).toBe(true);
    }
  });
});

describe('a time in a sentence', () => {
  it.each<[Language, string, RegExp]>([
    ['ca', '2026-03-01T13:05:07Z', /caduca l’1 de març del? 2026, 14:05 \(.+\)\.$/],
    ['ca', '2026-03-11T13:05:07Z', /caduca l’11 de març/],
    ['ca', '2026-03-10T13:05:07Z', /caduca el 10 de març/],
    ['da', '2026-03-09T13:05:07Z', /til den 9\. marts 2026 kl\. 14\.05 \(.+\)\.$/],
    ['de', '2026-03-09T13:05:07Z', /bis zum 9\. März 2026, 14:05 Uhr \(MEZ\)\.$/],
    ['fi', '2026-03-09T13:05:07Z', /vanhenee 9\. maaliskuuta 2026 klo 14\.05 \(.+\)\.$/],
    ['it', '2026-03-08T13:05:07Z', /scade l’8 marzo 2026, ore 14:05 \(.+\)\.$/],
    ['it', '2026-03-18T13:05:07Z', /scade il 18 marzo/],
    ['ja', '2026-03-09T13:05:07Z', /有効期限は2026年3月9日 14:05（.+）です。$/],
    ['ko', '2026-03-09T08:05:07Z', /2026년 3월 9일 오전 9:05 \(.+\)까지/],
    ['pl', '2026-03-09T13:05:07Z', /do 9 marca 2026, 14:05 \(.+\)\.$/],
    ['ru', '2026-03-09T13:05:07Z', /до 9 марта 2026 г\., 14:05 \(.+\)\.$/],
    ['zh-Hant', '2026-03-09T13:05:07Z', /將於2026年3月9日 下午2:05（.+）到期。$/],
  ])('has the words around it that %s wants for %s', (language, at, expected) => {
    const time = pageTime(sharedTexts[language], language, 'Europe/Vienna');
    expect(ownerTexts[language].state.validUntil(time(new Date(at)))).toMatch(expected);
  });
});

describe('punctuation', () => {
  it('is French in French', () => {
    for (const text of textsOf('fr').values()) {
      expect(text).not.toMatch(/[^\u00a0]:|[^\u202f][?;!]/);
    }
  });

  it('opens each Spanish question', () => {
    for (const text of textsOf('es').values()) {
      expect(text.split('¿').length).toBe(text.split('?').length);
    }
  });

  it.each(['ja', 'zh-Hans', 'zh-Hant'] as const)(
    'is full-width in %s, and takes no space',
    (language) => {
      for (const text of textsOf(language).values()) {
        expect(text).not.toMatch(/[,.:;!?()]|[，、。：！？（）] | [，、。：！？（）]/);
      }
    },
  );
});

import { describe, expect, it } from 'vitest';
import { languages, type Language } from '../../../common/language.js';
import { Pin } from '../../../pin-policy/pin.js';
import { newPinMail } from '../new-pin.mail.js';
import { pinBouncedMail } from '../pin-bounced.mail.js';
import { pinExpiryMail } from '../pin-expiry.mail.js';
import { languageOf } from './language-of.js';
import type { ResetReason } from './mail-texts.js';

/** The texts of a language by their place, with braces for what a mail fills in. */
function textsOf(language: Language): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const walk = (place: string, value: unknown): void => {
    if (typeof value === 'string') texts.set(place, value);
    else if (typeof value === 'function') {
      texts.set(place, (value as (...facts: string[]) => string)('{x}', '{y}', '{z}'));
    } else for (const [key, part] of Object.entries(value as object)) walk(`${place}.${key}`, part);
  };
  walk('', languageOf(language).texts);
  return texts;
}

const recipient = {
  to: 'alice@example.com',
  timeZone: 'Europe/Vienna',
  messageId: '<0b6c2f0e@example.com>',
};
const newPin = (
  language: string,
  occasion: ResetReason = 'asked',
  issuedAt = '2026-03-09T13:05:07Z',
) =>
  newPinMail({
    ...recipient,
    language,
    pin: new Pin('048213'),
    issuedAt: new Date(issuedAt),
    occasion,
  });
const expiry = (language: string, expiresAt: string) =>
  pinExpiryMail({
    ...recipient,
    language,
    at: new Date('2026-01-01T12:00:00Z'),
    expiresAt: new Date(expiresAt),
  });
const bounced = (language: string) =>
  pinBouncedMail({
    ...recipient,
    language,
    mailbox: 'alice@example.com',
    outcome: 'returned',
    stillLocked: true,
    status: '5.1.1 (550)',
    at: new Date('2026-03-09T13:05:07Z'),
  });

/** Columns of a terminal or a preview, in which a full-width character takes two. */
const widthOf = (text: string) =>
  text.length +
  [...text.matchAll(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}，、。：！？（）]/gu)]
    .length;

const occasions: ResetReason[] = ['asked', 'askedByAdministrator', 'first', 'tooManyAttempts'];

describe.each(languages)('the mails in %s', (language) => {
  it('have every text in the language itself', () => {
    const texts = textsOf(language);
    if (language !== 'en') {
      for (const [place, text] of textsOf('en')) {
        // Dates are put together in the same way in several languages.
        if (place !== '.time') expect([place, texts.get(place)]).not.toEqual([place, text]);
      }
    }
    expect([...texts.keys()]).toEqual([...textsOf('en').keys()]);
  });

  it('use the characters that the language is printed with', () => {
    for (const text of textsOf(language).values()) {
      expect(text).not.toMatch(/["'`]|\.\.|…| {2}|^\s|\s$/);
    }
  });

  it('name the language in the HTML', () => {
    for (const { html } of [newPin(language), bounced(language)]) {
      expect(html).toContain(`<html lang="${language}">`);
    }
  });

  it.each(occasions)('show no PIN in the preview of a locked telephone (%s)', (occasion) => {
    const [beforePin = ''] = newPin(language, occasion).text.split('048213');
    expect(widthOf(beforePin)).toBeGreaterThan(100);
  });

  it('write all numbers with Western digits', () => {
    const expiring = expiry(language, '2026-03-14T13:05:07Z');
    for (const { text } of [newPin(language), expiring, bounced(language)]) {
      expect(text.match(/\p{Nd}/gu)?.join('')).toMatch(/^[0-9]+$/);
      expect(text).toContain('2026');
    }
  });

  it('do not end a sentence twice after a date', () => {
    expect(expiry(language, '2026-03-14T13:05:07Z').text).not.toMatch(/\.\./);
  });

  it('end each sentence, and introduce each fact with a colon', () => {
    const { pinBounced, pinExpiry, mailboxLocked, mailboxUnlocked } = languageOf(language).texts;
    const { outcome, introduction, stillLocked, whatToDo, noPin } = pinBounced;
    const sentences = [
      introduction,
      mailboxUnlocked.introduction,
      ...Object.values(outcome),
      stillLocked,
      whatToDo.advice,
      noPin,
    ];
    for (const sentence of sentences) expect(sentence).toMatch(/[.。]$/);
    const { mailbox, extension, status, reported } = pinBounced;
    for (const label of [
      mailbox,
      extension,
      status,
      reported,
      pinExpiry.expires,
      mailboxLocked.locked,
      mailboxUnlocked.unlocked,
    ]) {
      expect(label).toMatch(/[^:：][:：]$/);
    }
  });
});

describe('the time of issue', () => {
  it.each([
    ['ca', /^Data d’emissió: 9 de març del? 2026, 14:05:07 \(Hora .+\)$/m],
    ['da', /^Udstedt: 9\. marts 2026 kl\. 14\.05\.07 \(.+\)$/m],
    ['fi', /^Luotu: 9\. maaliskuuta 2026 klo 14\.05\.07 \(.+\)$/m],
    ['fr', /^Date d’émission\u00a0: 9 mars 2026 à 14:05:07 \(heure .+\)$/m],
    ['fr-CA', /^Date d’émission\u00a0: 9 mars 2026 à 14 h 05 min 07 s \(heure .+\)$/m],
    ['it', /^Emesso: 9 marzo 2026, ore 14:05:07 \(Ora .+\)$/m],
    ['ja', /^発行日時：2026年3月9日 14:05:07（中央ヨーロッパ.+）$/m],
    ['ko', /^발급 일시: 2026년 3월 9일 오후 2:05:07 \(중부유럽 .+\)$/m],
    ['nb', /^Utstedt: 9\. mars 2026 kl\. 14:05:07 \(.+\)$/m],
    ['nn-NO', /^Utstedt: 9\. mars 2026 kl\. 14:05:07 \(.+\)$/m],
    ['nl', /^Aangemaakt: 9 maart 2026 om 14:05:07 \(.+\)$/m],
    ['pl', /^Utworzono: 9 marca 2026, 14:05:07 \(czas .+\)$/m],
    ['pt-BR', /^Emitido: 9 de março de 2026, 14:05:07 \(Horário .+\)$/m],
    ['pt-PT', /^Emitido: 9 de março de 2026, 14:05:07 \(Hora .+\)$/m],
    ['ru', /^Выдан: 9 марта 2026 г\., 14:05:07 \(Центральная Европа.+\)$/m],
    ['sv', /^Utfärdad: 9 mars 2026 kl\. 14:05:07 \(.+\)$/m],
    ['zh-CN', /^签发时间：2026年3月9日 14:05:07（中欧.+）$/m],
    ['zh-TW', /^核發時間：2026年3月9日 下午2:05:07（中歐.+）$/m],
    ['zh-HK', /^核發時間：2026年3月9日 下午2:05:07（中歐.+）$/m],
  ])('is written as in %s', (language, expected) => {
    expect(newPin(language).text).toMatch(expected);
  });

  it('is in the morning in Korean, too', () => {
    expect(newPin('ko', 'asked', '2026-03-09T08:05:07Z').text).toContain('오전 9:05:07');
  });
});

describe('a date in a sentence', () => {
  it.each([
    ['ca', '2026-03-01T12:00:00Z', 'caduca l’1 de març'],
    ['ca', '2026-03-11T12:00:00Z', 'caduca l’11 de març'],
    ['ca', '2026-03-10T12:00:00Z', 'caduca el 10 de març'],
    ['it', '2026-03-08T12:00:00Z', 'scade l’8 marzo'],
    ['it', '2026-03-11T12:00:00Z', 'scade l’11 marzo'],
    ['it', '2026-03-18T12:00:00Z', 'scade il 18 marzo'],
    ['ru', '2026-03-14T12:00:00Z', '14 марта 2026 г. истекает срок'],
    ['ja', '2026-03-14T12:00:00Z', '有効期限は2026年3月14日です'],
  ])('has the words around it that %s wants for %s', (language, expiresAt, words) => {
    expect(expiry(language, expiresAt).text).toContain(words);
  });
});

it.each(['it', 'pl'] as const)('%s goes on in lower case after the comma of a greeting', (tag) => {
  const introductions = [...textsOf(tag)].filter(([place]) => place.endsWith('.introduction'));
  expect(introductions).toHaveLength(8);
  for (const [, text] of introductions) expect(text).toMatch(/^\p{Ll}/u);
});

describe('punctuation', () => {
  it('is French in French', () => {
    for (const text of textsOf('fr').values()) {
      expect(text).not.toMatch(/[^\u00a0]:|[^\u202f][?;!]/);
    }
  });

  it.each(['ja', 'zh-Hans', 'zh-Hant'] as const)(
    'is full-width in %s, and takes no space',
    (language) => {
      for (const text of textsOf(language).values()) {
        expect(text).not.toMatch(/[,.:;!?()]|[，、。：！？（）] | [，、。：！？（）]/);
      }
      for (const { text } of [newPin(language), bounced(language)]) {
        expect(text).not.toMatch(/[，、。：！？] /);
      }
    },
  );
});

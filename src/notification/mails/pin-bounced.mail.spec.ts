import { describe, expect, it } from 'vitest';
import { languages } from '../../common/language.js';
import { languageOf } from './languages/language-of.js';
import { pinBouncedMail, type PinBouncedFacts } from './pin-bounced.mail.js';

function mailOf(facts: Partial<PinBouncedFacts> = {}) {
  return pinBouncedMail({
    to: 'helpdesk@example.com',
    language: 'en',
    extension: '36697',
    timeZone: 'Europe/Vienna',
    mailbox: 'alice@example.com',
    outcome: 'returned',
    stillLocked: false,
    status: '5.1.1 (550)',
    at: new Date('2026-03-09T13:05:07Z'),
    messageId: '<0b6c2f0e@umpin.example.com>',
    ...facts,
  });
}

const outcomes = ['returned', 'withoutPin', 'locked', 'stays'] as const;

describe.each([
  {
    language: 'en',
    subject: 'A voice-mail PIN could not be delivered',
    returned: 'The previous PIN is valid again',
    withoutPin: 'The mailbox had no PIN before, and has none again',
    locked: 'The previous PIN must not come back',
    stays: 'There is no previous PIN to go back to',
    stillLocked: 'The mailbox is locked after too many wrong PINs',
    details: [
      'Mailbox: alice@example.com',
      'Extension: 36697',
      'Status from the mail server: 5.1.1 (550)',
    ],
    when: /^Reported: March 9, 2026, 2:05:07 PM \(Central European .*Time\)$/m,
    advice: 'Please check the mail address of this mailbox',
    noPin: 'This mail contains no PIN',
    ofOwners: 'Keep your PIN to yourself',
  },
  {
    language: 'de',
    subject: 'Eine Voicemail-PIN konnte nicht zugestellt werden',
    returned: 'Die vorherige PIN gilt wieder',
    withoutPin: 'Die Voicemail hatte vorher keine PIN und hat nun wieder keine',
    locked: 'Die vorherige PIN darf nicht wieder gelten',
    stays: 'Es gibt keine vorherige PIN',
    stillLocked: 'Die Voicemail ist nach zu vielen falschen PINs gesperrt',
    details: [
      'Voicemail: alice@example.com',
      'Durchwahl: 36697',
      'Status des Mailservers: 5.1.1 (550)',
    ],
    when: /^Gemeldet: 9\. März 2026, 14:05:07 Uhr \(Mitteleuropäische .*zeit\)$/m,
    advice: 'Bitte prüfen Sie die E-Mail-Adresse dieser Voicemail',
    noPin: 'Diese E-Mail enthält keine PIN',
    ofOwners: 'Behalten Sie Ihre PIN für sich',
  },
  {
    language: 'es',
    subject: 'No se pudo entregar un PIN del buzón de voz',
    returned: 'El PIN anterior vuelve a ser válido',
    withoutPin: 'El buzón no tenía ningún PIN y vuelve a no tenerlo',
    locked: 'El PIN anterior no debe volver a ser válido',
    stays: 'No hay ningún PIN anterior que recuperar',
    stillLocked: 'El buzón está bloqueado por demasiados PIN incorrectos',
    details: [
      'Buzón: alice@example.com',
      'Extensión: 36697',
      'Estado según el servidor de correo: 5.1.1 (550)',
    ],
    when: /^Notificado: 9 de marzo de 2026, 14:05:07 \(hora .*Europa central\)$/m,
    advice: 'Compruebe la dirección de correo de este buzón',
    noPin: 'Este correo no contiene ningún PIN',
    ofOwners: 'No comparta su PIN con nadie',
  },
])('the mail to the helpdesk about a bounce in $language', (expected) => {
  const { language } = expected;

  it('says whose PIN it was, what the mail server reported, when, and what to do', () => {
    const { to, subject, text } = mailOf({ language });
    expect(to).toBe('helpdesk@example.com');
    expect(subject).toBe(expected.subject);
    for (const line of expected.details) expect(text).toContain(`\n${line}\n`);
    expect(text).toMatch(expected.when);
    expect(text).toContain(expected.advice);
    expect(text).toContain(expected.noPin);
  });

  it.each(outcomes)('says what has become of the mailbox: %s', (outcome) => {
    const { text } = mailOf({ language, outcome });
    for (const each of outcomes) expect(text.includes(expected[each])).toBe(each === outcome);
  });

  it('says that the mailbox is still locked only if it is', () => {
    expect(mailOf({ language, stillLocked: true }).text).toContain(expected.stillLocked);
    expect(mailOf({ language }).text).not.toContain(expected.stillLocked);
  });

  it('does not say what only owners need to know', () => {
    expect(mailOf({ language }).text).not.toContain(expected.ofOwners);
  });
});

describe.each(languages)('the mail to the helpdesk about a bounce in %s', (language) => {
  const { pinBounced, secrecy } = languageOf(language).texts;

  it('has a subject without a name, an address or a number (P6)', () => {
    expect(mailOf({ language }).subject).toMatch(/^[\p{L}\s’-]+$/u);
  });

  it.each(outcomes)('says in that language what has become of the mailbox: %s', (outcome) => {
    const { text } = mailOf({ language, outcome, stillLocked: true });
    const said = outcomes.filter((each) => text.includes(pinBounced.outcome[each]));
    expect(said).toEqual([outcome]);
    expect(text).toContain(pinBounced.introduction);
    expect(text).toContain(pinBounced.stillLocked);
  });

  it('has one line for each fact', () => {
    const { text } = mailOf({ language });
    for (const fact of ['36697', 'alice@example.com', '5.1.1 (550)']) {
      const [line = '', ...others] = text.split('\n').filter((each) => each.includes(fact));
      expect(others).toEqual([]);
      expect(line.endsWith(fact)).toBe(true);
      expect(line.slice(0, -fact.length)).toMatch(/^\D+(: |：)$/);
    }
  });

  it('leaves out an extension that is not known', () => {
    const { text } = mailOf({ language, extension: ' ' });
    expect(text).not.toContain(pinBounced.extension);
    expect(text.split('\n')).toHaveLength(mailOf({ language }).text.split('\n').length - 1);
  });

  it('says that it has no PIN, and not how owners keep theirs secret', () => {
    const { text, html } = mailOf({ language });
    for (const each of [text, html]) {
      expect(each).toContain(pinBounced.noPin);
      expect(each).not.toContain(secrecy);
    }
  });
});

it('the mail to the helpdesk greets it instead of an owner, where greetings differ', () => {
  expect(mailOf({ language: 'ja' }).text.split('\n')[0]).toBe('ヘルプデスクご担当者様');
});

it('shows an extension on one line, whatever was typed', () => {
  const { text } = mailOf({ extension: '36697\r\nBcc: mallory@example.com' });
  expect(text).toMatch(/^Extension: 36697 Bcc: mallory@example.com$/m);
});

it('a mail to a helpdesk whose language is unknown is in English, with English dates', () => {
  const { text } = mailOf({ language: 'tlh' });
  expect(text).toContain('The previous PIN is valid again');
  expect(text).toMatch(/^Reported: March 9, 2026/m);
});

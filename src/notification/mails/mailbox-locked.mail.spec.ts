import { describe, expect, it } from 'vitest';
import { mailboxLockedMail, type MailboxLockedFacts } from './mailbox-locked.mail.js';

function mailOf(facts: Partial<MailboxLockedFacts> = {}) {
  return mailboxLockedMail({
    to: 'alice@example.com',
    displayName: 'Alice Example',
    language: 'en',
    extension: '36697',
    accessNumber: '+43 1 555 0100',
    timeZone: 'Europe/Vienna',
    at: new Date('2026-03-09T13:05:07Z'),
    wrongPins: 15,
    resetUnlocks: false,
    messageId: '<0b6c2f0e@umpin.example.com>',
    ...facts,
  });
}

describe.each([
  {
    language: 'en',
    subject: 'Your voice mail is locked',
    locked: 'Your voice mail is locked because a wrong PIN was typed too many times in a row.',
    noPinOpens: 'no PIN opens it, not even the right one',
    onlyAdministrator: 'Only your administrator or helpdesk can unlock it.',
    newPin: 'It opens again with a new PIN',
    wrongPins: 'Wrong PINs in a row: 15',
    when: /^Locked: March 9, 2026, 2:05:07 PM \(Central European .*Time\)$/m,
    notYou: 'It was not you who tried? Please tell your administrator or helpdesk right away',
  },
  {
    language: 'de',
    subject: 'Ihre Voicemail ist gesperrt',
    locked: 'gesperrt, weil zu oft hintereinander eine falsche PIN eingegeben wurde.',
    noPinOpens: 'wird keine PIN angenommen, auch nicht die richtige',
    onlyAdministrator: 'Nur Ihre Administration oder Ihr Helpdesk kann sie wieder entsperren.',
    newPin: 'Mit einer neuen PIN wird sie wieder entsperrt',
    wrongPins: 'Falsche PINs in Folge: 15',
    when: /^Gesperrt: 9\. März 2026, 14:05:07 Uhr \(Mitteleuropäische .*zeit\)$/m,
    notYou: 'Das waren nicht Sie? Dann wenden Sie sich bitte umgehend an Ihre Administration',
  },
  {
    language: 'es',
    subject: 'Su buzón de voz está bloqueado',
    locked: 'porque se ha introducido un PIN incorrecto demasiadas veces seguidas.',
    noPinOpens: 'no se aceptará ningún PIN, ni siquiera el correcto',
    onlyAdministrator:
      'Solo su administrador o el servicio de soporte técnico pueden desbloquearlo.',
    newPin: 'Se desbloqueará con un PIN nuevo',
    wrongPins: 'PIN incorrectos seguidos: 15',
    when: /^Bloqueado: 9 de marzo de 2026, 14:05:07 \(hora .*Europa central\)$/m,
    notYou: '¿No ha sido usted? Avise cuanto antes a su administrador',
  },
])('the mail of a lock in $language', (expected) => {
  const { language } = expected;

  it('says that the mailbox is locked, why and since when', () => {
    const { subject, text } = mailOf({ language });
    expect(subject).toBe(expected.subject);
    expect(text).toContain(expected.locked);
    expect(text).toContain(expected.noPinOpens);
    expect(text).toContain(`${expected.wrongPins}\n`);
    expect(text).toMatch(expected.when);
  });

  it('says who unlocks it', () => {
    const { text } = mailOf({ language });
    expect(text).toContain(expected.onlyAdministrator);
    expect(text).not.toContain(expected.newPin);
  });

  it('says that a new PIN unlocks it if the policy lets it', () => {
    const { text } = mailOf({ language, resetUnlocks: true });
    expect(text).toContain(expected.newPin);
    expect(text).not.toContain(expected.onlyAdministrator);
  });

  it('tells an owner who did not try what to do', () => {
    expect(mailOf({ language }).text).toContain(expected.notYou);
  });
});

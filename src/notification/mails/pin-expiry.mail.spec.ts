import { describe, expect, it } from 'vitest';
import { pinExpiryMail, type PinExpiryFacts } from './pin-expiry.mail.js';

function mailOf(facts: Partial<PinExpiryFacts> = {}) {
  return pinExpiryMail({
    to: 'alice@example.com',
    displayName: 'Alice Example',
    language: 'en',
    extension: '36697',
    accessNumber: '+43 1 555 0100',
    timeZone: 'Europe/Vienna',
    at: new Date('2026-03-09T13:05:07Z'),
    expiresAt: new Date('2026-03-14T13:05:07Z'),
    messageId: '<0b6c2f0e@umpin.example.com>',
    ...facts,
  });
}

describe.each([
  {
    language: 'en',
    subject: 'Your voice-mail PIN expires soon',
    expires: 'Your voice-mail PIN expires on March 14, 2026.',
    change: 'Please change it at the phone before then: dial the number of your voice mail',
    otherwise: 'If you do not, you will have to change it the next time you sign in.',
    when: /^Expires: March 14, 2026, 2:05:07 PM \(Central European .*Time\)$/m,
    forgotten: 'You have forgotten your PIN? Please ask for a new one',
  },
  {
    language: 'de',
    subject: 'Ihre Voicemail-PIN läuft bald ab',
    expires: 'Ihre Voicemail-PIN läuft am 14. März 2026 ab.',
    change: 'Bitte ändern Sie sie vorher am Telefon: Wählen Sie die Rufnummer Ihrer Voicemail',
    otherwise: 'Andernfalls müssen Sie sie bei der nächsten Anmeldung ändern.',
    when: /^Läuft ab: 14\. März 2026, 14:05:07 Uhr \(Mitteleuropäische .*zeit\)$/m,
    forgotten: 'Sie haben Ihre PIN vergessen? Dann fordern Sie bitte wie gewohnt eine neue an',
  },
  {
    language: 'es',
    subject: 'Su PIN del buzón de voz caduca pronto',
    expires: 'Su PIN del buzón de voz caduca el 14 de marzo de 2026.',
    change: 'Cámbielo antes desde el teléfono: marque el número de su buzón de voz',
    otherwise: 'Si no lo hace, tendrá que cambiarlo la próxima vez que acceda al buzón.',
    when: /^Caduca: 14 de marzo de 2026, 14:05:07 \(hora .*Europa central\)$/m,
    forgotten: '¿Ha olvidado su PIN? Solicite uno nuevo',
  },
])('the mail before a PIN expires in $language', (expected) => {
  const { language } = expected;

  it('says when the PIN expires', () => {
    const { subject, text } = mailOf({ language });
    expect(subject).toBe(expected.subject);
    expect(text).toContain(expected.expires);
    expect(text).toMatch(expected.when);
  });

  it('says how to change it, and what happens otherwise', () => {
    const { text } = mailOf({ language });
    expect(text).toContain(expected.change);
    expect(text).toContain(expected.otherwise);
  });

  it('tells an owner who forgot it what to do', () => {
    expect(mailOf({ language }).text).toContain(expected.forgotten);
  });
});

describe('the day on which a PIN expires', () => {
  it.each([
    ['en-GB', 'Europe/Vienna', '15 March 2026'],
    ['en-US', 'America/New_York', 'March 14, 2026'],
    ['de', 'Asia/Tokyo', '15. März 2026'],
    ['es-MX', 'America/Mexico_City', '14 de marzo de 2026'],
  ])('is written as in %s and is that of %s', (language, timeZone, day) => {
    const expiresAt = new Date('2026-03-14T23:30:00Z');
    const { text, html } = mailOf({ language, timeZone, expiresAt });
    expect(text.split(day)).toHaveLength(3);
    expect(html.split(day)).toHaveLength(3);
  });

  it('is not the day of the mail', () => {
    expect(mailOf().date).toBe('2026-03-09T13:05:07.000Z');
    expect(mailOf().text).not.toContain('March 9');
  });
});

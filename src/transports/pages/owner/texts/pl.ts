import { inMinutes } from '../../texts/pl.js';
import type { OwnerTexts } from './owner-texts.js';

// Sentences are impersonal: Polish verbs and pronouns of address differ for women and men.

/** No native reader has read these texts yet. */
export const pl: OwnerTexts = {
  title: 'Moja poczta głosowa',
  state: {
    title: 'Kod PIN',
    off: 'Poczta głosowa nie jest włączona. Jeśli powinna być, prosimy zapytać administratora lub dział pomocy technicznej.',
    none: 'Nie ma jeszcze kodu PIN.',
    valid: 'Kod PIN jest ważny.',
    validUntil: (time) => `Kod PIN jest ważny do ${time}.`,
    temporary: 'Kod PIN został wysłany. Trzeba go zmienić przy pierwszym użyciu.',
    temporaryUntil: (time) =>
      `Kod PIN został wysłany. Prosimy użyć go do ${time}; trzeba go zmienić przy pierwszym użyciu.`,
    expired: (time) => `Kod PIN stracił ważność ${time}.`,
    locked: (since) =>
      `Poczta głosowa jest zablokowana od ${since}. Dopóki jest zablokowana, żaden kod PIN nie zostanie przyjęty, nawet prawidłowy.`,
    lockedUntilReset: 'Odblokuje ją nowy kod PIN.',
    lockedUntilHelp:
      'Odblokować może ją tylko administrator lub dział pomocy technicznej. Prosimy o kontakt.',
    pending: (address) => `Wiadomość z nowym kodem PIN jest w drodze na adres ${address}.`,
    mailed: (address, time) => `Ostatni kod PIN wysłano na adres ${address} ${time}.`,
    delayed: (address) =>
      `Wiadomość z ostatnim kodem PIN na adres ${address} jest opóźniona. Serwery pocztowe nadal próbują ją dostarczyć.`,
    bounced: (address, time) =>
      `Wiadomości z ostatnim kodem PIN nie udało się dostarczyć na adres ${address} (${time}). Prosimy zwrócić się do administratora lub działu pomocy technicznej o sprawdzenie adresu e-mail.`,
  },
  extension: (numbers) => `Numer wewnętrzny: ${numbers}`,
  send: {
    button: 'Wyślij nowy kod PIN',
    hint: (address) =>
      `Utworzymy nowy kod PIN i wyślemy go na adres ${address}. Obecny kod PIN pozostanie ważny do chwili wysłania tej wiadomości.`,
  },
  sent: {
    title: 'Nowy kod PIN został wysłany',
    text: (address) => `Wysłaliśmy go na adres ${address}. Wcześniejsze kody PIN już nie działają.`,
    next: 'Prosimy zadzwonić do poczty głosowej i zalogować się kodem PIN z wiadomości. Następnie trzeba będzie ustawić własny kod PIN.',
  },
  notReceived: {
    question: 'Wiadomość nie dotarła?',
    steps: [
      'Prosimy odczekać kilka minut i zajrzeć do folderu ze spamem.',
      'Prosimy sprawdzić adres podany wyżej. Administrator lub dział pomocy technicznej może go poprawić.',
      'Potem można zamówić kolejny kod PIN.',
    ],
  },
  failed: {
    title: 'Nie wysłano nowego kodu PIN',
    oldPinStays: 'Obecny kod PIN nadal działa.',
    tooMany: (minutes) =>
      `W krótkim czasie zamówiono kilka kodów PIN. Prosimy spróbować ponownie ${inMinutes(minutes)}.`,
    noMailbox:
      'To konto nie ma skrzynki. Prosimy powiadomić administratora lub dział pomocy technicznej.',
    notEnabled:
      'Poczta głosowa nie jest włączona. Prosimy powiadomić administratora lub dział pomocy technicznej.',
    noPin:
      'Zasady dotyczące kodów PIN nie dopuszczają już żadnego, który nie był wcześniej używany. Prosimy powiadomić administratora.',
    refused: (address) =>
      `Serwer pocztowy nie przyjmuje wiadomości na adres ${address}. Prosimy zwrócić się do administratora lub działu pomocy technicznej o sprawdzenie adresu e-mail.`,
    unavailable: 'Wiadomości nie można teraz wysłać. Prosimy spróbować ponownie za kilka minut.',
    unconfirmed:
      'Serwer pocztowy jeszcze nie odpowiedział. Jeśli nadejdzie wiadomość, kod PIN w niej jest ważny; do tego czasu działa obecny kod PIN.',
    busy: 'Usługa jest teraz zbyt obciążona. Prosimy spróbować ponownie za minutę.',
  },
  withoutMailbox:
    'To konto nie ma poczty głosowej. Jeśli powinno ją mieć, prosimy zapytać administratora lub dział pomocy technicznej.',
};

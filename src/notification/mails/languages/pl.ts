import type { Closing, MailTexts } from './mail-texts.js';

// Impersonal throughout: Polish verbs and pronouns of address differ for women and men.

const notYou: Closing = {
  question: 'Te próby nie pochodzą od właściciela skrzynki?',
  advice:
    'Prosimy niezwłocznie powiadomić administratora lub dział pomocy technicznej: być może ktoś próbuje dostać się do tej poczty głosowej.',
};

/** No native reader has read these texts yet. */
export const pl: MailTexts = {
  greeting: (name) => (name ? `Dzień dobry, ${name},` : 'Dzień dobry,'),
  extension: 'Numer wewnętrzny:',
  accessNumber: 'Numer poczty głosowej:',
  issued: 'Utworzono:',
  time: (date, clock, zone) => `${date}, ${clock} (${zone})`,
  newPin: {
    asked: {
      subject: 'Nowy kod PIN do poczty głosowej',
      introduction:
        'oto nowy kod PIN do poczty głosowej. Zastępuje wszystkie poprzednie kody PIN i trzeba go zmienić przy pierwszym użyciu.',
      pin: 'Nowy kod PIN:',
      unexpected: {
        question: 'Nowy kod PIN nie był zamawiany?',
        advice:
          'Prosimy niezwłocznie powiadomić administratora lub dział pomocy technicznej. Stary kod PIN już nie działa.',
      },
    },
    askedByAdministrator: {
      subject: 'Nowy kod PIN do poczty głosowej',
      introduction:
        'na prośbę administratora utworzono nowy kod PIN do poczty głosowej. Zastępuje on wszystkie poprzednie kody PIN i trzeba go zmienić przy pierwszym użyciu.',
      pin: 'Nowy kod PIN:',
      unexpected: {
        question: 'Nieoczekiwany kod PIN?',
        advice:
          'Prosimy zapytać administratora lub dział pomocy technicznej. Stary kod PIN już nie działa.',
      },
    },
    first: {
      subject: 'Kod PIN do poczty głosowej',
      introduction:
        'poczta głosowa jest już gotowa do użytku, a to jest pierwszy kod PIN do niej. Kod trzeba zmienić przy pierwszym użyciu.',
      pin: 'Kod PIN:',
      unexpected: {
        question: 'Nieoczekiwana wiadomość?',
        advice: 'Prosimy powiadomić administratora lub dział pomocy technicznej.',
      },
    },
    tooManyAttempts: {
      subject: 'Nowy kod PIN do poczty głosowej',
      introduction:
        'zbyt wiele razy z rzędu wpisano błędny kod PIN, dlatego utworzono nowy kod. Stary kod PIN już nie działa. Od teraz prosimy używać nowego; trzeba go zmienić przy pierwszym użyciu.',
      pin: 'Nowy kod PIN:',
      unexpected: notYou,
    },
  },
  stillLocked:
    'Poczta głosowa jest nadal zablokowana, ponieważ zbyt wiele razy wpisano błędny kod PIN: zanim ten kod PIN zadziała, administrator lub dział pomocy technicznej musi ją odblokować.',
  helpdeskWrites: (word) => `Dział pomocy technicznej pisze: ${word}`,
  mailboxLocked: {
    subject: 'Poczta głosowa jest zablokowana',
    introduction:
      'poczta głosowa jest zablokowana, ponieważ zbyt wiele razy z rzędu wpisano błędny kod PIN. Dopóki jest zablokowana, żaden kod PIN nie zostanie przyjęty, nawet prawidłowy.',
    unlockedBy: {
      administrator:
        'Odblokować może ją tylko administrator lub dział pomocy technicznej. Prosimy o kontakt.',
      reset:
        'Odblokuje ją nowy kod PIN: prosimy zamówić go tak jak zwykle albo skontaktować się z administratorem lub działem pomocy technicznej.',
    },
    locked: 'Zablokowano:',
    wrongPins: 'Błędne kody PIN z rzędu:',
    notYou,
  },
  mailboxUnlocked: {
    subject: 'Poczta głosowa jest odblokowana',
    introduction:
      'poczta głosowa była zablokowana, a administrator lub dział pomocy technicznej ją odblokował. Kod PIN pozostał bez zmian.',
    unlocked: 'Odblokowano:',
  },
  pinExpiry: {
    subject: 'Kod PIN do poczty głosowej wkrótce straci ważność',
    introduction: (date) =>
      `kod PIN do poczty głosowej straci ważność ${date}. Prosimy zmienić go wcześniej przez telefon: wybrać numer poczty głosowej, zalogować się i ustawić nowy kod PIN.`,
    otherwise: 'W przeciwnym razie trzeba będzie zmienić go przy następnym logowaniu.',
    expires: 'Traci ważność:',
    forgotten: {
      question: 'Zapomniany kod PIN?',
      advice:
        'Prosimy zamówić nowy tak jak zwykle albo skontaktować się z administratorem lub działem pomocy technicznej.',
    },
  },
  pinBounced: {
    subject: 'Nie udało się dostarczyć kodu PIN do poczty głosowej',
    greeting: 'Dzień dobry,',
    introduction:
      'wysłano wiadomość z nowym kodem PIN do poczty głosowej, a później zgłoszono, że nie można jej dostarczyć. Do tego czasu nikt nie użył tego kodu PIN.',
    outcome: {
      returned: 'Poprzedni kod PIN znów jest ważny, a nowy już nie działa.',
      withoutPin:
        'Poczta głosowa nie miała wcześniej kodu PIN i teraz znów go nie ma: nikt nie uzyska do niej dostępu, dopóki nie nadejdzie nowy kod PIN.',
      locked:
        'Poprzedni kod PIN nie może znów stać się ważny, dlatego poczta głosowa została zablokowana: dopóki nie zostanie odblokowana, żaden kod PIN nie będzie przyjęty.',
      stays:
        'Nie ma poprzedniego kodu PIN, który można by przywrócić, dlatego nowy pozostaje ważny, choć nikt go nie otrzymał.',
    },
    stillLocked:
      'Poczta głosowa jest zablokowana, ponieważ zbyt wiele razy wpisano błędny kod PIN. Zanim jakikolwiek kod PIN zadziała, trzeba ją odblokować.',
    mailbox: 'Poczta głosowa:',
    extension: 'Numer wewnętrzny:',
    status: 'Status z serwera pocztowego:',
    reported: 'Zgłoszono:',
    whatToDo: {
      question: 'Co należy zrobić?',
      advice:
        'Prosimy sprawdzić adres e-mail tej poczty głosowej i to, czy wiadomości na niego docierają. Potem można zamówić kolejny kod PIN.',
    },
    noPin: 'Ta wiadomość nie zawiera kodu PIN i żaden administrator nie może go odczytać.',
  },
  secrecy:
    'Kodu PIN nie należy nikomu podawać. Nikt nie powinien nigdy o niego prosić, nawet dział pomocy technicznej.',
};

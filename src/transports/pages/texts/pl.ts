import type { Count } from './page-count.js';
import type { SharedTexts } from './shared-texts.js';

// Sentences are impersonal: Polish verbs and pronouns of address differ for women and men.

const plural = new Intl.PluralRules('pl');

/** When something can be tried again. */
export const inMinutes = (count: number) =>
  count === 1 ? 'za minutę' : `za ${count} ${plural.select(count) === 'few' ? 'minuty' : 'minut'}`;

/** A number with its noun, as in 1 liść, 2 liście, 5 liści. */
export function counted({ value, text }: Count, one: string, few: string, many: string): string {
  const form = plural.select(value);
  return `${text} ${form === 'one' ? one : form === 'few' ? few : many}`;
}

/** No native reader has read these texts yet. */
export const pl: SharedTexts = {
  service: 'Poczta głosowa',
  skip: 'Przejdź do głównej treści',
  areas: {
    label: 'Działy',
    owner: 'Moja poczta głosowa',
    helpdesk: 'Pomoc techniczna',
    admin: 'Administracja',
    audit: 'Dziennik audytu',
  },
  signedInAs: (login) => `Zalogowano jako ${login}`,
  signOut: 'Wyloguj się',
  signOutEverywhere: 'Wyloguj się na wszystkich urządzeniach',
  signedOut: 'Wylogowano.',
  signIn: {
    title: 'Logowanie',
    login: 'Nazwa użytkownika',
    loginHint: 'Zwykle adres e-mail',
    password: 'Hasło',
    button: 'Zaloguj się',
    elsewhere: 'Zaloguj się kontem firmowym',
    elsewhereNewTab: 'Zaloguj się kontem firmowym (otwiera się w nowej karcie)',
    elsewhereKept: 'Potem prosimy wrócić do tej karty i kontynuować z wpisanymi danymi.',
    byPassword: 'Albo logowanie nazwą użytkownika i hasłem',
    wrong: 'Nazwa użytkownika lub hasło są nieprawidłowe.',
    tooMany: (minutes) =>
      `Zbyt wiele prób logowania się nie powiodło. Prosimy spróbować ponownie ${inMinutes(minutes)}.`,
    denied: 'Logowanie kontem firmowym nie doszło do skutku.',
    failed:
      'Logowanie trwało zbyt długo albo nie rozpoczęło się w tej przeglądarce. Prosimy spróbować ponownie.',
    noAccess:
      'To konto firmowe nie ma dostępu do tej usługi. Prosimy zapytać administratora lub dział pomocy technicznej.',
    unavailable: 'Nie można teraz sprawdzić logowania. Prosimy spróbować ponownie za minutę.',
    done: 'Zalogowano',
    signedInElsewhere:
      'Konto firmowe może być nadal zalogowane. Jeśli z tego urządzenia korzystają inne osoby, prosimy wylogować się także z tego konta.',
    ended: 'Sesja wygasła. Prosimy zalogować się ponownie.',
    endedKept:
      'Sesja wygasła, więc nic jeszcze nie zostało zrobione. Po ponownym zalogowaniu można kontynuować z wpisanymi danymi.',
    byProxyOnly:
      'Logowanie odbywa się przez sieć firmową, która nie przekazała nazwy użytkownika. Prosimy zapytać administratora lub dział pomocy technicznej.',
  },
  goOn: {
    title: 'Czy kontynuować?',
    text: 'Po otwarciu strony nastąpiło ponowne zalogowanie. Nic jeszcze nie zostało zrobione, a wpisane dane są zachowane.',
    button: 'Kontynuuj',
  },
  problem: 'Problem',
  problemTitle: (title) => `Problem: ${title}`,
  errors: {
    notAllowed: {
      title: 'Brak dostępu do tej strony',
      text: 'To konto nie ma do niej uprawnień albo odesłała tu inna witryna.',
    },
    missing: { title: 'Nie ma takiej strony', text: 'Prosimy sprawdzić adres.' },
    unreadable: {
      title: 'Nie można odczytać przesłanych danych',
      text: 'Nic nie zostało zmienione. Prosimy wrócić i spróbować ponownie.',
    },
    unavailable: {
      title: 'Teraz nie można tego zrobić',
      text: 'Prosimy spróbować ponownie za minutę.',
    },
    internal: {
      title: 'Coś poszło nie tak',
      text: (requestId) =>
        `Błąd wystąpił po naszej stronie. Prosimy podać administratorowi ten numer: ${requestId}`,
    },
    plainText: {
      title: 'To połączenie nie jest bezpieczne',
      text: (url) =>
        `Ktoś mógłby po drodze odczytać hasło, dlatego nie można się tu zalogować. Prosimy użyć adresu ${url}`,
    },
  },
  back: 'Wróć',
  time: (date, clock, zone) => `${date}, ${clock} (${zone})`,
};

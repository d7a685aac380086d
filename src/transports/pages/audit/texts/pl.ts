import { counted } from '../../texts/pl.js';
import type { AuditTexts } from './audit-texts.js';

// Sentences are impersonal: Polish verbs and pronouns of address differ for women and men.

/** No native reader has read these texts yet. */
export const pl: AuditTexts = {
  title: 'Dziennik audytu',
  intro: 'Tu zapisana jest każda zmiana: kto, co, kiedy, skąd i w czyjej skrzynce.',
  search: {
    title: 'Wyszukiwanie',
    mailbox: 'Skrzynka',
    mailboxHint: 'Adres lub, jeśli skrzynka została usunięta, jej identyfikator',
    actor: 'Kto',
    actorHint: 'Nazwa użytkownika; umpin oznacza samą usługę',
    event: 'Zdarzenie',
    anyEvent: 'Dowolne',
    from: 'Od',
    to: 'Do dnia włącznie',
    dateHint: (zone) => `Dzień, na przykład 2026-11-30, w strefie czasowej ${zone}`,
    button: 'Szukaj',
    all: 'Pokaż wszystko',
    problem: 'Takie wyszukiwanie nie jest możliwe',
    noMailbox: (quoted) => `Nie ma skrzynki ${quoted} albo brak uprawnień, aby ją zobaczyć.`,
    notAName: (field) =>
      `Wartość pola „${field}” jest za długa lub zawiera znaki, których nie ma żadna nazwa.`,
    noSuchEvent: 'Nie ma takiego zdarzenia.',
    notADate: (field) =>
      `Wartością pola „${field}” musi być dzień z kalendarza, na przykład 2026-11-30.`,
    datesReversed: 'Pierwszy dzień jest późniejszy niż ostatni.',
  },
  events: {
    title: 'Zdarzenia',
    caption: (zone) => `Zdarzenia, od najnowszego; czas w strefie ${zone}`,
    none: 'Nie ma takich zdarzeń.',
    noneHere: 'Na tej stronie ich nie ma. Mogą być na następnej.',
    time: 'Kiedy',
    event: 'Zdarzenie',
    who: 'Kto',
    mailbox: 'Skrzynka',
    detail: 'Szczegół',
    from: (source) => `z ${source}`,
    removedMailbox: (id) => `Usunięta: ${id}`,
    more: 'Więcej',
    id: 'Identyfikator zdarzenia',
    place: 'Miejsce w historii',
    hash: 'Skrót',
    reset: 'Identyfikator resetu',
    request: 'Identyfikator żądania',
    older: 'Starsze zdarzenia',
    newest: 'Najnowsze zdarzenia',
    export: 'Pobierz jako JSON Lines',
    exportHint: 'Wszystkie zdarzenia z tego wyszukiwania, od najstarszego.',
  },
  proof: {
    title: 'Dowód dziennika audytu',
    intro:
      'Każde zdarzenie zawiera skrót poprzedniego, a podpisany korzeń reprezentuje wszystkie. Weryfikacja wykrywa zdarzenia zmienione, usunięte, dodane lub przeniesione, bez względu na to, kto to zrobił.',
    toSearch: 'Wróć do wyszukiwania',
    link: 'Więcej o dowodzie',
    root: {
      title: 'Najnowszy podpisany korzeń',
      none: 'Nic jeszcze nie zostało zapieczętowane. Działająca usługa zrobi to w ciągu kilku sekund.',
      short: (leaves, time, key) =>
        `Najnowszy korzeń reprezentuje ${counted(leaves, 'liść', 'liście', 'liści')}. Podpisano go ${time} kluczem ${key}.`,
      size: 'Rozmiar',
      leaves: (count) =>
        count.value === 1 ? 'jeden liść' : counted(count, 'liść', 'liście', 'liści'),
      signed: 'Podpisano',
      root: 'Korzeń',
      key: 'Klucz',
      publicKey: 'Klucz publiczny',
      noPublicKey: 'Ta usługa już go nie ma.',
      signature: 'Podpis',
      hint: 'Rozmiar i korzeń prosimy przechowywać w innym miejscu. Nawet osoba z pełnymi prawami do bazy danych nie może niezauważenie zmienić tego, co one reprezentują.',
    },
    verify: {
      title: 'Weryfikacja',
      button: 'Zweryfikuj teraz',
      hint: 'Wszystkie zdarzenia są odczytywane i porównywane. Milion zajmuje około minuty.',
      never: 'Ta instancja usługi nie zweryfikowała dziennika audytu od czasu uruchomienia.',
      running: (login, time) =>
        `Weryfikacja jest w toku. Użytkownik: ${login}, rozpoczęto ${time}.`,
      underWay: 'Weryfikacja jest w toku.',
      progress: 'Postęp weryfikacji',
      percent: ({ text }) => `Ukończono ${text}%`,
      refresh: 'Odśwież',
      upTo: ({ text }) => `Zweryfikowano do liścia ${text}: nic nie zostało zmienione`,
      since: ({ value, text }) =>
        value === 1
          ? 'Od tego czasu zapieczętowano jeszcze jeden.'
          : `Liczba liści zapieczętowanych od tego czasu: ${text}.`,
      found: ({ value, text }) =>
        value === 1
          ? 'Dziennik audytu różni się od tego, co zapisano: jedna nieprawidłowość'
          : `Dziennik audytu różni się od tego, co zapisano; nieprawidłowości: ${text}`,
      checked: (events, chains) =>
        `Porównane zdarzenia: ${events.text}, historie skrzynek i wykonawców: ${chains.text}.`,
      by: (login, time) => `Zweryfikowano przez ${login}, zakończono ${time}.`,
      failed: 'Nie udało się przeprowadzić ostatniej weryfikacji',
      failedText: 'Prosimy spróbować ponownie. Przyczyna jest w logu usługi.',
      thisInstance:
        'To ostatnia weryfikacja przeprowadzona przez tę instancję usługi, do czasu jej ponownego uruchomienia. Inne mogły zostać przeprowadzone gdzie indziej.',
      done: 'Dziennik audytu został zweryfikowany',
    },
    findings: {
      caption: 'Co znaleziono',
      kind: 'Nieprawidłowość',
      where: 'Czyja historia',
      event: 'Zdarzenie',
      what: 'Opis',
      kinds: {
        altered: 'Zmienione',
        deleted: 'Usunięte',
        inserted: 'Wstawione',
        reordered: 'Zmieniona kolejność',
        'cut-off': 'Ucięte',
        'history-missing': 'Brak historii',
        rewritten: 'Przepisane',
        'seal-altered': 'Zmieniona pieczęć',
        forged: 'Niepodpisane przez tę usługę',
      },
      whole: 'Cały dziennik audytu',
      mailbox: (id) => `Skrzynka ${id}`,
      actor: (login) => `Wykonawca ${login}`,
      more: ({ value, text }) =>
        value === 1
          ? 'Znaleziono jeszcze jedną; polecenie `umpin audit verify` pokazuje wszystkie.'
          : `Liczba dalszych nieprawidłowości: ${text}; polecenie \`umpin audit verify\` pokazuje wszystkie.`,
    },
  },
};

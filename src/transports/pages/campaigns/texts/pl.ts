import { counted } from '../../texts/pl.js';
import type { CampaignsTexts } from './campaigns-texts.js';

// Sentences are impersonal: Polish verbs and pronouns of address differ for women and men.

/** No native reader has read these texts yet. */
export const pl: CampaignsTexts = {
  title: 'Kampanie',
  intro:
    'Kampania wysyła właścicielom wielu skrzynek nowy kod PIN, każdemu w jednej wiadomości. Stary kod PIN skrzynki pozostaje ważny do chwili dostarczenia tej wiadomości.',
  none: 'Nie było jeszcze żadnej kampanii.',
  list: {
    caption: 'Kampanie, od najnowszej',
    campaign: 'Kampania',
    selection: 'Skrzynki',
    progress: 'Postęp',
    started: 'Rozpoczęto',
    earlier: 'Wcześniejsze kampanie',
    newest: 'Najnowsze kampanie',
  },
  toCampaigns: 'Wróć do wszystkich kampanii',
  toCampaign: (id) => `Wróć do kampanii ${id}`,
  campaign: (id) => `Kampania ${id}`,
  by: (time, login) => `${time}, przez ${login}`,
  states: {
    running: 'W toku',
    paused: 'Wstrzymana',
    done: 'Zakończona',
    cancelled: 'Anulowana',
  },
  progress: {
    title: 'Postęp',
    label: (id) => `Postęp kampanii ${id}`,
    words: (done, of) => `Gotowe skrzynki: ${done.text} z ${of.text}`,
    spoken: (state, percent) => `${state}, ukończono ${percent}%`,
    left: (duration) => `W tym tempie potrwa to jeszcze około ${duration}.`,
    // In the genitive, which is the same for all numbers but one.
    minutes: ({ value, text }) => (value === 1 ? 'minuty' : `${text} minut`),
    hours: ({ value, text }) => (value === 1 ? 'godziny' : `${text} godzin`),
    days: ({ value, text }) => (value === 1 ? 'jednego dnia' : `${text} dni`),
    refresh: 'Odśwież',
  },
  facts: {
    title: 'O kampanii',
    selection: 'Skrzynki',
    rate: 'Tempo',
    perMinute: ({ value, text }) =>
      value === 1 ? 'jedna wiadomość na minutę' : `${text} wiadomości na minutę`,
    compromised:
      'Stare kody PIN mogą znać inne osoby: żaden z nich nie stanie się znów ważny, jeśli wiadomość zostanie zwrócona.',
    started: 'Rozpoczęto',
    ended: 'Zakończono',
  },
  outcomes: {
    caption: 'Co się stało ze skrzynkami',
    outcome: 'Wynik',
    mailboxes: 'Skrzynki',
    names: {
      delivered: 'Nowy kod PIN dostarczony',
      joined: 'Dotarł inny nowy kod PIN',
      renewed: 'Właściciel ustawił nowy kod PIN',
      waiting: 'Czeka na swoją kolej',
      mailing: 'Wiadomość jeszcze niedostarczona',
      refused: 'Nowy kod PIN niemożliwy',
      undelivered: 'Wiadomość odrzucona lub zaniechana',
      bounced: 'Wiadomość zwrócona',
      skipped: 'Pominięto, bo kampanię anulowano',
      unrecorded: 'Brak już zapisu',
    },
  },
  actions: {
    pause: 'Wstrzymaj',
    pauseHint: 'Wiadomości, które są w drodze, zostaną jeszcze dostarczone.',
    paused: (id) => `Kampania ${id} jest wstrzymana`,
    pausedText: 'Do czasu wznowienia nie powstanie żaden kolejny kod PIN.',
    resume: 'Wznów',
    resumed: (id) => `Kampania ${id} jest w toku`,
    cancel: 'Anuluj tę kampanię',
    cancelTitle: (id) => `Anulować kampanię ${id}?`,
    cancelText: ({ value, text }) =>
      value === 1
        ? 'Jedna skrzynka, która jeszcze czeka, nie otrzyma nowego kodu PIN.'
        : `Skrzynki, które jeszcze czekają i nie otrzymają nowego kodu PIN: ${text}.`,
    cancelFinal:
      'Zastąpione kody PIN pozostaną zastąpione, a wiadomości, które są w drodze, zostaną jeszcze dostarczone. Anulowanej kampanii nie można wznowić.',
    cancelButton: 'Tak, anuluj',
    cancelled: (id) => `Kampania ${id} jest anulowana`,
    cancelledText: 'Nie powstanie żaden kolejny kod PIN.',
    goOn: 'Nie, kontynuuj',
    refused: 'Nic nie zostało zmienione',
  },
  report: {
    title: (id) => `Raport z kampanii ${id}`,
    link: 'Do kogo nie dotarto i dlaczego',
    caption: 'Właściciele, do których nie dotarto',
    captionEveryone: 'Wszyscy właściciele',
    address: 'Skrzynka',
    outcome: 'Wynik',
    reason: 'Powód',
    since: 'Od',
    removed: (id) => `Usunięta: ${id}`,
    none: 'Dotarto do wszystkich właścicieli.',
    onlyUnreached: 'Pokaż tylko tych, do których nie dotarto',
    everyone: 'Pokaż wszystkich',
    next: 'Następna strona',
    first: 'Pierwsza strona',
    noneHere: 'Do właścicieli z tej strony w międzyczasie dotarto.',
  },
  form: {
    title: 'Rozpocznij kampanię',
    button: 'Rozpocznij kampanię',
    problem: 'Nie można rozpocząć tej kampanii',
    which: 'Które skrzynki?',
    all: 'Wszystkie skrzynki',
    some: 'Te, które spełniają wszystkie warunki podane niżej',
    someHint: 'Pozostałe pola prosimy zostawić puste.',
    policy: 'Zasady kodów PIN',
    anyPolicy: 'Dowolne',
    pattern: 'Adres',
    patternHint: 'Gwiazdka oznacza dowolne znaki, jak w *@example.com',
    addresses: 'Lista adresów',
    addressesHint: 'Jeden adres w wierszu. Wiersze zaczynające się od # są pomijane.',
    skipUnknown: 'Pomiń adresy, które nie mają skrzynki',
    olderThan: 'Kod PIN starszy niż podana liczba dni',
    olderThanHint: 'Liczba całkowita, na przykład 90',
    how: 'Jak?',
    rate: 'Wiadomości na minutę',
    rateHint: (least, most) =>
      `Od ${least.text} do ${most.text}. Prosimy zapytać administratora serwera pocztowego, ile może ich przyjąć, i uprzedzić dział pomocy technicznej: właściciele będą dzwonić.`,
    compromised: 'Kody PIN mogą znać inne osoby',
    compromisedHint:
      'Wtedy żaden stary kod PIN nie stanie się znów ważny, jeśli wiadomość zostanie zwrócona: zamiast tego skrzynka zostanie zablokowana. Zastąpione zostaną także kody PIN ustawione przez właścicieli po rozpoczęciu.',
    preview: 'Pokaż, do kogo dotrze kampania',
    notAName: (quoted) => `${quoted}: za długie lub ze znakami, których nie ma żaden adres`,
  },
  preview: {
    title: 'Rozpocząć tę kampanię?',
    nothingYet: 'Nic jeszcze nie zostało rozpoczęte.',
    chosen: (mailboxes) =>
      mailboxes.value === 1
        ? 'Jedna skrzynka'
        : counted(mailboxes, 'skrzynka', 'skrzynki', 'skrzynek'),
    withoutUm: ({ value, text }) =>
      value === 1
        ? 'Jedna z nich nie ma włączonej poczty głosowej i nie otrzyma kodu PIN.'
        : `Skrzynki bez włączonej poczty głosowej, które nie otrzymają kodu PIN: ${text}.`,
    firstPinWanted: ({ value, text }) =>
      value === 1
        ? 'Jeszcze jedna jest pominięta, ponieważ jej pierwszy kod PIN jest w drodze.'
        : `Pominięte skrzynki, których pierwszy kod PIN jest w drodze: ${text}.`,
    unknown: ({ value, text }) =>
      value === 1
        ? 'Jeden z adresów nie ma skrzynki i jest pominięty:'
        : `Pominięte adresy, które nie mają skrzynki (${text}):`,
    takes: (duration) => `Potrwa to około ${duration}.`,
    compromised:
      'Stare kody PIN mogą znać inne osoby: żaden z nich nie stanie się znów ważny, jeśli wiadomość zostanie zwrócona.',
    who: 'Do kogo dotrze kampania',
    more: ({ value, text }) => (value === 1 ? '… i jeszcze jedna' : `… i jeszcze ${text}`),
    start: (pins) =>
      pins.value === 1
        ? 'Wyślij jeden nowy kod PIN'
        : `Wyślij ${counted(pins, 'nowy kod PIN', 'nowe kody PIN', 'nowych kodów PIN')}`,
    change: 'Zmień',
    started: (id) => `Kampania ${id} jest w toku`,
    startedText: 'Ta strona pokazuje, jak daleko zaszła.',
    changed: 'Skrzynki zmieniły się od czasu ich obejrzenia',
  },
};

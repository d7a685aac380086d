import { inMinutes } from '../../texts/pl.js';
import type { HelpdeskTexts } from './helpdesk-texts.js';

// Sentences are impersonal: Polish verbs and pronouns of address differ for women and men.

/** No native reader has read these texts yet. */
export const pl: HelpdeskTexts = {
  pages: { label: 'Pomoc techniczna', people: 'Znajdź osobę', mail: 'Wiadomości' },
  people: {
    title: 'Znajdź osobę',
    search: 'Nazwisko, adres lub numer wewnętrzny',
    hint: 'Część nazwiska lub adresu albo początek numeru wewnętrznego',
    button: 'Znajdź',
    hits: (count) =>
      count === 0
        ? 'Nikogo nie znaleziono.'
        : count === 1
          ? 'Znaleziono jedną osobę.'
          : `Liczba znalezionych osób: ${count}.`,
    moreHits: (shown) =>
      `Liczba pokazanych osób: ${shown}, ale jest ich więcej. Aby zawęzić wyniki, prosimy wpisać więcej.`,
    name: 'Nazwisko',
    address: 'Adres',
    extension: 'Numer wewnętrzny',
    state: 'Stan',
  },
  states: {
    off: 'Brak poczty głosowej',
    locked: 'Zablokowana',
    bounced: 'Wiadomość zwrócona',
    pending: 'Wiadomość w drodze',
    none: 'Brak kodu PIN',
    expired: 'Kod PIN nieważny',
    temporary: 'Kod PIN do zmiany',
    valid: 'Kod PIN ważny',
  },
  mailbox: {
    title: (nameOrAddress) => nameOrAddress,
    address: 'Adres',
    extensions: 'Numery wewnętrzne',
    language: 'Język wiadomości',
    policy: 'Zasady kodów PIN',
    lastUsed: 'Ostatnie użycie kodu PIN',
    used: (time, phoneSystem) => `${time}, w systemie ${phoneSystem}`,
    neverUsed: 'Nigdy',
    wrongAttempts: 'Błędne kody PIN z rzędu',
    state: {
      title: 'Stan',
      off: 'Poczta głosowa nie jest włączona, więc nie otrzymuje kodu PIN. Administrator może ją włączyć.',
      none: 'Nie ma jeszcze kodu PIN.',
      valid: 'Kod PIN jest ważny.',
      validUntil: (time) => `Kod PIN jest ważny do ${time}.`,
      temporary: 'Kod PIN został wysłany i trzeba go zmienić przy pierwszym użyciu.',
      temporaryUntil: (time) =>
        `Kod PIN został wysłany. Trzeba go użyć do ${time} i wtedy zmienić.`,
      expired: (time) => `Kod PIN stracił ważność ${time}.`,
      locked: (since) =>
        `Poczta głosowa jest zablokowana od ${since}: żaden kod PIN nie zostanie przyjęty.`,
      resetUnlocks: 'Nowy kod PIN także ją odblokuje.',
      resetKeepsLock: 'Nowy kod PIN jej nie odblokuje.',
      pending:
        'Wiadomość z nowym kodem PIN jest w drodze. Do czasu jej wysłania ważny jest poprzedni kod PIN.',
      wanted: 'Usługa wkrótce wyśle kod PIN.',
      compromised: 'Administrator zgłosił, że kod PIN znają inne osoby.',
      bounced: (time, status) =>
        `Wiadomości z ostatnim kodem PIN nie udało się dostarczyć (${time}; ${status}). Przed wysłaniem kolejnej prosimy sprawdzić adres.`,
      delayed: (time) =>
        `Wiadomość z ostatnim kodem PIN jest opóźniona, jak zgłosił serwer pocztowy (${time}). Próby dostarczenia nadal trwają.`,
      sharedExtension: (extension) =>
        `Inna skrzynka także ma numer wewnętrzny ${extension}, więc systemy telefoniczne nie przyjmują dla niego żadnego kodu PIN. Administrator może to zmienić.`,
    },
  },
  note: {
    reason: 'Powód',
    reasonHint:
      'Do 200 znaków, do dziennika audytu, który przechowuje je przez długi czas. Prosimy nie podawać nazwisk.',
    word: 'Dopisek dla właściciela (opcjonalnie)',
    wordHint:
      'Do 200 znaków, do wiadomości dla właściciela, w jego języku. Linki i adresy nie są możliwe.',
    problems: 'Nic jeszcze nie zostało zrobione',
    reasonFaults: {
      missing: 'Prosimy podać powód.',
      'too-long': 'Powód ma więcej niż 200 znaków.',
      unprintable: 'Powód zawiera znaki, których nie można wyświetlić.',
      address: 'Powód zawiera adres.',
    },
    wordFaults: {
      missing: 'Prosimy wpisać dopisek dla właściciela.',
      'too-long': 'Dopisek dla właściciela ma więcej niż 200 znaków.',
      unprintable: 'Dopisek dla właściciela zawiera znaki, których nie można wyświetlić.',
      address:
        'Dopisek dla właściciela zawiera link, adres e-mail lub coś, co programy pocztowe za nie uznają. Prosimy to usunąć albo wstawić spację po każdej kropce.',
    },
  },
  reset: {
    title: 'Wyślij nowy kod PIN',
    hint: (address) =>
      `Zostanie wysłany na adres ${address} i nikt inny go nie zobaczy. Poprzedni kod PIN pozostanie ważny do chwili wysłania tej wiadomości.`,
    button: 'Wyślij nowy kod PIN',
    sent: 'Nowy kod PIN został wysłany',
    sentText: (address) =>
      `Wysłano go na adres ${address}. Wcześniejsze kody PIN już nie działają.`,
    joined: 'Nowy kod PIN został wysłany',
    joinedText: (address) =>
      `Wiadomość na adres ${address} była już w drodze i została teraz wysłana. Nie zawiera dopisku dla właściciela. Wcześniejsze kody PIN już nie działają.`,
    failed: 'Nie wysłano nowego kodu PIN',
    reasons: {
      UmNotEnabled: 'Poczta głosowa nie jest włączona. Administrator może ją włączyć.',
      NoPinSatisfiesPolicy:
        'Zasady dotyczące kodów PIN nie dopuszczają już żadnego, którego właściciel wcześniej nie miał. Prosimy powiadomić administratora.',
      NotificationRefused: 'Serwer pocztowy nie przyjmuje wiadomości na ten adres.',
      NotificationUnavailable:
        'Wiadomości nie można teraz wysłać. Prosimy spróbować ponownie za kilka minut.',
      DeliveryUnconfirmed:
        'Serwer pocztowy jeszcze nie odpowiedział. Jeśli nadejdzie wiadomość, kod PIN w niej jest ważny; do tego czasu działa obecny kod PIN.',
      ServerBusy: 'Usługa jest teraz zbyt obciążona. Prosimy spróbować ponownie za minutę.',
      DatabaseUnavailable:
        'Usługa jest teraz zbyt obciążona. Prosimy spróbować ponownie za minutę.',
    },
    tooMany: (minutes) =>
      `W krótkim czasie wysłano zbyt wiele kodów PIN, do tego właściciela lub z tego konta. Prosimy spróbować ponownie ${inMinutes(minutes)}.`,
    oldPinStays: 'Obecny kod PIN nadal działa.',
    underWay:
      'Ten formularz został już wysłany i jest przetwarzany. Prosimy sprawdzić ponownie za chwilę.',
    sentBefore:
      'Ten formularz został już wysłany, z inną treścią. Nic nie zostało zrobione ponownie.',
  },
  unlock: {
    title: 'Odblokuj',
    hint: 'Kod PIN się nie zmieni, a błędne kody PIN będą liczone od nowa. Prosimy odblokowywać tylko dla osoby, o której wiadomo, że jest właścicielem.',
    button: 'Odblokuj',
    done: 'Poczta głosowa jest odblokowana',
    doneText: 'Kod PIN pozostał bez zmian.',
    mailed: (address) => `Dopisek dla właściciela jest wysyłany na adres ${address}.`,
    notLocked: 'Poczta głosowa nie była zablokowana',
    notLockedText: 'Nie wysłano wiadomości do właściciela.',
    failed: 'Poczta głosowa nie została odblokowana',
  },
  history: {
    title: 'Historia',
    none: 'Nic się jeszcze nie wydarzyło.',
    time: 'Kiedy',
    event: 'Co',
    by: 'Zlecający lub system telefoniczny',
    details: 'Szczegóły',
    service: 'Sama usługa',
    events: {
      'reset-requested': 'Zamówiono nowy kod PIN',
      'reset-joined': 'Zamówiono nowy kod PIN, gdy inny był w drodze',
      'reset-refused': 'Odmówiono nowego kodu PIN',
      'reset-delivered': 'Nowy kod PIN wysłany i ważny',
      'reset-cancelled': 'Nowy kod PIN niewysłany; pozostaje poprzedni',
      'reset-returned': 'Wiadomość zwrócona; poprzedni kod PIN znów ważny',
      'mail-bounced': 'Wiadomość zwrócona; kod PIN pozostaje',
      'mail-delayed': 'Wiadomość opóźniona',
      'mail-relayed': 'Wiadomość przekazana do serwera, który nic więcej nie zgłasza',
      'mail-expanded': 'Wiadomość przekazana na kilka adresów',
      'mail-delivered': 'Wiadomość dostarczona',
      'automatic-reset-requested': 'Nowy kod PIN po błędnych kodach PIN',
      'signed-in': 'Kod PIN przyjęty',
      'sign-in-failed': 'Kod PIN odrzucony',
      'mailbox-locked': 'Poczta głosowa zablokowana',
      'mailbox-unlocked': 'Poczta głosowa odblokowana',
      'reminder-requested': 'Przypomnienie, że kod PIN straci ważność',
      'pin-changed': 'Kod PIN zmieniony przez właściciela',
      'pin-change-refused': 'Kod PIN wybrany przez właściciela odrzucony',
      'notice-delivered': 'Powiadomienie wysłane',
      'notice-dropped': 'Powiadomienie zaniechane',
      'mail-retried': 'Wysyłka ponowiona przez administratora',
      'first-pin-requested': 'Zamówiono pierwszy kod PIN',
      'pin-compromised': 'Zgłoszono, że kod PIN znają inni',
    },
  },
  mails: {
    title: 'Ostatnie wiadomości',
    none: 'Nie wysłano jeszcze żadnej wiadomości.',
    ordered: 'Zamówiono',
    mail: 'Wiadomość',
    by: 'Zamawiający',
    fate: 'Co się z nią stało',
    since: 'Wiadomo od',
    details: 'Szczegóły',
    fates: {
      waiting: 'Czeka',
      dropped: 'Niewysłana',
      accepted: 'Wysłana: przyjął ją serwer pocztowy',
      delayed: 'Opóźniona',
      relayed: 'Przekazana do serwera, który nic więcej nie zgłasza',
      expanded: 'Przekazana na kilka adresów',
      delivered: 'Dostarczona',
      bounced: 'Zwrócona',
    },
  },
  queue: {
    title: 'Wiadomości oczekujące i zwrócone',
    waiting: 'Oczekujące wiadomości',
    noneWaits: 'Żadna wiadomość nie czeka.',
    mailbox: 'Skrzynka',
    mail: 'Wiadomość',
    since: 'Czeka od',
    attempts: 'Próby',
    next: 'Następna próba',
    why: 'Dlaczego czeka',
    underWay: 'Jest właśnie wysyłana.',
    maybeSent: 'Mogła dotrzeć: serwer pocztowy nie odpowiedział.',
    bounced: 'Skrzynki, których ostatnia wiadomość została zwrócona',
    noneBounced: 'Żadna wiadomość nie została zwrócona.',
    bouncedAt: 'Zwrócono',
    status: 'Status z serwera pocztowego',
  },
  topics: {
    'new-pin': 'Nowy kod PIN',
    'mailbox-locked': 'Poczta głosowa jest zablokowana',
    'mailbox-unlocked': 'Poczta głosowa jest odblokowana',
    'pin-expiry': 'Kod PIN wkrótce straci ważność',
    'pin-bounced-returned': 'Do pomocy technicznej: kod PIN został zwrócony',
    'pin-bounced-without-pin': 'Do pomocy technicznej: kod PIN został zwrócony',
    'pin-bounced-locked': 'Do pomocy technicznej: kod PIN został zwrócony',
    'pin-bounced-stays': 'Do pomocy technicznej: kod PIN został zwrócony',
  },
  next: 'Następna strona',
  first: 'Pierwsza strona',
};

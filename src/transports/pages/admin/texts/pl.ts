import { counted } from '../../texts/pl.js';
import type { AdminTexts } from './admin-texts.js';

// Sentences are impersonal: Polish verbs and pronouns of address differ for women and men.

const list = (items: readonly string[]) => new Intl.ListFormat('pl').format(items);

const scopeHint =
  'policy:NAZWA lub address:WZORZEC, na przykład address:*@example.com; puste oznacza wszystkie skrzynki.';

/** No native reader has read these texts yet. */
export const pl: AdminTexts = {
  nav: {
    label: 'Części administracji',
    parts: {
      overview: 'Przegląd',
      mailboxes: 'Skrzynki',
      policies: 'Zasady kodów PIN',
      accounts: 'Konta',
      keys: 'Klucze API',
      import: 'Import skrzynek',
      campaigns: 'Kampanie',
      status: 'Stan usługi',
    },
  },
  overview: {
    title: 'Administracja',
    about: {
      mailboxes:
        'Wyszukiwanie, dodawanie, zmiana i usuwanie skrzynek; wysyłanie kodów PIN, blokowanie i odblokowywanie.',
      policies: 'Reguły dotyczące kodów PIN i to, jak łatwo przy nich odgadnąć kod PIN.',
      accounts: 'Kto może się logować i co obejmuje każda rola.',
      keys: 'Klucze central telefonicznych i programów.',
      import: 'Dodawanie lub zmiana wielu skrzynek na podstawie pliku CSV, po podglądzie.',
      campaigns: 'Nowe kody PIN dla wielu skrzynek i postęp ich wysyłania.',
      status: 'Co umpin doctor mówi o tej usłudze.',
    },
  },
  common: {
    save: 'Zapisz',
    cancel: 'Anuluj',
    search: 'Szukany tekst',
    searchButton: 'Szukaj',
    nothingFound: 'Niczego nie znaleziono.',
    nextPage: 'Następna strona',
    firstPage: 'Pierwsza strona',
    yes: 'tak',
    no: 'nie',
    none: 'brak',
    more: (count) =>
      `… i ${counted(count, 'kolejny problem', 'kolejne problemy', 'kolejnych problemów')}`,
    notDone: 'Nic nie zostało zmienione',
    open: 'Nie jest jeszcze pewne, czy się udało',
    changed: 'W międzyczasie ktoś inny wprowadził zmianę. Ta strona pokazuje obecny stan.',
    stillAtWork: 'To samo żądanie jest jeszcze wykonywane. Prosimy zajrzeć tu za chwilę.',
    sentAlready:
      'Ten formularz został już raz wykonany, z innymi danymi. Jeśli ma być wykonany drugi raz, prosimy wysłać go ponownie.',
    reason: (english) => `Przyczyna (po angielsku): ${english}.`,
    list: (items) => (items.length === 0 ? 'brak' : list(items)),
    meanwhile: {
      title: 'W międzyczasie ktoś inny wprowadził zmianę',
      text: 'Wpisane tu dane nie zostały jeszcze zapisane i wszystkie są zachowane. Ponowne zapisanie zastąpi to, co tabela pokazuje jako zapisane; anulowanie pozostawi to bez zmian.',
      caption: 'Dane zapisane i dane wpisane tutaj',
      field: 'Ustawienie',
      stored: 'Teraz zapisane',
      typed: 'Wpisane tutaj',
    },
    share: {
      label: 'Mimo to współdziel numer wewnętrzny',
      hint: 'Jak --share-extension w poleceniu: centrale telefoniczne, które mogą pytać o obu właścicieli, nie przyjmą kodu PIN żadnego z nich.',
    },
  },
  policies: {
    title: 'Zasady kodów PIN',
    caption: 'Zasady i prawdopodobieństwo odgadnięcia kodu PIN utworzonego przez usługę',
    newTitle: 'Nowe zasady kodów PIN',
    oneTitle: (name) => `Zasady kodów PIN ${name}`,
    name: 'Nazwa',
    saved: (name) => `Zasady ${name} zostały zapisane`,
    taken: 'Istnieją już zasady o tej nazwie.',
    groups: {
      rules: 'Długość i reguły',
      attempts: 'Błędne próby',
      lifetimes: 'Okresy ważności',
      mails: 'Wiadomości',
    },
    settings: {
      minPinLength: {
        label: 'Najmniejsza liczba cyfr kodu PIN',
        hint: 'Kody PIN tworzone przez usługę mają ich dokładnie tyle.',
      },
      pinLifetimeDays: {
        label: 'Okres ważności kodu PIN, w dniach',
        hint: 'Potem właściciel musi ustawić inny.',
      },
      pinHistoryCount: {
        label: 'Kody PIN, których nie można użyć ponownie',
        hint: 'Wlicza się obecny.',
      },
      allowCommonPatterns: {
        label: 'Zezwalaj na typowe wzorce',
        hint: 'Kodem PIN może być 123456 lub 111111.',
      },
      logonFailuresBeforePinReset: {
        label: 'Błędne próby do wysłania nowego kodu PIN',
        hint: 'Mniej niż do zablokowania skrzynki.',
      },
      maxLogonAttempts: {
        label: 'Błędne próby do zablokowania skrzynki',
        hint: 'Z rzędu.',
      },
      resetPinText: {
        label: 'Własny tekst w wiadomości z kodem PIN',
        hint: 'Zwykły tekst lub prosty HTML.',
      },
      umEnabledText: {
        label: 'Własny tekst w wiadomości powitalnej',
        hint: 'Zwykły tekst lub prosty HTML.',
      },
      refusedPatterns: { label: 'Odrzucaj dalsze wzorce', hint: '' },
      temporaryPinLifetimeHours: {
        label: 'Okres ważności wysłanego kodu PIN, w godzinach',
        hint: 'Tyle czasu ma właściciel, aby go użyć i ustawić inny.',
      },
      expiryReminderDays: {
        label: 'Przypomnienie przed końcem ważności kodu PIN, w dniach',
        hint: 'Pocztą e-mail.',
      },
      resetUnlocks: {
        label: 'Nowy kod PIN znosi blokadę',
        hint: 'Tylko taki, o który ktoś poprosił.',
      },
      resetPinSubject: {
        label: 'Temat wiadomości z kodem PIN',
        hint: 'Puste oznacza zwykły temat. Może zawierać {displayName}, {extension} i {address}.',
      },
      onBounce: {
        label: 'Jeśli wiadomości z kodem PIN nie można dostarczyć',
        hint: '',
      },
    },
    number: (hint, low, high) => `${hint} Od ${low} do ${high}.`,
    text: (hint, most) => `${hint} Najwięcej znaków: ${most}.`,
    none: { Unlimited: 'Bez ograniczeń', Never: 'Nigdy' },
    bounce: {
      return: 'poprzedni kod PIN znów jest ważny',
      keep: 'nowy kod PIN pozostaje ważny',
      lock: 'skrzynka zostaje zablokowana',
    },
    rules: {
      'too-short': 'Za krótki',
      'too-long': 'Za długi',
      sequence: 'Kolejne cyfry',
      repetition: 'Jedna powtórzona cyfra',
      extension: 'Numer wewnętrzny',
      'keypad-line': 'Linie proste na klawiaturze',
      'alternating-digits': 'Dwie cyfry na przemian',
      'few-distinct-digits': 'Mniej niż trzy różne cyfry',
      date: 'Daty i lata',
      blocklist: 'Kody z lokalnej listy zakazanych kodów PIN',
      'phone-number': 'Inne numery telefonu właściciela',
    },
    showRisk: 'Pokaż ryzyko',
    risk: 'Ryzyko przy tych ustawieniach',
    allowed: 'Dozwolone kody PIN',
    beforeLock: 'Prawdopodobieństwo odgadnięcia kodu przed blokadą',
    perYear: 'Prawdopodobieństwo odgadnięcia kodu w ciągu roku',
    chance: (percent, oneIn) => `${percent} (1 na ${oneIn})`,
    atMost: (chance) => `– tutaj dozwolone jest najwyżej ${chance}`,
    wouldBeRefused: 'To nie zostanie zapisane:',
    examples: {
      title: 'Co odrzuca każda reguła',
      hint: (extension, phoneNumber) =>
        `Zmyślone kody PIN dla właściciela z numerem wewnętrznym ${extension} i innym numerem ${phoneNumber}. Każdy z nich odrzuca tylko ta reguła, chyba że wymieniono jeszcze inną.`,
      none: (rule) => `${rule}: nie odrzuca żadnego kodu PIN o tej długości`,
      noBlocklist: 'Kody z lokalnej listy zakazanych kodów PIN: lista nie ma kodu o tej długości',
      also: (rules) => `(także: ${list(rules)})`,
    },
  },
  mailboxes: {
    title: 'Skrzynki',
    caption: 'Skrzynki według adresu',
    searchHint: 'Część adresu, imienia lub nazwiska albo początek numeru wewnętrznego',
    newTitle: 'Nowa skrzynka',
    add: 'Dodaj skrzynkę',
    fields: {
      address: {
        label: 'Adres e-mail',
        hint: 'Jedyny adres, na który wysyłane są kody PIN do skrzynki. Nigdy się nie zmienia.',
      },
      displayName: { label: 'Imię i nazwisko właściciela', hint: 'Do wiadomości.' },
      extensions: {
        label: 'Numery wewnętrzne',
        hint: 'Wybierane cyfry; pierwszy numer jest własnym numerem właściciela. Oddzielone odstępami.',
      },
      phoneNumbers: {
        label: 'Inne numery telefonu',
        hint: 'Cyfry, z odstępami między numerami. Zasady mogą wykluczać te numery z kodów PIN.',
      },
      language: { label: 'Język wiadomości', hint: 'Znacznik taki jak de-AT.' },
      policy: { label: 'Zasady kodów PIN', hint: 'Obowiązują od następnego logowania.' },
      umEnabled: {
        label: 'Ma pocztę głosową',
        hint: 'Włączona dla Unified Messaging; w przeciwnym razie nie ma kodu PIN.',
      },
      oofStatus: { label: 'Dzwoniący słyszą powitanie o nieobecności' },
      missedCallNotificationEnabled: {
        label: 'Powiadamianie o nieodebranych połączeniach',
      },
      playOnPhoneDialString: {
        label: 'Numer do odtwarzania wiadomości',
        hint: 'Puste oznacza pierwszy numer wewnętrzny.',
      },
      telephoneAccessFolderEmail: {
        label: 'Folder poczty odczytywany przez telefon',
        hint: 'Identyfikator folderu w base64; puste oznacza brak.',
      },
      sendPin: {
        label: 'Wyślij pierwszy kod PIN',
        hint: 'Usługa utworzy go i wyśle pocztą e-mail w tle.',
      },
    },
    state: 'Stan',
    tags: {
      noUm: 'bez poczty głosowej',
      noPin: 'jeszcze bez kodu PIN',
      locked: 'zablokowana',
      expired: 'kod PIN stracił ważność',
      temporary: 'kod PIN do zmiany',
      pending: 'wiadomość w drodze',
      compromised: 'kod PIN znany innym',
      bounced: 'wiadomość niedostarczona',
      valid: 'kod PIN ważny',
    },
    facts: {
      setAt: 'Kod PIN od',
      expiresAt: 'Koniec ważności kodu PIN',
      never: 'nigdy',
      verified: 'Ostatnio otwarta kodem PIN',
      verifiedAt: (time, phoneSystem) => `${time}, centrala ${phoneSystem}`,
      failedAttempts: 'Błędne próby',
      lockedAt: 'Zablokowana od',
      mail: 'Ostatnia wiadomość z kodem PIN',
      mailFate: (fate, time) => `${fate}, ${time}`,
      fates: {
        accepted: 'przyjęta przez serwer pocztowy',
        delayed: 'opóźniona',
        relayed: 'przekazana serwerowi, który niczego nie zgłasza',
        expanded: 'przekazana kilku odbiorcom',
        delivered: 'dostarczona',
        bounced: 'nie udało się jej dostarczyć',
      },
      shared: 'Współdzielone numery wewnętrzne',
      sharedWith: (extension, addresses) =>
        addresses.length === 0 ? extension : `${extension}, wspólnie z ${list(addresses)}`,
      id: 'Nazwa w dzienniku audytu',
    },
    added: (address) => `Skrzynka ${address} została dodana`,
    addedWithPin: 'Usługa wyśle pierwszy kod PIN do tej skrzynki pocztą e-mail.',
    saved: (address) => `Skrzynka ${address} została zapisana`,
    actions: {
      title: 'Działania',
      buttons: {
        'send-pin': 'Wyślij nowy kod PIN',
        unlock: 'Odblokuj',
        lock: 'Zablokuj',
        'expire-pin': 'Zastąp kod PIN',
      },
      hints: {
        'send-pin': 'Właściciel otrzyma nowy kod PIN pocztą e-mail.',
        unlock: 'Znosi blokadę i zeruje liczbę błędnych prób. Kod PIN pozostaje bez zmian.',
        lock: 'Dopóki skrzynka nie zostanie odblokowana, żaden kod PIN nie będzie przyjęty.',
        'expire-pin':
          'W przypadku kodu PIN, który znają inni: usługa wyśle pocztą e-mail inny, a ten nigdy już nie wróci.',
      },
      done: {
        'send-pin': 'Wiadomość z nowym kodem PIN została wysłana',
        unlock: 'Skrzynka została odblokowana',
        lock: 'Skrzynka została zablokowana',
        'expire-pin': 'Usługa wyśle inny kod PIN pocztą e-mail',
      },
      unchanged: {
        unlock: 'Skrzynka nie była zablokowana',
        lock: 'Skrzynka była już zablokowana',
      },
    },
    change: 'Zmień',
    export: {
      link: 'Pobierz dane przechowywane o właścicielu (JSON)',
      hint: 'Bez kodu PIN, hasła i klucza. Pobranie zostaje odnotowane.',
    },
    remove: {
      link: 'Usuń tę skrzynkę',
      title: (address) => `Czy usunąć skrzynkę ${address}?`,
      text: 'Adres, nazwa, numery, kody PIN i oczekujące wiadomości zostaną usunięte; nie można tego cofnąć. Dziennik audytu zachowa swoje zdarzenia, w których skrzynka występuje tylko pod swoim identyfikatorem. Konto właściciela pozostanie, bez skrzynki.',
      button: 'Usuń',
      done: (address) => `Skrzynka ${address} została usunięta`,
      accounts: (logins) => `Teraz bez skrzynki: ${list(logins)}.`,
    },
  },
  accounts: {
    title: 'Konta',
    caption: 'Konta według nazwy użytkownika',
    searchHint: 'Część nazwy użytkownika',
    newTitle: 'Nowe konto',
    add: 'Dodaj konto',
    login: { label: 'Nazwa użytkownika', hint: 'Wielkość liter nie ma znaczenia.' },
    password: {
      label: 'Hasło',
      hint: 'Co najmniej 8 znaków. Puste, jeśli konto uwierzytelnia inny system.',
    },
    newPassword: {
      label: 'Nowe hasło',
      hint: 'Co najmniej 8 znaków. Stare natychmiast traci ważność, a sesje konta się kończą.',
    },
    mailbox: { label: 'Skrzynka', hint: 'Adres e-mail skrzynki konta; puste, jeśli jej nie ma.' },
    roles: 'Role',
    role: 'Rola',
    roleNames: {
      ApplicationImpersonation: 'ApplicationImpersonation: działa w imieniu właścicieli',
      phone: 'phone: pyta o kody PIN',
      admin: 'admin: zmienia wszystko',
      helpdesk: 'helpdesk: wysyła kody PIN i odblokowuje',
      auditor: 'auditor: odczytuje',
    },
    scope: { label: 'Zakres', hint: scopeHint },
    everyone: 'wszystkie skrzynki',
    roleFor: (role, scope) => `${role} (${scope})`,
    state: 'Stan',
    enabled: 'włączone',
    disabled: 'wyłączone',
    disabledSince: (time) => `wyłączone od ${time}`,
    external: 'inny system',
    ownPassword: 'hasło',
    signsInBy: 'Sposób logowania',
    grant: { title: 'Nadawanie roli lub zmiana jej zakresu', button: 'Nadaj' },
    revoke: (role) => `Odbierz rolę ${role}`,
    setPassword: { title: 'Ustawianie hasła', button: 'Ustaw hasło' },
    disable: {
      button: 'Wyłącz to konto',
      hint: 'Od następnego żądania konto nie może nic zrobić, a jego sesje się kończą.',
    },
    enable: { button: 'Włącz to konto' },
    actions: 'Działania',
    done: {
      added: (login) => `Konto ${login} zostało dodane`,
      disabled: (login) => `Konto ${login} jest wyłączone`,
      enabled: (login) => `Konto ${login} jest włączone`,
      password: (login) => `Konto ${login} ma inne hasło`,
      granted: (role, login) => `Konto ${login} ma rolę ${role}`,
      revoked: (role, login) => `Konto ${login} nie ma już roli ${role}`,
      removed: (login) => `Konto ${login} zostało usunięte`,
      unchanged: 'Tak już było',
    },
    remove: {
      link: 'Usuń to konto',
      title: (login) => `Czy usunąć konto ${login}?`,
      text: 'Razem z kontem znikną jego klucze API, a jego sesje się zakończą. Skrzynka konta pozostanie, podobnie jak jego zapisy w dzienniku audytu.',
      button: 'Usuń',
    },
  },
  keys: {
    title: 'Klucze API',
    caption: 'Klucze API według identyfikatora',
    searchHint: 'Część nazwy użytkownika lub etykiety',
    newTitle: 'Nowy klucz API',
    add: 'Utwórz klucz',
    id: 'Identyfikator',
    account: { label: 'Konto', hint: 'Nazwa użytkownika konta, dla którego działa klucz.' },
    label: { label: 'Etykieta', hint: 'Do czego służy klucz.' },
    role: { label: 'Rola', hint: 'Jedyna rola, w której działa klucz; konto musi ją mieć.' },
    scope: { label: 'Zakres', hint: `W granicach zakresu konta. ${scopeHint}` },
    createdAt: 'Utworzono',
    state: 'Stan',
    valid: 'ważny',
    revokedAt: (time) => `unieważniono ${time}`,
    revoke: (id) => `Unieważnij klucz ${id}`,
    revokeButton: 'Unieważnij',
    revoked: (id) => `Klucz ${id} został unieważniony`,
    alreadyRevoked: (id) => `Klucz ${id} był już unieważniony`,
    made: {
      title: 'Klucz API został utworzony',
      text: 'Prosimy skopiować go teraz: pokazuje go tylko ta strona, a przechowywany jest tylko jego skrót.',
      key: 'Klucz API',
      lost: (id) =>
        `Klucz ${id} został już raz pokazany, w odpowiedzi na pierwsze kliknięcie. Jeśli przepadł, prosimy go unieważnić i utworzyć inny.`,
      back: 'Do listy kluczy',
    },
  },
  imports: {
    title: 'Import skrzynek',
    about:
      'Najpierw wyświetlany jest podgląd i nic się nie zmienia. Z nowych adresów powstają skrzynki; istniejące skrzynki są zmieniane. Plik jest wykonywany w całości albo wcale.',
    columns:
      'Pierwszy wiersz podaje nazwy kolumn address, displayName, extensions, language, umEnabled, policy i opcjonalnie phoneNumbers, w dowolnej kolejności. Oddzielają je przecinki, średniki lub tabulatory. Pusta komórka pozostawia pole istniejącej skrzynki bez zmian; nowa skrzynka otrzymuje wartość domyślną.',
    file: { label: 'Plik CSV', hint: 'UTF-8 lub UTF-16, najwyżej 32 MiB i 100 000 skrzynek.' },
    text: {
      label: 'Albo tekst takiego pliku',
      hint: 'Liczy się, jeśli nie wybrano pliku.',
    },
    sendPins: {
      label: 'Wyślij pierwsze kody PIN',
      hint: 'Do wszystkich nowych skrzynek z pocztą głosową, w tle.',
    },
    preview: 'Podgląd',
    empty: 'Prosimy wybrać plik lub wpisać jego tekst.',
    result: {
      title: 'Podgląd importu',
      counts: {
        added: (count) => counted(count, 'nowa skrzynka', 'nowe skrzynki', 'nowych skrzynek'),
        changed: (count) =>
          counted(count, 'skrzynka do zmiany', 'skrzynki do zmiany', 'skrzynek do zmiany'),
        unchanged: (count) =>
          counted(count, 'skrzynka bez zmian', 'skrzynki bez zmian', 'skrzynek bez zmian'),
        wrong: (count) =>
          counted(count, 'znaleziony problem', 'znalezione problemy', 'znalezionych problemów'),
      },
      problems: 'Co jest nie tak',
      changes: 'Co by się zmieniło',
      line: 'Wiersz',
      problem: 'Opis problemu',
      address: 'Adres e-mail',
      kind: 'Co się stanie',
      fields: 'Zmieniane pola',
      kinds: { added: 'nowa', changed: 'do zmiany', unchanged: 'bez zmian' },
      more: (count) =>
        `… i ${counted(count, 'kolejny wiersz', 'kolejne wiersze', 'kolejnych wierszy')}`,
      carryOut: 'Wykonaj import',
      nothingYet: 'Nic nie zostało jeszcze zmienione.',
      mendFirst: 'Prosimy poprawić poniższe wiersze i ponownie utworzyć podgląd.',
      outdated: 'Po utworzeniu podglądu zmieniono skrzynkę. To jest aktualny podgląd.',
    },
    done: {
      title: 'Import został wykonany',
      text: (added, changed) =>
        `${counted(added, 'nowa skrzynka', 'nowe skrzynki', 'nowych skrzynek')}, ${counted(changed, 'zmieniona', 'zmienione', 'zmienionych')}.`,
      firstPins: (count) =>
        `Usługa wyśle pocztą e-mail ${counted(count, 'pierwszy kod PIN', 'pierwsze kody PIN', 'pierwszych kodów PIN')}.`,
    },
  },
};

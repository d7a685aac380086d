import type { AdminTexts } from './admin-texts.js';

const number = new Intl.NumberFormat('nb');
const list = (items: readonly string[]) => new Intl.ListFormat('nb').format(items);
const counted = (count: number, one: string, many: string) =>
  `${number.format(count)} ${count === 1 ? one : many}`;

const scopeHint =
  'policy:NAVN eller address:MØNSTER, som i address:*@example.com; tomt for alle postbokser.';

/** No native reader has read these texts yet. */
export const nb: AdminTexts = {
  nav: {
    label: 'Deler av administrasjonen',
    parts: {
      overview: 'Oversikt',
      mailboxes: 'Postbokser',
      policies: 'PIN-policyer',
      accounts: 'Kontoer',
      keys: 'API-nøkler',
      import: 'Import',
      campaigns: 'Kampanjer',
      status: 'Status',
    },
  },
  overview: {
    title: 'Administrasjon',
    about: {
      mailboxes:
        'Søk etter, legg til, endre og fjern postbokser; send PIN-koder, sperr og opphev sperringer.',
      policies: 'Reglene for PIN-koder, og hvor lett det er å gjette en PIN-kode med dem.',
      accounts: 'Hvem som kan logge på, og hva hver rolle omfatter.',
      keys: 'Nøkler for telefonsystemer og programmer.',
      import: 'Legg til eller endre mange postbokser fra en CSV-fil, etter en forhåndsvisning.',
      campaigns: 'Nye PIN-koder for mange postbokser, og hvor langt de er kommet.',
      status: 'Hva umpin doctor sier om denne tjenesten.',
    },
  },
  common: {
    save: 'Lagre',
    cancel: 'Avbryt',
    search: 'Søk etter',
    searchButton: 'Søk',
    nothingFound: 'Ingenting ble funnet.',
    nextPage: 'Neste side',
    firstPage: 'Første side',
    yes: 'ja',
    no: 'nei',
    none: 'ingen',
    more: (count) => `… og ${count} til`,
    notDone: 'Ingenting er endret',
    open: 'Det er ennå ikke sikkert om dette har virket',
    changed: 'Noen andre har endret dette i mellomtiden. Siden viser hvordan det er nå.',
    stillAtWork: 'Den samme forespørselen er fremdeles under arbeid. Se igjen om et øyeblikk.',
    sentAlready:
      'Dette skjemaet er allerede utført én gang, med andre felter. Send det igjen hvis det skal utføres en gang til.',
    reason: (english) => `Årsak (på engelsk): ${english}.`,
    list: (items) => (items.length === 0 ? 'ingen' : list(items)),
    meanwhile: {
      title: 'Noen andre har endret dette i mellomtiden',
      text: 'Ingenting av ditt er lagret ennå, og alt du har fylt inn, er her fortsatt. Lagre igjen for å erstatte det som tabellen viser som lagret, eller avbryt for å beholde det.',
      caption: 'Det som er lagret, og det du har fylt inn',
      field: 'Innstilling',
      stored: 'Lagret nå',
      typed: 'Det du har fylt inn',
    },
    share: {
      label: 'Del et internnummer likevel',
      hint: 'Som --share-extension i kommandoen: Telefonsystemer som kan spørre om begge eierne, godtar ikke PIN-koden til noen av dem.',
    },
  },
  policies: {
    title: 'PIN-policyer',
    caption: 'Policyer, og sjansen for å gjette en PIN-kode som tjenesten har laget',
    newTitle: 'Ny PIN-policy',
    oneTitle: (name) => `PIN-policyen ${name}`,
    name: 'Navn',
    saved: (name) => `Policyen ${name} er lagret`,
    taken: 'Det finnes allerede en policy med dette navnet.',
    groups: {
      rules: 'Lengde og regler',
      attempts: 'Mislykkede forsøk',
      lifetimes: 'Gyldighetstid',
      mails: 'E-post',
    },
    settings: {
      minPinLength: {
        label: 'Minste antall sifre i en PIN-kode',
        hint: 'PIN-koder som tjenesten lager, har nøyaktig så mange.',
      },
      pinLifetimeDays: {
        label: 'Gyldighetstid for en PIN-kode, dager',
        hint: 'Deretter må eieren velge en ny.',
      },
      pinHistoryCount: {
        label: 'PIN-koder som ikke kan brukes om igjen',
        hint: 'Den nåværende er medregnet.',
      },
      allowCommonPatterns: {
        label: 'Tillat vanlige mønstre',
        hint: '123456 eller 111111 kan være en PIN-kode.',
      },
      logonFailuresBeforePinReset: {
        label: 'Mislykkede forsøk før en ny PIN-kode sendes',
        hint: 'Færre enn det som sperrer postboksen.',
      },
      maxLogonAttempts: {
        label: 'Mislykkede forsøk før postboksen sperres',
        hint: 'På rad.',
      },
      resetPinText: {
        label: 'Egen tekst i e-posten med en PIN-kode',
        hint: 'Ren tekst eller enkel HTML.',
      },
      umEnabledText: {
        label: 'Egen tekst i velkomst-e-posten',
        hint: 'Ren tekst eller enkel HTML.',
      },
      refusedPatterns: { label: 'Avvis flere mønstre', hint: '' },
      temporaryPinLifetimeHours: {
        label: 'Gyldighetstid for en tilsendt PIN-kode, timer',
        hint: 'Så lang tid har eieren på å bruke den og velge en ny.',
      },
      expiryReminderDays: {
        label: 'Påminnelse før en PIN-kode utløper, dager',
        hint: 'På e-post.',
      },
      resetUnlocks: {
        label: 'En ny PIN-kode opphever en sperring',
        hint: 'Bare hvis noen har bedt om den.',
      },
      resetPinSubject: {
        label: 'Emnet for e-posten med en PIN-kode',
        hint: 'Tomt for det vanlige. Kan inneholde {displayName}, {extension} og {address}.',
      },
      onBounce: {
        label: 'Hvis e-posten med en PIN-kode ikke kan leveres',
        hint: '',
      },
    },
    number: (hint, low, high) => `${hint} Fra ${low} til ${high}.`,
    text: (hint, most) => `${hint} Høyst ${most} tegn.`,
    none: { Unlimited: 'Ubegrenset', Never: 'Aldri' },
    bounce: {
      return: 'den forrige PIN-koden gjelder igjen',
      keep: 'den nye PIN-koden gjelder fortsatt',
      lock: 'postboksen sperres',
    },
    rules: {
      'too-short': 'For kort',
      'too-long': 'For lang',
      sequence: 'Sifre som følger etter hverandre',
      repetition: 'Ett siffer gjentatt',
      extension: 'Internnummeret',
      'keypad-line': 'Rette linjer på tastaturet',
      'alternating-digits': 'To sifre annenhver gang',
      'few-distinct-digits': 'Færre enn tre ulike sifre',
      date: 'Datoer og årstall',
      blocklist: 'PIN-koder på den lokale listen over forbudte koder',
      'phone-number': 'Andre telefonnumre som eieren har',
    },
    showRisk: 'Vis risikoen',
    risk: 'Risikoen med disse innstillingene',
    allowed: 'Tillatte PIN-koder',
    beforeLock: 'Sjansen for å gjette en før sperringen',
    perYear: 'Sjansen for å gjette en i løpet av et år',
    chance: (percent, oneIn) => `${percent} (1 av ${oneIn})`,
    atMost: (chance) => `– her er det høyst tillatt med ${chance}`,
    wouldBeRefused: 'Dette blir ikke lagret:',
    examples: {
      title: 'Hva hver regel avviser',
      hint: (extension, phoneNumber) =>
        `Oppdiktede PIN-koder for en eier med internnummeret ${extension} og det andre nummeret ${phoneNumber}. Hver av dem avvises bare av denne regelen, hvis ikke en annen er nevnt.`,
      none: (rule) => `${rule}: avviser ingen PIN-kode av denne lengden`,
      noBlocklist:
        'PIN-koder på den lokale listen over forbudte koder: listen har ingen av denne lengden',
      also: (rules) => `(også: ${list(rules)})`,
    },
  },
  mailboxes: {
    title: 'Postbokser',
    caption: 'Postbokser etter adresse',
    searchHint: 'En del av adressen eller navnet, eller begynnelsen av et internnummer',
    newTitle: 'Ny postboks',
    add: 'Legg til postboksen',
    fields: {
      address: {
        label: 'E-postadresse',
        hint: 'Det eneste stedet PIN-kodene sendes til. Den endres aldri.',
      },
      displayName: { label: 'Navnet på eieren', hint: 'Til e-post.' },
      extensions: {
        label: 'Internnumre',
        hint: 'Sifrene som slås; det første er eierens eget nummer. Med mellomrom mellom dem.',
      },
      phoneNumbers: {
        label: 'Andre telefonnumre',
        hint: 'Sifre, med mellomrom mellom numrene. En policy kan utelukke dem fra PIN-koder.',
      },
      language: { label: 'Språk i e-post', hint: 'En språkkode som de-AT.' },
      policy: { label: 'PIN-policy', hint: 'Gjelder fra neste pålogging.' },
      umEnabled: {
        label: 'Har talepost',
        hint: 'Aktivert for Unified Messaging; ellers har den ingen PIN-kode.',
      },
      oofStatus: { label: 'Den som ringer, hører fraværshilsenen' },
      missedCallNotificationEnabled: { label: 'Får beskjed om ubesvarte anrop' },
      playOnPhoneDialString: {
        label: 'Nummer for avspilling av meldinger',
        hint: 'Tomt for det første internnummeret.',
      },
      telephoneAccessFolderEmail: {
        label: 'E-postmappe som leses opp i telefonen',
        hint: 'ID-en til en mappe i base64; tomt for ingen.',
      },
      sendPin: {
        label: 'Send den første PIN-koden på e-post',
        hint: 'Tjenesten lager den og sender den i bakgrunnen.',
      },
    },
    state: 'Tilstand',
    tags: {
      noUm: 'ingen talepost',
      noPin: 'ingen PIN-kode ennå',
      locked: 'sperret',
      expired: 'PIN-koden er utløpt',
      temporary: 'PIN-koden må endres',
      pending: 'e-post på vei',
      compromised: 'PIN-koden er kjent for andre',
      bounced: 'e-post ikke levert',
      valid: 'PIN-koden er gyldig',
    },
    facts: {
      setAt: 'PIN-kode siden',
      expiresAt: 'PIN-koden utløper',
      never: 'aldri',
      verified: 'Sist åpnet med en PIN-kode',
      verifiedAt: (time, phoneSystem) => `${time}, via ${phoneSystem}`,
      failedAttempts: 'Mislykkede forsøk',
      lockedAt: 'Sperret siden',
      mail: 'Siste e-post med en PIN-kode',
      mailFate: (fate, time) => `${fate}, ${time}`,
      fates: {
        accepted: 'tatt imot av e-postserveren',
        delayed: 'forsinket',
        relayed: 'sendt videre til en server som ikke melder noe tilbake',
        expanded: 'sendt videre til flere mottakere',
        delivered: 'levert',
        bounced: 'kunne ikke leveres',
      },
      shared: 'Delte internnumre',
      sharedWith: (extension, addresses) =>
        addresses.length === 0 ? extension : `${extension}, med ${list(addresses)}`,
      id: 'Navn i revisjonsloggen',
    },
    added: (address) => `Postboksen ${address} er lagt til`,
    addedWithPin: 'Tjenesten sender den første PIN-koden på e-post.',
    saved: (address) => `Postboksen ${address} er lagret`,
    actions: {
      title: 'Handlinger',
      buttons: {
        'send-pin': 'Send en ny PIN-kode',
        unlock: 'Opphev sperringen',
        lock: 'Sperr',
        'expire-pin': 'Bytt ut PIN-koden',
      },
      hints: {
        'send-pin': 'Eieren får en ny PIN-kode på e-post.',
        unlock:
          'Opphever sperringen og glemmer de mislykkede forsøkene. PIN-koden er den samme som før.',
        lock: 'Ingen PIN-kode blir godtatt før sperringen er opphevet.',
        'expire-pin':
          'For en PIN-kode som andre kjenner: Tjenesten sender en ny på e-post, og denne kommer aldri tilbake.',
      },
      done: {
        'send-pin': 'E-posten med en ny PIN-kode er sendt',
        unlock: 'Sperringen av postboksen er opphevet',
        lock: 'Postboksen er sperret',
        'expire-pin': 'Tjenesten sender en ny PIN-kode på e-post',
      },
      unchanged: {
        unlock: 'Postboksen var ikke sperret',
        lock: 'Postboksen var allerede sperret',
      },
    },
    change: 'Endre',
    export: {
      link: 'Last ned det som er lagret om eieren (JSON)',
      hint: 'Uten PIN-kode, passord og nøkkel. Nedlastingen loggføres.',
    },
    remove: {
      link: 'Fjern denne postboksen',
      title: (address) => `Vil du fjerne postboksen ${address}?`,
      text: 'Adresse, navn, numre, PIN-koder og ventende e-post slettes, og det kan ikke angres. Revisjonsloggen beholder hendelsene, der postboksen bare er kjent ved sin ID. En konto som eieren har, blir værende, uten postboks.',
      button: 'Fjern',
      done: (address) => `Postboksen ${address} er fjernet`,
      accounts: (logins) => `Nå uten postboks: ${list(logins)}.`,
    },
  },
  accounts: {
    title: 'Kontoer',
    caption: 'Kontoer etter brukernavn',
    searchHint: 'En del av brukernavnet',
    newTitle: 'Ny konto',
    add: 'Legg til kontoen',
    login: { label: 'Brukernavn', hint: 'Det skilles ikke mellom store og små bokstaver.' },
    password: {
      label: 'Passord',
      hint: 'Minst 8 tegn. Tomt hvis et annet system autentiserer kontoen.',
    },
    newPassword: {
      label: 'Nytt passord',
      hint: 'Minst 8 tegn. Det gamle slutter å gjelde med én gang, og øktene avsluttes.',
    },
    mailbox: {
      label: 'Postboks',
      hint: 'E-postadressen til kontoens postboks; tomt hvis den ikke har noen.',
    },
    roles: 'Roller',
    role: 'Rolle',
    roleNames: {
      ApplicationImpersonation: 'ApplicationImpersonation: handler på vegne av eiere',
      phone: 'phone: spør om PIN-koder',
      admin: 'admin: endrer alt',
      helpdesk: 'helpdesk: sender PIN-koder og opphever sperringer',
      auditor: 'auditor: leser',
    },
    scope: { label: 'Omfang', hint: scopeHint },
    everyone: 'alle postbokser',
    roleFor: (role, scope) => `${role} (${scope})`,
    state: 'Tilstand',
    enabled: 'aktiv',
    disabled: 'deaktivert',
    disabledSince: (time) => `deaktivert siden ${time}`,
    external: 'et annet system',
    ownPassword: 'et passord',
    signsInBy: 'Logger på med',
    grant: { title: 'Tildel en rolle, eller endre omfanget av den', button: 'Tildel' },
    revoke: (role) => `Trekk tilbake ${role}`,
    setPassword: { title: 'Angi et passord', button: 'Angi passordet' },
    disable: {
      button: 'Deaktiver denne kontoen',
      hint: 'Fra neste forespørsel kan den ikke gjøre noe, og øktene avsluttes.',
    },
    enable: { button: 'Aktiver denne kontoen' },
    actions: 'Handlinger',
    done: {
      added: (login) => `Kontoen ${login} er lagt til`,
      disabled: (login) => `Kontoen ${login} er deaktivert`,
      enabled: (login) => `Kontoen ${login} er aktiv`,
      password: (login) => `Kontoen ${login} har et nytt passord`,
      granted: (role, login) => `${login} har rollen ${role}`,
      revoked: (role, login) => `${login} har ikke lenger rollen ${role}`,
      removed: (login) => `Kontoen ${login} er fjernet`,
      unchanged: 'Slik var det allerede',
    },
    remove: {
      link: 'Fjern denne kontoen',
      title: (login) => `Vil du fjerne kontoen ${login}?`,
      text: 'API-nøklene til kontoen forsvinner også, og øktene avsluttes. Postboksen blir værende, og det gjør også det som står om kontoen i revisjonsloggen.',
      button: 'Fjern',
    },
  },
  keys: {
    title: 'API-nøkler',
    caption: 'API-nøkler etter ID',
    searchHint: 'En del av brukernavnet eller etiketten',
    newTitle: 'Ny API-nøkkel',
    add: 'Lag nøkkelen',
    id: 'ID',
    account: { label: 'Konto', hint: 'Brukernavnet til kontoen som nøkkelen handler for.' },
    label: { label: 'Etikett', hint: 'Hva nøkkelen er til.' },
    role: {
      label: 'Rolle',
      hint: 'Den ene rollen som nøkkelen handler i; kontoen må ha den.',
    },
    scope: { label: 'Omfang', hint: `Innenfor kontoens omfang. ${scopeHint}` },
    createdAt: 'Laget',
    state: 'Tilstand',
    valid: 'gyldig',
    revokedAt: (time) => `trukket tilbake ${time}`,
    revoke: (id) => `Trekk tilbake nøkkelen ${id}`,
    revokeButton: 'Trekk tilbake',
    revoked: (id) => `Nøkkelen ${id} er trukket tilbake`,
    alreadyRevoked: (id) => `Nøkkelen ${id} var allerede trukket tilbake`,
    made: {
      title: 'API-nøkkelen er laget',
      text: 'Kopier den nå: Bare denne siden viser den, og bare en hash av den lagres.',
      key: 'API-nøkkel',
      lost: (id) =>
        `Nøkkelen ${id} er allerede vist én gang, som svar på det første klikket. Hvis den er mistet, må du trekke den tilbake og lage en ny.`,
      back: 'Til listen over nøkler',
    },
  },
  imports: {
    title: 'Import av postbokser',
    about:
      'Først får du en forhåndsvisning, og ingenting endres. Nye adresser blir til postbokser; postbokser som finnes, endres. Enten utføres hele filen, eller ingenting av den.',
    columns:
      'Den første linjen angir kolonnene address, displayName, extensions, language, umEnabled, policy og eventuelt phoneNumbers, i hvilken som helst rekkefølge. De skilles med komma, semikolon eller tabulator. En tom celle lar et felt i en eksisterende postboks være som det er; en ny postboks får standardverdien.',
    file: {
      label: 'CSV-fil',
      hint: 'UTF-8 eller UTF-16, høyst 32 MiB og 100 000 postbokser.',
    },
    text: { label: 'Eller teksten fra en slik fil', hint: 'Gjelder hvis ingen fil er valgt.' },
    sendPins: {
      label: 'Send de første PIN-kodene på e-post',
      hint: 'Til alle nye postbokser som har talepost, i bakgrunnen.',
    },
    preview: 'Forhåndsvis',
    empty: 'Velg en fil, eller skriv inn teksten fra den.',
    result: {
      title: 'Forhåndsvisning av importen',
      counts: {
        added: (count) => counted(count, 'postboks er ny', 'postbokser er nye'),
        changed: (count) => counted(count, 'postboks endres', 'postbokser endres'),
        unchanged: (count) => counted(count, 'postboks er uendret', 'postbokser er uendret'),
        wrong: (count) => counted(count, 'problem ble funnet', 'problemer ble funnet'),
      },
      problems: 'Hva som er feil',
      changes: 'Hva som ville bli endret',
      line: 'Linje',
      problem: 'Problem',
      address: 'E-postadresse',
      kind: 'Hva som skjer',
      fields: 'Felter som endres',
      kinds: { added: 'ny', changed: 'endres', unchanged: 'uendret' },
      more: (count) => `… og ${counted(count, 'linje', 'linjer')} til`,
      carryOut: 'Utfør importen',
      nothingYet: 'Ingenting er endret ennå.',
      mendFirst: 'Rett linjene nedenfor, og lag forhåndsvisningen på nytt.',
      outdated:
        'En postboks er endret etter forhåndsvisningen. Dette er forhåndsvisningen slik den er nå.',
    },
    done: {
      title: 'Importen er utført',
      text: (added, changed) =>
        `${counted(added, 'postboks er ny', 'postbokser er nye')}, ${counted(changed, 'er endret', 'er endret')}.`,
      firstPins: (count) =>
        `Tjenesten sender ${counted(count, 'første PIN-kode', 'første PIN-koder')} på e-post.`,
    },
  },
};

import type { HelpdeskTexts } from './helpdesk-texts.js';

/** No native reader has read these texts yet. */
export const da: HelpdeskTexts = {
  pages: { label: 'Helpdesk', people: 'Find en person', mail: 'Mails' },
  people: {
    title: 'Find en person',
    search: 'Navn, adresse eller lokalnummer',
    hint: 'En del af navnet eller adressen, eller begyndelsen af lokalnummeret',
    button: 'Søg',
    hits: (count) =>
      count === 0
        ? 'Ingen fundet.'
        : count === 1
          ? 'Én person fundet.'
          : `${count} personer fundet.`,
    moreHits: (shown) =>
      `${shown} personer er vist, og der er flere. Skriv mere for at finde færre.`,
    name: 'Navn',
    address: 'Adresse',
    extension: 'Lokalnummer',
    state: 'Tilstand',
  },
  states: {
    off: 'Ingen voicemail',
    locked: 'Spærret',
    bounced: 'Mail kom retur',
    pending: 'Mail på vej',
    none: 'Ingen pinkode',
    expired: 'Pinkode udløbet',
    temporary: 'Pinkode skal ændres',
    valid: 'Pinkode gyldig',
  },
  mailbox: {
    title: (nameOrAddress) => nameOrAddress,
    address: 'Adresse',
    extensions: 'Lokalnumre',
    language: 'Sprog i mails',
    policy: 'Politik for pinkoder',
    lastUsed: 'Pinkode sidst brugt',
    used: (time, phoneSystem) => `${time}, på ${phoneSystem}`,
    neverUsed: 'Aldrig',
    wrongAttempts: 'Forkerte pinkoder i træk',
    state: {
      title: 'Tilstand',
      off: 'Voicemail er ikke slået til for postkassen, så den får ingen pinkode. En administrator kan ændre det.',
      none: 'Der er ingen pinkode endnu.',
      valid: 'Pinkoden er gyldig.',
      validUntil: (time) => `Pinkoden er gyldig til den ${time}.`,
      temporary: 'Pinkoden er sendt med mail og skal ændres, første gang den bruges.',
      temporaryUntil: (time) =>
        `Pinkoden er sendt med mail. Den skal bruges inden den ${time} og ændres ved samme lejlighed.`,
      expired: (time) => `Pinkoden udløb den ${time}.`,
      locked: (since) =>
        `Postkassen har været spærret siden den ${since}: Ingen pinkode bliver godkendt.`,
      resetUnlocks: 'En ny pinkode ophæver også spærringen.',
      resetKeepsLock: 'En ny pinkode ophæver ikke spærringen.',
      pending: 'En mail med en ny pinkode er på vej. Indtil da gælder den tidligere pinkode.',
      wanted: 'Tjenesten sender en pinkode om lidt.',
      compromised: 'En administrator har oplyst, at andre kender pinkoden.',
      bounced: (time, status) =>
        `Mailen med den seneste pinkode kunne ikke leveres (${time}; ${status}). Kontrollér adressen, før du sender en ny.`,
      delayed: (time) =>
        `Mailen med den seneste pinkode er forsinket, har en mailserver meldt (${time}). Der gøres stadig forsøg på at levere den.`,
      sharedExtension: (extension) =>
        `En anden postkasse har også lokalnummeret ${extension}, så telefonsystemer godkender ingen pinkode til det. En administrator kan ændre det.`,
    },
  },
  note: {
    reason: 'Begrundelse',
    reasonHint:
      'Højst 200 tegn, til revisionsloggen, hvor de bliver gemt længe. Nævn ingen personer.',
    word: 'Besked til ejeren (valgfri)',
    wordHint:
      'Højst 200 tegn, til mailen til ejeren, på ejerens sprog. Links og adresser kan ikke bruges.',
    problems: 'Der er ikke sket noget endnu',
    reasonFaults: {
      missing: 'Skriv en begrundelse.',
      'too-long': 'Begrundelsen har mere end 200 tegn.',
      unprintable: 'Begrundelsen indeholder tegn, der ikke kan vises.',
      address: 'Begrundelsen indeholder en adresse.',
    },
    wordFaults: {
      missing: 'Skriv en besked til ejeren.',
      'too-long': 'Beskeden til ejeren har mere end 200 tegn.',
      unprintable: 'Beskeden til ejeren indeholder tegn, der ikke kan vises.',
      address:
        'Beskeden til ejeren indeholder et link, en mailadresse eller noget, som mailprogrammer opfatter sådan. Udelad det, eller sæt et mellemrum efter hvert punktum.',
    },
  },
  reset: {
    title: 'Send en ny pinkode',
    hint: (address) =>
      `Den bliver sendt til ${address}, og ingen andre ser den. Den tidligere pinkode gælder, indtil mailen er sendt.`,
    button: 'Send en ny pinkode',
    sent: 'En ny pinkode er sendt',
    sentText: (address) => `Den er sendt til ${address}. Tidligere pinkoder virker ikke længere.`,
    joined: 'En ny pinkode er sendt',
    joinedText: (address) =>
      `En mail til ${address} var allerede på vej og er nu sendt. Der er ingen besked til ejeren i den. Tidligere pinkoder virker ikke længere.`,
    failed: 'Der er ikke sendt nogen ny pinkode',
    reasons: {
      UmNotEnabled: 'Voicemail er ikke slået til for postkassen. En administrator kan ændre det.',
      NoPinSatisfiesPolicy:
        'Reglerne for pinkoder levner ingen, som ejeren ikke har haft før. Kontakt din administrator.',
      NotificationRefused: 'Mailserveren tager ikke imod mails til adressen.',
      NotificationUnavailable: 'Mailen kan ikke sendes lige nu. Prøv igen om et par minutter.',
      DeliveryUnconfirmed:
        'Mailserveren har ikke svaret endnu. Hvis der kommer en mail frem, gælder pinkoden i den; indtil da virker den nuværende pinkode.',
      ServerBusy: 'Der er meget travlt lige nu. Prøv igen om et minut.',
      DatabaseUnavailable: 'Der er meget travlt lige nu. Prøv igen om et minut.',
    },
    tooMany: (minutes) =>
      minutes === 1
        ? 'Der er sendt for mange pinkoder på kort tid, til denne ejer eller af dig. Prøv igen om et minut.'
        : `Der er sendt for mange pinkoder på kort tid, til denne ejer eller af dig. Prøv igen om ${minutes} minutter.`,
    oldPinStays: 'Den nuværende pinkode virker stadig.',
    underWay:
      'Denne formular er sendt før og er ved at blive behandlet. Se efter igen om et øjeblik.',
    sentBefore: 'Denne formular er sendt før, med en anden tekst. Intet er gjort igen.',
  },
  unlock: {
    title: 'Ophæv spærringen',
    hint: 'Pinkoden forbliver den samme, og forkerte pinkoder tælles forfra. Ophæv kun spærringen for en person, som du ved er ejeren.',
    button: 'Ophæv spærringen',
    done: 'Spærringen af postkassen er ophævet',
    doneText: 'Pinkoden er den samme som før.',
    mailed: (address) => `Din besked til ejeren bliver sendt til ${address}.`,
    notLocked: 'Postkassen var ikke spærret',
    notLockedText: 'Ejeren har ikke fået nogen mail.',
    failed: 'Spærringen af postkassen er ikke ophævet',
  },
  history: {
    title: 'Historik',
    none: 'Der er ikke sket noget endnu.',
    time: 'Hvornår',
    event: 'Hvad',
    by: 'Bruger eller telefonsystem',
    details: 'Detaljer',
    service: 'Tjenesten selv',
    events: {
      'reset-requested': 'Bedt om ny pinkode',
      'reset-joined': 'Bedt om ny pinkode, mens en var på vej',
      'reset-refused': 'Ny pinkode afvist',
      'reset-delivered': 'Ny pinkode sendt og gyldig',
      'reset-cancelled': 'Ny pinkode ikke sendt; den tidligere gælder stadig',
      'reset-returned': 'Mail kom retur; den tidligere pinkode gælder igen',
      'mail-bounced': 'Mail kom retur; pinkoden gælder stadig',
      'mail-delayed': 'Mail er forsinket',
      'mail-relayed': 'Mail givet videre til en server, der ikke melder mere',
      'mail-expanded': 'Mail givet videre til flere adresser',
      'mail-delivered': 'Mail leveret',
      'automatic-reset-requested': 'Ny pinkode efter forkerte pinkoder',
      'signed-in': 'Pinkode godkendt',
      'sign-in-failed': 'Pinkode afvist',
      'mailbox-locked': 'Postkasse spærret',
      'mailbox-unlocked': 'Spærring af postkasse ophævet',
      'reminder-requested': 'Påmindelse om, at pinkoden udløber',
      'pin-changed': 'Pinkode ændret af ejeren',
      'pin-change-refused': 'Pinkode valgt af ejeren afvist',
      'notice-delivered': 'Meddelelse sendt',
      'notice-dropped': 'Meddelelse opgivet',
      'mail-retried': 'Mail forsøgt igen, af en administrator',
      'first-pin-requested': 'Første pinkode bestilt',
      'pin-compromised': 'Pinkode meldt som kendt af andre',
    },
  },
  mails: {
    title: 'Seneste mails',
    none: 'Der er ikke sendt nogen mail endnu.',
    ordered: 'Bestilt',
    mail: 'Mail',
    by: 'Bestilt af',
    fate: 'Hvad der skete med den',
    since: 'Kendt siden',
    details: 'Detaljer',
    fates: {
      waiting: 'Venter',
      dropped: 'Ikke sendt',
      accepted: 'Sendt: Mailserveren har taget imod den',
      delayed: 'Forsinket',
      relayed: 'Givet videre til en server, der ikke melder mere',
      expanded: 'Givet videre til flere adresser',
      delivered: 'Leveret',
      bounced: 'Kom retur',
    },
  },
  queue: {
    title: 'Mails, der venter eller kom retur',
    waiting: 'Mails, der venter',
    noneWaits: 'Ingen mails venter.',
    mailbox: 'Postkasse',
    mail: 'Mail',
    since: 'Venter siden',
    attempts: 'Forsøg',
    next: 'Næste forsøg',
    why: 'Hvorfor den venter',
    underWay: 'Den bliver sendt i dette øjeblik.',
    maybeSent: 'Den er måske nået frem: Mailserveren svarede ikke.',
    bounced: 'Postkasser, hvis seneste mail kom retur',
    noneBounced: 'Ingen mails er kommet retur.',
    bouncedAt: 'Kom retur',
    status: 'Status fra mailserveren',
  },
  topics: {
    'new-pin': 'Ny pinkode',
    'mailbox-locked': 'Postkassen er spærret',
    'mailbox-unlocked': 'Spærringen af postkassen er ophævet',
    'pin-expiry': 'Pinkoden udløber snart',
    'pin-bounced-returned': 'Til helpdesken: En pinkode kom retur',
    'pin-bounced-without-pin': 'Til helpdesken: En pinkode kom retur',
    'pin-bounced-locked': 'Til helpdesken: En pinkode kom retur',
    'pin-bounced-stays': 'Til helpdesken: En pinkode kom retur',
  },
  next: 'Næste side',
  first: 'Første side',
};

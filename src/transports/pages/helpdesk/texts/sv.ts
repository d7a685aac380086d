import type { HelpdeskTexts } from './helpdesk-texts.js';

const noVoiceMail = 'Röstbrevlådan är inte aktiverad. En administratör kan ändra det.';
const busy = 'Tjänsten är överbelastad just nu. Försök igen om en minut.';
const bounced = 'Till supporten: en PIN-kod kom i retur';

/** No native reader has read these texts yet. */
export const sv: HelpdeskTexts = {
  pages: { label: 'Support', people: 'Hitta en person', mail: 'Mejl' },
  people: {
    title: 'Hitta en person',
    search: 'Namn, adress eller anknytning',
    hint: 'En del av namnet eller adressen, eller början av anknytningen',
    button: 'Sök',
    hits: (count) =>
      count === 0
        ? 'Ingen person hittades.'
        : count === 1
          ? 'En person hittades.'
          : `${count} personer hittades.`,
    moreHits: (shown) =>
      `${shown} personer visas, och det finns fler. Skriv mer för att få färre träffar.`,
    name: 'Namn',
    address: 'Adress',
    extension: 'Anknytning',
    state: 'Tillstånd',
  },
  states: {
    off: 'Ingen röstbrevlåda',
    locked: 'Låst',
    bounced: 'Mejl i retur',
    pending: 'Mejl på väg',
    none: 'Ingen PIN-kod',
    expired: 'PIN-koden har gått ut',
    temporary: 'PIN-koden ska ändras',
    valid: 'PIN-koden gäller',
  },
  mailbox: {
    title: (nameOrAddress) => nameOrAddress,
    address: 'Adress',
    extensions: 'Anknytningar',
    language: 'Språk i mejlen',
    policy: 'PIN-regler',
    lastUsed: 'PIN-koden användes senast',
    used: (time, phoneSystem) => `${time}, vid ${phoneSystem}`,
    neverUsed: 'Aldrig',
    wrongAttempts: 'Felaktiga PIN-koder i rad',
    state: {
      title: 'Tillstånd',
      off: 'Röstbrevlådan är inte aktiverad och får därför ingen PIN-kod. En administratör kan ändra det.',
      none: 'Det finns ingen PIN-kod ännu.',
      valid: 'PIN-koden gäller.',
      validUntil: (time) => `PIN-koden gäller till den ${time}.`,
      temporary: 'PIN-koden har skickats och måste ändras första gången den används.',
      temporaryUntil: (time) =>
        `PIN-koden har skickats. Den måste användas före den ${time} och då ändras.`,
      expired: (time) => `PIN-koden slutade gälla den ${time}.`,
      locked: (since) => `Röstbrevlådan har varit låst sedan den ${since}: ingen PIN-kod godtas.`,
      resetUnlocks: 'En ny PIN-kod låser också upp den.',
      resetKeepsLock: 'En ny PIN-kod låser inte upp den.',
      pending: 'Ett mejl med en ny PIN-kod är på väg. Till dess gäller den tidigare PIN-koden.',
      wanted: 'Tjänsten ska strax skicka en PIN-kod.',
      compromised: 'En administratör har uppgett att andra känner till PIN-koden.',
      bounced: (time, status) =>
        `Mejlet med den senaste PIN-koden kunde inte levereras (${time}; ${status}). Kontrollera adressen innan du skickar en ny.`,
      delayed: (time) =>
        `Mejlet med den senaste PIN-koden är försenat enligt en e-postserver (${time}). Leveransförsöken fortsätter.`,
      sharedExtension: (extension) =>
        `En annan brevlåda har också anknytningen ${extension}, så telefonsystemen godtar ingen PIN-kod för den. En administratör kan ändra det.`,
    },
  },
  note: {
    reason: 'Anledning',
    reasonHint: 'Högst 200 tecken, för granskningsloggen, där de sparas länge. Nämn inga personer.',
    word: 'Meddelande till ägaren (valfritt)',
    wordHint:
      'Högst 200 tecken, för mejlet till ägaren, på ägarens språk. Länkar och adresser är inte tillåtna.',
    problems: 'Ingenting har hänt ännu',
    reasonFaults: {
      missing: 'Ange en anledning.',
      'too-long': 'Anledningen är längre än 200 tecken.',
      unprintable: 'Anledningen innehåller tecken som inte kan visas.',
      address: 'Anledningen innehåller en adress.',
    },
    wordFaults: {
      missing: 'Skriv ett meddelande till ägaren.',
      'too-long': 'Meddelandet till ägaren är längre än 200 tecken.',
      unprintable: 'Meddelandet till ägaren innehåller tecken som inte kan visas.',
      address:
        'Meddelandet till ägaren innehåller en länk, en e-postadress eller något som e-postprogram uppfattar som en sådan. Ta bort den, eller sätt ett mellanslag efter varje punkt.',
    },
  },
  reset: {
    title: 'Skicka en ny PIN-kod',
    hint: (address) =>
      `Den skickas till ${address}, och ingen annan ser den. Den tidigare PIN-koden gäller tills mejlet har skickats.`,
    button: 'Skicka en ny PIN-kod',
    sent: 'En ny PIN-kod har skickats',
    sentText: (address) =>
      `Den har skickats till ${address}. Tidigare PIN-koder fungerar inte längre.`,
    joined: 'En ny PIN-kod har skickats',
    joinedText: (address) =>
      `Ett mejl till ${address} var redan på väg och har nu skickats. Det innehåller inget meddelande till ägaren. Tidigare PIN-koder fungerar inte längre.`,
    failed: 'Ingen ny PIN-kod har skickats',
    reasons: {
      UmNotEnabled: noVoiceMail,
      NoPinSatisfiesPolicy:
        'Reglerna för PIN-koder lämnar ingen kvar som ägaren inte har haft förut. Kontakta din administratör.',
      NotificationRefused: 'E-postservern tar inte emot mejl till adressen.',
      NotificationUnavailable: 'Mejlet kan inte skickas just nu. Försök igen om några minuter.',
      DeliveryUnconfirmed:
        'E-postservern har inte svarat ännu. Om ett mejl kommer fram gäller PIN-koden i det; till dess fungerar den nuvarande PIN-koden.',
      ServerBusy: busy,
      DatabaseUnavailable: busy,
    },
    tooMany: (minutes) =>
      minutes === 1
        ? 'För många PIN-koder har skickats på kort tid, till den här ägaren eller av dig. Försök igen om en minut.'
        : `För många PIN-koder har skickats på kort tid, till den här ägaren eller av dig. Försök igen om ${minutes} minuter.`,
    oldPinStays: 'Den nuvarande PIN-koden fungerar fortfarande.',
    underWay: 'Formuläret har redan skickats och behandlas. Titta igen om en stund.',
    sentBefore: 'Formuläret har redan skickats, med annat innehåll. Ingenting har gjorts på nytt.',
  },
  unlock: {
    title: 'Lås upp',
    hint: 'PIN-koden förblir densamma, och felaktiga PIN-koder räknas från början igen. Lås bara upp för någon som du vet är ägaren.',
    button: 'Lås upp',
    done: 'Röstbrevlådan är upplåst',
    doneText: 'PIN-koden är densamma som tidigare.',
    mailed: (address) => `Ditt meddelande till ägaren skickas till ${address}.`,
    notLocked: 'Röstbrevlådan var inte låst',
    notLockedText: 'Inget mejl har skickats till ägaren.',
    failed: 'Röstbrevlådan har inte låsts upp',
  },
  history: {
    title: 'Historik',
    none: 'Ingenting har hänt ännu.',
    time: 'När',
    event: 'Vad',
    by: 'Beställare eller telefonsystem',
    details: 'Detaljer',
    service: 'Tjänsten själv',
    events: {
      'reset-requested': 'Ny PIN-kod begärd',
      'reset-joined': 'Ny PIN-kod begärd, med en redan på väg',
      'reset-refused': 'Ny PIN-kod nekad',
      'reset-delivered': 'Ny PIN-kod skickad och giltig',
      'reset-cancelled': 'Ny PIN-kod inte skickad; den tidigare gäller',
      'reset-returned': 'Mejl i retur; den tidigare PIN-koden gäller igen',
      'mail-bounced': 'Mejl i retur; PIN-koden gäller fortfarande',
      'mail-delayed': 'Mejlet är försenat',
      'mail-relayed': 'Mejl lämnat till en server som inte rapporterar mer',
      'mail-expanded': 'Mejl vidarebefordrat till flera adresser',
      'mail-delivered': 'Mejl levererat',
      'automatic-reset-requested': 'Ny PIN-kod efter felaktiga PIN-koder',
      'signed-in': 'PIN-kod godtagen',
      'sign-in-failed': 'PIN-kod nekad',
      'mailbox-locked': 'Röstbrevlåda låst',
      'mailbox-unlocked': 'Röstbrevlåda upplåst',
      'reminder-requested': 'Påminnelse om att PIN-koden slutar gälla',
      'pin-changed': 'PIN-kod ändrad av ägaren',
      'pin-change-refused': 'PIN-kod som ägaren valt nekad',
      'notice-delivered': 'Meddelande skickat',
      'notice-dropped': 'Meddelande uppgivet',
      'mail-retried': 'Nytt försök att skicka mejlet, av en administratör',
      'first-pin-requested': 'Första PIN-koden beställd',
      'pin-compromised': 'PIN-kod uppgiven som känd av andra',
    },
  },
  mails: {
    title: 'Senaste mejlen',
    none: 'Inget mejl har skickats ännu.',
    ordered: 'Beställt',
    mail: 'Mejl',
    by: 'Beställt av',
    fate: 'Vad som hände med det',
    since: 'Känt sedan',
    details: 'Detaljer',
    fates: {
      waiting: 'Väntar',
      dropped: 'Inte skickat',
      accepted: 'Skickat: e-postservern har tagit emot det',
      delayed: 'Försenat',
      relayed: 'Lämnat till en server som inte rapporterar mer',
      expanded: 'Vidarebefordrat till flera adresser',
      delivered: 'Levererat',
      bounced: 'I retur',
    },
  },
  queue: {
    title: 'Mejl som väntar eller kom i retur',
    waiting: 'Mejl som väntar',
    noneWaits: 'Inget mejl väntar.',
    mailbox: 'Brevlåda',
    mail: 'Mejl',
    since: 'Väntar sedan',
    attempts: 'Försök',
    next: 'Nästa försök',
    why: 'Varför det väntar',
    underWay: 'Det skickas just nu.',
    maybeSent: 'Det kan ha kommit fram: e-postservern svarade inte.',
    bounced: 'Brevlådor vars senaste mejl kom i retur',
    noneBounced: 'Inget mejl har kommit i retur.',
    bouncedAt: 'I retur',
    status: 'Statuskod',
  },
  topics: {
    'new-pin': 'Ny PIN-kod',
    'mailbox-locked': 'Röstbrevlådan är låst',
    'mailbox-unlocked': 'Röstbrevlådan är upplåst',
    'pin-expiry': 'PIN-koden slutar snart att gälla',
    'pin-bounced-returned': bounced,
    'pin-bounced-without-pin': bounced,
    'pin-bounced-locked': bounced,
    'pin-bounced-stays': bounced,
  },
  next: 'Nästa sida',
  first: 'Första sidan',
};

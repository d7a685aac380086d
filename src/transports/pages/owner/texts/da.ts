import type { OwnerTexts } from './owner-texts.js';

/** No native reader has read these texts yet. */
export const da: OwnerTexts = {
  title: 'Min voicemail',
  state: {
    title: 'Din pinkode',
    off: 'Din voicemail er ikke slået til. Kontakt din administrator eller helpdesk, hvis den burde være det.',
    none: 'Du har ikke nogen pinkode endnu.',
    valid: 'Din pinkode er gyldig.',
    validUntil: (time) => `Din pinkode er gyldig til den ${time}.`,
    temporary: 'Du har fået tilsendt en pinkode. Du skal ændre den, første gang du bruger den.',
    temporaryUntil: (time) =>
      `Du har fået tilsendt en pinkode. Brug den inden den ${time}; du skal ændre den, første gang du bruger den.`,
    expired: (time) => `Din pinkode udløb den ${time}.`,
    locked: (since) =>
      `Din voicemail har været spærret siden den ${since}. Så længe den er spærret, bliver ingen pinkode godkendt, heller ikke den rigtige.`,
    lockedUntilReset: 'Spærringen ophæves med en ny pinkode.',
    lockedUntilHelp:
      'Kun din administrator eller helpdesk kan ophæve spærringen. Kontakt dem venligst.',
    pending: (address) => `En mail med en ny pinkode er på vej til ${address}.`,
    mailed: (address, time) => `Den seneste pinkode blev sendt til ${address} den ${time}.`,
    delayed: (address) =>
      `Mailen med din seneste pinkode til ${address} er forsinket. Mailserverne forsøger fortsat at levere den.`,
    bounced: (address, time) =>
      `Mailen med din seneste pinkode kunne ikke leveres til ${address} (${time}). Bed din administrator eller helpdesk om at kontrollere din mailadresse.`,
  },
  extension: (numbers) => `Lokalnummer: ${numbers}`,
  send: {
    button: 'Send mig en ny pinkode',
    hint: (address) =>
      `Vi laver en ny pinkode og sender den til ${address}. Din nuværende pinkode gælder, indtil mailen er sendt.`,
  },
  sent: {
    title: 'Din nye pinkode er sendt',
    text: (address) => `Vi har sendt den til ${address}. Tidligere pinkoder virker ikke længere.`,
    next: 'Ring til din voicemail, og log på med pinkoden fra mailen. Du bliver bedt om at vælge din egen pinkode.',
  },
  notReceived: {
    question: 'Har du ikke fået en mail?',
    steps: [
      'Vent et par minutter, og se i mappen med uønsket mail.',
      'Kontrollér adressen ovenfor. Din administrator eller helpdesk kan rette den.',
      'Få derefter sendt en ny pinkode.',
    ],
  },
  failed: {
    title: 'Der er ikke sendt nogen ny pinkode',
    oldPinStays: 'Din nuværende pinkode virker stadig.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Du har fået sendt flere pinkoder på kort tid. Prøv igen om et minut.'
        : `Du har fået sendt flere pinkoder på kort tid. Prøv igen om ${minutes} minutter.`,
    noMailbox: 'Din konto har ingen postkasse. Kontakt din administrator eller helpdesk.',
    notEnabled: 'Din voicemail er ikke slået til. Kontakt din administrator eller helpdesk.',
    noPin:
      'Reglerne for pinkoder levner ingen, som du ikke har haft før. Kontakt din administrator.',
    refused: (address) =>
      `Mailserveren tager ikke imod mails til ${address}. Bed din administrator eller helpdesk om at kontrollere din mailadresse.`,
    unavailable: 'Mailen kan ikke sendes lige nu. Prøv igen om et par minutter.',
    unconfirmed:
      'Mailserveren har ikke svaret endnu. Hvis du får en mail, gælder pinkoden i den; indtil da virker din nuværende pinkode.',
    busy: 'Der er meget travlt lige nu. Prøv igen om et minut.',
  },
  withoutMailbox:
    'Din konto har ingen voicemail. Kontakt din administrator eller helpdesk, hvis den burde have en.',
};

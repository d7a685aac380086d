import type { OwnerTexts } from './owner-texts.js';

/** No native reader has read these texts yet. */
export const nb: OwnerTexts = {
  title: 'Taleposten min',
  state: {
    title: 'PIN-koden din',
    off: 'Taleposten din er ikke slått på. Ta kontakt med administratoren eller brukerstøtten hvis den skulle ha vært det.',
    none: 'Du har ingen PIN-kode ennå.',
    valid: 'PIN-koden din er gyldig.',
    validUntil: (time) => `PIN-koden din er gyldig til ${time}.`,
    temporary: 'Du har fått tilsendt en PIN-kode. Du må endre den første gang du bruker den.',
    temporaryUntil: (time) =>
      `Du har fått tilsendt en PIN-kode. Bruk den før ${time}; du må endre den første gang du bruker den.`,
    expired: (time) => `PIN-koden din utløp ${time}.`,
    locked: (since) =>
      `Taleposten din har vært sperret siden ${since}. Så lenge den er sperret, blir ingen PIN-kode godtatt, heller ikke den riktige.`,
    lockedUntilReset: 'Sperringen oppheves med en ny PIN-kode.',
    lockedUntilHelp:
      'Bare administratoren eller brukerstøtten kan oppheve sperringen. Ta kontakt med dem.',
    pending: (address) => `En e-post med en ny PIN-kode er på vei til ${address}.`,
    mailed: (address, time) => `Den siste PIN-koden ble sendt til ${address} ${time}.`,
    delayed: (address) =>
      `E-posten med den siste PIN-koden din til ${address} er forsinket. E-postserverne prøver fremdeles å levere den.`,
    bounced: (address, time) =>
      `E-posten med den siste PIN-koden din kunne ikke leveres til ${address} (${time}). Be administratoren eller brukerstøtten kontrollere e-postadressen din.`,
  },
  extension: (numbers) => `Internnummer: ${numbers}`,
  send: {
    button: 'Send meg en ny PIN-kode',
    hint: (address) =>
      `Vi lager en ny PIN-kode og sender den til ${address}. Den nåværende PIN-koden din gjelder til e-posten er sendt.`,
  },
  sent: {
    title: 'Den nye PIN-koden din er sendt',
    text: (address) => `Vi har sendt den til ${address}. Tidligere PIN-koder virker ikke lenger.`,
    next: 'Ring taleposten og logg på med PIN-koden fra e-posten. Du blir bedt om å velge din egen PIN-kode.',
  },
  notReceived: {
    question: 'Har du ikke fått noen e-post?',
    steps: [
      'Vent noen minutter, og se i mappen for søppelpost.',
      'Kontroller adressen ovenfor. Administratoren eller brukerstøtten kan rette den.',
      'Be deretter om en ny PIN-kode.',
    ],
  },
  failed: {
    title: 'Ingen ny PIN-kode er sendt',
    oldPinStays: 'Den nåværende PIN-koden din virker fremdeles.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Du har fått tilsendt flere PIN-koder på kort tid. Prøv igjen om ett minutt.'
        : `Du har fått tilsendt flere PIN-koder på kort tid. Prøv igjen om ${minutes} minutter.`,
    noMailbox: 'Kontoen din har ingen postboks. Kontakt administratoren eller brukerstøtten.',
    notEnabled: 'Taleposten din er ikke slått på. Kontakt administratoren eller brukerstøtten.',
    noPin:
      'Reglene for PIN-koder gir ingen igjen som du ikke har hatt før. Kontakt administratoren.',
    refused: (address) =>
      `E-postserveren tar ikke imot e-post til ${address}. Be administratoren eller brukerstøtten kontrollere e-postadressen din.`,
    unavailable: 'E-posten kan ikke sendes akkurat nå. Prøv igjen om noen minutter.',
    unconfirmed:
      'E-postserveren har ikke svart ennå. Hvis du får en e-post, gjelder PIN-koden i den; inntil da virker den nåværende PIN-koden din.',
    busy: 'Det er for stor pågang akkurat nå. Prøv igjen om ett minutt.',
  },
  withoutMailbox:
    'Kontoen din har ingen talepost. Ta kontakt med administratoren eller brukerstøtten hvis den skulle ha hatt det.',
};

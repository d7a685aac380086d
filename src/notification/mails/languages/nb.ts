import type { Closing, MailTexts } from './mail-texts.js';

const notYou: Closing = {
  question: 'Var det ikke du som prøvde?',
  advice:
    'Kontakt administratoren eller brukerstøtten med en gang: Det kan hende at noen prøver å komme inn i taleposten din.',
};

/** No native reader has read these texts yet. */
export const nb: MailTexts = {
  greeting: (name) => (name ? `Hei, ${name}!` : 'Hei!'),
  extension: 'Internnummeret ditt:',
  accessNumber: 'Telefonnummer til taleposten:',
  issued: 'Utstedt:',
  time: (date, clock, zone) => `${date} kl. ${clock} (${zone})`,
  newPin: {
    asked: {
      subject: 'Ny PIN-kode for taleposten din',
      introduction:
        'Her er den nye PIN-koden for taleposten din. Den erstatter alle tidligere PIN-koder, og du må endre den første gang du bruker den.',
      pin: 'Den nye PIN-koden din:',
      unexpected: {
        question: 'Har du ikke bedt om en ny PIN-kode?',
        advice:
          'Kontakt administratoren eller brukerstøtten med en gang. Den gamle PIN-koden din virker ikke lenger.',
      },
    },
    askedByAdministrator: {
      subject: 'Ny PIN-kode for taleposten din',
      introduction:
        'En administrator har bedt om en ny PIN-kode for taleposten din, og her er den. Den erstatter alle tidligere PIN-koder, og du må endre den første gang du bruker den.',
      pin: 'Den nye PIN-koden din:',
      unexpected: {
        question: 'Ventet du ikke en ny PIN-kode?',
        advice:
          'Spør administratoren eller brukerstøtten. Den gamle PIN-koden din virker ikke lenger.',
      },
    },
    first: {
      subject: 'PIN-kode for taleposten din',
      introduction:
        'Taleposten din er klar til bruk, og dette er den første PIN-koden din for den. Du må endre den første gang du bruker den.',
      pin: 'PIN-koden din:',
      unexpected: {
        question: 'Ventet du ikke denne e-posten?',
        advice: 'Kontakt administratoren eller brukerstøtten.',
      },
    },
    tooManyAttempts: {
      subject: 'Ny PIN-kode for taleposten din',
      introduction:
        'Feil PIN-kode ble tastet for mange ganger på rad, så taleposten din har fått en ny PIN-kode. Den gamle PIN-koden din virker ikke lenger. Bruk den nye fra nå av; du må endre den første gang du bruker den.',
      pin: 'Den nye PIN-koden din:',
      unexpected: notYou,
    },
  },
  stillLocked:
    'Taleposten din er fremdeles sperret etter for mange feil PIN-koder: Før denne PIN-koden virker, må administratoren eller brukerstøtten oppheve sperringen.',
  helpdeskWrites: (word) => `Brukerstøtten skriver: ${word}`,
  mailboxLocked: {
    subject: 'Taleposten din er sperret',
    introduction:
      'Taleposten din er sperret fordi feil PIN-kode ble tastet for mange ganger på rad. Så lenge den er sperret, blir ingen PIN-kode godtatt, heller ikke den riktige.',
    unlockedBy: {
      administrator:
        'Bare administratoren eller brukerstøtten kan oppheve sperringen. Ta kontakt med dem.',
      reset:
        'Sperringen oppheves med en ny PIN-kode: Be om en ny slik du pleier, eller ta kontakt med administratoren eller brukerstøtten.',
    },
    locked: 'Sperret:',
    wrongPins: 'Feil PIN-koder på rad:',
    notYou,
  },
  mailboxUnlocked: {
    subject: 'Sperringen av taleposten din er opphevet',
    introduction:
      'Taleposten din var sperret, og administratoren eller brukerstøtten har opphevet sperringen. PIN-koden din er den samme som før.',
    unlocked: 'Sperring opphevet:',
  },
  pinExpiry: {
    subject: 'PIN-koden for taleposten din utløper snart',
    introduction: (date) =>
      `PIN-koden for taleposten din utløper ${date}. Bytt den på telefonen før det: Ring nummeret til taleposten, logg på og velg en ny PIN-kode.`,
    otherwise: 'Ellers må du bytte den neste gang du logger på.',
    expires: 'Utløper:',
    forgotten: {
      question: 'Har du glemt PIN-koden?',
      advice:
        'Be om en ny slik du pleier, eller ta kontakt med administratoren eller brukerstøtten.',
    },
  },
  pinBounced: {
    subject: 'En PIN-kode for talepost kunne ikke leveres',
    greeting: 'Hei!',
    introduction:
      'En e-post med en ny PIN-kode for talepost ble sendt og senere meldt som ikke levert. Inntil da hadde ingen brukt PIN-koden.',
    outcome: {
      returned: 'Den forrige PIN-koden gjelder igjen, og den nye gjelder ikke lenger.',
      withoutPin:
        'Taleposten hadde ingen PIN-kode fra før og har igjen ingen: Ingen kommer inn i den før en ny PIN-kode kommer fram.',
      locked:
        'Den forrige PIN-koden skal ikke gjelde igjen, og derfor er taleposten sperret: Ingen PIN-kode blir godtatt før sperringen er opphevet.',
      stays:
        'Det finnes ingen tidligere PIN-kode å gå tilbake til, så den nye gjelder fortsatt selv om ingen har mottatt den.',
    },
    stillLocked:
      'Taleposten er sperret etter for mange feil PIN-koder. Før en PIN-kode virker, må sperringen oppheves.',
    mailbox: 'Talepost:',
    extension: 'Internnummer:',
    status: 'Status fra e-postserveren:',
    reported: 'Meldt:',
    whatToDo: {
      question: 'Hva må gjøres?',
      advice:
        'Kontroller e-postadressen til denne taleposten, og om e-post kommer fram til den. Deretter kan eieren be om en ny PIN-kode.',
    },
    noPin: 'Denne e-posten inneholder ingen PIN-kode, og ingen administrator kan slå opp en.',
  },
  secrecy:
    'Hold PIN-koden for deg selv. Ingen skal noen gang be deg om den, heller ikke brukerstøtten.',
};

import type { SharedTexts } from './shared-texts.js';

/** No native reader has read these texts yet. */
export const nb: SharedTexts = {
  service: 'Talepost',
  skip: 'Gå til hovedinnholdet',
  areas: {
    label: 'Områder',
    owner: 'Taleposten min',
    helpdesk: 'Brukerstøtte',
    admin: 'Administrasjon',
    audit: 'Revisjonslogg',
  },
  signedInAs: (login) => `Logget på som ${login}`,
  signOut: 'Logg av',
  signOutEverywhere: 'Logg av på alle enheter',
  signedOut: 'Du er logget av.',
  signIn: {
    title: 'Logg på',
    login: 'Brukernavn',
    loginHint: 'Vanligvis e-postadressen din',
    password: 'Passord',
    button: 'Logg på',
    elsewhere: 'Logg på med firmakontoen din',
    elsewhereNewTab: 'Logg på med firmakontoen din (åpnes i en ny fane)',
    elsewhereKept: 'Kom deretter tilbake til denne fanen og fortsett med det du har fylt inn.',
    byPassword: 'Eller logg på med brukernavn og passord',
    wrong: 'Brukernavnet eller passordet er feil.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Det har vært for mange mislykkede pålogginger. Prøv igjen om ett minutt.'
        : `Det har vært for mange mislykkede pålogginger. Prøv igjen om ${minutes} minutter.`,
    denied: 'Du ble ikke logget på med firmakontoen din.',
    failed:
      'Påloggingen tok for lang tid, eller den ble ikke startet i denne nettleseren. Prøv igjen.',
    noAccess:
      'Firmakontoen din har ikke tilgang til denne tjenesten. Spør administratoren eller brukerstøtten.',
    unavailable: 'Påloggingen din kan ikke kontrolleres akkurat nå. Prøv igjen om ett minutt.',
    done: 'Du er logget på',
    signedInElsewhere:
      'Det kan hende at du fremdeles er logget på med firmakontoen din. Hvis andre bruker denne enheten, bør du også logge av den kontoen.',
    ended: 'Økten din er utløpt. Logg på igjen.',
    endedKept:
      'Økten din er utløpt, så ingenting er gjort ennå. Logg på igjen, så kan du fortsette med det du har fylt inn.',
    byProxyOnly:
      'Du blir logget på av bedriftens nettverk, men det har ikke oppgitt hvem du er. Spør administratoren eller brukerstøtten.',
  },
  goOn: {
    title: 'Vil du fortsette?',
    text: 'Du har logget på igjen etter at du åpnet siden. Ingenting er gjort ennå, og det du har fylt inn, er her fortsatt.',
    button: 'Fortsett',
  },
  problem: 'Problem',
  problemTitle: (title) => `Problem: ${title}`,
  errors: {
    notAllowed: {
      title: 'Du har ikke tilgang til denne siden',
      text: 'Kontoen din har ikke rett til den, eller et annet nettsted har ført deg hit.',
    },
    missing: { title: 'Siden finnes ikke', text: 'Kontroller adressen.' },
    unreadable: {
      title: 'Det du sendte, kan ikke leses',
      text: 'Ingenting er endret. Gå tilbake og prøv igjen.',
    },
    unavailable: {
      title: 'Dette virker ikke akkurat nå',
      text: 'Prøv igjen om ett minutt.',
    },
    internal: {
      title: 'Noe gikk galt',
      text: (requestId) =>
        `Det er ikke din feil. Oppgi dette nummeret til administratoren: ${requestId}`,
    },
    plainText: {
      title: 'Forbindelsen er ikke sikker',
      text: (url) =>
        `Passordet ditt kunne bli lest underveis, så det går ikke an å logge på her. Bruk ${url}`,
    },
  },
  back: 'Tilbake',
  time: (date, clock, zone) => `${date} kl. ${clock} (${zone})`,
};

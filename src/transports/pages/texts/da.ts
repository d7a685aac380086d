import type { SharedTexts } from './shared-texts.js';

/** No native reader has read these texts yet. */
export const da: SharedTexts = {
  service: 'Voicemail',
  skip: 'Gå til hovedindholdet',
  areas: {
    label: 'Områder',
    owner: 'Min voicemail',
    helpdesk: 'Helpdesk',
    admin: 'Administration',
    audit: 'Revisionslog',
  },
  signedInAs: (login) => `Logget på som ${login}`,
  signOut: 'Log af',
  signOutEverywhere: 'Log af på alle enheder',
  signedOut: 'Du er logget af.',
  signIn: {
    title: 'Log på',
    login: 'Brugernavn',
    loginHint: 'Som regel din mailadresse',
    password: 'Adgangskode',
    button: 'Log på',
    elsewhere: 'Log på med din firmakonto',
    elsewhereNewTab: 'Log på med din firmakonto (åbner på en ny fane)',
    elsewhereKept: 'Vend derefter tilbage til denne fane, og gå videre med det, du har indtastet.',
    byPassword: 'Eller log på med brugernavn og adgangskode',
    wrong: 'Brugernavnet eller adgangskoden er forkert.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Der har været for mange mislykkede forsøg på at logge på. Prøv igen om et minut.'
        : `Der har været for mange mislykkede forsøg på at logge på. Prøv igen om ${minutes} minutter.`,
    denied: 'Du er ikke blevet logget på med din firmakonto.',
    failed:
      'Det tog for lang tid at logge på, eller det blev ikke begyndt i denne browser. Prøv igen.',
    noAccess:
      'Din firmakonto har ikke adgang til denne tjeneste. Spørg din administrator eller helpdesk.',
    unavailable: 'Dine oplysninger kan ikke kontrolleres lige nu. Prøv igen om et minut.',
    done: 'Du er logget på',
    signedInElsewhere:
      'Du er måske stadig logget på med din firmakonto. Hvis andre bruger denne enhed, skal du også logge af den konto.',
    ended: 'Din session er udløbet. Log på igen.',
    endedKept:
      'Din session er udløbet, så der er ikke sket noget endnu. Log på igen, så kan du gå videre med det, du har indtastet.',
    byProxyOnly:
      'Du bliver logget på af firmaets netværk, og det har ikke oplyst, hvem du er. Spørg din administrator eller helpdesk.',
  },
  goOn: {
    title: 'Vil du fortsætte?',
    text: 'Du er logget på igen, efter at du åbnede siden. Der er ikke sket noget endnu, og det, du har indtastet, er her stadig.',
    button: 'Fortsæt',
  },
  problem: 'Problem',
  problemTitle: (title) => `Problem: ${title}`,
  errors: {
    notAllowed: {
      title: 'Du har ikke adgang til denne side',
      text: 'Din konto har ikke ret til den, eller et andet websted har ført dig hertil.',
    },
    missing: { title: 'Siden findes ikke', text: 'Kontrollér venligst adressen.' },
    unreadable: {
      title: 'Det, du har sendt, kan ikke læses',
      text: 'Intet er blevet ændret. Gå tilbage, og prøv igen.',
    },
    unavailable: {
      title: 'Det virker ikke lige nu',
      text: 'Prøv igen om et minut.',
    },
    internal: {
      title: 'Noget gik galt',
      text: (requestId) =>
        `Det er ikke din skyld. Giv venligst din administrator dette nummer: ${requestId}`,
    },
    plainText: {
      title: 'Forbindelsen er ikke sikker',
      text: (url) =>
        `Din adgangskode kunne blive læst undervejs, så man kan ikke logge på her. Brug venligst ${url}`,
    },
  },
  back: 'Tilbage',
  time: (date, clock, zone) => `${date} kl. ${clock} (${zone})`,
};

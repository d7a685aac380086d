import type { SharedTexts } from './shared-texts.js';

/** No native reader has read these texts yet. */
export const sv: SharedTexts = {
  service: 'Röstbrevlåda',
  skip: 'Gå till huvudinnehållet',
  areas: {
    label: 'Områden',
    owner: 'Min röstbrevlåda',
    helpdesk: 'Support',
    admin: 'Administration',
    audit: 'Granskningslogg',
  },
  signedInAs: (login) => `Inloggad som ${login}`,
  signOut: 'Logga ut',
  signOutEverywhere: 'Logga ut på alla enheter',
  signedOut: 'Du har loggat ut.',
  signIn: {
    title: 'Logga in',
    login: 'Användarnamn',
    loginHint: 'Oftast din e-postadress',
    password: 'Lösenord',
    button: 'Logga in',
    elsewhere: 'Logga in med företagskontot',
    elsewhereNewTab: 'Logga in med företagskontot (öppnas i en ny flik)',
    elsewhereKept: 'Kom sedan tillbaka till den här fliken och fortsätt med det du har fyllt i.',
    byPassword: 'Eller logga in med användarnamn och lösenord',
    wrong: 'Användarnamnet eller lösenordet är fel.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'För många inloggningar har misslyckats. Försök igen om en minut.'
        : `För många inloggningar har misslyckats. Försök igen om ${minutes} minuter.`,
    denied: 'Du har inte loggats in med företagskontot.',
    failed:
      'Inloggningen tog för lång tid, eller så påbörjades den inte i den här webbläsaren. Försök igen.',
    noAccess:
      'Ditt företagskonto har inte tillgång till tjänsten. Fråga din administratör eller supporten.',
    unavailable: 'Din inloggning kan inte kontrolleras just nu. Försök igen om en minut.',
    done: 'Du har loggat in',
    signedInElsewhere:
      'Du kan fortfarande vara inloggad med företagskontot. Om andra använder den här enheten bör du logga ut från det kontot också.',
    ended: 'Din session har avslutats. Logga in igen.',
    endedKept:
      'Din session har avslutats, så ingenting har hänt ännu. Logga in igen, så kan du fortsätta med det du har fyllt i.',
    byProxyOnly:
      'Du loggas in av företagets nätverk, men det har inte talat om vem du är. Fråga din administratör eller supporten.',
  },
  goOn: {
    title: 'Vill du fortsätta?',
    text: 'Du har loggat in igen sedan du öppnade sidan. Ingenting har hänt ännu, och det du har fyllt i finns kvar.',
    button: 'Fortsätt',
  },
  problem: 'Problem',
  problemTitle: (title) => `Problem: ${title}`,
  errors: {
    notAllowed: {
      title: 'Du har inte tillgång till den här sidan',
      text: 'Ditt konto saknar behörighet, eller så har en annan webbplats lett dig hit.',
    },
    missing: { title: 'Sidan finns inte', text: 'Kontrollera adressen.' },
    unreadable: {
      title: 'Det du skickade kan inte läsas',
      text: 'Ingenting har ändrats. Gå tillbaka och försök igen.',
    },
    unavailable: {
      title: 'Det här fungerar inte just nu',
      text: 'Försök igen om en minut.',
    },
    internal: {
      title: 'Något gick fel',
      text: (requestId) =>
        `Det är inte ditt fel. Uppge det här numret för din administratör: ${requestId}`,
    },
    plainText: {
      title: 'Anslutningen är inte säker',
      text: (url) =>
        `Någon skulle kunna läsa ditt lösenord på vägen, och därför går det inte att logga in här. Använd ${url}`,
    },
  },
  back: 'Tillbaka',
  time: (date, clock, zone) => `${date} kl. ${clock} (${zone})`,
};

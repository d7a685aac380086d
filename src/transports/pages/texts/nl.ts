import type { SharedTexts } from './shared-texts.js';

/** No native reader has read these texts yet. */
export const nl: SharedTexts = {
  service: 'Voicemail',
  skip: 'Naar de hoofdinhoud',
  areas: {
    label: 'Onderdelen',
    owner: 'Mijn voicemail',
    helpdesk: 'Helpdesk',
    admin: 'Beheer',
    audit: 'Auditlogboek',
  },
  signedInAs: (login) => `Aangemeld als ${login}`,
  signOut: 'Afmelden',
  signOutEverywhere: 'Op alle apparaten afmelden',
  signedOut: 'U bent afgemeld.',
  signIn: {
    title: 'Aanmelden',
    login: 'Gebruikersnaam',
    loginHint: 'Meestal uw e-mailadres',
    password: 'Wachtwoord',
    button: 'Aanmelden',
    elsewhere: 'Aanmelden met uw bedrijfsaccount',
    elsewhereNewTab: 'Aanmelden met uw bedrijfsaccount (opent in een nieuw tabblad)',
    elsewhereKept: 'Kom daarna terug naar dit tabblad en ga verder met wat u hebt ingevuld.',
    byPassword: 'Of meld u aan met gebruikersnaam en wachtwoord',
    wrong: 'De gebruikersnaam of het wachtwoord is onjuist.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Er zijn te veel aanmeldingen mislukt. Probeer het over een minuut opnieuw.'
        : `Er zijn te veel aanmeldingen mislukt. Probeer het over ${minutes} minuten opnieuw.`,
    denied: 'U bent niet aangemeld met uw bedrijfsaccount.',
    failed:
      'Deze aanmelding duurde te lang, of is niet in deze browser begonnen. Probeer het opnieuw.',
    noAccess:
      'Uw bedrijfsaccount heeft geen toegang tot deze dienst. Vraag het na bij uw beheerder of helpdesk.',
    unavailable:
      'Uw aanmelding kan op dit moment niet worden gecontroleerd. Probeer het over een minuut opnieuw.',
    done: 'U bent aangemeld',
    signedInElsewhere:
      'Mogelijk bent u nog aangemeld met uw bedrijfsaccount. Als anderen dit apparaat gebruiken, meld u dan ook bij dat account af.',
    ended: 'Uw sessie is verlopen. Meld u opnieuw aan.',
    endedKept:
      'Uw sessie is verlopen, dus er is nog niets gebeurd. Meld u opnieuw aan, dan kunt u verdergaan met wat u hebt ingevuld.',
    byProxyOnly:
      'U wordt aangemeld door het netwerk van uw bedrijf, maar dat heeft niet doorgegeven wie u bent. Vraag het na bij uw beheerder of helpdesk.',
  },
  goOn: {
    title: 'Wilt u verdergaan?',
    text: 'U hebt zich opnieuw aangemeld sinds u de pagina hebt geopend. Er is nog niets gebeurd, en wat u hebt ingevuld, staat er nog.',
    button: 'Verdergaan',
  },
  problem: 'Probleem',
  problemTitle: (title) => `Probleem: ${title}`,
  errors: {
    notAllowed: {
      title: 'U hebt geen toegang tot deze pagina',
      text: 'Uw account heeft er geen recht op, of een andere website heeft u hierheen geleid.',
    },
    missing: { title: 'Deze pagina bestaat niet', text: 'Controleer het adres.' },
    unreadable: {
      title: 'Wat u hebt verstuurd, kan niet worden gelezen',
      text: 'Er is niets gewijzigd. Ga terug en probeer het opnieuw.',
    },
    unavailable: {
      title: 'Dit werkt op dit moment niet',
      text: 'Probeer het over een minuut opnieuw.',
    },
    internal: {
      title: 'Er is iets misgegaan',
      text: (requestId) =>
        `Het ligt niet aan u. Geef dit nummer door aan uw beheerder: ${requestId}`,
    },
    plainText: {
      title: 'Deze verbinding is niet beveiligd',
      text: (url) =>
        `Uw wachtwoord zou onderweg gelezen kunnen worden. Daarom kunt u zich hier niet aanmelden. Gebruik ${url}`,
    },
  },
  back: 'Terug',
  time: (date, clock, zone) => `${date} om ${clock} (${zone})`,
};

import type { CampaignsTexts } from './campaigns-texts.js';

/** No native reader has read these texts yet. */
export const da: CampaignsTexts = {
  title: 'Kampagner',
  intro:
    'En kampagne sender ejerne af mange postkasser en ny pinkode, hver i sin egen mail. Den gamle pinkode til en postkasse gælder, indtil mailen er leveret.',
  none: 'Der har ikke været nogen kampagne endnu.',
  list: {
    caption: 'Kampagner, de nyeste først',
    campaign: 'Kampagne',
    selection: 'Postkasser',
    progress: 'Fremskridt',
    started: 'Startet',
    earlier: 'Tidligere kampagner',
    newest: 'Nyeste kampagner',
  },
  toCampaigns: 'Tilbage til alle kampagner',
  toCampaign: (id) => `Tilbage til kampagne ${id}`,
  campaign: (id) => `Kampagne ${id}`,
  by: (time, login) => `${time}, af ${login}`,
  states: { running: 'I gang', paused: 'På pause', done: 'Færdig', cancelled: 'Afbrudt' },
  progress: {
    title: 'Fremskridt',
    label: (id) => `Fremskridt for kampagne ${id}`,
    words: (done, of) =>
      of.value === 1
        ? `${done.text} af ${of.text} postkasse er færdig`
        : `${done.text} af ${of.text} postkasser er færdige`,
    spoken: (state, percent) => `${state}, ${percent} % færdig`,
    left: (duration) => `Det tager omkring ${duration} endnu i dette tempo.`,
    minutes: ({ value, text }) => (value === 1 ? 'et minut' : `${text} minutter`),
    hours: ({ value, text }) => (value === 1 ? 'en time' : `${text} timer`),
    days: ({ value, text }) => (value === 1 ? 'en dag' : `${text} dage`),
    refresh: 'Opdater',
  },
  facts: {
    title: 'Om kampagnen',
    selection: 'Postkasser',
    rate: 'Tempo',
    perMinute: ({ value, text }) =>
      value === 1 ? 'én mail i minuttet' : `${text} mails i minuttet`,
    compromised:
      'Andre kender måske de gamle pinkoder: Ingen af dem gælder igen, hvis en mail kommer retur.',
    started: 'Startet',
    ended: 'Afsluttet',
  },
  outcomes: {
    caption: 'Hvad der er sket med postkasserne',
    outcome: 'Resultat',
    mailboxes: 'Postkasser',
    names: {
      delivered: 'Ny pinkode leveret',
      joined: 'Nået af en anden ny pinkode',
      renewed: 'Ejeren har valgt en ny pinkode',
      waiting: 'Venter på at komme til',
      mailing: 'Mail ikke leveret endnu',
      refused: 'Ingen ny pinkode mulig',
      undelivered: 'Mail afvist eller opgivet',
      bounced: 'Mail kom retur',
      skipped: 'Udeladt, fordi kampagnen blev afbrudt',
      unrecorded: 'Ikke længere registreret',
    },
  },
  actions: {
    pause: 'Sæt på pause',
    pauseHint: 'Mails, der er på vej, bliver stadig leveret.',
    paused: (id) => `Kampagne ${id} er sat på pause`,
    pausedText: 'Der laves ingen flere pinkoder, før nogen genoptager kampagnen.',
    resume: 'Genoptag',
    resumed: (id) => `Kampagne ${id} er i gang`,
    cancel: 'Afbryd denne kampagne',
    cancelTitle: (id) => `Afbryd kampagne ${id}?`,
    cancelText: ({ value, text }) =>
      value === 1
        ? 'Én postkasse, der stadig venter, får ingen ny pinkode.'
        : `${text} postkasser, der stadig venter, får ingen ny pinkode.`,
    cancelFinal:
      'Pinkoder, der er erstattet, forbliver erstattet, og mails, der er på vej, bliver stadig leveret. En afbrudt kampagne kan ikke genoptages.',
    cancelButton: 'Ja, afbryd den',
    cancelled: (id) => `Kampagne ${id} er afbrudt`,
    cancelledText: 'Der laves ingen flere pinkoder.',
    goOn: 'Nej, lad den fortsætte',
    refused: 'Intet er blevet ændret',
  },
  report: {
    title: (id) => `Rapport om kampagne ${id}`,
    link: 'Hvem der ikke er nået, og hvorfor',
    caption: 'Ejere, der ikke er nået',
    captionEveryone: 'Alle ejere',
    address: 'Postkasse',
    outcome: 'Resultat',
    reason: 'Årsag',
    since: 'Siden',
    removed: (id) => `Fjernet: ${id}`,
    none: 'Alle ejere er nået.',
    onlyUnreached: 'Vis kun dem, der ikke er nået',
    everyone: 'Vis alle',
    next: 'Næste side',
    first: 'Første side',
    noneHere: 'Dem på denne side er nået i mellemtiden.',
  },
  form: {
    title: 'Start en kampagne',
    button: 'Start en kampagne',
    problem: 'Denne kampagne kan ikke startes',
    which: 'Hvilke postkasser?',
    all: 'Alle postkasser',
    some: 'Dem, som alt det gælder for, der er udfyldt nedenfor',
    someHint: 'Lad de andre felter stå tomme.',
    policy: 'Politik for pinkoder',
    anyPolicy: 'Vilkårlig',
    pattern: 'Adresse',
    patternHint: 'En stjerne står for vilkårlige tegn, som i *@example.com',
    addresses: 'Liste med adresser',
    addressesHint: 'Én adresse pr. linje. Linjer, der begynder med #, udelades.',
    skipUnknown: 'Udelad adresser, der ikke har nogen postkasse',
    olderThan: 'Pinkode ældre end så mange dage',
    olderThanHint: 'Et helt tal, for eksempel 90',
    how: 'Hvordan?',
    rate: 'Mails i minuttet',
    rateHint: (least, most) =>
      `${least.text} til ${most.text}. Spørg mailserverens administrator, hvor mange der er velkomne, og sig det til din helpdesk: Ejerne vil ringe.`,
    compromised: 'Andre kender måske pinkoderne',
    compromisedHint:
      'Så gælder ingen gammel pinkode igen, hvis dens mail kommer retur: Postkassen bliver spærret i stedet. Pinkoder, som ejerne har valgt siden starten, bliver også erstattet.',
    preview: 'Vis, hvem der ville blive nået',
    notAName: (quoted) => `${quoted} er for lang eller indeholder tegn, som ingen adresse har`,
  },
  preview: {
    title: 'Start denne kampagne?',
    nothingYet: 'Intet er startet endnu.',
    chosen: ({ value, text }) => (value === 1 ? 'Én postkasse' : `${text} postkasser`),
    withoutUm: ({ value, text }) =>
      value === 1
        ? 'For én af dem er voicemail ikke slået til, så den får ingen pinkode.'
        : `For ${text} af dem er voicemail ikke slået til, så de får ingen pinkode.`,
    firstPinWanted: ({ value, text }) =>
      value === 1
        ? 'Én mere udelades, fordi dens første pinkode er på vej.'
        : `${text} mere udelades, fordi deres første pinkoder er på vej.`,
    unknown: ({ value, text }) =>
      value === 1
        ? 'Én af adresserne har ingen postkasse og udelades:'
        : `${text} af adresserne har ingen postkasse og udelades:`,
    takes: (duration) => `Det tager omkring ${duration}.`,
    compromised:
      'Andre kender måske de gamle pinkoder: Ingen af dem gælder igen, hvis en mail kommer retur.',
    who: 'Hvem der ville blive nået',
    more: ({ value, text }) => (value === 1 ? '… og én mere' : `… og ${text} mere`),
    start: ({ value, text }) => (value === 1 ? 'Send én ny pinkode' : `Send ${text} nye pinkoder`),
    change: 'Ret',
    started: (id) => `Kampagne ${id} er i gang`,
    startedText: 'Denne side viser, hvor langt den er.',
    changed: 'Postkasserne har ændret sig, siden du så efter',
  },
};

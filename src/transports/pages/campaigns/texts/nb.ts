import type { CampaignsTexts } from './campaigns-texts.js';

/** No native reader has read these texts yet. */
export const nb: CampaignsTexts = {
  title: 'Kampanjer',
  intro:
    'En kampanje sender eierne av mange postbokser en ny PIN-kode, i én e-post til hver. Den gamle PIN-koden til en postboks gjelder til denne e-posten er levert.',
  none: 'Det har ikke vært noen kampanje ennå.',
  list: {
    caption: 'Kampanjer, de nyeste først',
    campaign: 'Kampanje',
    selection: 'Postbokser',
    progress: 'Framdrift',
    started: 'Startet',
    earlier: 'Tidligere kampanjer',
    newest: 'Nyeste kampanjer',
  },
  toCampaigns: 'Tilbake til alle kampanjer',
  toCampaign: (id) => `Tilbake til kampanje ${id}`,
  campaign: (id) => `Kampanje ${id}`,
  by: (time, login) => `${time}, av ${login}`,
  states: { running: 'Pågår', paused: 'På pause', done: 'Ferdig', cancelled: 'Avbrutt' },
  progress: {
    title: 'Framdrift',
    label: (id) => `Framdriften til kampanje ${id}`,
    words: (done, of) =>
      of.value === 1
        ? `${done.text} av ${of.text} postboks er ferdig`
        : `${done.text} av ${of.text} postbokser er ferdige`,
    spoken: (state, percent) => `${state}, ${percent} % ferdig`,
    left: (duration) => `Det tar omtrent ${duration} til i dette tempoet.`,
    minutes: ({ value, text }) => (value === 1 ? 'ett minutt' : `${text} minutter`),
    hours: ({ value, text }) => (value === 1 ? 'én time' : `${text} timer`),
    days: ({ value, text }) => (value === 1 ? 'ett døgn' : `${text} døgn`),
    refresh: 'Oppdater',
  },
  facts: {
    title: 'Om kampanjen',
    selection: 'Postbokser',
    rate: 'Tempo',
    perMinute: ({ value, text }) =>
      value === 1 ? 'én e-post i minuttet' : `${text} e-poster i minuttet`,
    compromised:
      'Andre kan kjenne de gamle PIN-kodene: Ingen av dem blir gyldige igjen hvis en e-post kommer i retur.',
    started: 'Startet',
    ended: 'Avsluttet',
  },
  outcomes: {
    caption: 'Hva som har skjedd med postboksene',
    outcome: 'Resultat',
    mailboxes: 'Postbokser',
    names: {
      delivered: 'Ny PIN-kode levert',
      joined: 'Nådd av en annen ny PIN-kode',
      renewed: 'Eieren har valgt en ny PIN-kode',
      waiting: 'Venter på tur',
      mailing: 'E-post ikke levert ennå',
      refused: 'Ingen ny PIN-kode mulig',
      undelivered: 'E-post avvist eller oppgitt',
      bounced: 'E-post i retur',
      skipped: 'Utelatt fordi kampanjen ble avbrutt',
      unrecorded: 'Ikke lenger registrert',
    },
  },
  actions: {
    pause: 'Sett på pause',
    pauseHint: 'E-poster som er på vei, blir likevel levert.',
    paused: (id) => `Kampanje ${id} er satt på pause`,
    pausedText: 'Ingen flere PIN-koder lages før noen gjenopptar den.',
    resume: 'Gjenoppta',
    resumed: (id) => `Kampanje ${id} pågår`,
    cancel: 'Avbryt denne kampanjen',
    cancelTitle: (id) => `Avbryte kampanje ${id}?`,
    cancelText: ({ value, text }) =>
      value === 1
        ? 'Én postboks som fremdeles venter, får ingen ny PIN-kode.'
        : `${text} postbokser som fremdeles venter, får ingen ny PIN-kode.`,
    cancelFinal:
      'PIN-koder som er erstattet, forblir det, og e-poster som er på vei, blir likevel levert. En avbrutt kampanje kan ikke gjenopptas.',
    cancelButton: 'Ja, avbryt den',
    cancelled: (id) => `Kampanje ${id} er avbrutt`,
    cancelledText: 'Ingen flere PIN-koder lages.',
    goOn: 'Nei, la den fortsette',
    refused: 'Ingenting er endret',
  },
  report: {
    title: (id) => `Rapport om kampanje ${id}`,
    link: 'Hvem som ikke er nådd, og hvorfor',
    caption: 'Eiere som ikke er nådd',
    captionEveryone: 'Alle eiere',
    address: 'Postboks',
    outcome: 'Resultat',
    reason: 'Årsak',
    since: 'Siden',
    removed: (id) => `Fjernet: ${id}`,
    none: 'Alle eiere er nådd.',
    onlyUnreached: 'Vis bare dem som ikke er nådd',
    everyone: 'Vis alle',
    next: 'Neste side',
    first: 'Første side',
    noneHere: 'Eierne på denne siden er nådd i mellomtiden.',
  },
  form: {
    title: 'Start en kampanje',
    button: 'Start en kampanje',
    problem: 'Denne kampanjen kan ikke startes',
    which: 'Hvilke postbokser?',
    all: 'Alle postbokser',
    some: 'De som alt som er fylt ut nedenfor, gjelder for',
    someHint: 'La de andre feltene stå tomme.',
    policy: 'Regelsett for PIN-koder',
    anyPolicy: 'Alle',
    pattern: 'Adresse',
    patternHint: 'En stjerne står for hvilke som helst tegn, som i *@example.com',
    addresses: 'Liste over adresser',
    addressesHint: 'Én adresse per linje. Linjer som begynner med #, blir utelatt.',
    skipUnknown: 'Utelat adresser som ikke har noen postboks',
    olderThan: 'PIN-kode eldre enn så mange dager',
    olderThanHint: 'Et helt tall, for eksempel 90',
    how: 'Hvordan?',
    rate: 'E-poster i minuttet',
    rateHint: (least, most) =>
      `${least.text} til ${most.text}. Spør e-postserverens administrator hvor mange som kan tas imot, og gi beskjed til brukerstøtten: Eierne kommer til å ringe.`,
    compromised: 'Andre kan kjenne PIN-kodene',
    compromisedHint:
      'Da blir ingen gammel PIN-kode gyldig igjen hvis e-posten kommer i retur: I stedet blir postboksen sperret. PIN-koder som eierne har valgt etter starten, blir også erstattet.',
    preview: 'Vis hvem som ville bli nådd',
    notAName: (quoted) => `${quoted} er for lang eller har tegn som ingen adresse har`,
  },
  preview: {
    title: 'Starte denne kampanjen?',
    nothingYet: 'Ingenting er startet ennå.',
    chosen: ({ value, text }) => (value === 1 ? 'Én postboks' : `${text} postbokser`),
    withoutUm: ({ value, text }) =>
      value === 1
        ? 'Én av dem har ikke talepost slått på, og får ingen PIN-kode.'
        : `${text} av dem har ikke talepost slått på, og får ingen PIN-kode.`,
    firstPinWanted: ({ value, text }) =>
      value === 1
        ? 'Én til er utelatt fordi den første PIN-koden er på vei.'
        : `${text} til er utelatt fordi de første PIN-kodene er på vei.`,
    unknown: ({ value, text }) =>
      value === 1
        ? 'Én av adressene har ingen postboks, og er utelatt:'
        : `${text} av adressene har ingen postboks, og er utelatt:`,
    takes: (duration) => `Det tar omtrent ${duration}.`,
    compromised:
      'Andre kan kjenne de gamle PIN-kodene: Ingen av dem blir gyldige igjen hvis en e-post kommer i retur.',
    who: 'Hvem som ville bli nådd',
    more: ({ value, text }) => (value === 1 ? '… og én til' : `… og ${text} til`),
    start: ({ value, text }) =>
      value === 1 ? 'Send én ny PIN-kode' : `Send ${text} nye PIN-koder`,
    change: 'Endre',
    started: (id) => `Kampanje ${id} pågår`,
    startedText: 'Denne siden viser hvor langt den er kommet.',
    changed: 'Postboksene er endret siden du så på dem',
  },
};

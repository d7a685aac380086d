import type { CampaignsTexts } from './campaigns-texts.js';

const compromised =
  'Andra kan känna till de gamla PIN-koderna: ingen av dem börjar gälla igen om ett mejl kommer i retur.';

/** No native reader has read these texts yet. */
export const sv: CampaignsTexts = {
  title: 'Kampanjer',
  intro:
    'En kampanj skickar en ny PIN-kod till ägarna av många brevlådor, ett mejl var. Den gamla PIN-koden till en brevlåda gäller tills mejlet har levererats.',
  none: 'Det har inte varit någon kampanj ännu.',
  list: {
    caption: 'Kampanjer, de nyaste först',
    campaign: 'Kampanj',
    selection: 'Brevlådor',
    progress: 'Förlopp',
    started: 'Startad',
    earlier: 'Tidigare kampanjer',
    newest: 'Nyaste kampanjerna',
  },
  toCampaigns: 'Tillbaka till alla kampanjer',
  toCampaign: (id) => `Tillbaka till kampanj ${id}`,
  campaign: (id) => `Kampanj ${id}`,
  by: (time, login) => `${time}, av ${login}`,
  states: { running: 'Pågår', paused: 'Pausad', done: 'Klar', cancelled: 'Avbruten' },
  progress: {
    title: 'Förlopp',
    label: (id) => `Förlopp för kampanj ${id}`,
    words: (done, of) =>
      of.value === 1
        ? `${done.text} av ${of.text} brevlåda är klar`
        : `${done.text} av ${of.text} brevlådor är klara`,
    spoken: (state, percent) => `${state}, ${percent}\u00a0% klart`,
    left: (duration) => `I den här takten tar det ungefär ${duration} till.`,
    minutes: ({ value, text }) => (value === 1 ? 'en minut' : `${text} minuter`),
    hours: ({ value, text }) => (value === 1 ? 'en timme' : `${text} timmar`),
    days: ({ value, text }) => (value === 1 ? 'en dag' : `${text} dagar`),
    refresh: 'Uppdatera',
  },
  facts: {
    title: 'Om kampanjen',
    selection: 'Brevlådor',
    rate: 'Takt',
    perMinute: ({ value, text }) => (value === 1 ? 'ett mejl i minuten' : `${text} mejl i minuten`),
    compromised,
    started: 'Startad',
    ended: 'Avslutad',
  },
  outcomes: {
    caption: 'Vad som har hänt med brevlådorna',
    outcome: 'Resultat',
    mailboxes: 'Brevlådor',
    names: {
      delivered: 'Ny PIN-kod levererad',
      joined: 'Har fått en annan ny PIN-kod',
      renewed: 'Ägaren har valt en ny PIN-kod',
      waiting: 'Väntar på sin tur',
      mailing: 'Mejlet har inte levererats ännu',
      refused: 'Ingen ny PIN-kod är möjlig',
      undelivered: 'Mejlet nekades eller gavs upp',
      bounced: 'Mejlet kom i retur',
      skipped: 'Utelämnad, eftersom kampanjen avbröts',
      unrecorded: 'Finns inte kvar i loggen',
    },
  },
  actions: {
    pause: 'Pausa',
    pauseHint: 'Mejl som är på väg levereras ändå.',
    paused: (id) => `Kampanj ${id} är pausad`,
    pausedText: 'Inga fler PIN-koder skapas förrän någon återupptar den.',
    resume: 'Återuppta',
    resumed: (id) => `Kampanj ${id} pågår`,
    cancel: 'Avbryt kampanjen',
    cancelTitle: (id) => `Ska kampanj ${id} avbrytas?`,
    cancelText: ({ value, text }) =>
      value === 1
        ? 'En brevlåda som fortfarande väntar får ingen ny PIN-kod.'
        : `${text} brevlådor som fortfarande väntar får ingen ny PIN-kod.`,
    cancelFinal:
      'PIN-koder som har ersatts förblir ersatta, och mejl som är på väg levereras ändå. En avbruten kampanj kan inte återupptas.',
    cancelButton: 'Ja, avbryt den',
    cancelled: (id) => `Kampanj ${id} är avbruten`,
    cancelledText: 'Inga fler PIN-koder skapas.',
    goOn: 'Nej, låt den fortsätta',
    refused: 'Ingenting har ändrats',
  },
  report: {
    title: (id) => `Rapport om kampanj ${id}`,
    link: 'Vilka som inte har nåtts, och varför',
    caption: 'Ägare som inte har nåtts',
    captionEveryone: 'Alla ägare',
    address: 'Brevlåda',
    outcome: 'Resultat',
    reason: 'Anledning',
    since: 'Sedan',
    removed: (id) => `Borttagen: ${id}`,
    none: 'Alla ägare har nåtts.',
    onlyUnreached: 'Visa bara dem som inte har nåtts',
    everyone: 'Visa alla',
    next: 'Nästa sida',
    first: 'Första sidan',
    noneHere: 'Alla på den här sidan har nåtts under tiden.',
  },
  form: {
    title: 'Starta en kampanj',
    button: 'Starta en kampanj',
    problem: 'Kampanjen kan inte startas',
    which: 'Vilka brevlådor?',
    all: 'Alla brevlådor',
    some: 'De som allt stämmer för som fylls i nedan',
    someHint: 'Lämna de andra fälten tomma.',
    policy: 'PIN-regler',
    anyPolicy: 'Alla',
    pattern: 'Adress',
    patternHint: 'En asterisk står för valfria tecken, som i *@example.com',
    addresses: 'Lista med adresser',
    addressesHint: 'En adress per rad. Rader som börjar med # utelämnas.',
    skipUnknown: 'Utelämna adresser som inte har någon brevlåda',
    olderThan: 'PIN-koden är äldre än så här många dagar',
    olderThanHint: 'Ett heltal, till exempel 90',
    how: 'Hur?',
    rate: 'Mejl i minuten',
    rateHint: (least, most) =>
      `${least.text} till ${most.text}. Fråga e-postserverns administratör hur många som går bra, och förvarna supporten: ägare kommer att ringa.`,
    compromised: 'Andra kan känna till PIN-koderna',
    compromisedHint:
      'Då börjar ingen gammal PIN-kod gälla igen om mejlet kommer i retur: i stället låses brevlådan. PIN-koder som ägare har valt sedan starten ersätts också.',
    preview: 'Visa vilka som skulle nås',
    notAName: (quoted) =>
      `${quoted} är för långt, eller innehåller tecken som inte finns i någon adress`,
  },
  preview: {
    title: 'Ska kampanjen startas?',
    nothingYet: 'Ingenting har startats ännu.',
    chosen: ({ value, text }) => (value === 1 ? 'En brevlåda' : `${text} brevlådor`),
    withoutUm: ({ value, text }) =>
      value === 1
        ? 'En av dem är inte aktiverad som röstbrevlåda och får ingen PIN-kod.'
        : `${text} av dem är inte aktiverade som röstbrevlådor och får ingen PIN-kod.`,
    firstPinWanted: ({ value, text }) =>
      value === 1
        ? 'Ytterligare en utelämnas, eftersom dess första PIN-kod är på väg.'
        : `Ytterligare ${text} utelämnas, eftersom deras första PIN-koder är på väg.`,
    unknown: ({ value, text }) =>
      value === 1
        ? 'En av adresserna har ingen brevlåda och utelämnas:'
        : `${text} av adresserna har ingen brevlåda och utelämnas:`,
    takes: (duration) => `Det tar ungefär ${duration}.`,
    compromised,
    who: 'Vilka som skulle nås',
    more: ({ value, text }) => (value === 1 ? '… och en till' : `… och ${text} till`),
    start: ({ value, text }) =>
      value === 1 ? 'Skicka en ny PIN-kod' : `Skicka ${text} nya PIN-koder`,
    change: 'Ändra',
    started: (id) => `Kampanj ${id} pågår`,
    startedText: 'Den här sidan visar hur långt den har kommit.',
    changed: 'Brevlådorna har ändrats sedan du tittade',
  },
};

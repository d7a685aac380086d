import type { CampaignsTexts } from './campaigns-texts.js';

/** No native reader has read these texts yet. */
export const nl: CampaignsTexts = {
  title: 'Campagnes',
  intro:
    'Een campagne stuurt de eigenaren van veel postvakken een nieuwe pincode, elk in één e-mail. De oude pincode van een postvak blijft geldig totdat die e-mail is bezorgd.',
  none: 'Er is nog geen campagne geweest.',
  list: {
    caption: 'Campagnes, de nieuwste eerst',
    campaign: 'Campagne',
    selection: 'Postvakken',
    progress: 'Voortgang',
    started: 'Gestart',
    earlier: 'Eerdere campagnes',
    newest: 'Nieuwste campagnes',
  },
  toCampaigns: 'Terug naar alle campagnes',
  toCampaign: (id) => `Terug naar campagne ${id}`,
  campaign: (id) => `Campagne ${id}`,
  by: (time, login) => `${time}, door ${login}`,
  states: { running: 'Loopt', paused: 'Onderbroken', done: 'Klaar', cancelled: 'Afgebroken' },
  progress: {
    title: 'Voortgang',
    label: (id) => `Voortgang van campagne ${id}`,
    words: (done, of) =>
      of.value === 1
        ? `${done.text} van ${of.text} postvak is klaar`
        : `${done.text} van ${of.text} postvakken zijn klaar`,
    spoken: (state, percent) => `${state}, ${percent}% klaar`,
    left: (duration) => `In dit tempo duurt het nog ongeveer ${duration}.`,
    minutes: ({ value, text }) => (value === 1 ? 'een minuut' : `${text} minuten`),
    hours: ({ value, text }) => (value === 1 ? 'een uur' : `${text} uur`),
    days: ({ value, text }) => (value === 1 ? 'een dag' : `${text} dagen`),
    refresh: 'Vernieuwen',
  },
  facts: {
    title: 'Over de campagne',
    selection: 'Postvakken',
    rate: 'Tempo',
    perMinute: ({ value, text }) =>
      value === 1 ? 'één e-mail per minuut' : `${text} e-mails per minuut`,
    compromised:
      'Anderen kennen misschien de oude pincodes: geen daarvan wordt weer geldig als een e-mail onbestelbaar is.',
    started: 'Gestart',
    ended: 'Geëindigd',
  },
  outcomes: {
    caption: 'Wat er met de postvakken is gebeurd',
    outcome: 'Resultaat',
    mailboxes: 'Postvakken',
    names: {
      delivered: 'Nieuwe pincode bezorgd',
      joined: 'Bereikt door een andere nieuwe pincode',
      renewed: 'Eigenaar heeft een nieuwe pincode gekozen',
      waiting: 'Wacht op de beurt',
      mailing: 'E-mail nog niet bezorgd',
      refused: 'Geen nieuwe pincode mogelijk',
      undelivered: 'E-mail geweigerd of opgegeven',
      bounced: 'E-mail onbestelbaar',
      skipped: 'Overgeslagen omdat de campagne is afgebroken',
      unrecorded: 'Niet meer geregistreerd',
    },
  },
  actions: {
    pause: 'Onderbreken',
    pauseHint: 'E-mails die onderweg zijn, worden nog bezorgd.',
    paused: (id) => `Campagne ${id} is onderbroken`,
    pausedText: 'Er worden geen pincodes meer gemaakt totdat iemand de campagne hervat.',
    resume: 'Hervatten',
    resumed: (id) => `Campagne ${id} loopt`,
    cancel: 'Deze campagne afbreken',
    cancelTitle: (id) => `Campagne ${id} afbreken?`,
    cancelText: ({ value, text }) =>
      value === 1
        ? 'Eén postvak dat nog wacht, krijgt geen nieuwe pincode.'
        : `${text} postvakken die nog wachten, krijgen geen nieuwe pincode.`,
    cancelFinal:
      'Pincodes die zijn vervangen, blijven vervangen, en e-mails die onderweg zijn, worden nog bezorgd. Een afgebroken campagne kan niet worden hervat.',
    cancelButton: 'Ja, afbreken',
    cancelled: (id) => `Campagne ${id} is afgebroken`,
    cancelledText: 'Er worden geen pincodes meer gemaakt.',
    goOn: 'Nee, laten doorgaan',
    refused: 'Er is niets gewijzigd',
  },
  report: {
    title: (id) => `Verslag van campagne ${id}`,
    link: 'Wie niet is bereikt, en waarom',
    caption: 'Eigenaren die niet zijn bereikt',
    captionEveryone: 'Alle eigenaren',
    address: 'Postvak',
    outcome: 'Resultaat',
    reason: 'Reden',
    since: 'Sinds',
    removed: (id) => `Verwijderd: ${id}`,
    none: 'Alle eigenaren zijn bereikt.',
    onlyUnreached: 'Alleen tonen wie niet is bereikt',
    everyone: 'Iedereen tonen',
    next: 'Volgende pagina',
    first: 'Eerste pagina',
    noneHere: 'De eigenaren op deze pagina zijn intussen bereikt.',
  },
  form: {
    title: 'Campagne starten',
    button: 'Campagne starten',
    problem: 'Deze campagne kan niet worden gestart',
    which: 'Welke postvakken?',
    all: 'Alle postvakken',
    some: 'Postvakken waarvoor alles geldt wat hieronder is ingevuld',
    someHint: 'Laat de andere velden leeg.',
    policy: 'Pincodebeleid',
    anyPolicy: 'Alle',
    pattern: 'Adres',
    patternHint: 'Een sterretje staat voor willekeurige tekens, zoals in *@example.com',
    addresses: 'Lijst met adressen',
    addressesHint: 'Eén adres per regel. Regels die met # beginnen, worden overgeslagen.',
    skipUnknown: 'Adressen zonder postvak overslaan',
    olderThan: 'Pincode ouder dan zoveel dagen',
    olderThanHint: 'Een geheel getal, zoals 90',
    how: 'Hoe?',
    rate: 'E-mails per minuut',
    rateHint: (least, most) =>
      `${least.text} tot ${most.text}. Vraag de beheerder van de mailserver hoeveel er welkom zijn, en licht uw helpdesk in: eigenaren zullen bellen.`,
    compromised: 'Anderen kennen misschien de pincodes',
    compromisedHint:
      'Dan wordt geen oude pincode weer geldig als de e-mail onbestelbaar is: in plaats daarvan wordt het postvak geblokkeerd. Pincodes die eigenaren sinds de start hebben gekozen, worden ook vervangen.',
    preview: 'Tonen wie zou worden bereikt',
    notAName: (quoted) => `${quoted} is te lang of bevat tekens die in geen enkel adres voorkomen`,
  },
  preview: {
    title: 'Deze campagne starten?',
    nothingYet: 'Er is nog niets gestart.',
    chosen: ({ value, text }) => (value === 1 ? 'Eén postvak' : `${text} postvakken`),
    withoutUm: ({ value, text }) =>
      value === 1
        ? 'Eén daarvan heeft geen voicemail en krijgt geen pincode.'
        : `${text} daarvan hebben geen voicemail en krijgen geen pincode.`,
    firstPinWanted: ({ value, text }) =>
      value === 1
        ? 'Er wordt er nog één overgeslagen, omdat de eerste pincode onderweg is.'
        : `Er worden er nog ${text} overgeslagen, omdat de eerste pincodes onderweg zijn.`,
    unknown: ({ value, text }) =>
      value === 1
        ? 'Eén van de adressen heeft geen postvak en wordt overgeslagen:'
        : `${text} van de adressen hebben geen postvak en worden overgeslagen:`,
    takes: (duration) => `Het duurt ongeveer ${duration}.`,
    compromised:
      'Anderen kennen misschien de oude pincodes: geen daarvan wordt weer geldig als een e-mail onbestelbaar is.',
    who: 'Wie zou worden bereikt',
    more: ({ value, text }) => (value === 1 ? '… en nog één' : `… en nog ${text}`),
    start: ({ value, text }) =>
      value === 1 ? 'Eén nieuwe pincode versturen' : `${text} nieuwe pincodes versturen`,
    change: 'Wijzigen',
    started: (id) => `Campagne ${id} loopt`,
    startedText: 'Deze pagina toont hoever de campagne is.',
    changed: 'De postvakken zijn gewijzigd sinds u keek',
  },
};

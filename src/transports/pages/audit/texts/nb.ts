import type { AuditTexts } from './audit-texts.js';

/** No native reader has read these texts yet. */
export const nb: AuditTexts = {
  title: 'Revisjonslogg',
  intro: 'Her er hver endring registrert: hvem, hva, når, hvorfra og i hvem sin postboks.',
  search: {
    title: 'Søk',
    mailbox: 'Postboks',
    mailboxHint: 'Adressen eller, hvis postboksen er fjernet, ID-en dens',
    actor: 'Hvem',
    actorHint: 'Et brukernavn; umpin for tjenesten selv',
    event: 'Hendelse',
    anyEvent: 'Alle',
    from: 'Fra',
    to: 'Til og med',
    dateHint: (zone) => `En dag, for eksempel 2026-11-30, i tidssonen ${zone}`,
    button: 'Søk',
    all: 'Vis alt',
    problem: 'Dette søket kan ikke utføres',
    noMailbox: (quoted) => `Postboksen ${quoted} finnes ikke, eller du har ikke tilgang til den.`,
    notAName: (field) => `«${field}» er for lang eller har tegn som ingen navn har.`,
    noSuchEvent: 'Hendelsen finnes ikke.',
    notADate: (field) => `«${field}» må være en dag i kalenderen, for eksempel 2026-11-30.`,
    datesReversed: 'Den første dagen er etter den siste.',
  },
  events: {
    title: 'Hendelser',
    caption: (zone) => `Hendelser, de nyeste først; tidene er i ${zone}`,
    none: 'Det finnes ingen slike hendelser.',
    noneHere: 'Det er ingen på denne siden. Det kan være noen på den neste.',
    time: 'Når',
    event: 'Hendelse',
    who: 'Hvem',
    mailbox: 'Postboks',
    detail: 'Detalj',
    from: (source) => `fra ${source}`,
    removedMailbox: (id) => `Fjernet: ${id}`,
    more: 'Mer',
    id: 'Hendelsens ID',
    place: 'Plass i historikken',
    hash: 'Hashverdi',
    reset: 'Tilbakestillingens ID',
    request: 'Forespørselens ID',
    older: 'Eldre hendelser',
    newest: 'Nyeste hendelser',
    export: 'Last ned som JSON Lines',
    exportHint: 'Alle hendelser i dette søket, de eldste først.',
  },
  proof: {
    title: 'Bevis for revisjonsloggen',
    intro:
      'Hver hendelse bærer hashverdien til den forrige, og en signert rot står for dem alle. En kontroll finner hendelser som er endret, fjernet, lagt til eller flyttet, uansett hvem som gjorde det.',
    toSearch: 'Tilbake til søket',
    link: 'Mer om beviset',
    root: {
      title: 'Nyeste signerte rot',
      none: 'Ingenting er forseglet ennå. Når tjenesten kjører, gjør den det i løpet av sekunder.',
      short: (leaves, time, key) =>
        `Den nyeste roten står for ${leaves.text} ${leaves.value === 1 ? 'blad' : 'blader'}. Den ble signert ${time} med nøkkelen ${key}.`,
      size: 'Størrelse',
      leaves: ({ value, text }) => (value === 1 ? 'ett blad' : `${text} blader`),
      signed: 'Signert',
      root: 'Rot',
      key: 'Nøkkel',
      publicKey: 'Offentlig nøkkel',
      noPublicKey: 'Denne tjenesten har den ikke lenger.',
      signature: 'Signatur',
      hint: 'Oppbevar størrelse og rot et annet sted. Den som har alle rettigheter til databasen, kan ikke endre det de står for, uten at det blir oppdaget.',
    },
    verify: {
      title: 'Kontroll',
      button: 'Kontroller nå',
      hint: 'Alle hendelser blir lest og sammenlignet. En million tar omtrent ett minutt.',
      never:
        'Denne instansen av tjenesten har ikke kontrollert revisjonsloggen siden den ble startet.',
      running: (login, time) => `En kontroll pågår. ${login} startet den ${time}.`,
      underWay: 'En kontroll pågår.',
      progress: 'Framdriften til kontrollen',
      percent: ({ text }) => `${text} % er ferdig`,
      refresh: 'Oppdater',
      upTo: ({ text }) => `Kontrollert til og med blad ${text}: Ingenting er endret`,
      since: ({ value, text }) =>
        value === 1 ? 'Ett til er forseglet siden da.' : `${text} til er forseglet siden da.`,
      found: ({ value, text }) =>
        value === 1
          ? 'Revisjonsloggen er ikke slik den ble registrert: ett funn'
          : `Revisjonsloggen er ikke slik den ble registrert: ${text} funn`,
      checked: (events, chains) =>
        `${events.text} ${events.value === 1 ? 'hendelse' : 'hendelser'} i ${chains.text} ${chains.value === 1 ? 'historikk' : 'historikker'} for postbokser og aktører er sammenlignet.`,
      by: (login, time) => `Kontrollert av ${login}, avsluttet ${time}.`,
      failed: 'Den siste kontrollen kunne ikke gjennomføres',
      failedText: 'Prøv igjen. Loggen til tjenesten sier hvorfor.',
      thisInstance:
        'Dette er den siste kontrollen som denne instansen av tjenesten har gjort, inntil den startes på nytt. Andre kan være gjort andre steder.',
      done: 'Revisjonsloggen er kontrollert',
    },
    findings: {
      caption: 'Hva som ble funnet',
      kind: 'Funn',
      where: 'Hvem sin historikk',
      event: 'Hendelse',
      what: 'Beskrivelse',
      kinds: {
        altered: 'Redigert',
        deleted: 'Slettet',
        inserted: 'Satt inn',
        reordered: 'Omordnet',
        'cut-off': 'Kuttet',
        'history-missing': 'Historikk mangler',
        rewritten: 'Skrevet om',
        'seal-altered': 'Forsegling endret',
        forged: 'Ikke signert av denne tjenesten',
      },
      whole: 'Hele revisjonsloggen',
      mailbox: (id) => `Postboks ${id}`,
      actor: (login) => `Aktør ${login}`,
      more: ({ value, text }) =>
        value === 1
          ? 'Ett til ble funnet; kommandoen `umpin audit verify` viser alle.'
          : `${text} til ble funnet; kommandoen \`umpin audit verify\` viser alle.`,
    },
  },
};

import type { AuditTexts } from './audit-texts.js';

/** No native reader has read these texts yet. */
export const da: AuditTexts = {
  title: 'Revisionslog',
  intro: 'Her er hver ændring registreret: hvem, hvad, hvornår, hvorfra og for hvis postkasse.',
  search: {
    title: 'Søgning',
    mailbox: 'Postkasse',
    mailboxHint: 'Adressen eller, hvis postkassen er fjernet, dens id',
    actor: 'Hvem',
    actorHint: 'Et brugernavn; umpin for tjenesten selv',
    event: 'Hændelse',
    anyEvent: 'Vilkårlig',
    from: 'Fra',
    to: 'Til og med',
    dateHint: (zone) => `En dag, for eksempel 2026-11-30, i tidszonen ${zone}`,
    button: 'Søg',
    all: 'Vis alt',
    problem: 'Denne søgning er ikke mulig',
    noMailbox: (quoted) => `Der er ingen postkasse ${quoted}, eller du må ikke se den.`,
    notAName: (field) => `»${field}« er for langt eller indeholder tegn, som intet navn har.`,
    noSuchEvent: 'Der findes ingen sådan hændelse.',
    notADate: (field) => `»${field}« skal være en kalenderdag, for eksempel 2026-11-30.`,
    datesReversed: 'Den første dag ligger efter den sidste.',
  },
  events: {
    title: 'Hændelser',
    caption: (zone) => `Hændelser, de nyeste først; tidszone ${zone}`,
    none: 'Der er ingen sådanne hændelser.',
    noneHere: 'Der er ingen på denne side. Der kan være nogle på den næste.',
    time: 'Hvornår',
    event: 'Hændelse',
    who: 'Hvem',
    mailbox: 'Postkasse',
    detail: 'Detaljer',
    from: (source) => `fra ${source}`,
    removedMailbox: (id) => `Fjernet: ${id}`,
    more: 'Mere',
    id: 'ID',
    place: 'Plads i egen historik',
    hash: 'Hashværdi',
    reset: 'Id for den nye pinkode',
    request: 'Id for forespørgslen',
    older: 'Ældre hændelser',
    newest: 'Nyeste hændelser',
    export: 'Hent som JSON-linjer',
    exportHint: 'Alle hændelser i denne søgning, de ældste først.',
  },
  proof: {
    title: 'Bevis for revisionsloggen',
    intro:
      'Hver hændelse bærer hashværdien af den foregående, og en signeret rod står for dem alle. En kontrol finder hændelser, der er ændret, fjernet, tilføjet eller flyttet, uanset hvem der gjorde det.',
    toSearch: 'Tilbage til søgningen',
    link: 'Mere om beviset',
    root: {
      title: 'Nyeste signerede rod',
      none: 'Intet er forseglet endnu. Den kørende tjeneste gør det inden for sekunder.',
      short: (leaves, time, key) =>
        `Den nyeste rod står for ${leaves.text} ${leaves.value === 1 ? 'blad' : 'blade'}. Den blev signeret den ${time} med nøglen ${key}.`,
      size: 'Størrelse',
      leaves: ({ value, text }) => (value === 1 ? 'ét blad' : `${text} blade`),
      signed: 'Signeret',
      root: 'Rod',
      key: 'Nøgle',
      publicKey: 'Offentlig nøgle',
      noPublicKey: 'Tjenesten har den ikke længere.',
      signature: 'Signatur',
      hint: 'Gem størrelse og rod et andet sted. Så kan selv en person med alle rettigheder til databasen ikke ubemærket ændre det, som de står for.',
    },
    verify: {
      title: 'Kontrol',
      button: 'Kontrollér nu',
      hint: 'Alle hændelser læses og sammenlignes. En million tager omkring et minut.',
      never:
        'Denne instans af tjenesten har ikke kontrolleret revisionsloggen, siden den blev startet.',
      running: (login, time) => `En kontrol er i gang. ${login} har startet den (${time}).`,
      underWay: 'En kontrol er i gang.',
      progress: 'Kontrollens fremskridt',
      percent: ({ text }) => `${text} % er færdig`,
      refresh: 'Opdater',
      upTo: ({ text }) => `Kontrolleret til og med blad ${text}: Intet er ændret`,
      since: ({ value, text }) =>
        value === 1 ? 'Ét mere er forseglet siden da.' : `${text} flere er forseglet siden da.`,
      found: ({ value, text }) =>
        value === 1
          ? 'Revisionsloggen er ikke, som den blev registreret: ét fund'
          : `Revisionsloggen er ikke, som den blev registreret: ${text} fund`,
      checked: (events, chains) =>
        `Sammenlignet: ${events.text} ${events.value === 1 ? 'hændelse' : 'hændelser'} i ${chains.text} ${chains.value === 1 ? 'historik' : 'historikker'} for postkasser og aktører.`,
      by: (login, time) => `Kontrolleret af ${login}, afsluttet den ${time}.`,
      failed: 'Den seneste kontrol kunne ikke gennemføres',
      failedText: 'Prøv igen. Tjenestens log siger hvorfor.',
      thisInstance:
        'Dette er den seneste kontrol, som denne instans af tjenesten har foretaget, indtil den genstartes. Der kan også være foretaget kontroller andre steder.',
      done: 'Revisionsloggen er kontrolleret',
    },
    findings: {
      caption: 'Hvad der blev fundet',
      kind: 'Fund',
      where: 'Hvis historik',
      event: 'Hændelse',
      what: 'Med ord',
      kinds: {
        altered: 'Ændret',
        deleted: 'Slettet',
        inserted: 'Indsat',
        reordered: 'Byttet om',
        'cut-off': 'Afkortet',
        'history-missing': 'Historik mangler',
        rewritten: 'Skrevet om',
        'seal-altered': 'Segl ændret',
        forged: 'Ikke signeret af denne tjeneste',
      },
      whole: 'Hele revisionsloggen',
      mailbox: (id) => `Postkasse ${id}`,
      actor: (login) => `Aktør ${login}`,
      more: ({ value, text }) =>
        value === 1
          ? 'Ét mere blev fundet; kommandoen `umpin audit verify` viser alle.'
          : `${text} flere blev fundet; kommandoen \`umpin audit verify\` viser alle.`,
    },
  },
};

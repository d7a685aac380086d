import type { AuditTexts } from './audit-texts.js';

/** No native reader has read these texts yet. */
export const nl: AuditTexts = {
  title: 'Auditlogboek',
  intro: 'Elke wijziging is hier vastgelegd: wie, wat, wanneer, waarvandaan en in wiens postvak.',
  search: {
    title: 'Zoeken',
    mailbox: 'Postvak',
    mailboxHint: 'Het adres of, als het postvak is verwijderd, de id ervan',
    actor: 'Wie',
    actorHint: 'Een gebruikersnaam; umpin voor de dienst zelf',
    event: 'Gebeurtenis',
    anyEvent: 'Alle',
    from: 'Van',
    to: 'Tot en met',
    dateHint: (zone) => `Een dag, zoals 2026-11-30, in de tijdzone ${zone}`,
    button: 'Zoeken',
    all: 'Alles tonen',
    problem: 'Deze zoekopdracht is niet mogelijk',
    noMailbox: (quoted) => `Er is geen postvak ${quoted}, of u mag het niet zien.`,
    notAName: (field) => `‘${field}’ is te lang of bevat tekens die in geen enkele naam voorkomen.`,
    noSuchEvent: 'Deze gebeurtenis bestaat niet.',
    notADate: (field) => `‘${field}’ moet een dag van de kalender zijn, zoals 2026-11-30.`,
    datesReversed: 'De eerste dag ligt na de laatste.',
  },
  events: {
    title: 'Gebeurtenissen',
    caption: (zone) => `Gebeurtenissen, de nieuwste eerst; tijden in ${zone}`,
    none: 'Er zijn geen zulke gebeurtenissen.',
    noneHere: 'Op deze pagina zijn er geen. Misschien wel op de volgende.',
    time: 'Wanneer',
    event: 'Gebeurtenis',
    who: 'Wie',
    mailbox: 'Postvak',
    detail: 'Bijzonderheid',
    from: (source) => `vanaf ${source}`,
    removedMailbox: (id) => `Verwijderd: ${id}`,
    more: 'Meer',
    id: 'Id van de gebeurtenis',
    place: 'Plaats in de geschiedenis',
    hash: 'Hashwaarde',
    reset: 'Id van de reset',
    request: 'Id van het verzoek',
    older: 'Oudere gebeurtenissen',
    newest: 'Nieuwste gebeurtenissen',
    export: 'Downloaden als JSON Lines',
    exportHint: 'Alle gebeurtenissen van deze zoekopdracht, de oudste eerst.',
  },
  proof: {
    title: 'Bewijs van het auditlogboek',
    intro:
      'Elke gebeurtenis draagt de hash van de vorige, en een ondertekende wortel staat voor alle gebeurtenissen. Een controle vindt gebeurtenissen die zijn gewijzigd, verwijderd, toegevoegd of verplaatst, wie dat ook heeft gedaan.',
    toSearch: 'Terug naar zoeken',
    link: 'Meer over het bewijs',
    root: {
      title: 'Nieuwste ondertekende wortel',
      none: 'Er is nog niets verzegeld. Als de dienst draait, doet hij dat binnen enkele seconden.',
      short: (leaves, time, key) =>
        `De nieuwste wortel staat voor ${leaves.text} ${leaves.value === 1 ? 'blad' : 'bladeren'}. Hij is ondertekend op ${time} met de sleutel ${key}.`,
      size: 'Grootte',
      leaves: ({ value, text }) => (value === 1 ? 'één blad' : `${text} bladeren`),
      signed: 'Ondertekend',
      root: 'Wortel',
      key: 'Sleutel',
      publicKey: 'Openbare sleutel',
      noPublicKey: 'Deze dienst heeft hem niet meer.',
      signature: 'Handtekening',
      hint: 'Bewaar grootte en wortel ergens anders. Wie alle rechten op de database heeft, kan niet ongemerkt wijzigen waar ze voor staan.',
    },
    verify: {
      title: 'Controle',
      button: 'Nu controleren',
      hint: 'Alle gebeurtenissen worden gelezen en vergeleken. Een miljoen duurt ongeveer een minuut.',
      never:
        'Dit exemplaar van de dienst heeft het auditlogboek nog niet gecontroleerd sinds het is gestart.',
      running: (login, time) => `Er loopt een controle. ${login} heeft die op ${time} gestart.`,
      underWay: 'Er loopt een controle.',
      progress: 'Voortgang van de controle',
      percent: ({ text }) => `${text}% is klaar`,
      refresh: 'Vernieuwen',
      upTo: ({ text }) => `Gecontroleerd tot en met blad ${text}: er is niets gewijzigd`,
      since: ({ value, text }) =>
        value === 1
          ? 'Sindsdien is er nog één verzegeld.'
          : `Sindsdien zijn er nog ${text} verzegeld.`,
      found: ({ value, text }) =>
        value === 1
          ? 'Het auditlogboek is niet zoals het is vastgelegd: één bevinding'
          : `Het auditlogboek is niet zoals het is vastgelegd: ${text} bevindingen`,
      checked: (events, chains) =>
        `Vergeleken: ${events.text} ${events.value === 1 ? 'gebeurtenis' : 'gebeurtenissen'} in ${chains.text} ${chains.value === 1 ? 'geschiedenis' : 'geschiedenissen'} van postvakken en uitvoerders.`,
      by: (login, time) => `Gecontroleerd door ${login}, beëindigd op ${time}.`,
      failed: 'De laatste controle kon niet worden uitgevoerd',
      failedText: 'Probeer het opnieuw. In het logbestand van de dienst staat waarom.',
      thisInstance:
        'Dit is de laatste controle die dit exemplaar van de dienst heeft uitgevoerd, totdat het opnieuw wordt gestart. Elders kunnen er andere zijn uitgevoerd.',
      done: 'Het auditlogboek is gecontroleerd',
    },
    findings: {
      caption: 'Wat is gevonden',
      kind: 'Bevinding',
      where: 'Wiens geschiedenis',
      event: 'Gebeurtenis',
      what: 'Beschrijving',
      kinds: {
        altered: 'Bewerkt',
        deleted: 'Verwijderd',
        inserted: 'Ingevoegd',
        reordered: 'Volgorde gewijzigd',
        'cut-off': 'Afgekapt',
        'history-missing': 'Geschiedenis ontbreekt',
        rewritten: 'Herschreven',
        'seal-altered': 'Verzegeling gewijzigd',
        forged: 'Niet door deze dienst ondertekend',
      },
      whole: 'Het hele auditlogboek',
      mailbox: (id) => `Postvak ${id}`,
      actor: (login) => `Uitvoerder ${login}`,
      more: ({ value, text }) =>
        value === 1
          ? 'Er is er nog één gevonden; het commando `umpin audit verify` toont ze allemaal.'
          : `Er zijn er nog ${text} gevonden; het commando \`umpin audit verify\` toont ze allemaal.`,
    },
  },
};

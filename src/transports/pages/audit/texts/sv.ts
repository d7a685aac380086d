import type { AuditTexts } from './audit-texts.js';

/** No native reader has read these texts yet. */
export const sv: AuditTexts = {
  title: 'Granskningslogg',
  intro: 'Varje ändring finns här: vem, vad, när, varifrån och i vems brevlåda.',
  search: {
    title: 'Sökning',
    mailbox: 'Brevlåda',
    mailboxHint: 'Adressen eller, om brevlådan har tagits bort, dess id',
    actor: 'Vem',
    actorHint: 'Ett användarnamn; umpin för tjänsten själv',
    event: 'Händelse',
    anyEvent: 'Alla',
    from: 'Från',
    to: 'Till och med',
    dateHint: (zone) => `En dag, till exempel 2026-11-30, i tidszonen ${zone}`,
    button: 'Sök',
    all: 'Visa allt',
    problem: 'Sökningen kan inte göras',
    noMailbox: (quoted) => `Det finns ingen brevlåda ${quoted}, eller så får du inte se den.`,
    notAName: (field) =>
      `”${field}” är för långt, eller innehåller tecken som inte finns i något namn.`,
    noSuchEvent: 'Händelsen finns inte.',
    notADate: (field) => `”${field}” måste vara en dag i kalendern, till exempel 2026-11-30.`,
    datesReversed: 'Den första dagen är efter den sista.',
  },
  events: {
    title: 'Händelser',
    caption: (zone) => `Händelser, de nyaste först; tiderna anges i ${zone}`,
    none: 'Det finns inga sådana händelser.',
    noneHere: 'Det finns inga på den här sidan. Det kan finnas några på nästa.',
    time: 'När',
    event: 'Händelse',
    who: 'Vem',
    mailbox: 'Brevlåda',
    detail: 'Detaljer',
    from: (source) => `från ${source}`,
    removedMailbox: (id) => `Borttagen: ${id}`,
    more: 'Mer',
    id: 'Händelsens id',
    place: 'Plats i historiken',
    hash: 'Hashvärde',
    reset: 'PIN-bytets id',
    request: 'Anropets id',
    older: 'Äldre händelser',
    newest: 'Nyaste händelserna',
    export: 'Ladda ner som JSON-rader',
    exportHint: 'Alla händelser i sökningen, de äldsta först.',
  },
  proof: {
    title: 'Bevis för granskningsloggen',
    intro:
      'Varje händelse bär hashvärdet av den föregående, och en signerad rot står för dem alla. En verifiering hittar händelser som har ändrats, tagits bort, lagts till eller flyttats, vem som än gjorde det.',
    toSearch: 'Tillbaka till sökningen',
    link: 'Mer om beviset',
    root: {
      title: 'Senaste signerade roten',
      none: 'Ingenting har förseglats ännu. När tjänsten körs gör den det inom några sekunder.',
      short: (leaves, time, key) =>
        `Den senaste roten står för ${leaves.text} löv. Den signerades den ${time} med nyckeln ${key}.`,
      size: 'Storlek',
      leaves: ({ value, text }) => (value === 1 ? 'ett löv' : `${text} löv`),
      signed: 'Signerad',
      root: 'Rot',
      key: 'Nyckel',
      publicKey: 'Offentlig nyckel',
      noPublicKey: 'Tjänsten har den inte längre.',
      signature: 'Signatur',
      hint: 'Spara storleken och roten på ett annat ställe. Då kan inte ens den som har alla rättigheter till databasen obemärkt ändra det som de står för.',
    },
    verify: {
      title: 'Verifiering',
      button: 'Verifiera nu',
      hint: 'Alla händelser läses och jämförs. En miljon tar ungefär en minut.',
      never:
        'Den här instansen av tjänsten har inte verifierat granskningsloggen sedan den startades.',
      running: (login, time) => `En verifiering pågår. Den startades av ${login} den ${time}.`,
      underWay: 'En verifiering pågår.',
      progress: 'Verifieringens förlopp',
      percent: ({ text }) => `${text}\u00a0% är klart`,
      refresh: 'Uppdatera',
      upTo: ({ text }) => `Verifierad till och med löv ${text}: ingenting har ändrats`,
      since: ({ value, text }) =>
        value === 1
          ? 'Ytterligare ett har förseglats sedan dess.'
          : `Ytterligare ${text} har förseglats sedan dess.`,
      found: ({ value, text }) =>
        value === 1
          ? 'Granskningsloggen är inte som den registrerades: en avvikelse'
          : `Granskningsloggen är inte som den registrerades: ${text} avvikelser`,
      checked: (events, chains) =>
        `${events.text} ${events.value === 1 ? 'händelse' : 'händelser'} i ${chains.text} ${chains.value === 1 ? 'historik' : 'historiker'} för brevlådor och aktörer har jämförts.`,
      by: (login, time) => `Verifierad av ${login}, avslutad den ${time}.`,
      failed: 'Den senaste verifieringen kunde inte genomföras',
      failedText: 'Försök igen. Tjänstens logg talar om varför.',
      thisInstance:
        'Det här är den senaste verifieringen som den här instansen av tjänsten har gjort, tills den startas om. Andra kan ha gjorts på annat håll.',
      done: 'Granskningsloggen har verifierats',
    },
    findings: {
      caption: 'Vad som hittades',
      kind: 'Avvikelse',
      where: 'Vems historik',
      event: 'Händelse',
      what: 'Med ord',
      kinds: {
        altered: 'Ändrad',
        deleted: 'Raderad',
        inserted: 'Infogad',
        reordered: 'Omkastad',
        'cut-off': 'Avskuren',
        'history-missing': 'Historik saknas',
        rewritten: 'Omskriven',
        'seal-altered': 'Försegling ändrad',
        forged: 'Inte signerad av tjänsten',
      },
      whole: 'Hela granskningsloggen',
      mailbox: (id) => `Brevlåda ${id}`,
      actor: (login) => `Aktör ${login}`,
      more: ({ value, text }) =>
        value === 1
          ? 'Ytterligare en hittades; kommandot `umpin audit verify` listar alla.'
          : `Ytterligare ${text} hittades; kommandot \`umpin audit verify\` listar alla.`,
    },
  },
};

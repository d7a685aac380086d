import type { AuditTexts } from './audit-texts.js';

/** No native reader has read these texts yet. */
export const de: AuditTexts = {
  title: 'Prüfprotokoll',
  intro: 'Hier ist jede Änderung verzeichnet: wer, was, wann, von wo aus und an wessen Postfach.',
  search: {
    title: 'Suche',
    mailbox: 'Postfach',
    mailboxHint: 'Die Adresse oder, falls das Postfach entfernt wurde, seine ID',
    actor: 'Wer',
    actorHint: 'Ein Benutzername; umpin für den Dienst selbst',
    event: 'Ereignis',
    anyEvent: 'Beliebig',
    from: 'Von',
    to: 'Bis einschließlich',
    dateHint: (zone) => `Ein Tag, zum Beispiel 2026-11-30, in der Zeitzone ${zone}`,
    button: 'Suchen',
    all: 'Alles anzeigen',
    problem: 'Diese Suche ist nicht möglich',
    noMailbox: (quoted) => `Es gibt kein Postfach ${quoted}, oder Sie dürfen es nicht sehen.`,
    notAName: (field) =>
      `„${field}“ ist zu lang oder enthält Zeichen, die in keinem Namen vorkommen.`,
    noSuchEvent: 'Ein solches Ereignis gibt es nicht.',
    notADate: (field) => `„${field}“ muss ein Kalendertag sein, zum Beispiel 2026-11-30.`,
    datesReversed: 'Der erste Tag liegt nach dem letzten.',
  },
  events: {
    title: 'Ereignisse',
    caption: (zone) => `Ereignisse, die neuesten zuerst; Zeitzone ${zone}`,
    none: 'Solche Ereignisse gibt es nicht.',
    noneHere: 'Auf dieser Seite gibt es keine. Auf der nächsten könnten welche sein.',
    time: 'Wann',
    event: 'Ereignis',
    who: 'Wer',
    mailbox: 'Postfach',
    detail: 'Einzelheiten',
    from: (source) => `von ${source}`,
    removedMailbox: (id) => `Entfernt: ${id}`,
    more: 'Mehr',
    id: 'ID',
    place: 'Stelle im eigenen Verlauf',
    hash: 'Hashwert',
    reset: 'ID der PIN-Vergabe',
    request: 'ID der Anfrage',
    older: 'Ältere Ereignisse',
    newest: 'Neueste Ereignisse',
    export: 'Als JSON-Zeilen herunterladen',
    exportHint: 'Alle Ereignisse dieser Suche, die ältesten zuerst.',
  },
  proof: {
    title: 'Nachweis des Prüfprotokolls',
    intro:
      'Jedes Ereignis enthält den Hashwert des vorherigen, und eine signierte Wurzel steht für alle zusammen. Eine Prüfung findet Ereignisse, die geändert, gelöscht, hinzugefügt oder verschoben wurden, gleich von wem.',
    toSearch: 'Zurück zur Suche',
    link: 'Mehr zum Nachweis',
    root: {
      title: 'Neueste signierte Wurzel',
      none: 'Noch wurde nichts versiegelt. Der laufende Dienst tut das innerhalb von Sekunden.',
      short: (leaves, time, key) =>
        `Die neueste Wurzel steht für ${leaves.text} ${leaves.value === 1 ? 'Blatt' : 'Blätter'}. Sie wurde am ${time} mit dem Schlüssel ${key} signiert.`,
      size: 'Größe',
      leaves: ({ value, text }) => (value === 1 ? 'ein Blatt' : `${text} Blätter`),
      signed: 'Signiert',
      root: 'Wurzel',
      key: 'Schlüssel',
      publicKey: 'Öffentlicher Schlüssel',
      noPublicKey: 'Dieser Dienst hat ihn nicht mehr.',
      signature: 'Signatur',
      hint: 'Bewahren Sie Größe und Wurzel an einem anderen Ort auf. Dann kann auch jemand mit allen Rechten an der Datenbank nicht unbemerkt ändern, wofür sie stehen.',
    },
    verify: {
      title: 'Prüfung',
      button: 'Jetzt prüfen',
      hint: 'Alle Ereignisse werden gelesen und verglichen. Eine Million dauert etwa eine Minute.',
      never: 'Diese Instanz des Dienstes hat das Prüfprotokoll seit ihrem Start nicht geprüft.',
      running: (login, time) => `Eine Prüfung läuft. ${login} hat sie am ${time} gestartet.`,
      underWay: 'Eine Prüfung läuft.',
      progress: 'Fortschritt der Prüfung',
      percent: ({ text }) => `${text} % sind fertig`,
      refresh: 'Aktualisieren',
      upTo: ({ text }) => `Geprüft bis Blatt ${text}: Es wurde nichts verändert`,
      since: ({ value, text }) =>
        value === 1
          ? 'Seitdem wurde ein weiteres versiegelt.'
          : `Seitdem wurden ${text} weitere versiegelt.`,
      found: ({ value, text }) =>
        value === 1
          ? 'Das Prüfprotokoll ist nicht so, wie es aufgezeichnet wurde: ein Befund'
          : `Das Prüfprotokoll ist nicht so, wie es aufgezeichnet wurde: ${text} Befunde`,
      checked: (events, chains) =>
        `Verglichen: ${events.text} ${events.value === 1 ? 'Ereignis' : 'Ereignisse'} in ${chains.text} ${chains.value === 1 ? 'Verlauf' : 'Verläufen'} von Postfächern und Akteuren.`,
      by: (login, time) => `Geprüft von ${login}, beendet am ${time}.`,
      failed: 'Die letzte Prüfung konnte nicht durchgeführt werden',
      failedText: 'Bitte versuchen Sie es noch einmal. Den Grund nennt das Log des Dienstes.',
      thisInstance:
        'Das ist die letzte Prüfung dieser Instanz des Dienstes, bis sie neu gestartet wird. Andere können anderswo stattgefunden haben.',
      done: 'Das Prüfprotokoll wurde geprüft',
    },
    findings: {
      caption: 'Was gefunden wurde',
      kind: 'Befund',
      where: 'Wessen Verlauf',
      event: 'Ereignis',
      what: 'In Worten',
      kinds: {
        altered: 'Geändert',
        deleted: 'Gelöscht',
        inserted: 'Eingefügt',
        reordered: 'Umgestellt',
        'cut-off': 'Abgeschnitten',
        'history-missing': 'Verlauf fehlt',
        rewritten: 'Neu geschrieben',
        'seal-altered': 'Siegel geändert',
        forged: 'Nicht von diesem Dienst signiert',
      },
      whole: 'Das ganze Prüfprotokoll',
      mailbox: (id) => `Postfach ${id}`,
      actor: (login) => `Akteur ${login}`,
      more: ({ value, text }) =>
        value === 1
          ? 'Ein weiterer wurde gefunden; der Befehl `umpin audit verify` nennt alle.'
          : `${text} weitere wurden gefunden; der Befehl \`umpin audit verify\` nennt alle.`,
    },
  },
};

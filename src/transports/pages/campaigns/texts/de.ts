import type { CampaignsTexts } from './campaigns-texts.js';

/** No native reader has read these texts yet. */
export const de: CampaignsTexts = {
  title: 'Kampagnen',
  intro:
    'Eine Kampagne schickt für viele Postfächer eine neue PIN, jede in einer eigenen E-Mail. Die alte PIN eines Postfachs gilt, bis diese E-Mail zugestellt ist.',
  none: 'Es gab noch keine Kampagne.',
  list: {
    caption: 'Kampagnen, die neuesten zuerst',
    campaign: 'Kampagne',
    selection: 'Postfächer',
    progress: 'Fortschritt',
    started: 'Gestartet',
    earlier: 'Frühere Kampagnen',
    newest: 'Neueste Kampagnen',
  },
  toCampaigns: 'Zurück zu allen Kampagnen',
  toCampaign: (id) => `Zurück zur Kampagne ${id}`,
  campaign: (id) => `Kampagne ${id}`,
  by: (time, login) => `${time}, von ${login}`,
  states: { running: 'Läuft', paused: 'Angehalten', done: 'Fertig', cancelled: 'Abgebrochen' },
  progress: {
    title: 'Fortschritt',
    label: (id) => `Fortschritt der Kampagne ${id}`,
    words: (done, of) =>
      of.value === 1
        ? `${done.text} von ${of.text} Postfach ist fertig`
        : `${done.text} von ${of.text} Postfächern sind fertig`,
    spoken: (state, percent) => `${state}, ${percent} % fertig`,
    left: (duration) => `Bei diesem Tempo dauert es noch etwa ${duration}.`,
    minutes: ({ value, text }) => (value === 1 ? 'eine Minute' : `${text} Minuten`),
    hours: ({ value, text }) => (value === 1 ? 'eine Stunde' : `${text} Stunden`),
    days: ({ value, text }) => (value === 1 ? 'einen Tag' : `${text} Tage`),
    refresh: 'Aktualisieren',
  },
  facts: {
    title: 'Angaben',
    selection: 'Postfächer',
    rate: 'Tempo',
    perMinute: ({ value, text }) =>
      value === 1 ? 'eine E-Mail pro Minute' : `${text} E-Mails pro Minute`,
    compromised:
      'Andere kennen vielleicht die alten PINs: Keine davon gilt wieder, wenn eine E-Mail unzustellbar ist.',
    started: 'Gestartet',
    ended: 'Beendet',
  },
  outcomes: {
    caption: 'Was aus den Postfächern geworden ist',
    outcome: 'Ergebnis',
    mailboxes: 'Postfächer',
    names: {
      delivered: 'Neue PIN zugestellt',
      joined: 'Durch eine andere neue PIN erreicht',
      renewed: 'Selbst eine neue PIN festgelegt',
      waiting: 'Noch nicht an der Reihe',
      mailing: 'E-Mail noch nicht zugestellt',
      refused: 'Keine neue PIN möglich',
      undelivered: 'E-Mail abgelehnt oder aufgegeben',
      bounced: 'E-Mail unzustellbar',
      skipped: 'Ausgelassen, da die Kampagne abgebrochen wurde',
      unrecorded: 'Nicht mehr verzeichnet',
    },
  },
  actions: {
    pause: 'Anhalten',
    pauseHint: 'E-Mails, die schon unterwegs sind, werden noch zugestellt.',
    paused: (id) => `Kampagne ${id} ist angehalten`,
    pausedText: 'Es wird keine weitere PIN erzeugt, bis jemand die Kampagne fortsetzt.',
    resume: 'Fortsetzen',
    resumed: (id) => `Kampagne ${id} läuft`,
    cancel: 'Diese Kampagne abbrechen',
    cancelTitle: (id) => `Kampagne ${id} abbrechen?`,
    cancelText: ({ value, text }) =>
      value === 1
        ? 'Ein Postfach, das noch wartet, bekommt keine neue PIN.'
        : `${text} Postfächer, die noch warten, bekommen keine neue PIN.`,
    cancelFinal:
      'Schon ersetzte PINs bleiben ersetzt, und E-Mails, die unterwegs sind, werden noch zugestellt. Eine abgebrochene Kampagne kann nicht fortgesetzt werden.',
    cancelButton: 'Ja, abbrechen',
    cancelled: (id) => `Kampagne ${id} ist abgebrochen`,
    cancelledText: 'Es wird keine weitere PIN erzeugt.',
    goOn: 'Nein, weiterlaufen lassen',
    refused: 'Es wurde nichts geändert',
  },
  report: {
    title: (id) => `Bericht zur Kampagne ${id}`,
    link: 'Wer nicht erreicht wurde und warum',
    caption: 'Nicht erreichte Personen',
    captionEveryone: 'Alle Personen',
    address: 'Postfach',
    outcome: 'Ergebnis',
    reason: 'Grund',
    since: 'Seit',
    removed: (id) => `Entfernt: ${id}`,
    none: 'Alle Personen wurden erreicht.',
    onlyUnreached: 'Nur die nicht erreichten anzeigen',
    everyone: 'Alle anzeigen',
    next: 'Nächste Seite',
    first: 'Erste Seite',
    noneHere: 'Die Personen auf dieser Seite wurden inzwischen erreicht.',
  },
  form: {
    title: 'Kampagne starten',
    button: 'Kampagne starten',
    problem: 'Diese Kampagne kann nicht gestartet werden',
    which: 'Welche Postfächer?',
    all: 'Alle Postfächer',
    some: 'Diejenigen, auf die alles zutrifft, was unten ausgefüllt ist',
    someHint: 'Lassen Sie die anderen Felder leer.',
    policy: 'PIN-Richtlinie',
    anyPolicy: 'Beliebig',
    pattern: 'Adresse',
    patternHint: 'Ein Sternchen steht für beliebige Zeichen, wie in *@example.com',
    addresses: 'Liste von Adressen',
    addressesHint: 'Eine Adresse pro Zeile. Zeilen, die mit # beginnen, werden ausgelassen.',
    skipUnknown: 'Adressen ohne Postfach auslassen',
    olderThan: 'PIN älter als so viele Tage',
    olderThanHint: 'Eine ganze Zahl, zum Beispiel 90',
    how: 'Wie?',
    rate: 'E-Mails pro Minute',
    rateHint: (least, most) =>
      `${least.text} bis ${most.text}. Fragen Sie die Administration des Mailservers, wie viele willkommen sind, und sagen Sie Ihrem Helpdesk Bescheid: Es werden Leute anrufen.`,
    compromised: 'Andere kennen vielleicht die PINs',
    compromisedHint:
      'Dann gilt keine alte PIN wieder, wenn ihre E-Mail unzustellbar ist: Stattdessen wird das Postfach gesperrt. Auch PINs, die seit dem Start selbst festgelegt wurden, werden ersetzt.',
    preview: 'Zeigen, wer erreicht würde',
    notAName: (quoted) =>
      `${quoted} ist zu lang oder enthält Zeichen, die in keiner Adresse vorkommen`,
  },
  preview: {
    title: 'Diese Kampagne starten?',
    nothingYet: 'Noch wurde nichts gestartet.',
    chosen: ({ value, text }) => (value === 1 ? 'Ein Postfach' : `${text} Postfächer`),
    withoutUm: ({ value, text }) =>
      value === 1
        ? 'Bei einem davon ist die Voicemail nicht eingeschaltet, es bekommt keine PIN.'
        : `Bei ${text} davon ist die Voicemail nicht eingeschaltet, sie bekommen keine PIN.`,
    firstPinWanted: ({ value, text }) =>
      value === 1
        ? 'Ein weiteres wird ausgelassen, da seine erste PIN unterwegs ist.'
        : `${text} weitere werden ausgelassen, da ihre ersten PINs unterwegs sind.`,
    unknown: ({ value, text }) =>
      value === 1
        ? 'Zu einer der Adressen gibt es kein Postfach; sie wird ausgelassen:'
        : `Zu ${text} der Adressen gibt es kein Postfach; sie werden ausgelassen:`,
    takes: (duration) => `Es dauert etwa ${duration}.`,
    compromised:
      'Andere kennen vielleicht die alten PINs: Keine davon gilt wieder, wenn eine E-Mail unzustellbar ist.',
    who: 'Wer erreicht würde',
    more: ({ value, text }) => (value === 1 ? '… und eine weitere' : `… und ${text} weitere`),
    start: ({ value, text }) =>
      value === 1 ? 'Eine neue PIN schicken' : `${text} neue PINs schicken`,
    change: 'Ändern',
    started: (id) => `Kampagne ${id} läuft`,
    startedText: 'Diese Seite zeigt, wie weit sie ist.',
    changed: 'Die Postfächer haben sich geändert, seit Sie nachgesehen haben',
  },
};

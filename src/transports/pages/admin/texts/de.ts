import { counted } from '../../texts/page-count.js';
import type { AdminTexts } from './admin-texts.js';

const list = (items: readonly string[]) => new Intl.ListFormat('de').format(items);

const scopeHint =
  'policy:NAME oder address:MUSTER wie in address:*@example.com; leer für alle Postfächer.';

/** No native reader has read these texts yet. */
export const de: AdminTexts = {
  nav: {
    label: 'Teile der Administration',
    parts: {
      overview: 'Übersicht',
      mailboxes: 'Postfächer',
      policies: 'PIN-Richtlinien',
      accounts: 'Konten',
      keys: 'API-Schlüssel',
      import: 'Import',
      campaigns: 'Kampagnen',
      status: 'Status',
    },
  },
  overview: {
    title: 'Administration',
    about: {
      mailboxes:
        'Postfächer suchen, anlegen, ändern und löschen; PINs verschicken, sperren und entsperren.',
      policies: 'Die Regeln für PINs, und wie leicht sich eine PIN nach ihnen erraten lässt.',
      accounts: 'Wer sich anmelden darf, und wofür jede Rolle gilt.',
      keys: 'Schlüssel von Telefonanlagen und Programmen.',
      import: 'Viele Postfächer aus einer CSV-Datei anlegen oder ändern, nach einer Vorschau.',
      campaigns: 'Neue PINs für viele Postfächer, und wie weit sie gekommen sind.',
      status: 'Was umpin doctor über diesen Dienst sagt.',
    },
  },
  common: {
    save: 'Speichern',
    cancel: 'Abbrechen',
    search: 'Suchen nach',
    searchButton: 'Suchen',
    nothingFound: 'Es wurde nichts gefunden.',
    nextPage: 'Nächste Seite',
    firstPage: 'Erste Seite',
    yes: 'ja',
    no: 'nein',
    none: 'keine',
    more: ({ text }) => `… und noch ${text}`,
    notDone: 'Es wurde nichts geändert',
    open: 'Es ist noch nicht sicher, ob das gelungen ist',
    changed: 'Jemand anders hat es inzwischen geändert. Diese Seite zeigt den jetzigen Stand.',
    stillAtWork:
      'Dieselbe Anfrage ist noch in Arbeit. Bitte sehen Sie in einem Augenblick noch einmal nach.',
    sentAlready:
      'Dieses Formular wurde schon einmal ausgeführt, mit anderen Angaben. Schicken Sie es noch einmal ab, wenn Sie das ein zweites Mal möchten.',
    reason: (english) => `Der Dienst meldet: ${english}.`,
    list: (items) => (items.length === 0 ? 'keine' : list(items)),
    meanwhile: {
      title: 'Jemand anders hat dies inzwischen geändert',
      text: 'Von Ihren Angaben ist noch nichts gespeichert, und alles, was Sie eingegeben haben, ist noch da. Speichern Sie noch einmal, um zu ersetzen, was laut Tabelle gespeichert ist, oder brechen Sie ab, um es zu behalten.',
      caption: 'Was gespeichert ist und was Sie eingegeben haben',
      field: 'Einstellung',
      stored: 'Jetzt gespeichert',
      typed: 'Ihre Eingabe',
    },
    share: {
      label: 'Eine Durchwahl trotzdem doppelt vergeben',
      hint: 'Wie --share-extension im Befehl: Telefonanlagen, die nach beiden Inhabern fragen dürfen, nehmen von keinem die PIN an.',
    },
  },
  policies: {
    title: 'PIN-Richtlinien',
    caption: 'Richtlinien, und die Chance, eine vom Dienst erzeugte PIN zu erraten',
    newTitle: 'Neue PIN-Richtlinie',
    oneTitle: (name) => `PIN-Richtlinie ${name}`,
    name: 'Name',
    saved: (name) => `Die Richtlinie ${name} wurde gespeichert`,
    taken: 'Eine Richtlinie mit diesem Namen gibt es schon.',
    groups: {
      rules: 'Länge und Regeln',
      attempts: 'Fehlversuche',
      lifetimes: 'Gültigkeit',
      mails: 'E-Mails',
    },
    settings: {
      minPinLength: {
        label: 'Mindestzahl der Ziffern einer PIN',
        hint: 'Vom Dienst erzeugte PINs haben genau so viele.',
      },
      pinLifetimeDays: {
        label: 'Gültigkeit einer PIN in Tagen',
        hint: 'Danach muss die Inhaberin oder der Inhaber eine andere wählen.',
      },
      pinHistoryCount: {
        label: 'PINs, die nicht wiederkehren dürfen',
        hint: 'Die jetzige zählt mit.',
      },
      allowCommonPatterns: {
        label: 'Gängige Muster erlauben',
        hint: '123456 oder 111111 darf eine PIN sein.',
      },
      logonFailuresBeforePinReset: {
        label: 'Fehlversuche, bis eine neue PIN verschickt wird',
        hint: 'Weniger als bis zur Sperre.',
      },
      maxLogonAttempts: {
        label: 'Fehlversuche, bis das Postfach gesperrt wird',
        hint: 'Hintereinander.',
      },
      resetPinText: {
        label: 'Eigener Text in der E-Mail mit einer PIN',
        hint: 'Reiner Text oder einfaches HTML.',
      },
      umEnabledText: {
        label: 'Eigener Text in der Begrüßungs-E-Mail',
        hint: 'Reiner Text oder einfaches HTML.',
      },
      refusedPatterns: { label: 'Weitere Muster ablehnen', hint: '' },
      temporaryPinLifetimeHours: {
        label: 'Gültigkeit einer verschickten PIN in Stunden',
        hint: 'So lange ist Zeit, sie zu verwenden und eine andere zu wählen.',
      },
      expiryReminderDays: {
        label: 'Erinnerung vor dem Ablauf einer PIN, in Tagen',
        hint: 'Per E-Mail.',
      },
      resetUnlocks: {
        label: 'Eine neue PIN hebt die Sperre auf',
        hint: 'Nur eine, die jemand anfordert.',
      },
      resetPinSubject: {
        label: 'Betreff der E-Mail mit einer PIN',
        hint: 'Leer für den üblichen. Darf {displayName}, {extension} und {address} nennen.',
      },
      onBounce: {
        label: 'Wenn die E-Mail mit einer PIN nicht zugestellt werden kann',
        hint: '',
      },
    },
    number: (hint, low, high) => `${hint} ${low} bis ${high}.`,
    text: (hint, most) => `${hint} Höchstens ${most} Zeichen.`,
    none: { Unlimited: 'Unbegrenzt', Never: 'Nie' },
    bounce: {
      return: 'die vorherige PIN gilt wieder',
      keep: 'die neue PIN bleibt',
      lock: 'das Postfach wird gesperrt',
    },
    rules: {
      'too-short': 'Zu kurz',
      'too-long': 'Zu lang',
      sequence: 'Aufeinanderfolgende Ziffern',
      repetition: 'Eine Ziffer, wiederholt',
      extension: 'Die Durchwahl',
      'keypad-line': 'Gerade Linien auf dem Tastenfeld',
      'alternating-digits': 'Zwei Ziffern im Wechsel',
      'few-distinct-digits': 'Weniger als drei verschiedene Ziffern',
      date: 'Daten und Jahreszahlen',
      blocklist: 'PINs auf der Sperrliste dieser Installation',
      'phone-number': 'Andere Rufnummern der Inhaberin oder des Inhabers',
    },
    showRisk: 'Risiko zeigen',
    risk: 'Das Risiko dieser Einstellungen',
    allowed: 'Erlaubte PINs',
    beforeLock: 'Chance, eine vor der Sperre zu erraten',
    perYear: 'Chance, eine binnen eines Jahres zu erraten',
    chance: (percent, oneIn) => `${percent} (1 von ${oneIn})`,
    atMost: (chance) => `– diese Installation erlaubt höchstens ${chance}`,
    wouldBeRefused: 'Dies wird nicht gespeichert:',
    examples: {
      title: 'Was jede Regel ablehnt',
      hint: (extension, phoneNumber) =>
        `Erfundene PINs, für jemanden mit der Durchwahl ${extension} und der anderen Rufnummer ${phoneNumber}. Jede wird allein von dieser Regel abgelehnt, sofern keine andere genannt ist.`,
      none: (rule) => `${rule}: lehnt keine PIN dieser Länge ab`,
      noBlocklist:
        'PINs auf der Sperrliste dieser Installation: Die Liste hat keine von dieser Länge',
      also: (rules) => `(auch: ${list(rules)})`,
    },
  },
  mailboxes: {
    title: 'Postfächer',
    caption: 'Postfächer nach Adresse',
    searchHint: 'Ein Teil der Adresse oder des Namens oder der Anfang einer Durchwahl',
    newTitle: 'Neues Postfach',
    add: 'Postfach anlegen',
    fields: {
      address: {
        label: 'E-Mail-Adresse',
        hint: 'Nur an diese Adresse werden die PINs geschickt. Sie ändert sich nie.',
      },
      displayName: { label: 'Name der Inhaberin oder des Inhabers', hint: 'Für E-Mails.' },
      extensions: {
        label: 'Durchwahlen',
        hint: 'Ziffern wie gewählt, durch Leerzeichen getrennt; die erste ist die eigene Nummer der Inhaberin oder des Inhabers.',
      },
      phoneNumbers: {
        label: 'Andere Rufnummern',
        hint: 'Ziffern, mit Leerzeichen zwischen den Nummern. Eine Richtlinie kann sie aus PINs heraushalten.',
      },
      language: { label: 'Sprache der E-Mails', hint: 'Ein Sprachkürzel wie de-AT.' },
      policy: { label: 'PIN-Richtlinie', hint: 'Gilt ab der nächsten Anmeldung.' },
      umEnabled: {
        label: 'Voicemail eingeschaltet',
        hint: 'Für Unified Messaging aktiviert; sonst hat das Postfach keine PIN.',
      },
      oofStatus: { label: 'Anrufende hören die Abwesenheitsansage' },
      missedCallNotificationEnabled: {
        label: 'Wird über verpasste Anrufe benachrichtigt',
      },
      playOnPhoneDialString: {
        label: 'Nummer zum Abspielen von Nachrichten',
        hint: 'Leer für die erste Durchwahl.',
      },
      telephoneAccessFolderEmail: {
        label: 'E-Mail-Ordner, der am Telefon vorgelesen wird',
        hint: 'Die ID eines Ordners in Base64; leer für keinen.',
      },
      sendPin: {
        label: 'Erste PIN verschicken',
        hint: 'Der Dienst erzeugt sie und verschickt sie im Hintergrund per E-Mail.',
      },
    },
    state: 'Zustand',
    tags: {
      noUm: 'keine Voicemail',
      noPin: 'noch keine PIN',
      locked: 'gesperrt',
      expired: 'PIN abgelaufen',
      temporary: 'PIN zu ändern',
      pending: 'E-Mail unterwegs',
      compromised: 'PIN anderen bekannt',
      bounced: 'E-Mail unzustellbar',
      valid: 'PIN gültig',
    },
    facts: {
      setAt: 'PIN seit',
      expiresAt: 'PIN gültig bis',
      never: 'nie',
      verified: 'Zuletzt mit PIN geöffnet',
      verifiedAt: (time, phoneSystem) => `${time}, an ${phoneSystem}`,
      failedAttempts: 'Fehlversuche',
      lockedAt: 'Gesperrt seit',
      mail: 'Letzte E-Mail mit einer PIN',
      mailFate: (fate, time) => `${fate}, ${time}`,
      fates: {
        accepted: 'vom Mailserver angenommen',
        delayed: 'verzögert',
        relayed: 'an einen Server weitergegeben, der nichts meldet',
        expanded: 'an mehrere Empfänger weitergegeben',
        delivered: 'zugestellt',
        bounced: 'konnte nicht zugestellt werden',
      },
      shared: 'Doppelt vergebene Durchwahlen',
      sharedWith: (extension, addresses) =>
        addresses.length === 0 ? extension : `${extension}, mit ${list(addresses)}`,
      id: 'Name im Prüfprotokoll',
    },
    added: (address) => `Das Postfach ${address} wurde angelegt`,
    addedWithPin: 'Der Dienst verschickt seine erste PIN per E-Mail.',
    saved: (address) => `Das Postfach ${address} wurde gespeichert`,
    actions: {
      title: 'Aktionen',
      buttons: {
        'send-pin': 'Neue PIN verschicken',
        unlock: 'Entsperren',
        lock: 'Sperren',
        'expire-pin': 'PIN ersetzen',
      },
      hints: {
        'send-pin': 'Die Inhaberin oder der Inhaber erhält eine neue PIN per E-Mail.',
        unlock: 'Hebt die Sperre auf und vergisst die Fehlversuche. Die PIN bleibt, wie sie ist.',
        lock: 'Bis zum Entsperren öffnet keine PIN das Postfach.',
        'expire-pin':
          'Für eine PIN, die andere kennen: Der Dienst verschickt eine andere per E-Mail, und diese kehrt nie wieder.',
      },
      done: {
        'send-pin': 'Die E-Mail mit einer neuen PIN ist verschickt',
        unlock: 'Das Postfach ist entsperrt',
        lock: 'Das Postfach ist gesperrt',
        'expire-pin': 'Der Dienst verschickt eine andere PIN',
      },
      unchanged: {
        unlock: 'Das Postfach war nicht gesperrt',
        lock: 'Das Postfach war schon gesperrt',
      },
    },
    change: 'Ändern',
    export: {
      link: 'Herunterladen, was über die Inhaberin oder den Inhaber gespeichert ist (JSON)',
      hint: 'Ohne PIN, Passwort und Schlüssel. Das Herunterladen wird protokolliert.',
    },
    remove: {
      link: 'Dieses Postfach löschen',
      title: (address) => `Das Postfach ${address} löschen?`,
      text: 'Adresse, Name, Nummern, PINs und wartende E-Mails werden gelöscht; es gibt keinen Weg zurück. Das Prüfprotokoll behält seine Ereignisse, die das Postfach nur mit seiner Kennung nennen. Ein Konto der Inhaberin oder des Inhabers bleibt, ohne Postfach.',
      button: 'Löschen',
      done: (address) => `Das Postfach ${address} wurde gelöscht`,
      accounts: (logins) => `Jetzt ohne Postfach: ${list(logins)}.`,
    },
  },
  accounts: {
    title: 'Konten',
    caption: 'Konten nach Benutzername',
    searchHint: 'Ein Teil des Benutzernamens',
    newTitle: 'Neues Konto',
    add: 'Konto anlegen',
    login: { label: 'Benutzername', hint: 'Groß- und Kleinschreibung zählt nicht.' },
    password: {
      label: 'Passwort',
      hint: 'Mindestens 8 Zeichen. Leer, wenn ein anderes System die Anmeldung prüft.',
    },
    newPassword: {
      label: 'Neues Passwort',
      hint: 'Mindestens 8 Zeichen. Das alte gilt sofort nicht mehr, und seine Sitzungen enden.',
    },
    mailbox: {
      label: 'Postfach',
      hint: 'Die E-Mail-Adresse des zugehörigen Postfachs; leer für keines.',
    },
    roles: 'Rollen',
    role: 'Rolle',
    roleNames: {
      ApplicationImpersonation: 'ApplicationImpersonation: handelt für Inhaber',
      phone: 'phone: fragt nach PINs',
      admin: 'admin: ändert alles',
      helpdesk: 'helpdesk: verschickt PINs und entsperrt',
      auditor: 'auditor: liest',
    },
    scope: { label: 'Geltungsbereich', hint: scopeHint },
    everyone: 'alle Postfächer',
    roleFor: (role, scope) => `${role} (${scope})`,
    state: 'Zustand',
    enabled: 'aktiv',
    disabled: 'deaktiviert',
    disabledSince: (time) => `deaktiviert seit dem ${time}`,
    external: 'ein anderes System',
    ownPassword: 'ein Passwort',
    signsInBy: 'Anmeldung über',
    grant: { title: 'Rolle vergeben oder ihren Geltungsbereich ändern', button: 'Vergeben' },
    revoke: (role) => `${role} entziehen`,
    setPassword: { title: 'Passwort setzen', button: 'Passwort setzen' },
    disable: {
      button: 'Dieses Konto deaktivieren',
      hint: 'Ab der nächsten Anfrage kann es nichts mehr tun, und seine Sitzungen enden.',
    },
    enable: { button: 'Dieses Konto aktivieren' },
    actions: 'Aktionen',
    done: {
      added: (login) => `Das Konto ${login} wurde angelegt`,
      disabled: (login) => `Das Konto ${login} ist deaktiviert`,
      enabled: (login) => `Das Konto ${login} ist aktiv`,
      password: (login) => `Das Konto ${login} hat ein anderes Passwort`,
      granted: (role, login) => `${login} hat die Rolle ${role}`,
      revoked: (role, login) => `${login} hat die Rolle ${role} nicht mehr`,
      removed: (login) => `Das Konto ${login} wurde gelöscht`,
      unchanged: 'Es war schon so',
    },
    remove: {
      link: 'Dieses Konto löschen',
      title: (login) => `Das Konto ${login} löschen?`,
      text: 'Seine API-Schlüssel werden mitgelöscht, und seine Sitzungen enden. Sein Postfach bleibt, ebenso seine Einträge im Prüfprotokoll.',
      button: 'Löschen',
    },
  },
  keys: {
    title: 'API-Schlüssel',
    caption: 'API-Schlüssel nach Kennung',
    searchHint: 'Ein Teil des Benutzernamens oder der Bezeichnung',
    newTitle: 'Neuer API-Schlüssel',
    add: 'Schlüssel erzeugen',
    id: 'Kennung',
    account: {
      label: 'Konto',
      hint: 'Der Benutzername des Kontos, für das der Schlüssel handelt.',
    },
    label: { label: 'Bezeichnung', hint: 'Wofür der Schlüssel ist.' },
    role: {
      label: 'Rolle',
      hint: 'Die einzige Rolle, in der er handelt; das Konto muss sie haben.',
    },
    scope: { label: 'Geltungsbereich', hint: `Innerhalb dessen des Kontos. ${scopeHint}` },
    createdAt: 'Erzeugt',
    state: 'Zustand',
    valid: 'gültig',
    revokedAt: (time) => `widerrufen am ${time}`,
    revoke: (id) => `Den Schlüssel ${id} widerrufen`,
    revokeButton: 'Widerrufen',
    revoked: (id) => `Der Schlüssel ${id} wurde widerrufen`,
    alreadyRevoked: (id) => `Der Schlüssel ${id} war schon widerrufen`,
    made: {
      title: 'Der API-Schlüssel ist erzeugt',
      text: 'Kopieren Sie ihn jetzt: Nur diese Seite zeigt ihn, und gespeichert ist nur sein Hashwert.',
      key: 'API-Schlüssel',
      lost: (id) =>
        `Der Schlüssel ${id} wurde schon einmal gezeigt, nach dem ersten Klick. Falls er verloren ist, widerrufen Sie ihn und erzeugen Sie einen anderen.`,
      back: 'Zur Liste der Schlüssel',
    },
  },
  imports: {
    title: 'Import von Postfächern',
    about:
      'Zuerst erhalten Sie eine Vorschau, und nichts wird geändert. Neue Adressen werden zu Postfächern; vorhandene Postfächer werden geändert. Die Datei wird ganz ausgeführt oder gar nicht.',
    columns:
      'Die erste Zeile nennt die Spalten address, displayName, extensions, language, umEnabled, policy und, wenn Sie möchten, phoneNumbers, in beliebiger Reihenfolge. Dazwischen stehen Kommas, Semikolons oder Tabulatoren. Eine leere Zelle lässt ein Feld eines vorhandenen Postfachs, wie es ist; ein neues Postfach erhält den Standardwert.',
    file: {
      label: 'CSV-Datei',
      hint: 'UTF-8 oder UTF-16, höchstens 32 MiB und 100.000 Postfächer.',
    },
    text: {
      label: 'Oder der Text einer solchen Datei',
      hint: 'Er zählt, wenn keine Datei gewählt ist.',
    },
    sendPins: {
      label: 'Erste PINs verschicken',
      hint: 'Für alle neuen Postfächer mit Voicemail, im Hintergrund.',
    },
    preview: 'Vorschau',
    empty: 'Wählen Sie eine Datei, oder geben Sie ihren Text ein.',
    result: {
      title: 'Vorschau des Imports',
      counts: {
        added: (count) => counted(count, 'Postfach ist neu', 'Postfächer sind neu'),
        changed: (count) => counted(count, 'Postfach ändert sich', 'Postfächer ändern sich'),
        unchanged: (count) =>
          counted(count, 'Postfach bleibt unverändert', 'Postfächer bleiben unverändert'),
        wrong: (count) => counted(count, 'Problem gefunden', 'Probleme gefunden'),
      },
      problems: 'Was nicht stimmt',
      changes: 'Was sich ändern würde',
      line: 'Zeile',
      problem: 'Problem',
      address: 'E-Mail-Adresse',
      kind: 'Was geschieht',
      fields: 'Felder, die sich ändern',
      kinds: { added: 'neu', changed: 'ändert sich', unchanged: 'bleibt unverändert' },
      more: (count) => `… und ${counted(count, 'weitere Zeile', 'weitere Zeilen')}`,
      carryOut: 'Import ausführen',
      nothingYet: 'Es wurde noch nichts geändert.',
      mendFirst: 'Berichtigen Sie die Zeilen unten, und lassen Sie die Vorschau neu erstellen.',
      outdated:
        'Seit der Vorschau wurde ein Postfach geändert. Dies ist die Vorschau mit dem jetzigen Stand.',
    },
    done: {
      title: 'Der Import ist ausgeführt',
      text: (added, changed) =>
        `${counted(added, 'Postfach ist neu', 'Postfächer sind neu')}, ${counted(changed, 'wurde geändert', 'wurden geändert')}.`,
      firstPins: (count) =>
        `Der Dienst verschickt ${counted(count, 'erste PIN', 'erste PINs')} per E-Mail.`,
    },
  },
};

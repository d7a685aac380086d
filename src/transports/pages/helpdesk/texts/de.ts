import type { HelpdeskTexts } from './helpdesk-texts.js';

/** No native reader has read these texts yet. */
export const de: HelpdeskTexts = {
  pages: { label: 'Helpdesk', people: 'Person suchen', mail: 'E-Mails' },
  people: {
    title: 'Person suchen',
    search: 'Name, Adresse oder Durchwahl',
    hint: 'Ein Teil des Namens oder der Adresse, oder der Anfang der Durchwahl',
    button: 'Suchen',
    hits: (count) =>
      count === 0
        ? 'Niemand gefunden.'
        : count === 1
          ? 'Eine Person gefunden.'
          : `${count} Personen gefunden.`,
    moreHits: (shown) =>
      `${shown} Personen werden angezeigt, und es gibt weitere. Geben Sie mehr ein, um weniger zu finden.`,
    name: 'Name',
    address: 'Adresse',
    extension: 'Durchwahl',
    state: 'Zustand',
  },
  states: {
    off: 'Keine Voicemail',
    locked: 'Gesperrt',
    bounced: 'E-Mail unzustellbar',
    pending: 'E-Mail unterwegs',
    none: 'Keine PIN',
    expired: 'PIN abgelaufen',
    temporary: 'PIN zu ändern',
    valid: 'PIN gültig',
  },
  mailbox: {
    title: (nameOrAddress) => nameOrAddress,
    address: 'Adresse',
    extensions: 'Durchwahlen',
    language: 'Sprache der E-Mails',
    policy: 'PIN-Richtlinie',
    lastUsed: 'PIN zuletzt verwendet',
    used: (time, phoneSystem) => `${time}, an ${phoneSystem}`,
    neverUsed: 'Nie',
    wrongAttempts: 'Falsche PINs in Folge',
    state: {
      title: 'Zustand',
      off: 'Die Voicemail dieses Postfachs ist nicht eingeschaltet, deshalb bekommt es keine PIN. Die Administration kann das ändern.',
      none: 'Es gibt noch keine PIN.',
      valid: 'Die PIN ist gültig.',
      validUntil: (time) => `Die PIN gilt bis zum ${time}.`,
      temporary:
        'Die PIN wurde per E-Mail geschickt und muss bei der ersten Verwendung geändert werden.',
      temporaryUntil: (time) =>
        `Die PIN wurde per E-Mail geschickt; sie muss vor dem ${time} verwendet und dabei geändert werden.`,
      expired: (time) => `Die PIN ist am ${time} abgelaufen.`,
      locked: (since) =>
        `Das Postfach ist seit dem ${since} gesperrt: Es wird keine PIN angenommen.`,
      resetUnlocks: 'Eine neue PIN hebt auch die Sperre auf.',
      resetKeepsLock: 'Eine neue PIN hebt die Sperre nicht auf.',
      pending: 'Eine E-Mail mit einer neuen PIN ist unterwegs. Bis dahin gilt die vorherige PIN.',
      wanted: 'Der Dienst wird gleich eine PIN verschicken.',
      compromised: 'Die Administration hat angegeben, dass andere die PIN kennen.',
      bounced: (time, status) =>
        `Die E-Mail mit der letzten PIN konnte nicht zugestellt werden (${time}; ${status}). Prüfen Sie die Adresse, bevor Sie eine weitere verschicken.`,
      delayed: (time) =>
        `Die E-Mail mit der letzten PIN verzögert sich, wie ein Mailserver gemeldet hat (${time}). Die Zustellung wird weiter versucht.`,
      sharedExtension: (extension) =>
        `Ein anderes Postfach hat ebenfalls die Durchwahl ${extension}, deshalb nehmen Telefonanlagen dafür keine PIN an. Die Administration kann das ändern.`,
    },
  },
  note: {
    reason: 'Begründung',
    reasonHint:
      'Bis zu 200 Zeichen, für das Prüfprotokoll, das sie lange aufbewahrt. Bitte nennen Sie keine Personen.',
    word: 'Nachricht an die Person (freiwillig)',
    wordHint:
      'Bis zu 200 Zeichen, für die E-Mail an die Person, der das Postfach gehört, und in deren Sprache. Links und Adressen sind nicht möglich.',
    problems: 'Noch ist nichts geschehen',
    reasonFaults: {
      missing: 'Geben Sie eine Begründung ein.',
      'too-long': 'Die Begründung hat mehr als 200 Zeichen.',
      unprintable: 'Die Begründung enthält Zeichen, die sich nicht anzeigen lassen.',
      address: 'Die Begründung enthält eine Adresse.',
    },
    wordFaults: {
      missing: 'Geben Sie eine Nachricht an die Person ein.',
      'too-long': 'Die Nachricht an die Person hat mehr als 200 Zeichen.',
      unprintable: 'Die Nachricht an die Person enthält Zeichen, die sich nicht anzeigen lassen.',
      address:
        'Die Nachricht an die Person enthält einen Link, eine E-Mail-Adresse oder etwas, das Mailprogramme dafür halten. Lassen Sie das weg, oder setzen Sie nach jedem Punkt ein Leerzeichen.',
    },
  },
  reset: {
    title: 'Neue PIN schicken',
    hint: (address) =>
      `Sie wird an ${address} geschickt, und niemand sonst bekommt sie zu sehen. Die vorherige PIN gilt, bis diese E-Mail verschickt ist.`,
    button: 'Neue PIN schicken',
    sent: 'Eine neue PIN ist verschickt',
    sentText: (address) => `Sie wurde an ${address} geschickt. Frühere PINs gelten nicht mehr.`,
    joined: 'Eine neue PIN ist verschickt',
    joinedText: (address) =>
      `Eine E-Mail an ${address} war schon unterwegs und ist jetzt verschickt. Eine Nachricht an die Person steht nicht darin. Frühere PINs gelten nicht mehr.`,
    failed: 'Es wurde keine neue PIN verschickt',
    reasons: {
      UmNotEnabled:
        'Die Voicemail dieses Postfachs ist nicht eingeschaltet. Die Administration kann das ändern.',
      NoPinSatisfiesPolicy:
        'Die Regeln für PINs lassen keine mehr zu, die dieses Postfach nicht schon hatte. Bitte wenden Sie sich an Ihre Administration.',
      NotificationRefused: 'Der Mailserver nimmt keine E-Mails für diese Adresse an.',
      NotificationUnavailable:
        'Die E-Mail kann im Moment nicht verschickt werden. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
      DeliveryUnconfirmed:
        'Der Mailserver hat noch nicht geantwortet. Falls eine E-Mail ankommt, gilt die PIN darin; bis dahin gilt die jetzige PIN.',
      ServerBusy:
        'Der Dienst ist im Moment überlastet. Bitte versuchen Sie es in einer Minute noch einmal.',
      DatabaseUnavailable:
        'Der Dienst ist im Moment überlastet. Bitte versuchen Sie es in einer Minute noch einmal.',
    },
    tooMany: (minutes) =>
      minutes === 1
        ? 'In kurzer Zeit wurden zu viele PINs verschickt, an diese Person oder von Ihnen. Bitte versuchen Sie es in einer Minute noch einmal.'
        : `In kurzer Zeit wurden zu viele PINs verschickt, an diese Person oder von Ihnen. Bitte versuchen Sie es in ${minutes} Minuten noch einmal.`,
    oldPinStays: 'Die jetzige PIN gilt weiter.',
    underWay:
      'Dieses Formular wurde schon einmal abgeschickt und wird gerade bearbeitet. Bitte sehen Sie gleich noch einmal nach.',
    sentBefore:
      'Dieses Formular wurde schon einmal mit einem anderen Text abgeschickt. Es ist nichts noch einmal geschehen.',
  },
  unlock: {
    title: 'Entsperren',
    hint: 'Die PIN bleibt dieselbe, und falsche PINs werden neu gezählt. Entsperren Sie nur, wenn Sie sicher sind, dass Sie mit der Person sprechen, der das Postfach gehört.',
    button: 'Entsperren',
    done: 'Das Postfach ist entsperrt',
    doneText: 'Die PIN ist dieselbe wie vorher.',
    mailed: (address) => `Ihre Nachricht an die Person wird an ${address} geschickt.`,
    notLocked: 'Das Postfach war nicht gesperrt',
    notLockedText: 'Die Person hat keine E-Mail bekommen.',
    failed: 'Das Postfach wurde nicht entsperrt',
  },
  history: {
    title: 'Verlauf',
    none: 'Noch ist nichts geschehen.',
    time: 'Wann',
    event: 'Was',
    by: 'Benutzer oder Telefonanlage',
    details: 'Einzelheiten',
    service: 'Der Dienst selbst',
    events: {
      'reset-requested': 'Neue PIN angefordert',
      'reset-joined': 'Neue PIN angefordert, während eine unterwegs war',
      'reset-refused': 'Neue PIN abgelehnt',
      'reset-delivered': 'Neue PIN verschickt und gültig',
      'reset-cancelled': 'Neue PIN nicht verschickt; die vorherige bleibt',
      'reset-returned': 'E-Mail unzustellbar; die vorherige PIN gilt wieder',
      'mail-bounced': 'E-Mail unzustellbar; die PIN bleibt',
      'mail-delayed': 'E-Mail verzögert sich',
      'mail-relayed': 'E-Mail an einen Server weitergegeben, der nichts weiter meldet',
      'mail-expanded': 'E-Mail an mehrere Adressen weitergegeben',
      'mail-delivered': 'E-Mail zugestellt',
      'automatic-reset-requested': 'Neue PIN nach falschen PINs',
      'signed-in': 'PIN angenommen',
      'sign-in-failed': 'PIN abgelehnt',
      'mailbox-locked': 'Postfach gesperrt',
      'mailbox-unlocked': 'Postfach entsperrt',
      'reminder-requested': 'Erinnerung, dass die PIN abläuft',
      'pin-changed': 'PIN von der Person selbst geändert',
      'pin-change-refused': 'Selbst gewählte PIN abgelehnt',
      'notice-delivered': 'Hinweis verschickt',
      'notice-dropped': 'Hinweis aufgegeben',
      'mail-retried': 'E-Mail noch einmal versucht, durch die Administration',
      'first-pin-requested': 'Erste PIN bestellt',
      'pin-compromised': 'PIN als anderen bekannt gemeldet',
    },
  },
  mails: {
    title: 'Letzte E-Mails',
    none: 'Es wurde noch keine E-Mail verschickt.',
    ordered: 'Bestellt',
    mail: 'E-Mail',
    by: 'Bestellt von',
    fate: 'Was daraus wurde',
    since: 'Bekannt seit',
    details: 'Einzelheiten',
    fates: {
      waiting: 'Wartet',
      dropped: 'Nicht verschickt',
      accepted: 'Verschickt: Der Mailserver hat sie angenommen',
      delayed: 'Verzögert',
      relayed: 'An einen Server weitergegeben, der nichts weiter meldet',
      expanded: 'An mehrere Adressen weitergegeben',
      delivered: 'Zugestellt',
      bounced: 'Unzustellbar',
    },
  },
  queue: {
    title: 'Wartende und unzustellbare E-Mails',
    waiting: 'Wartende E-Mails',
    noneWaits: 'Es wartet keine E-Mail.',
    mailbox: 'Postfach',
    mail: 'E-Mail',
    since: 'Wartet seit',
    attempts: 'Versuche',
    next: 'Nächster Versuch',
    why: 'Warum sie wartet',
    underWay: 'Sie wird gerade verschickt.',
    maybeSent: 'Sie ist vielleicht angekommen: Der Mailserver hat nicht geantwortet.',
    bounced: 'Postfächer, deren letzte E-Mail unzustellbar war',
    noneBounced: 'Keine E-Mail war unzustellbar.',
    bouncedAt: 'Gemeldet',
    status: 'Status des Mailservers',
  },
  topics: {
    'new-pin': 'Neue PIN',
    'mailbox-locked': 'Das Postfach ist gesperrt',
    'mailbox-unlocked': 'Das Postfach ist entsperrt',
    'pin-expiry': 'Die PIN läuft bald ab',
    'pin-bounced-returned': 'An den Helpdesk: PIN unzustellbar',
    'pin-bounced-without-pin': 'An den Helpdesk: PIN unzustellbar',
    'pin-bounced-locked': 'An den Helpdesk: PIN unzustellbar',
    'pin-bounced-stays': 'An den Helpdesk: PIN unzustellbar',
  },
  next: 'Nächste Seite',
  first: 'Erste Seite',
};

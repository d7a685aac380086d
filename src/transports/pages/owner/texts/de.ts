import type { OwnerTexts } from './owner-texts.js';

/** No native reader has read these texts yet. */
export const de: OwnerTexts = {
  title: 'Meine Voicemail',
  state: {
    title: 'Ihre PIN',
    off: 'Ihre Voicemail ist nicht eingeschaltet. Falls sie es sein sollte, wenden Sie sich bitte an Ihre Administration oder Ihren Helpdesk.',
    none: 'Sie haben noch keine PIN.',
    valid: 'Ihre PIN ist gültig.',
    validUntil: (time) => `Ihre PIN gilt bis zum ${time}.`,
    temporary:
      'Ihnen wurde eine PIN geschickt. Sie muss bei der ersten Verwendung geändert werden.',
    temporaryUntil: (time) =>
      `Ihnen wurde eine PIN geschickt. Bitte verwenden Sie sie vor dem ${time}; sie muss bei der ersten Verwendung geändert werden.`,
    expired: (time) => `Ihre PIN ist am ${time} abgelaufen.`,
    locked: (since) =>
      `Ihre Voicemail ist seit dem ${since} gesperrt. Solange sie gesperrt ist, wird keine PIN angenommen, auch nicht die richtige.`,
    lockedUntilReset: 'Mit einer neuen PIN wird sie wieder entsperrt.',
    lockedUntilHelp:
      'Nur Ihre Administration oder Ihr Helpdesk kann sie wieder entsperren. Bitte wenden Sie sich dorthin.',
    pending: (address) => `Eine E-Mail mit einer neuen PIN ist unterwegs an ${address}.`,
    mailed: (address, time) => `Die letzte PIN wurde am ${time} an ${address} geschickt.`,
    delayed: (address) =>
      `Die E-Mail mit Ihrer letzten PIN an ${address} verzögert sich. Die Mailserver versuchen weiter, sie zuzustellen.`,
    bounced: (address, time) =>
      `Die E-Mail mit Ihrer letzten PIN konnte nicht an ${address} zugestellt werden (${time}). Bitte lassen Sie Ihre E-Mail-Adresse von Ihrer Administration oder Ihrem Helpdesk prüfen.`,
  },
  extension: (numbers) => `Durchwahl: ${numbers}`,
  send: {
    button: 'Neue PIN anfordern',
    hint: (address) =>
      `Wir erzeugen eine neue PIN und schicken sie an ${address}. Ihre jetzige PIN gilt, bis diese E-Mail verschickt ist.`,
  },
  sent: {
    title: 'Ihre neue PIN ist verschickt',
    text: (address) => `Wir haben sie an ${address} geschickt. Frühere PINs gelten nicht mehr.`,
    next: 'Rufen Sie Ihre Voicemail an und melden Sie sich mit der PIN aus der E-Mail an. Dann werden Sie gebeten, eine eigene PIN festzulegen.',
  },
  notReceived: {
    question: 'Sie haben keine E-Mail erhalten?',
    steps: [
      'Warten Sie einige Minuten, und sehen Sie im Spam-Ordner nach.',
      'Prüfen Sie die Adresse oben. Ihre Administration oder Ihr Helpdesk kann sie berichtigen.',
      'Fordern Sie dann eine weitere PIN an.',
    ],
  },
  failed: {
    title: 'Es wurde keine neue PIN verschickt',
    oldPinStays: 'Ihre jetzige PIN gilt weiter.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Sie haben in kurzer Zeit mehrere PINs angefordert. Bitte versuchen Sie es in einer Minute noch einmal.'
        : `Sie haben in kurzer Zeit mehrere PINs angefordert. Bitte versuchen Sie es in ${minutes} Minuten noch einmal.`,
    noMailbox:
      'Zu Ihrem Konto gehört kein Postfach. Bitte wenden Sie sich an Ihre Administration oder Ihren Helpdesk.',
    notEnabled:
      'Ihre Voicemail ist nicht eingeschaltet. Bitte wenden Sie sich an Ihre Administration oder Ihren Helpdesk.',
    noPin:
      'Die Regeln für PINs lassen keine mehr zu, die Sie nicht schon hatten. Bitte wenden Sie sich an Ihre Administration.',
    refused: (address) =>
      `Der Mailserver nimmt keine E-Mails für ${address} an. Bitte lassen Sie Ihre E-Mail-Adresse von Ihrer Administration oder Ihrem Helpdesk prüfen.`,
    unavailable:
      'Die E-Mail kann im Moment nicht verschickt werden. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
    unconfirmed:
      'Der Mailserver hat noch nicht geantwortet. Falls eine E-Mail ankommt, gilt die PIN darin; bis dahin gilt Ihre jetzige PIN.',
    busy: 'Der Dienst ist im Moment überlastet. Bitte versuchen Sie es in einer Minute noch einmal.',
  },
  withoutMailbox:
    'Zu Ihrem Konto gehört keine Voicemail. Falls Sie eine haben sollten, wenden Sie sich bitte an Ihre Administration oder Ihren Helpdesk.',
};

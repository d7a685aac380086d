import type { SharedTexts } from './shared-texts.js';

/** No native reader has read these texts yet. */
export const de: SharedTexts = {
  service: 'Voicemail',
  skip: 'Zum Hauptinhalt',
  areas: {
    label: 'Bereiche',
    owner: 'Meine Voicemail',
    helpdesk: 'Helpdesk',
    admin: 'Administration',
    audit: 'Prüfprotokoll',
  },
  signedInAs: (login) => `Angemeldet als ${login}`,
  signOut: 'Abmelden',
  signOutEverywhere: 'Auf allen Geräten abmelden',
  signedOut: 'Sie haben sich abgemeldet.',
  signIn: {
    title: 'Anmelden',
    login: 'Benutzername',
    loginHint: 'Meist Ihre E-Mail-Adresse',
    password: 'Passwort',
    button: 'Anmelden',
    elsewhere: 'Mit dem Firmenkonto anmelden',
    elsewhereNewTab: 'Mit dem Firmenkonto anmelden (öffnet einen neuen Tab)',
    elsewhereKept:
      'Kehren Sie danach zu diesem Tab zurück, und fahren Sie mit Ihren Eingaben fort.',
    byPassword: 'Oder mit Benutzername und Passwort anmelden',
    wrong: 'Der Benutzername oder das Passwort ist falsch.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Zu viele Anmeldungen sind fehlgeschlagen. Bitte versuchen Sie es in einer Minute noch einmal.'
        : `Zu viele Anmeldungen sind fehlgeschlagen. Bitte versuchen Sie es in ${minutes} Minuten noch einmal.`,
    denied: 'Sie wurden nicht mit Ihrem Firmenkonto angemeldet.',
    failed:
      'Diese Anmeldung hat zu lange gedauert oder wurde nicht in diesem Browser begonnen. Bitte versuchen Sie es noch einmal.',
    noAccess:
      'Ihr Firmenkonto darf diesen Dienst nicht verwenden. Bitte wenden Sie sich an Ihre Administration oder Ihren Helpdesk.',
    unavailable:
      'Ihre Anmeldung kann im Moment nicht geprüft werden. Bitte versuchen Sie es in einer Minute noch einmal.',
    done: 'Sie sind angemeldet',
    signedInElsewhere:
      'Mit Ihrem Firmenkonto sind Sie möglicherweise noch angemeldet. Falls andere dieses Gerät verwenden, melden Sie sich bitte auch dort ab.',
    ended: 'Ihre Sitzung ist abgelaufen. Bitte melden Sie sich wieder an.',
    endedKept:
      'Ihre Sitzung ist abgelaufen, deshalb ist noch nichts geschehen. Melden Sie sich wieder an, dann können Sie mit Ihren Eingaben fortfahren.',
    byProxyOnly:
      'Das Netzwerk Ihrer Firma meldet Sie an, hat uns aber nicht mitgeteilt, wer Sie sind. Bitte wenden Sie sich an Ihre Administration oder Ihren Helpdesk.',
  },
  goOn: {
    title: 'Möchten Sie fortfahren?',
    text: 'Sie haben sich neu angemeldet, seit Sie die Seite geöffnet haben. Noch ist nichts geschehen, und Ihre Eingaben sind noch da.',
    button: 'Fortfahren',
  },
  problem: 'Problem',
  problemTitle: (title) => `Problem: ${title}`,
  errors: {
    notAllowed: {
      title: 'Sie dürfen diese Seite nicht verwenden',
      text: 'Ihr Konto hat kein Recht dazu, oder eine andere Website hat Sie hierher geführt.',
    },
    missing: { title: 'Diese Seite gibt es nicht', text: 'Bitte prüfen Sie die Adresse.' },
    unreadable: {
      title: 'Ihre Eingaben sind nicht lesbar',
      text: 'Es wurde nichts geändert. Bitte gehen Sie zurück und versuchen Sie es noch einmal.',
    },
    unavailable: {
      title: 'Das geht im Moment nicht',
      text: 'Bitte versuchen Sie es in einer Minute noch einmal.',
    },
    internal: {
      title: 'Etwas ist schiefgegangen',
      text: (requestId) =>
        `Es liegt nicht an Ihnen. Bitte nennen Sie Ihrer Administration diese Nummer: ${requestId}`,
    },
    plainText: {
      title: 'Diese Verbindung ist nicht sicher',
      text: (url) =>
        `Ihr Passwort könnte unterwegs mitgelesen werden, deshalb kann man sich hier nicht anmelden. Bitte verwenden Sie ${url}`,
    },
  },
  back: 'Zurück',
  time: (date, clock, zone) => `${date}, ${clock} Uhr (${zone})`,
};

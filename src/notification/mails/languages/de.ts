import type { Closing, MailTexts } from './mail-texts.js';

const notYou: Closing = {
  question: 'Das waren nicht Sie?',
  advice:
    'Dann wenden Sie sich bitte umgehend an Ihre Administration oder Ihren Helpdesk: Vielleicht versucht jemand, in Ihre Voicemail zu gelangen.',
};

/** No native reader has read these texts yet. */
export const de: MailTexts = {
  greeting: (name) => (name ? `Guten Tag ${name},` : 'Guten Tag,'),
  extension: 'Ihre Durchwahl:',
  accessNumber: 'Rufnummer der Voicemail:',
  issued: 'Ausgestellt:',
  time: (date, clock, zone) => `${date}, ${clock} Uhr (${zone})`,
  newPin: {
    asked: {
      subject: 'Ihre neue Voicemail-PIN',
      introduction:
        'hier ist die neue PIN für Ihre Voicemail. Sie ersetzt alle bisherigen PINs und muss bei der ersten Verwendung geändert werden.',
      pin: 'Ihre neue PIN:',
      unexpected: {
        question: 'Sie haben keine neue PIN angefordert?',
        advice:
          'Dann wenden Sie sich bitte umgehend an Ihre Administration oder Ihren Helpdesk. Ihre alte PIN gilt nicht mehr.',
      },
    },
    askedByAdministrator: {
      subject: 'Ihre neue Voicemail-PIN',
      introduction:
        'Ihre Administration hat eine neue PIN für Ihre Voicemail angefordert; hier ist sie. Sie ersetzt alle bisherigen PINs und muss bei der ersten Verwendung geändert werden.',
      pin: 'Ihre neue PIN:',
      unexpected: {
        question: 'Sie haben keine neue PIN erwartet?',
        advice:
          'Dann fragen Sie bitte Ihre Administration oder Ihren Helpdesk. Ihre alte PIN gilt nicht mehr.',
      },
    },
    first: {
      subject: 'Ihre Voicemail-PIN',
      introduction:
        'Ihre Voicemail ist für Sie eingerichtet, und dies ist Ihre erste PIN dafür. Sie muss bei der ersten Verwendung geändert werden.',
      pin: 'Ihre PIN:',
      unexpected: {
        question: 'Sie haben diese E-Mail nicht erwartet?',
        advice: 'Dann wenden Sie sich bitte an Ihre Administration oder Ihren Helpdesk.',
      },
    },
    tooManyAttempts: {
      subject: 'Ihre neue Voicemail-PIN',
      introduction:
        'weil zu oft hintereinander eine falsche PIN eingegeben wurde, hat Ihre Voicemail eine neue PIN bekommen. Ihre alte PIN gilt nicht mehr. Bitte verwenden Sie ab jetzt die neue; sie muss bei der ersten Verwendung geändert werden.',
      pin: 'Ihre neue PIN:',
      unexpected: notYou,
    },
  },
  stillLocked:
    'Ihre Voicemail ist nach zu vielen falschen PINs noch gesperrt: Bevor diese PIN sie öffnet, muss Ihre Administration oder Ihr Helpdesk die Sperre aufheben.',
  helpdeskWrites: (word) => `Ihr Helpdesk schreibt Ihnen: ${word}`,
  mailboxLocked: {
    subject: 'Ihre Voicemail ist gesperrt',
    introduction:
      'Ihre Voicemail ist gesperrt, weil zu oft hintereinander eine falsche PIN eingegeben wurde. Solange sie gesperrt ist, wird keine PIN angenommen, auch nicht die richtige.',
    unlockedBy: {
      administrator:
        'Nur Ihre Administration oder Ihr Helpdesk kann sie wieder entsperren. Bitte wenden Sie sich dorthin.',
      reset:
        'Mit einer neuen PIN wird sie wieder entsperrt: Fordern Sie wie gewohnt eine an, oder wenden Sie sich an Ihre Administration oder Ihren Helpdesk.',
    },
    locked: 'Gesperrt:',
    wrongPins: 'Falsche PINs in Folge:',
    notYou,
  },
  mailboxUnlocked: {
    subject: 'Ihre Voicemail ist wieder entsperrt',
    introduction:
      'Ihre Voicemail war gesperrt, und Ihre Administration oder Ihr Helpdesk hat die Sperre aufgehoben. Ihre PIN ist dieselbe geblieben.',
    unlocked: 'Entsperrt:',
  },
  pinExpiry: {
    subject: 'Ihre Voicemail-PIN läuft bald ab',
    introduction: (date) =>
      `Ihre Voicemail-PIN läuft am ${date} ab. Bitte ändern Sie sie vorher am Telefon: Wählen Sie die Rufnummer Ihrer Voicemail, melden Sie sich an und legen Sie eine neue PIN fest.`,
    otherwise: 'Andernfalls müssen Sie sie bei der nächsten Anmeldung ändern.',
    expires: 'Läuft ab:',
    forgotten: {
      question: 'Sie haben Ihre PIN vergessen?',
      advice:
        'Dann fordern Sie bitte wie gewohnt eine neue an, oder wenden Sie sich an Ihre Administration oder Ihren Helpdesk.',
    },
  },
  pinBounced: {
    subject: 'Eine Voicemail-PIN konnte nicht zugestellt werden',
    greeting: 'Guten Tag,',
    introduction:
      'eine E-Mail mit einer neuen Voicemail-PIN wurde verschickt und später als unzustellbar gemeldet. Bis dahin hatte niemand diese PIN verwendet.',
    outcome: {
      returned: 'Die vorherige PIN gilt wieder, die neue nicht mehr.',
      withoutPin:
        'Die Voicemail hatte vorher keine PIN und hat nun wieder keine: Bis eine neue PIN ankommt, kommt niemand hinein.',
      locked:
        'Die vorherige PIN darf nicht wieder gelten, deshalb wurde die Voicemail gesperrt: Bis die Sperre aufgehoben ist, wird keine PIN angenommen.',
      stays:
        'Es gibt keine vorherige PIN, die wieder gelten könnte. Deshalb gilt die neue weiter, obwohl niemand sie erhalten hat.',
    },
    stillLocked:
      'Die Voicemail ist nach zu vielen falschen PINs gesperrt. Bevor eine PIN sie öffnet, muss die Sperre aufgehoben werden.',
    mailbox: 'Voicemail:',
    extension: 'Durchwahl:',
    status: 'Status des Mailservers:',
    reported: 'Gemeldet:',
    whatToDo: {
      question: 'Was ist zu tun?',
      advice:
        'Bitte prüfen Sie die E-Mail-Adresse dieser Voicemail und ob sie E-Mails empfangen kann. Danach kann eine weitere PIN angefordert werden.',
    },
    noPin: 'Diese E-Mail enthält keine PIN, und niemand in der Administration kann eine nachsehen.',
  },
  secrecy:
    'Behalten Sie Ihre PIN für sich. Niemand sollte Sie je danach fragen, auch nicht der Helpdesk.',
};

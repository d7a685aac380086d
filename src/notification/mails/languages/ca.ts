import type { Closing, MailTexts } from './mail-texts.js';

const notYou: Closing = {
  question: 'No heu estat vós?',
  advice:
    'Aviseu de seguida l’administrador o el servei d’assistència: potser algú intenta entrar a la vostra bústia de veu.',
};

// The article is elided before u (1) and onze (11).
const onThe = (date: string) => (/^11?\D/.test(date) ? `l’${date}` : `el ${date}`);

/** No native reader has read these texts yet. */
export const ca: MailTexts = {
  greeting: (name) => (name ? `Hola, ${name},` : 'Hola,'),
  extension: 'La vostra extensió:',
  accessNumber: 'Número de la bústia de veu:',
  issued: 'Data d’emissió:',
  time: (date, clock, zone) => `${date}, ${clock} (${zone})`,
  newPin: {
    asked: {
      subject: 'El vostre PIN nou de la bústia de veu',
      introduction:
        'Aquest és el PIN nou de la vostra bústia de veu. Substitueix tots els anteriors, i l’haureu de canviar el primer cop que el feu servir.',
      pin: 'El vostre PIN nou:',
      unexpected: {
        question: 'No heu demanat cap PIN nou?',
        advice:
          'Aviseu de seguida l’administrador o el servei d’assistència. El vostre PIN anterior ja no funciona.',
      },
    },
    askedByAdministrator: {
      subject: 'El vostre PIN nou de la bústia de veu',
      introduction:
        'Un administrador ha demanat un PIN nou per a la vostra bústia de veu, i aquí el teniu. Substitueix tots els anteriors, i l’haureu de canviar el primer cop que el feu servir.',
      pin: 'El vostre PIN nou:',
      unexpected: {
        question: 'No esperàveu cap PIN nou?',
        advice:
          'Pregunteu a l’administrador o al servei d’assistència. El vostre PIN anterior ja no funciona.',
      },
    },
    first: {
      subject: 'El vostre PIN de la bústia de veu',
      introduction:
        'La vostra bústia de veu ja està a punt, i aquest és el vostre primer PIN. L’haureu de canviar el primer cop que el feu servir.',
      pin: 'El vostre PIN:',
      unexpected: {
        question: 'No esperàveu aquest correu?',
        advice: 'Aviseu l’administrador o el servei d’assistència.',
      },
    },
    tooManyAttempts: {
      subject: 'El vostre PIN nou de la bústia de veu',
      introduction:
        'S’ha introduït un PIN incorrecte massa vegades seguides, i per això la vostra bústia de veu té ara un PIN nou. El vostre PIN anterior ja no funciona. A partir d’ara feu servir el nou; l’haureu de canviar el primer cop que el feu servir.',
      pin: 'El vostre PIN nou:',
      unexpected: notYou,
    },
  },
  stillLocked:
    'La bústia encara està bloquejada perquè s’han introduït massa PIN incorrectes: abans que aquest PIN l’obri, l’administrador o el servei d’assistència l’ha de desbloquejar.',
  helpdeskWrites: (word) => `El servei d’assistència us escriu: ${word}`,
  mailboxLocked: {
    subject: 'La vostra bústia de veu està bloquejada',
    introduction:
      'La vostra bústia de veu està bloquejada perquè s’ha introduït un PIN incorrecte massa vegades seguides. Mentre estigui bloquejada no s’acceptarà cap PIN, ni tan sols el correcte.',
    unlockedBy: {
      administrator:
        'Només l’administrador o el servei d’assistència la poden desbloquejar. Poseu-vos-hi en contacte.',
      reset:
        'Es desbloquejarà amb un PIN nou: demaneu-lo com de costum, o poseu-vos en contacte amb l’administrador o el servei d’assistència.',
    },
    locked: 'Bloquejada:',
    wrongPins: 'PIN incorrectes seguits:',
    notYou,
  },
  mailboxUnlocked: {
    subject: 'La vostra bústia de veu està desbloquejada',
    introduction:
      'La vostra bústia de veu estava bloquejada, i l’administrador o el servei d’assistència l’ha desbloquejat. El vostre PIN continua sent el mateix.',
    unlocked: 'Desbloquejada:',
  },
  pinExpiry: {
    subject: 'El vostre PIN de la bústia de veu caduca aviat',
    introduction: (date) =>
      `El vostre PIN de la bústia de veu caduca ${onThe(date)}. Canvieu-lo abans des del telèfon: marqueu el número de la bústia de veu, identifiqueu-vos i trieu un PIN nou.`,
    otherwise: 'Si no ho feu, l’haureu de canviar la propera vegada que entreu a la bústia.',
    expires: 'Caduca:',
    forgotten: {
      question: 'Heu oblidat el PIN?',
      advice:
        'Demaneu-ne un de nou com de costum, o poseu-vos en contacte amb l’administrador o el servei d’assistència.',
    },
  },
  pinBounced: {
    subject: 'No s’ha pogut lliurar un PIN de la bústia de veu',
    greeting: 'Hola,',
    introduction:
      'S’ha enviat un correu amb un PIN nou de la bústia de veu i després s’ha notificat que no s’ha pogut lliurar. Fins aleshores ningú no havia fet servir aquest PIN.',
    outcome: {
      returned: 'El PIN anterior torna a ser vàlid i el nou ja no ho és.',
      withoutPin:
        'La bústia no tenia cap PIN i torna a no tenir-ne: ningú no hi pot entrar fins que arribi un PIN nou.',
      locked:
        'El PIN anterior no ha de tornar a ser vàlid, i per això la bústia s’ha bloquejat: cap PIN no l’obrirà fins que es desbloquegi.',
      stays:
        'No hi ha cap PIN anterior que es pugui recuperar, i per això el nou continua sent vàlid encara que ningú no l’hagi rebut.',
    },
    stillLocked:
      'La bústia està bloquejada perquè s’han introduït massa PIN incorrectes. Abans que cap PIN l’obri, s’ha de desbloquejar.',
    mailbox: 'Bústia:',
    extension: 'Extensió:',
    status: 'Estat segons el servidor de correu:',
    reported: 'Notificat:',
    whatToDo: {
      question: 'Què cal fer?',
      advice:
        'Comproveu l’adreça de correu d’aquesta bústia i si pot rebre correu. Després es pot demanar un altre PIN.',
    },
    noPin: 'Aquest correu no conté cap PIN, i cap administrador no en pot consultar cap.',
  },
  secrecy:
    'No doneu el PIN a ningú. Ningú no us l’hauria de demanar mai, ni tan sols el servei d’assistència.',
};

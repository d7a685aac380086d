import type { Closing, MailTexts } from './mail-texts.js';

const notYou: Closing = {
  question: '¿No ha sido usted?',
  advice:
    'Avise cuanto antes a su administrador o al servicio de soporte técnico: es posible que alguien esté intentando acceder a su buzón de voz.',
};

/** No native reader has read these texts yet. */
export const es: MailTexts = {
  greeting: (name) => (name ? `Hola, ${name}:` : 'Hola:'),
  extension: 'Su extensión:',
  accessNumber: 'Número del buzón de voz:',
  issued: 'Emitido:',
  time: (date, clock, zone) => `${date}, ${clock} (${zone})`,
  newPin: {
    asked: {
      subject: 'Su nuevo PIN del buzón de voz',
      introduction:
        'Este es el nuevo PIN de su buzón de voz. Sustituye a todos los anteriores y tendrá que cambiarlo la primera vez que lo use.',
      pin: 'Su nuevo PIN:',
      unexpected: {
        question: '¿No ha solicitado un PIN nuevo?',
        advice:
          'Avise cuanto antes a su administrador o al servicio de soporte técnico. Su PIN anterior ya no funciona.',
      },
    },
    askedByAdministrator: {
      subject: 'Su nuevo PIN del buzón de voz',
      introduction:
        'Un administrador ha solicitado un nuevo PIN para su buzón de voz, y aquí está. Sustituye a todos los anteriores y tendrá que cambiarlo la primera vez que lo use.',
      pin: 'Su nuevo PIN:',
      unexpected: {
        question: '¿No esperaba un PIN nuevo?',
        advice:
          'Pregunte a su administrador o al servicio de soporte técnico. Su PIN anterior ya no funciona.',
      },
    },
    first: {
      subject: 'Su PIN del buzón de voz',
      introduction:
        'Su buzón de voz ya está listo y este es su primer PIN. Tendrá que cambiarlo la primera vez que lo use.',
      pin: 'Su PIN:',
      unexpected: {
        question: '¿No esperaba este correo?',
        advice: 'Avise a su administrador o al servicio de soporte técnico.',
      },
    },
    tooManyAttempts: {
      subject: 'Su nuevo PIN del buzón de voz',
      introduction:
        'Se ha introducido un PIN incorrecto demasiadas veces seguidas, por lo que su buzón de voz tiene ahora un PIN nuevo. Su PIN anterior ya no funciona. A partir de ahora use el nuevo; tendrá que cambiarlo la primera vez que lo use.',
      pin: 'Su nuevo PIN:',
      unexpected: notYou,
    },
  },
  stillLocked:
    'Su buzón sigue bloqueado por demasiados PIN incorrectos: antes de que este PIN lo abra, su administrador o el servicio de soporte técnico tiene que desbloquearlo.',
  helpdeskWrites: (word) => `El servicio de soporte técnico le escribe: ${word}`,
  mailboxLocked: {
    subject: 'Su buzón de voz está bloqueado',
    introduction:
      'Su buzón de voz está bloqueado porque se ha introducido un PIN incorrecto demasiadas veces seguidas. Mientras siga bloqueado no se aceptará ningún PIN, ni siquiera el correcto.',
    unlockedBy: {
      administrator:
        'Solo su administrador o el servicio de soporte técnico pueden desbloquearlo. Póngase en contacto con ellos.',
      reset:
        'Se desbloqueará con un PIN nuevo: solicítelo como de costumbre, o póngase en contacto con su administrador o con el servicio de soporte técnico.',
    },
    locked: 'Bloqueado:',
    wrongPins: 'PIN incorrectos seguidos:',
    notYou,
  },
  mailboxUnlocked: {
    subject: 'Su buzón de voz está desbloqueado',
    introduction:
      'Su buzón de voz estaba bloqueado, y su administrador o el servicio de soporte técnico lo ha desbloqueado. Su PIN sigue siendo el mismo.',
    unlocked: 'Desbloqueado:',
  },
  pinExpiry: {
    subject: 'Su PIN del buzón de voz caduca pronto',
    introduction: (date) =>
      `Su PIN del buzón de voz caduca el ${date}. Cámbielo antes desde el teléfono: marque el número de su buzón de voz, identifíquese y elija un PIN nuevo.`,
    otherwise: 'Si no lo hace, tendrá que cambiarlo la próxima vez que acceda al buzón.',
    expires: 'Caduca:',
    forgotten: {
      question: '¿Ha olvidado su PIN?',
      advice:
        'Solicite uno nuevo como de costumbre, o póngase en contacto con su administrador o con el servicio de soporte técnico.',
    },
  },
  pinBounced: {
    subject: 'No se pudo entregar un PIN del buzón de voz',
    greeting: 'Hola:',
    introduction:
      'Se envió un correo con un nuevo PIN del buzón de voz y después se notificó que no se pudo entregar. Hasta entonces nadie había usado ese PIN.',
    outcome: {
      returned: 'El PIN anterior vuelve a ser válido y el nuevo ya no lo es.',
      withoutPin:
        'El buzón no tenía ningún PIN y vuelve a no tenerlo: nadie puede acceder a él hasta que llegue un PIN nuevo.',
      locked:
        'El PIN anterior no debe volver a ser válido, por lo que el buzón se ha bloqueado: ningún PIN lo abre hasta que se desbloquee.',
      stays:
        'No hay ningún PIN anterior que recuperar, por lo que el nuevo sigue siendo válido aunque nadie lo haya recibido.',
    },
    stillLocked:
      'El buzón está bloqueado por demasiados PIN incorrectos. Antes de que un PIN lo abra, hay que desbloquearlo.',
    mailbox: 'Buzón:',
    extension: 'Extensión:',
    status: 'Estado según el servidor de correo:',
    reported: 'Notificado:',
    whatToDo: {
      question: '¿Qué hay que hacer?',
      advice:
        'Compruebe la dirección de correo de este buzón y si puede recibir correo. Después se puede solicitar otro PIN.',
    },
    noPin: 'Este correo no contiene ningún PIN y ningún administrador puede consultarlo.',
  },
  secrecy:
    'No comparta su PIN con nadie. Nadie debería pedírselo nunca, ni siquiera el soporte técnico.',
};

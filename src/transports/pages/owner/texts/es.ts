import type { OwnerTexts } from './owner-texts.js';

/** No native reader has read these texts yet. */
export const es: OwnerTexts = {
  title: 'Mi buzón de voz',
  state: {
    title: 'Su PIN',
    off: 'No tiene activado el buzón de voz. Si debería tenerlo, avise a su administrador o al servicio de soporte técnico.',
    none: 'Todavía no tiene ningún PIN.',
    valid: 'Su PIN es válido.',
    validUntil: (time) => `Su PIN es válido hasta el ${time}.`,
    temporary: 'Se le ha enviado un PIN. Tendrá que cambiarlo la primera vez que lo use.',
    temporaryUntil: (time) =>
      `Se le ha enviado un PIN. Úselo antes del ${time}; tendrá que cambiarlo la primera vez.`,
    expired: (time) => `Su PIN caducó el ${time}.`,
    locked: (since) =>
      `Su buzón de voz está bloqueado desde el ${since}. Mientras siga bloqueado no se aceptará ningún PIN, ni siquiera el correcto.`,
    lockedUntilReset: 'Se desbloqueará con un PIN nuevo.',
    lockedUntilHelp:
      'Solo su administrador o el servicio de soporte técnico pueden desbloquearlo. Póngase en contacto con ellos.',
    pending: (address) => `Un correo con un PIN nuevo está de camino a ${address}.`,
    mailed: (address, time) => `El último PIN se envió a ${address} el ${time}.`,
    delayed: (address) =>
      `El correo con su último PIN a ${address} se está retrasando. Los servidores de correo siguen intentando entregarlo.`,
    bounced: (address, time) =>
      `El correo con su último PIN no se pudo entregar a ${address} (${time}). Pida a su administrador o al servicio de soporte técnico que compruebe su dirección de correo.`,
  },
  extension: (numbers) => `Extensión: ${numbers}`,
  send: {
    button: 'Enviarme un PIN nuevo',
    hint: (address) =>
      `Crearemos un PIN nuevo y lo enviaremos a ${address}. Su PIN actual seguirá siendo válido hasta que se haya enviado ese correo.`,
  },
  sent: {
    title: 'Su PIN nuevo se ha enviado',
    text: (address) => `Lo hemos enviado a ${address}. Los PIN anteriores ya no funcionan.`,
    next: 'Llame a su buzón de voz e identifíquese con el PIN del correo. Se le pedirá que elija un PIN propio.',
  },
  notReceived: {
    question: '¿No ha recibido ningún correo?',
    steps: [
      'Espere unos minutos y mire en la carpeta de correo no deseado.',
      'Compruebe la dirección de arriba. Su administrador o el servicio de soporte técnico pueden corregirla.',
      'Después, solicite otro PIN.',
    ],
  },
  failed: {
    title: 'No se ha enviado ningún PIN nuevo',
    oldPinStays: 'Su PIN actual sigue funcionando.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Ha solicitado varios PIN en poco tiempo. Vuelva a intentarlo dentro de un minuto.'
        : `Ha solicitado varios PIN en poco tiempo. Vuelva a intentarlo dentro de ${minutes} minutos.`,
    noMailbox:
      'Su cuenta no tiene ningún buzón. Avise a su administrador o al servicio de soporte técnico.',
    notEnabled:
      'No tiene activado el buzón de voz. Avise a su administrador o al servicio de soporte técnico.',
    noPin:
      'Las reglas de los PIN no dejan ninguno que no haya tenido antes. Avise a su administrador.',
    refused: (address) =>
      `El servidor de correo no acepta correo para ${address}. Pida a su administrador o al servicio de soporte técnico que compruebe su dirección de correo.`,
    unavailable:
      'En este momento no se puede enviar el correo. Vuelva a intentarlo dentro de unos minutos.',
    unconfirmed:
      'El servidor de correo todavía no ha respondido. Si le llega un correo, el PIN que contiene es válido; hasta entonces funciona su PIN actual.',
    busy: 'En este momento el servicio está saturado. Vuelva a intentarlo dentro de un minuto.',
  },
  withoutMailbox:
    'Su cuenta no tiene buzón de voz. Si debería tenerlo, avise a su administrador o al servicio de soporte técnico.',
};

import type { HelpdeskTexts } from './helpdesk-texts.js';

/** No native reader has read these texts yet. */
export const es: HelpdeskTexts = {
  pages: { label: 'Soporte técnico', people: 'Buscar a una persona', mail: 'Correos' },
  people: {
    title: 'Buscar a una persona',
    search: 'Nombre, dirección o extensión',
    hint: 'Una parte del nombre o de la dirección, o el principio de la extensión',
    button: 'Buscar',
    hits: (count) =>
      count === 0
        ? 'No se ha encontrado a nadie.'
        : count === 1
          ? 'Se ha encontrado una persona.'
          : `Se han encontrado ${count} personas.`,
    moreHits: (shown) =>
      `Se muestran ${shown} personas, y hay más. Escriba más para encontrar menos.`,
    name: 'Nombre',
    address: 'Dirección',
    extension: 'Extensión',
    state: 'Estado',
  },
  states: {
    off: 'Sin buzón de voz',
    locked: 'Bloqueado',
    bounced: 'Correo devuelto',
    pending: 'Correo de camino',
    none: 'Sin PIN',
    expired: 'PIN caducado',
    temporary: 'PIN por cambiar',
    valid: 'PIN válido',
  },
  mailbox: {
    title: (nameOrAddress) => nameOrAddress,
    address: 'Dirección',
    extensions: 'Extensiones',
    language: 'Idioma de los correos',
    policy: 'Política de PIN',
    lastUsed: 'Último uso del PIN',
    used: (time, phoneSystem) => `${time}, en ${phoneSystem}`,
    neverUsed: 'Nunca',
    wrongAttempts: 'PIN incorrectos seguidos',
    state: {
      title: 'Estado',
      off: 'La persona no tiene activado el buzón de voz, por lo que no recibe ningún PIN. Un administrador puede cambiarlo.',
      none: 'Todavía no hay ningún PIN.',
      valid: 'El PIN es válido.',
      validUntil: (time) => `El PIN es válido hasta el ${time}.`,
      temporary: 'El PIN se envió por correo y habrá que cambiarlo la primera vez que se use.',
      temporaryUntil: (time) =>
        `El PIN se envió por correo; hay que usarlo antes del ${time} y cambiarlo en ese momento.`,
      expired: (time) => `El PIN caducó el ${time}.`,
      locked: (since) => `El buzón está bloqueado desde el ${since}: no se acepta ningún PIN.`,
      resetUnlocks: 'Un PIN nuevo también lo desbloquea.',
      resetKeepsLock: 'Un PIN nuevo no lo desbloquea.',
      pending: 'Un correo con un PIN nuevo está de camino. Hasta entonces vale el PIN anterior.',
      wanted: 'El servicio está a punto de enviar un PIN.',
      compromised: 'Un administrador ha indicado que otras personas conocen el PIN.',
      bounced: (time, status) =>
        `El correo con el último PIN no se pudo entregar (${time}; ${status}). Compruebe la dirección antes de enviar otro.`,
      delayed: (time) =>
        `El correo con el último PIN se está retrasando, según ha notificado un servidor de correo (${time}). Se sigue intentando entregarlo.`,
      sharedExtension: (extension) =>
        `Otro buzón tiene también la extensión ${extension}, por lo que los sistemas telefónicos no aceptan ningún PIN para ella. Un administrador puede cambiarlo.`,
    },
  },
  note: {
    reason: 'Motivo',
    reasonHint:
      'Hasta 200 caracteres, para la auditoría, que los conserva durante mucho tiempo. No nombre a ninguna persona.',
    word: 'Nota para el titular (opcional)',
    wordHint:
      'Hasta 200 caracteres, para el correo al titular, en el idioma del titular. No puede contener enlaces ni direcciones.',
    problems: 'Todavía no se ha hecho nada',
    reasonFaults: {
      missing: 'Introduzca un motivo.',
      'too-long': 'El motivo tiene más de 200 caracteres.',
      unprintable: 'El motivo contiene caracteres que no se pueden mostrar.',
      address: 'El motivo contiene una dirección.',
    },
    wordFaults: {
      missing: 'Introduzca una nota para el titular.',
      'too-long': 'La nota para el titular tiene más de 200 caracteres.',
      unprintable: 'La nota para el titular contiene caracteres que no se pueden mostrar.',
      address:
        'La nota para el titular contiene un enlace, una dirección de correo o algo que los programas de correo toman por tal. Quítelo, o ponga un espacio después de cada punto.',
    },
  },
  reset: {
    title: 'Enviar un PIN nuevo',
    hint: (address) =>
      `Se envía a ${address} y nadie más lo ve. El PIN anterior sigue siendo válido hasta que se haya enviado ese correo.`,
    button: 'Enviar un PIN nuevo',
    sent: 'Se ha enviado un PIN nuevo',
    sentText: (address) => `Se envió a ${address}. Los PIN anteriores ya no funcionan.`,
    joined: 'Se ha enviado un PIN nuevo',
    joinedText: (address) =>
      `Un correo a ${address} ya estaba de camino y se acaba de enviar. No contiene ninguna nota para el titular. Los PIN anteriores ya no funcionan.`,
    failed: 'No se ha enviado ningún PIN nuevo',
    reasons: {
      UmNotEnabled:
        'La persona no tiene activado el buzón de voz. Un administrador puede cambiarlo.',
      NoPinSatisfiesPolicy:
        'Las reglas de los PIN no dejan ninguno que el titular no haya tenido antes. Avise a su administrador.',
      NotificationRefused: 'El servidor de correo no acepta correo para esta dirección.',
      NotificationUnavailable:
        'En este momento no se puede enviar el correo. Vuelva a intentarlo dentro de unos minutos.',
      DeliveryUnconfirmed:
        'El servidor de correo todavía no ha respondido. Si llega un correo, el PIN que contiene es válido; hasta entonces funciona el PIN actual.',
      ServerBusy:
        'En este momento el servicio está saturado. Vuelva a intentarlo dentro de un minuto.',
      DatabaseUnavailable:
        'En este momento el servicio está saturado. Vuelva a intentarlo dentro de un minuto.',
    },
    tooMany: (minutes) =>
      minutes === 1
        ? 'Se han enviado demasiados PIN en poco tiempo, a este titular o por su parte. Vuelva a intentarlo dentro de un minuto.'
        : `Se han enviado demasiados PIN en poco tiempo, a este titular o por su parte. Vuelva a intentarlo dentro de ${minutes} minutos.`,
    oldPinStays: 'El PIN actual sigue funcionando.',
    underWay:
      'Este formulario ya se ha enviado y se está procesando. Vuelva a mirar dentro de un momento.',
    sentBefore: 'Este formulario ya se ha enviado con otro texto. No se ha vuelto a hacer nada.',
  },
  unlock: {
    title: 'Desbloquear',
    hint: 'El PIN sigue siendo el mismo y los PIN incorrectos se cuentan de nuevo. Desbloquee el buzón solo si sabe con certeza que quien lo pide es el titular.',
    button: 'Desbloquear',
    done: 'El buzón está desbloqueado',
    doneText: 'El PIN es el mismo que antes.',
    mailed: (address) => `Su nota para el titular se está enviando a ${address}.`,
    notLocked: 'El buzón no estaba bloqueado',
    notLockedText: 'No se ha enviado ningún correo al titular.',
    failed: 'El buzón no se ha desbloqueado',
  },
  history: {
    title: 'Historial',
    none: 'Todavía no ha ocurrido nada.',
    time: 'Cuándo',
    event: 'Qué',
    by: 'Usuario o sistema telefónico',
    details: 'Detalles',
    service: 'El propio servicio',
    events: {
      'reset-requested': 'PIN nuevo solicitado',
      'reset-joined': 'PIN nuevo solicitado con otro de camino',
      'reset-refused': 'PIN nuevo rechazado',
      'reset-delivered': 'PIN nuevo enviado y válido',
      'reset-cancelled': 'PIN nuevo no enviado; sigue el anterior',
      'reset-returned': 'Correo devuelto; el PIN anterior vuelve a ser válido',
      'mail-bounced': 'Correo devuelto; el PIN se mantiene',
      'mail-delayed': 'El correo se retrasa',
      'mail-relayed': 'Correo pasado a un servidor que no comunica nada más',
      'mail-expanded': 'Correo reenviado a varias direcciones',
      'mail-delivered': 'Correo entregado',
      'automatic-reset-requested': 'PIN nuevo tras varios PIN incorrectos',
      'signed-in': 'PIN aceptado',
      'sign-in-failed': 'PIN rechazado',
      'mailbox-locked': 'Buzón bloqueado',
      'mailbox-unlocked': 'Buzón desbloqueado',
      'reminder-requested': 'Recordatorio de que el PIN va a caducar',
      'pin-changed': 'PIN cambiado por el titular',
      'pin-change-refused': 'PIN elegido por el titular rechazado',
      'notice-delivered': 'Aviso enviado',
      'notice-dropped': 'Aviso abandonado',
      'mail-retried': 'Correo reintentado por un administrador',
      'first-pin-requested': 'Primer PIN encargado',
      'pin-compromised': 'PIN declarado como conocido por otros',
    },
  },
  mails: {
    title: 'Últimos correos',
    none: 'Todavía no se ha enviado ningún correo.',
    ordered: 'Encargado',
    mail: 'Correo',
    by: 'Encargado por',
    fate: 'Qué ha sido de él',
    since: 'Se sabe desde',
    details: 'Detalles',
    fates: {
      waiting: 'En espera',
      dropped: 'No enviado',
      accepted: 'Enviado: el servidor de correo lo ha aceptado',
      delayed: 'Retrasado',
      relayed: 'Pasado a un servidor que no comunica nada más',
      expanded: 'Reenviado a varias direcciones',
      delivered: 'Entregado',
      bounced: 'Devuelto',
    },
  },
  queue: {
    title: 'Correos en espera o devueltos',
    waiting: 'Correos en espera',
    noneWaits: 'No hay ningún correo en espera.',
    mailbox: 'Buzón',
    mail: 'Correo',
    since: 'En espera desde',
    attempts: 'Intentos',
    next: 'Próximo intento',
    why: 'Por qué espera',
    underWay: 'Se está enviando en este momento.',
    maybeSent: 'Puede que haya llegado: el servidor de correo no respondió.',
    bounced: 'Buzones cuyo último correo fue devuelto',
    noneBounced: 'No se ha devuelto ningún correo.',
    bouncedAt: 'Devuelto',
    status: 'Estado según el servidor de correo',
  },
  topics: {
    'new-pin': 'PIN nuevo',
    'mailbox-locked': 'El buzón está bloqueado',
    'mailbox-unlocked': 'El buzón está desbloqueado',
    'pin-expiry': 'El PIN caduca pronto',
    'pin-bounced-returned': 'Al soporte técnico: un PIN fue devuelto',
    'pin-bounced-without-pin': 'Al soporte técnico: un PIN fue devuelto',
    'pin-bounced-locked': 'Al soporte técnico: un PIN fue devuelto',
    'pin-bounced-stays': 'Al soporte técnico: un PIN fue devuelto',
  },
  next: 'Página siguiente',
  first: 'Primera página',
};

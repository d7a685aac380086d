import type { SharedTexts } from './shared-texts.js';

/** No native reader has read these texts yet. */
export const es: SharedTexts = {
  service: 'Buzón de voz',
  skip: 'Ir al contenido principal',
  areas: {
    label: 'Áreas',
    owner: 'Mi buzón de voz',
    helpdesk: 'Soporte técnico',
    admin: 'Administración',
    audit: 'Auditoría',
  },
  signedInAs: (login) => `Sesión iniciada como ${login}`,
  signOut: 'Cerrar sesión',
  signOutEverywhere: 'Cerrar sesión en todos los dispositivos',
  signedOut: 'Ha cerrado la sesión.',
  signIn: {
    title: 'Iniciar sesión',
    login: 'Nombre de usuario',
    loginHint: 'Normalmente, su dirección de correo',
    password: 'Contraseña',
    button: 'Iniciar sesión',
    elsewhere: 'Iniciar sesión con la cuenta de su empresa',
    elsewhereNewTab: 'Iniciar sesión con la cuenta de su empresa (se abre en una pestaña nueva)',
    elsewhereKept: 'Después, vuelva a esta pestaña y continúe con los datos que ha introducido.',
    byPassword: 'O inicie sesión con nombre de usuario y contraseña',
    wrong: 'El nombre de usuario o la contraseña no son correctos.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Ha habido demasiados intentos fallidos de inicio de sesión. Vuelva a intentarlo dentro de un minuto.'
        : `Ha habido demasiados intentos fallidos de inicio de sesión. Vuelva a intentarlo dentro de ${minutes} minutos.`,
    denied: 'No se ha iniciado sesión con la cuenta de su empresa.',
    failed:
      'Este inicio de sesión ha tardado demasiado o no se comenzó en este navegador. Vuelva a intentarlo.',
    noAccess:
      'La cuenta de su empresa no tiene acceso a este servicio. Pregunte a su administrador o al servicio de soporte técnico.',
    unavailable:
      'En este momento no se puede comprobar su inicio de sesión. Vuelva a intentarlo dentro de un minuto.',
    done: 'Ha iniciado sesión',
    signedInElsewhere:
      'Es posible que su sesión siga abierta con la cuenta de su empresa. Si otras personas usan este dispositivo, cierre también la sesión de esa cuenta.',
    ended: 'Su sesión ha caducado. Vuelva a iniciarla.',
    endedKept:
      'Su sesión ha caducado, por lo que todavía no se ha hecho nada. Vuelva a iniciarla y podrá continuar con los datos que ha introducido.',
    byProxyOnly:
      'Es la red de su empresa la que inicia su sesión, y no nos ha comunicado quién es usted. Pregunte a su administrador o al servicio de soporte técnico.',
  },
  goOn: {
    title: '¿Desea continuar?',
    text: 'Ha vuelto a iniciar sesión después de abrir la página. Todavía no se ha hecho nada, y los datos que ha introducido se conservan.',
    button: 'Continuar',
  },
  problem: 'Problema',
  problemTitle: (title) => `Problema: ${title}`,
  errors: {
    notAllowed: {
      title: 'No tiene acceso a esta página',
      text: 'Su cuenta no tiene permiso, o bien ha llegado aquí desde otro sitio web.',
    },
    missing: { title: 'Esta página no existe', text: 'Compruebe la dirección.' },
    unreadable: {
      title: 'No se puede leer lo que ha enviado',
      text: 'No se ha cambiado nada. Vuelva atrás e inténtelo de nuevo.',
    },
    unavailable: {
      title: 'Esto no funciona en este momento',
      text: 'Vuelva a intentarlo dentro de un minuto.',
    },
    internal: {
      title: 'Algo ha fallado',
      text: (requestId) =>
        `No es culpa suya. Comunique este número a su administrador: ${requestId}`,
    },
    plainText: {
      title: 'Esta conexión no es segura',
      text: (url) =>
        `Alguien podría leer su contraseña por el camino, por lo que aquí no se puede iniciar sesión. Utilice ${url}`,
    },
  },
  back: 'Volver',
  time: (date, clock, zone) => `${date}, ${clock} (${zone})`,
};

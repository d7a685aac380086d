import type { AuditTexts } from './audit-texts.js';

/** No native reader has read these texts yet. */
export const es: AuditTexts = {
  title: 'Auditoría',
  intro: 'Aquí consta cada cambio: quién, qué, cuándo, desde dónde y en el buzón de quién.',
  search: {
    title: 'Búsqueda',
    mailbox: 'Buzón',
    mailboxHint: 'La dirección o, si el buzón se eliminó, su identificador',
    actor: 'Quién',
    actorHint: 'Un nombre de usuario; umpin para el propio servicio',
    event: 'Evento',
    anyEvent: 'Cualquiera',
    from: 'Desde',
    to: 'Hasta, inclusive',
    dateHint: (zone) => `Un día, como 2026-11-30, en la zona horaria ${zone}`,
    button: 'Buscar',
    all: 'Mostrar todo',
    problem: 'Esta búsqueda no es posible',
    noMailbox: (quoted) => `No hay ningún buzón ${quoted}, o usted no puede verlo.`,
    notAName: (field) =>
      `«${field}» es demasiado largo o contiene caracteres que no tiene ningún nombre.`,
    noSuchEvent: 'No existe ese evento.',
    notADate: (field) => `«${field}» debe ser un día del calendario, como 2026-11-30.`,
    datesReversed: 'El primer día es posterior al último.',
  },
  events: {
    title: 'Eventos',
    caption: (zone) => `Eventos, los más recientes primero; zona horaria ${zone}`,
    none: 'No hay eventos así.',
    noneHere: 'No hay ninguno en esta página. Puede haberlos en la siguiente.',
    time: 'Cuándo',
    event: 'Evento',
    who: 'Quién',
    mailbox: 'Buzón',
    detail: 'Detalle',
    from: (source) => `desde ${source}`,
    removedMailbox: (id) => `Eliminado: ${id}`,
    more: 'Más',
    id: 'Identificador',
    place: 'Posición en su historial',
    hash: 'Valor hash',
    reset: 'Identificador del PIN nuevo',
    request: 'Identificador de la solicitud',
    older: 'Eventos anteriores',
    newest: 'Eventos más recientes',
    export: 'Descargar como líneas JSON',
    exportHint: 'Todos los eventos de esta búsqueda, los más antiguos primero.',
  },
  proof: {
    title: 'Prueba de la auditoría',
    intro:
      'Cada evento lleva el valor hash del anterior, y una raíz firmada representa a todos ellos. Una verificación encuentra los eventos que se hayan modificado, eliminado, añadido o movido, sea quien sea el que lo haya hecho.',
    toSearch: 'Volver a la búsqueda',
    link: 'Más sobre la prueba',
    root: {
      title: 'Raíz firmada más reciente',
      none: 'Todavía no se ha sellado nada. El servicio en marcha lo hace en unos segundos.',
      short: (leaves, time, key) =>
        `La raíz más reciente representa ${leaves.text} ${leaves.value === 1 ? 'hoja' : 'hojas'}. Se firmó el ${time} con la clave ${key}.`,
      size: 'Tamaño',
      leaves: ({ value, text }) => (value === 1 ? 'una hoja' : `${text} hojas`),
      signed: 'Firmada',
      root: 'Raíz',
      key: 'Clave',
      publicKey: 'Clave pública',
      noPublicKey: 'Este servicio ya no la tiene.',
      signature: 'Firma',
      hint: 'Guarde el tamaño y la raíz en otro lugar. Así, ni siquiera quien tiene todos los derechos sobre la base de datos puede cambiar sin que se note lo que representan.',
    },
    verify: {
      title: 'Verificación',
      button: 'Verificar ahora',
      hint: 'Se leen y comparan todos los eventos. Un millón tarda alrededor de un minuto.',
      never: 'Esta instancia del servicio no ha verificado la auditoría desde que se inició.',
      running: (login, time) => `Hay una verificación en curso. ${login} la inició el ${time}.`,
      underWay: 'Hay una verificación en curso.',
      progress: 'Progreso de la verificación',
      percent: ({ text }) => `${text} % terminado`,
      refresh: 'Actualizar',
      upTo: ({ text }) => `Verificado hasta la hoja ${text}: no se ha cambiado nada`,
      since: ({ value, text }) =>
        value === 1
          ? 'Desde entonces se ha sellado una más.'
          : `Desde entonces se han sellado ${text} más.`,
      found: ({ value, text }) =>
        value === 1
          ? 'La auditoría no está como se registró: un hallazgo'
          : `La auditoría no está como se registró: ${text} hallazgos`,
      checked: (events, chains) =>
        `Comparado: ${events.text} ${events.value === 1 ? 'evento' : 'eventos'} en ${chains.text} ${chains.value === 1 ? 'historial' : 'historiales'} de buzones y autores.`,
      by: (login, time) => `Verificado por ${login}, terminado el ${time}.`,
      failed: 'La última verificación no se pudo llevar a cabo',
      failedText: 'Vuelva a intentarlo. El registro del servicio indica el motivo.',
      thisInstance:
        'Esta es la última verificación que ha hecho esta instancia del servicio, hasta que se reinicie. Puede que se hayan hecho otras en otro lugar.',
      done: 'La auditoría se ha verificado',
    },
    findings: {
      caption: 'Qué se ha encontrado',
      kind: 'Hallazgo',
      where: 'De quién es el historial',
      event: 'Evento',
      what: 'En palabras',
      kinds: {
        altered: 'Modificado',
        deleted: 'Eliminado',
        inserted: 'Insertado',
        reordered: 'Reordenado',
        'cut-off': 'Cortado',
        'history-missing': 'Falta el historial',
        rewritten: 'Reescrito',
        'seal-altered': 'Sello modificado',
        forged: 'No firmado por este servicio',
      },
      whole: 'Toda la auditoría',
      mailbox: (id) => `Buzón ${id}`,
      actor: (login) => `Autor ${login}`,
      more: ({ value, text }) =>
        value === 1
          ? 'Se ha encontrado uno más; la orden `umpin audit verify` los muestra todos.'
          : `Se han encontrado ${text} más; la orden \`umpin audit verify\` los muestra todos.`,
    },
  },
};

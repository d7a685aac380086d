import type { CampaignsTexts } from './campaigns-texts.js';

/** No native reader has read these texts yet. */
export const es: CampaignsTexts = {
  title: 'Campañas',
  intro:
    'Una campaña envía un PIN nuevo a los titulares de muchos buzones, cada uno en su propio correo. El PIN anterior de un buzón sigue siendo válido hasta que se entrega ese correo.',
  none: 'Todavía no ha habido ninguna campaña.',
  list: {
    caption: 'Campañas, las más recientes primero',
    campaign: 'Campaña',
    selection: 'Buzones',
    progress: 'Progreso',
    started: 'Inicio',
    earlier: 'Campañas anteriores',
    newest: 'Campañas más recientes',
  },
  toCampaigns: 'Volver a todas las campañas',
  toCampaign: (id) => `Volver a la campaña ${id}`,
  campaign: (id) => `Campaña ${id}`,
  by: (time, login) => `${time}, por ${login}`,
  states: { running: 'En curso', paused: 'En pausa', done: 'Terminada', cancelled: 'Cancelada' },
  progress: {
    title: 'Progreso',
    label: (id) => `Progreso de la campaña ${id}`,
    words: (done, of) =>
      of.value === 1
        ? `${done.text} de ${of.text} buzón terminado`
        : `${done.text} de ${of.text} buzones terminados`,
    spoken: (state, percent) => `${state}, ${percent} % terminado`,
    left: (duration) => `A este ritmo tardará aproximadamente ${duration} más.`,
    minutes: ({ value, text }) => (value === 1 ? 'un minuto' : `${text} minutos`),
    hours: ({ value, text }) => (value === 1 ? 'una hora' : `${text} horas`),
    days: ({ value, text }) => (value === 1 ? 'un día' : `${text} días`),
    refresh: 'Actualizar',
  },
  facts: {
    title: 'Datos de la campaña',
    selection: 'Buzones',
    rate: 'Ritmo',
    perMinute: ({ value, text }) =>
      value === 1 ? 'un correo por minuto' : `${text} correos por minuto`,
    compromised:
      'Es posible que otras personas conozcan los PIN anteriores: ninguno vuelve a ser válido si un correo es devuelto.',
    started: 'Inicio',
    ended: 'Fin',
  },
  outcomes: {
    caption: 'Qué ha sido de los buzones',
    outcome: 'Resultado',
    mailboxes: 'Buzones',
    names: {
      delivered: 'PIN nuevo entregado',
      joined: 'Otro PIN nuevo ha llegado al titular',
      renewed: 'El titular ha elegido un PIN nuevo',
      waiting: 'A la espera de su turno',
      mailing: 'Correo todavía sin entregar',
      refused: 'No es posible un PIN nuevo',
      undelivered: 'Correo rechazado o abandonado',
      bounced: 'Correo devuelto',
      skipped: 'Omitido porque se canceló la campaña',
      unrecorded: 'Ya no consta',
    },
  },
  actions: {
    pause: 'Poner en pausa',
    pauseHint: 'Los correos que están de camino todavía se entregan.',
    paused: (id) => `La campaña ${id} está en pausa`,
    pausedText: 'No se crea ningún otro PIN hasta que alguien la reanude.',
    resume: 'Reanudar',
    resumed: (id) => `La campaña ${id} está en curso`,
    cancel: 'Cancelar esta campaña',
    cancelTitle: (id) => `¿Cancelar la campaña ${id}?`,
    cancelText: ({ value, text }) =>
      value === 1
        ? 'Un buzón que todavía espera no recibirá ningún PIN nuevo.'
        : `${text} buzones que todavía esperan no recibirán ningún PIN nuevo.`,
    cancelFinal:
      'Los PIN ya sustituidos siguen sustituidos, y los correos que están de camino todavía se entregan. Una campaña cancelada no se puede reanudar.',
    cancelButton: 'Sí, cancelarla',
    cancelled: (id) => `La campaña ${id} está cancelada`,
    cancelledText: 'No se crea ningún otro PIN.',
    goOn: 'No, dejar que continúe',
    refused: 'No se ha cambiado nada',
  },
  report: {
    title: (id) => `Informe de la campaña ${id}`,
    link: 'A quién no se ha llegado, y por qué',
    caption: 'Titulares a los que no se ha llegado',
    captionEveryone: 'Todos los titulares',
    address: 'Buzón',
    outcome: 'Resultado',
    reason: 'Motivo',
    since: 'Desde',
    removed: (id) => `Eliminado: ${id}`,
    none: 'Se ha llegado a todos los titulares.',
    onlyUnreached: 'Mostrar solo aquellos a los que no se ha llegado',
    everyone: 'Mostrar todos',
    next: 'Página siguiente',
    first: 'Primera página',
    noneHere: 'Mientras tanto se ha llegado a los de esta página.',
  },
  form: {
    title: 'Iniciar una campaña',
    button: 'Iniciar una campaña',
    problem: 'Esta campaña no se puede iniciar',
    which: '¿Qué buzones?',
    all: 'Todos los buzones',
    some: 'Los que cumplan todo lo que se rellene abajo',
    someHint: 'Deje vacíos los demás campos.',
    policy: 'Política de PIN',
    anyPolicy: 'Cualquiera',
    pattern: 'Dirección',
    patternHint: 'Un asterisco representa cualquier serie de caracteres, como en *@example.com',
    addresses: 'Lista de direcciones',
    addressesHint: 'Una dirección por línea. Las líneas que empiezan por # se omiten.',
    skipUnknown: 'Omitir las direcciones que no tienen buzón',
    olderThan: 'PIN con más días que',
    olderThanHint: 'Un número entero, como 90',
    how: '¿Cómo?',
    rate: 'Correos por minuto',
    rateHint: (least, most) =>
      `De ${least.text} a ${most.text}. Pregunte al administrador del servidor de correo cuántos le parecen bien, y avise a su servicio de soporte técnico: los titulares llamarán.`,
    compromised: 'Es posible que otras personas conozcan los PIN',
    compromisedHint:
      'En ese caso, ningún PIN anterior vuelve a ser válido si su correo es devuelto: el buzón se bloquea. También se sustituyen los PIN que los titulares hayan elegido desde el inicio.',
    preview: 'Mostrar a quién se llegaría',
    notAName: (quoted) =>
      `${quoted} es demasiado largo o contiene caracteres que no tiene ninguna dirección`,
  },
  preview: {
    title: '¿Iniciar esta campaña?',
    nothingYet: 'Todavía no se ha iniciado nada.',
    chosen: ({ value, text }) => (value === 1 ? 'Un buzón' : `${text} buzones`),
    withoutUm: ({ value, text }) =>
      value === 1
        ? 'En uno de ellos no está activado el buzón de voz, y no recibirá ningún PIN.'
        : `En ${text} de ellos no está activado el buzón de voz, y no recibirán ningún PIN.`,
    firstPinWanted: ({ value, text }) =>
      value === 1
        ? 'Otro se omite porque su primer PIN está de camino.'
        : `Otros ${text} se omiten porque sus primeros PIN están de camino.`,
    unknown: ({ value, text }) =>
      value === 1
        ? 'Una de las direcciones no tiene buzón y se omite:'
        : `${text} de las direcciones no tienen buzón y se omiten:`,
    takes: (duration) => `Tardará aproximadamente ${duration}.`,
    compromised:
      'Es posible que otras personas conozcan los PIN anteriores: ninguno vuelve a ser válido si un correo es devuelto.',
    who: 'A quién se llegaría',
    more: ({ value, text }) => (value === 1 ? '… y una más' : `… y ${text} más`),
    start: ({ value, text }) => (value === 1 ? 'Enviar un PIN nuevo' : `Enviar ${text} PIN nuevos`),
    change: 'Cambiar',
    started: (id) => `La campaña ${id} está en curso`,
    startedText: 'Esta página muestra su progreso.',
    changed: 'Los buzones han cambiado desde que los miró',
  },
};

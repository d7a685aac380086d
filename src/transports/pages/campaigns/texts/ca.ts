import type { CampaignsTexts } from './campaigns-texts.js';

/** No native reader has read these texts yet. */
export const ca: CampaignsTexts = {
  title: 'Campanyes',
  intro:
    'Una campanya envia un PIN nou als titulars de moltes bústies, cadascun en un correu propi. El PIN anterior d’una bústia continua sent vàlid fins que es lliura aquest correu.',
  none: 'Encara no hi ha hagut cap campanya.',
  list: {
    caption: 'Campanyes, les més recents primer',
    campaign: 'Campanya',
    selection: 'Bústies',
    progress: 'Progrés',
    started: 'Inici',
    earlier: 'Campanyes anteriors',
    newest: 'Campanyes més recents',
  },
  toCampaigns: 'Torna a totes les campanyes',
  toCampaign: (id) => `Torna a la campanya ${id}`,
  campaign: (id) => `Campanya ${id}`,
  by: (time, login) => `${time}, per ${login}`,
  states: {
    running: 'En curs',
    paused: 'En pausa',
    done: 'Acabada',
    cancelled: 'Cancel·lada',
  },
  progress: {
    title: 'Progrés',
    label: (id) => `Progrés de la campanya ${id}`,
    words: (done, of) =>
      of.value === 1
        ? `${done.text} de ${of.text} bústia acabada`
        : `${done.text} de ${of.text} bústies acabades`,
    spoken: (state, percent) => `${state}, ${percent} % acabat`,
    left: (duration) => `A aquest ritme trigarà aproximadament ${duration} més.`,
    minutes: ({ value, text }) => (value === 1 ? 'un minut' : `${text} minuts`),
    hours: ({ value, text }) => (value === 1 ? 'una hora' : `${text} hores`),
    days: ({ value, text }) => (value === 1 ? 'un dia' : `${text} dies`),
    refresh: 'Actualitza',
  },
  facts: {
    title: 'Dades de la campanya',
    selection: 'Bústies',
    rate: 'Ritme',
    perMinute: ({ value, text }) =>
      value === 1 ? 'un correu per minut' : `${text} correus per minut`,
    compromised:
      'Potser altres persones coneixen els PIN anteriors: cap no torna a ser vàlid si es retorna un correu.',
    started: 'Inici',
    ended: 'Final',
  },
  outcomes: {
    caption: 'Què se n’ha fet de les bústies',
    outcome: 'Resultat',
    mailboxes: 'Bústies',
    names: {
      delivered: 'PIN nou lliurat',
      joined: 'Un altre PIN nou ha arribat al titular',
      renewed: 'El titular ha triat un PIN nou',
      waiting: 'A l’espera del seu torn',
      mailing: 'Correu encara no lliurat',
      refused: 'No és possible cap PIN nou',
      undelivered: 'Correu rebutjat o abandonat',
      bounced: 'Correu retornat',
      skipped: 'Omesa perquè es va cancel·lar la campanya',
      unrecorded: 'Ja no consta',
    },
  },
  actions: {
    pause: 'Posa en pausa',
    pauseHint: 'Els correus que van de camí encara es lliuren.',
    paused: (id) => `La campanya ${id} està en pausa`,
    pausedText: 'No es crea cap més PIN fins que algú la reprengui.',
    resume: 'Reprèn',
    resumed: (id) => `La campanya ${id} està en curs`,
    cancel: 'Cancel·la aquesta campanya',
    cancelTitle: (id) => `Voleu cancel·lar la campanya ${id}?`,
    cancelText: ({ value, text }) =>
      value === 1
        ? 'Una bústia que encara espera no rebrà cap PIN nou.'
        : `${text} bústies que encara esperen no rebran cap PIN nou.`,
    cancelFinal:
      'Els PIN ja substituïts continuen substituïts, i els correus que van de camí encara es lliuren. Una campanya cancel·lada no es pot reprendre.',
    cancelButton: 'Sí, cancel·la-la',
    cancelled: (id) => `La campanya ${id} està cancel·lada`,
    cancelledText: 'No es crea cap més PIN.',
    goOn: 'No, deixa que continuï',
    refused: 'No s’ha canviat res',
  },
  report: {
    title: (id) => `Informe de la campanya ${id}`,
    link: 'A qui no s’ha arribat, i per què',
    caption: 'Titulars als quals no s’ha arribat',
    captionEveryone: 'Tots els titulars',
    address: 'Bústia',
    outcome: 'Resultat',
    reason: 'Motiu',
    since: 'Des de',
    removed: (id) => `Suprimida: ${id}`,
    none: 'S’ha arribat a tots els titulars.',
    onlyUnreached: 'Mostra només aquells als quals no s’ha arribat',
    everyone: 'Mostra’ls tots',
    next: 'Pàgina següent',
    first: 'Primera pàgina',
    noneHere: 'Mentrestant s’ha arribat als d’aquesta pàgina.',
  },
  form: {
    title: 'Inicia una campanya',
    button: 'Inicia una campanya',
    problem: 'Aquesta campanya no es pot iniciar',
    which: 'Quines bústies?',
    all: 'Totes les bústies',
    some: 'Les que compleixin tot el que s’empleni a sota',
    someHint: 'Deixeu buits els altres camps.',
    policy: 'Política de PIN',
    anyPolicy: 'Qualsevol',
    pattern: 'Adreça',
    patternHint: 'Un asterisc representa qualsevol sèrie de caràcters, com a *@example.com',
    addresses: 'Llista d’adreces',
    addressesHint: 'Una adreça per línia. Les línies que comencen amb # s’ometen.',
    skipUnknown: 'Omet les adreces que no tenen bústia',
    olderThan: 'PIN amb més dies que',
    olderThanHint: 'Un nombre enter, com ara 90',
    how: 'Com?',
    rate: 'Correus per minut',
    rateHint: (least, most) =>
      `De ${least.text} a ${most.text}. Pregunteu a l’administrador del servidor de correu quants li van bé, i aviseu el servei d’assistència: els titulars trucaran.`,
    compromised: 'Potser altres persones coneixen els PIN',
    compromisedHint:
      'En aquest cas, cap PIN anterior no torna a ser vàlid si es retorna el seu correu: la bústia es bloqueja. També se substitueixen els PIN que els titulars hagin triat des de l’inici.',
    preview: 'Mostra a qui s’arribaria',
    notAName: (quoted) => `${quoted} és massa llarg o conté caràcters que no té cap adreça`,
  },
  preview: {
    title: 'Voleu iniciar aquesta campanya?',
    nothingYet: 'Encara no s’ha iniciat res.',
    chosen: ({ value, text }) => (value === 1 ? 'Una bústia' : `${text} bústies`),
    withoutUm: ({ value, text }) =>
      value === 1
        ? 'En una no està activada la bústia de veu, i no rebrà cap PIN.'
        : `En ${text} no està activada la bústia de veu, i no rebran cap PIN.`,
    firstPinWanted: ({ value, text }) =>
      value === 1
        ? 'Una altra s’omet perquè el seu primer PIN va de camí.'
        : `Unes altres ${text} s’ometen perquè els seus primers PIN van de camí.`,
    unknown: ({ value, text }) =>
      value === 1
        ? 'Una de les adreces no té bústia i s’omet:'
        : `${text} de les adreces no tenen bústia i s’ometen:`,
    takes: (duration) => `Trigarà aproximadament ${duration}.`,
    compromised:
      'Potser altres persones coneixen els PIN anteriors: cap no torna a ser vàlid si es retorna un correu.',
    who: 'A qui s’arribaria',
    more: ({ value, text }) => (value === 1 ? '… i una més' : `… i ${text} més`),
    start: ({ value, text }) => (value === 1 ? 'Envia un PIN nou' : `Envia ${text} PIN nous`),
    change: 'Canvia-ho',
    started: (id) => `La campanya ${id} està en curs`,
    startedText: 'Aquesta pàgina en mostra el progrés.',
    changed: 'Les bústies han canviat des que les heu mirat',
  },
};

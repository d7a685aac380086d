import { onThe } from '../../texts/ca.js';
import type { AuditTexts } from './audit-texts.js';

/** No native reader has read these texts yet. */
export const ca: AuditTexts = {
  title: 'Auditoria',
  intro: 'Aquí consta cada canvi: qui, què, quan, des d’on i a la bústia de qui.',
  search: {
    title: 'Cerca',
    mailbox: 'Bústia',
    mailboxHint: 'L’adreça o, si la bústia s’ha suprimit, el seu identificador',
    actor: 'Qui',
    actorHint: 'Un nom d’usuari; umpin per al servei mateix',
    event: 'Esdeveniment',
    anyEvent: 'Qualsevol',
    from: 'Des de',
    to: 'Fins a, inclusivament',
    dateHint: (zone) => `Un dia, com ara 2026-11-30, en el fus horari ${zone}`,
    button: 'Cerca',
    all: 'Mostra-ho tot',
    problem: 'Aquesta cerca no és possible',
    noMailbox: (quoted) => `No hi ha cap bústia ${quoted}, o no la podeu veure.`,
    notAName: (field) => `«${field}» és massa llarg o conté caràcters que no té cap nom.`,
    noSuchEvent: 'No existeix aquest esdeveniment.',
    notADate: (field) => `«${field}» ha de ser un dia del calendari, com ara 2026-11-30.`,
    datesReversed: 'El primer dia és posterior a l’últim.',
  },
  events: {
    title: 'Esdeveniments',
    caption: (zone) => `Esdeveniments, els més recents primer; fus horari ${zone}`,
    none: 'No hi ha cap esdeveniment així.',
    noneHere: 'No n’hi ha cap en aquesta pàgina. N’hi pot haver a la següent.',
    time: 'Quan',
    event: 'Esdeveniment',
    who: 'Qui',
    mailbox: 'Bústia',
    detail: 'Detall',
    from: (source) => `des de ${source}`,
    removedMailbox: (id) => `Suprimida: ${id}`,
    more: 'Més',
    id: 'Identificador',
    place: 'Posició en el seu historial',
    hash: 'Valor hash',
    reset: 'Identificador del PIN nou',
    request: 'Identificador de la sol·licitud',
    older: 'Esdeveniments anteriors',
    newest: 'Esdeveniments més recents',
    export: 'Baixa com a línies JSON',
    exportHint: 'Tots els esdeveniments d’aquesta cerca, els més antics primer.',
  },
  proof: {
    title: 'Prova de l’auditoria',
    intro:
      'Cada esdeveniment porta el valor hash de l’anterior, i una arrel signada els representa tots. Una verificació troba els esdeveniments que s’hagin modificat, suprimit, afegit o mogut, sigui qui sigui qui ho hagi fet.',
    toSearch: 'Torna a la cerca',
    link: 'Més sobre la prova',
    root: {
      title: 'Arrel signada més recent',
      none: 'Encara no s’ha segellat res. El servei en marxa ho fa en pocs segons.',
      short: (leaves, time, key) =>
        `L’arrel més recent representa ${leaves.text} ${leaves.value === 1 ? 'fulla' : 'fulles'}. Es va signar ${onThe(time)} amb la clau ${key}.`,
      size: 'Mida',
      leaves: ({ value, text }) => (value === 1 ? 'una fulla' : `${text} fulles`),
      signed: 'Signada',
      root: 'Arrel',
      key: 'Clau',
      publicKey: 'Clau pública',
      noPublicKey: 'Aquest servei ja no la té.',
      signature: 'Signatura',
      hint: 'Deseu la mida i l’arrel en un altre lloc. Així, ni tan sols qui té tots els drets sobre la base de dades pot canviar sense que es noti el que representen.',
    },
    verify: {
      title: 'Verificació',
      button: 'Verifica ara',
      hint: 'Es llegeixen i es comparen tots els esdeveniments. Un milió triga prop d’un minut.',
      never: 'Aquesta instància del servei no ha verificat l’auditoria d’ençà que es va iniciar.',
      running: (login, time) =>
        `Hi ha una verificació en curs. ${login} la va iniciar ${onThe(time)}.`,
      underWay: 'Hi ha una verificació en curs.',
      progress: 'Progrés de la verificació',
      percent: ({ text }) => `${text} % acabat`,
      refresh: 'Actualitza',
      upTo: ({ text }) => `Verificat fins a la fulla ${text}: no s’ha canviat res`,
      since: ({ value, text }) =>
        value === 1
          ? 'Des d’aleshores se n’ha segellat una més.'
          : `Des d’aleshores se n’han segellat ${text} més.`,
      found: ({ value, text }) =>
        value === 1
          ? 'L’auditoria no està com es va registrar: una troballa'
          : `L’auditoria no està com es va registrar: ${text} troballes`,
      checked: (events, chains) =>
        `Comparat: ${events.text} ${events.value === 1 ? 'esdeveniment' : 'esdeveniments'} en ${chains.text} ${chains.value === 1 ? 'historial' : 'historials'} de bústies i autors.`,
      by: (login, time) => `Verificat per ${login}, acabat ${onThe(time)}.`,
      failed: 'L’última verificació no s’ha pogut dur a terme',
      failedText: 'Torneu-ho a provar. El registre del servei en diu el motiu.',
      thisInstance:
        'Aquesta és l’última verificació que ha fet aquesta instància del servei, fins que es reiniciï. Potser se n’han fet d’altres en un altre lloc.',
      done: 'L’auditoria s’ha verificat',
    },
    findings: {
      caption: 'Què s’ha trobat',
      kind: 'Troballa',
      where: 'De qui és l’historial',
      event: 'Esdeveniment',
      what: 'En paraules',
      kinds: {
        altered: 'Modificat',
        deleted: 'Suprimit',
        inserted: 'Inserit',
        reordered: 'Reordenat',
        'cut-off': 'Tallat',
        'history-missing': 'Falta l’historial',
        rewritten: 'Reescrit',
        'seal-altered': 'Segell modificat',
        forged: 'No signat per aquest servei',
      },
      whole: 'Tota l’auditoria',
      mailbox: (id) => `Bústia ${id}`,
      actor: (login) => `Autor ${login}`,
      more: ({ value, text }) =>
        value === 1
          ? 'Se n’ha trobat una més; l’ordre `umpin audit verify` les mostra totes.'
          : `Se n’han trobat ${text} més; l’ordre \`umpin audit verify\` les mostra totes.`,
    },
  },
};

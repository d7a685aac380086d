import { onThe } from '../../texts/it.js';
import type { AuditTexts } from './audit-texts.js';

/** No native reader has read these texts yet. */
export const it: AuditTexts = {
  title: 'Registro di audit',
  intro: 'Qui è registrata ogni modifica: chi, che cosa, quando, da dove e su quale casella.',
  search: {
    title: 'Ricerca',
    mailbox: 'Casella',
    mailboxHint: 'L’indirizzo o, se la casella è stata rimossa, il suo id',
    actor: 'Chi',
    actorHint: 'Un nome utente; umpin per il servizio stesso',
    event: 'Evento',
    anyEvent: 'Qualsiasi',
    from: 'Dal',
    to: 'Fino al giorno compreso',
    dateHint: (zone) => `Un giorno, come 2026-11-30, nel fuso orario ${zone}`,
    button: 'Cerca',
    all: 'Mostra tutto',
    problem: 'Questa ricerca non è possibile',
    noMailbox: (quoted) => `La casella ${quoted} non esiste, oppure Lei non può vederla.`,
    notAName: (field) => `«${field}» è troppo lungo o contiene caratteri che nessun nome contiene.`,
    noSuchEvent: 'Questo evento non esiste.',
    notADate: (field) => `«${field}» deve essere un giorno del calendario, come 2026-11-30.`,
    datesReversed: 'Il primo giorno è successivo all’ultimo.',
  },
  events: {
    title: 'Eventi',
    caption: (zone) => `Eventi, dal più recente; gli orari sono in ${zone}`,
    none: 'Non ci sono eventi di questo tipo.',
    noneHere: 'In questa pagina non ce ne sono. Possono essercene nella successiva.',
    time: 'Quando',
    event: 'Evento',
    who: 'Chi',
    mailbox: 'Casella',
    detail: 'Dettaglio',
    from: (source) => `da ${source}`,
    removedMailbox: (id) => `Rimossa: ${id}`,
    more: 'Altro',
    id: 'Id dell’evento',
    place: 'Posizione nella sua cronologia',
    hash: 'Valore hash',
    reset: 'Id della reimpostazione',
    request: 'Id della richiesta',
    older: 'Eventi meno recenti',
    newest: 'Eventi più recenti',
    export: 'Scarica come JSON Lines',
    exportHint: 'Tutti gli eventi di questa ricerca, dal meno recente.',
  },
  proof: {
    title: 'Prova del registro di audit',
    intro:
      'Ogni evento porta con sé l’hash di quello precedente, e una radice firmata li rappresenta tutti. Una verifica trova gli eventi modificati, rimossi, aggiunti o spostati, chiunque sia stato.',
    toSearch: 'Torna alla ricerca',
    link: 'Altre informazioni sulla prova',
    root: {
      title: 'Ultima radice firmata',
      none: 'Non è stato ancora sigillato nulla. Il servizio in esecuzione lo fa entro pochi secondi.',
      short: (leaves, time, key) =>
        `L’ultima radice rappresenta ${leaves.text} ${leaves.value === 1 ? 'foglia' : 'foglie'}. È stata firmata ${onThe(time)} con la chiave ${key}.`,
      size: 'Dimensione',
      leaves: ({ value, text }) => (value === 1 ? 'una foglia' : `${text} foglie`),
      signed: 'Firmata',
      root: 'Radice',
      key: 'Chiave',
      publicKey: 'Chiave pubblica',
      noPublicKey: 'Questo servizio non la possiede più.',
      signature: 'Firma',
      hint: 'Conservi altrove dimensione e radice. Chi ha tutti i diritti sul database non può modificare di nascosto ciò che rappresentano.',
    },
    verify: {
      title: 'Verifica',
      button: 'Verifica ora',
      hint: 'Tutti gli eventi vengono letti e confrontati. Un milione richiede circa un minuto.',
      never:
        'Questa istanza del servizio non ha verificato il registro di audit da quando è stata avviata.',
      running: (login, time) => `Una verifica è in corso. ${login} l’ha avviata ${onThe(time)}.`,
      underWay: 'Una verifica è in corso.',
      progress: 'Avanzamento della verifica',
      percent: ({ text }) => `Completato: ${text}%`,
      refresh: 'Aggiorna',
      upTo: ({ text }) => `Verificato fino alla foglia ${text}: non è stato modificato nulla`,
      since: ({ value, text }) =>
        value === 1
          ? 'Da allora ne è stata sigillata un’altra.'
          : `Da allora ne sono state sigillate altre ${text}.`,
      found: ({ value, text }) =>
        value === 1
          ? 'Il registro di audit non è come era stato registrato: un’anomalia'
          : `Il registro di audit non è come era stato registrato: ${text} anomalie`,
      checked: (events, chains) =>
        `Eventi confrontati: ${events.text}, in ${chains.text} ${chains.value === 1 ? 'cronologia' : 'cronologie'} di caselle e autori.`,
      by: (login, time) => `Verificato da ${login}, fine: ${time}.`,
      failed: 'Non è stato possibile eseguire l’ultima verifica',
      failedText: 'Riprovi. Il log del servizio indica il motivo.',
      thisInstance:
        'È l’ultima verifica eseguita da questa istanza del servizio, finché non viene riavviata. Altre possono essere state eseguite altrove.',
      done: 'Il registro di audit è stato verificato',
    },
    findings: {
      caption: 'Che cosa è stato trovato',
      kind: 'Anomalia',
      where: 'Cronologia di',
      event: 'Evento',
      what: 'Descrizione',
      kinds: {
        altered: 'Modificato',
        deleted: 'Eliminato',
        inserted: 'Inserito',
        reordered: 'Riordinato',
        'cut-off': 'Troncato',
        'history-missing': 'Cronologia mancante',
        rewritten: 'Riscritto',
        'seal-altered': 'Sigillo modificato',
        forged: 'Non firmato da questo servizio',
      },
      whole: 'L’intero registro di audit',
      mailbox: (id) => `Casella ${id}`,
      actor: (login) => `Autore ${login}`,
      more: ({ value, text }) =>
        value === 1
          ? 'Ne è stata trovata un’altra; il comando `umpin audit verify` le elenca tutte.'
          : `Ne sono state trovate altre ${text}; il comando \`umpin audit verify\` le elenca tutte.`,
    },
  },
};

import type { CampaignsTexts } from './campaigns-texts.js';

/** No native reader has read these texts yet. */
export const it: CampaignsTexts = {
  title: 'Campagne',
  intro:
    'Una campagna invia un nuovo PIN ai titolari di molte caselle, con un messaggio per ciascuno. Il vecchio PIN di una casella resta valido finché quel messaggio non è stato recapitato.',
  none: 'Non c’è stata ancora nessuna campagna.',
  list: {
    caption: 'Campagne, dalla più recente',
    campaign: 'Campagna',
    selection: 'Caselle',
    progress: 'Avanzamento',
    started: 'Avvio',
    earlier: 'Campagne precedenti',
    newest: 'Campagne più recenti',
  },
  toCampaigns: 'Torna a tutte le campagne',
  toCampaign: (id) => `Torna alla campagna ${id}`,
  campaign: (id) => `Campagna ${id}`,
  by: (time, login) => `${time}, da ${login}`,
  states: { running: 'In corso', paused: 'In pausa', done: 'Conclusa', cancelled: 'Annullata' },
  progress: {
    title: 'Avanzamento',
    label: (id) => `Avanzamento della campagna ${id}`,
    words: (done, of) => `Caselle concluse: ${done.text} su ${of.text}`,
    spoken: (state, percent) => `${state}, conclusa al ${percent}%`,
    left: (duration) => `A questo ritmo durerà ancora circa ${duration}.`,
    minutes: ({ value, text }) => (value === 1 ? 'un minuto' : `${text} minuti`),
    hours: ({ value, text }) => (value === 1 ? 'un’ora' : `${text} ore`),
    days: ({ value, text }) => (value === 1 ? 'un giorno' : `${text} giorni`),
    refresh: 'Aggiorna',
  },
  facts: {
    title: 'Informazioni',
    selection: 'Caselle',
    rate: 'Ritmo',
    perMinute: ({ value, text }) =>
      value === 1 ? 'un messaggio al minuto' : `${text} messaggi al minuto`,
    compromised:
      'Altre persone potrebbero conoscere i vecchi PIN: nessuno torna valido se un messaggio non viene recapitato.',
    started: 'Avvio',
    ended: 'Fine',
  },
  outcomes: {
    caption: 'Che cosa è successo alle caselle',
    outcome: 'Esito',
    mailboxes: 'Caselle',
    names: {
      delivered: 'Nuovo PIN recapitato',
      joined: 'Raggiunto con un altro nuovo PIN',
      renewed: 'Il titolare ha scelto un nuovo PIN',
      waiting: 'In attesa del proprio turno',
      mailing: 'Messaggio non ancora recapitato',
      refused: 'Nessun nuovo PIN possibile',
      undelivered: 'Messaggio rifiutato o abbandonato',
      bounced: 'Messaggio tornato indietro',
      skipped: 'Tralasciato per l’annullamento della campagna',
      unrecorded: 'Non più registrato',
    },
  },
  actions: {
    pause: 'Metti in pausa',
    pauseHint: 'I messaggi già in viaggio vengono comunque recapitati.',
    paused: (id) => `La campagna ${id} è in pausa`,
    pausedText: 'Non viene creato nessun altro PIN finché qualcuno non la riprende.',
    resume: 'Riprendi',
    resumed: (id) => `La campagna ${id} è in corso`,
    cancel: 'Annulla questa campagna',
    cancelTitle: (id) => `Annullare la campagna ${id}?`,
    cancelText: ({ value, text }) =>
      value === 1
        ? 'Una casella ancora in attesa non riceverà un nuovo PIN.'
        : `${text} caselle ancora in attesa non riceveranno un nuovo PIN.`,
    cancelFinal:
      'I PIN già sostituiti restano tali e i messaggi già in viaggio vengono comunque recapitati. Una campagna annullata non può essere ripresa.',
    cancelButton: 'Sì, annulla la campagna',
    cancelled: (id) => `La campagna ${id} è annullata`,
    cancelledText: 'Non viene creato nessun altro PIN.',
    goOn: 'No, continua la campagna',
    refused: 'Non è stato modificato nulla',
  },
  report: {
    title: (id) => `Rapporto sulla campagna ${id}`,
    link: 'Chi non è stato raggiunto, e perché',
    caption: 'Titolari che non sono stati raggiunti',
    captionEveryone: 'Tutti i titolari',
    address: 'Casella',
    outcome: 'Esito',
    reason: 'Motivo',
    since: 'Dal',
    removed: (id) => `Rimossa: ${id}`,
    none: 'Tutti i titolari sono stati raggiunti.',
    onlyUnreached: 'Mostra solo chi non è stato raggiunto',
    everyone: 'Mostra tutti',
    next: 'Pagina successiva',
    first: 'Prima pagina',
    noneHere: 'Nel frattempo i titolari di questa pagina sono stati raggiunti.',
  },
  form: {
    title: 'Avvia una campagna',
    button: 'Avvia una campagna',
    problem: 'Questa campagna non può essere avviata',
    which: 'Quali caselle?',
    all: 'Tutte le caselle',
    some: 'Quelle a cui si applica tutto ciò che è indicato qui sotto',
    someHint: 'Lasci vuoti gli altri campi.',
    policy: 'Criterio per i PIN',
    anyPolicy: 'Qualsiasi',
    pattern: 'Indirizzo',
    patternHint: 'Un asterisco sta per caratteri qualsiasi, come in *@example.com',
    addresses: 'Elenco di indirizzi',
    addressesHint: 'Un indirizzo per riga. Le righe che iniziano con # vengono tralasciate.',
    skipUnknown: 'Tralascia gli indirizzi che non hanno una casella',
    olderThan: 'PIN più vecchio di quanti giorni',
    olderThanHint: 'Un numero intero, come 90',
    how: 'Come?',
    rate: 'Messaggi al minuto',
    rateHint: (least, most) =>
      `Da ${least.text} a ${most.text}. Chieda all’amministratore del server di posta quanti ne accetta e avvisi l’assistenza tecnica: i titolari telefoneranno.`,
    compromised: 'Altre persone potrebbero conoscere i PIN',
    compromisedHint:
      'In questo caso nessun vecchio PIN torna valido se il suo messaggio non viene recapitato: la casella viene invece bloccata. Vengono sostituiti anche i PIN che i titolari hanno scelto dopo l’avvio.',
    preview: 'Mostra chi verrebbe raggiunto',
    notAName: (quoted) =>
      `${quoted} è troppo lungo o contiene caratteri che nessun indirizzo contiene`,
  },
  preview: {
    title: 'Avviare questa campagna?',
    nothingYet: 'Non è stato ancora avviato nulla.',
    chosen: ({ value, text }) => (value === 1 ? 'Una casella' : `${text} caselle`),
    withoutUm: ({ value, text }) =>
      value === 1
        ? 'Una di queste non ha la casella vocale attiva e non riceverà nessun PIN.'
        : `${text} di queste non hanno la casella vocale attiva e non riceveranno nessun PIN.`,
    firstPinWanted: ({ value, text }) =>
      value === 1
        ? 'Un’altra viene tralasciata, perché il suo primo PIN è in viaggio.'
        : `Altre ${text} vengono tralasciate, perché i loro primi PIN sono in viaggio.`,
    unknown: ({ value, text }) =>
      value === 1
        ? 'Uno degli indirizzi non ha una casella e viene tralasciato:'
        : `${text} degli indirizzi non hanno una casella e vengono tralasciati:`,
    takes: (duration) => `Durerà circa ${duration}.`,
    compromised:
      'Altre persone potrebbero conoscere i vecchi PIN: nessuno torna valido se un messaggio non viene recapitato.',
    who: 'Chi verrebbe raggiunto',
    more: ({ value, text }) => (value === 1 ? '… e un’altra' : `… e altre ${text}`),
    start: ({ value, text }) => (value === 1 ? 'Invia un nuovo PIN' : `Invia ${text} nuovi PIN`),
    change: 'Modifica',
    started: (id) => `La campagna ${id} è in corso`,
    startedText: 'Questa pagina mostra a che punto è.',
    changed: 'Le caselle sono cambiate da quando le ha viste',
  },
};

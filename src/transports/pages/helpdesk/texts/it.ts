import { onThe } from '../../texts/it.js';
import type { HelpdeskTexts } from './helpdesk-texts.js';

/** No native reader has read these texts yet. */
export const it: HelpdeskTexts = {
  pages: { label: 'Assistenza tecnica', people: 'Cerca una persona', mail: 'Posta' },
  people: {
    title: 'Cerca una persona',
    search: 'Nome, indirizzo o numero interno',
    hint: 'Una parte del nome o dell’indirizzo, oppure l’inizio del numero interno',
    button: 'Cerca',
    hits: (count) =>
      count === 0
        ? 'Nessuna persona trovata.'
        : count === 1
          ? 'Una persona trovata.'
          : `${count} persone trovate.`,
    moreHits: (shown) =>
      `Persone mostrate: ${shown}, ma ce ne sono altre. Scriva di più per trovarne di meno.`,
    name: 'Nome',
    address: 'Indirizzo',
    extension: 'Numero interno',
    state: 'Stato',
  },
  states: {
    off: 'Non attiva',
    locked: 'Bloccata',
    bounced: 'Messaggio non recapitato',
    pending: 'Messaggio in viaggio',
    none: 'Nessun PIN',
    expired: 'PIN scaduto',
    temporary: 'PIN da cambiare',
    valid: 'PIN valido',
  },
  mailbox: {
    title: (nameOrAddress) => nameOrAddress,
    address: 'Indirizzo',
    extensions: 'Numeri interni',
    language: 'Lingua dei messaggi',
    policy: 'Criterio per i PIN',
    lastUsed: 'Ultimo uso del PIN',
    used: (time, phoneSystem) => `${time}, su ${phoneSystem}`,
    neverUsed: 'Mai',
    wrongAttempts: 'PIN errati di seguito',
    state: {
      title: 'Stato',
      off: 'La casella vocale non è attiva, perciò non riceve nessun PIN. Un amministratore può attivarla.',
      none: 'Non c’è ancora un PIN.',
      valid: 'Il PIN è valido.',
      validUntil: (time) => `Il PIN è valido e scade ${onThe(time)}.`,
      temporary: 'Il PIN è stato inviato e deve essere cambiato al primo utilizzo.',
      temporaryUntil: (time) =>
        `Il PIN è stato inviato e scade ${onThe(time)}. Deve essere usato prima di allora e cambiato al primo utilizzo.`,
      expired: (time) => `Il PIN è scaduto ${onThe(time)}.`,
      locked: (since) =>
        `La casella vocale è stata bloccata ${onThe(since)}: non viene accettato nessun PIN.`,
      resetUnlocks: 'Un nuovo PIN la sblocca.',
      resetKeepsLock: 'Un nuovo PIN non la sblocca.',
      pending:
        'Un messaggio con un nuovo PIN è in viaggio. Fino al suo invio resta valido il PIN precedente.',
      wanted: 'Il servizio sta per inviare un PIN.',
      compromised: 'Un amministratore ha segnalato che altre persone conoscono il PIN.',
      bounced: (time, status) =>
        `Il messaggio con l’ultimo PIN non è stato recapitato (${time}; ${status}). Verifichi l’indirizzo prima di inviarne un altro.`,
      delayed: (time) =>
        `Il messaggio con l’ultimo PIN è in ritardo, come ha segnalato un server di posta (${time}). I tentativi di recapito continuano.`,
      sharedExtension: (extension) =>
        `Anche un’altra casella ha il numero interno ${extension}, perciò i sistemi telefonici non accettano alcun PIN per questo numero. Un amministratore può correggerlo.`,
    },
  },
  note: {
    reason: 'Motivo',
    reasonHint:
      'Al massimo 200 caratteri, per il registro di audit, che lo conserva a lungo. Non indichi nomi di persone.',
    word: 'Nota per il titolare (facoltativa)',
    wordHint:
      'Al massimo 200 caratteri, per il messaggio al titolare, nella sua lingua. Link e indirizzi non sono ammessi.',
    problems: 'Non è stato ancora fatto nulla',
    reasonFaults: {
      missing: 'Inserisca un motivo.',
      'too-long': 'Il motivo supera i 200 caratteri.',
      unprintable: 'Il motivo contiene caratteri che non si possono visualizzare.',
      address: 'Il motivo contiene un indirizzo.',
    },
    wordFaults: {
      missing: 'Inserisca una nota per il titolare.',
      'too-long': 'La nota per il titolare supera i 200 caratteri.',
      unprintable: 'La nota per il titolare contiene caratteri che non si possono visualizzare.',
      address:
        'La nota per il titolare contiene un link, un indirizzo e-mail o qualcosa che i programmi di posta scambiano per tale. Lo tolga, oppure metta uno spazio dopo ogni punto.',
    },
  },
  reset: {
    title: 'Invia un nuovo PIN',
    hint: (address) =>
      `Viene inviato a ${address} e nessun altro lo vede. Il PIN precedente resta valido finché quel messaggio non è stato inviato.`,
    button: 'Invia un nuovo PIN',
    sent: 'È stato inviato un nuovo PIN',
    sentText: (address) => `È stato inviato a ${address}. I PIN precedenti non sono più validi.`,
    joined: 'È stato inviato un nuovo PIN',
    joinedText: (address) =>
      `Un messaggio per ${address} era già in viaggio e ora è stato inviato. Non contiene nessuna nota per il titolare. I PIN precedenti non sono più validi.`,
    failed: 'Non è stato inviato nessun nuovo PIN',
    reasons: {
      UmNotEnabled: 'La casella vocale non è attiva. Un amministratore può attivarla.',
      NoPinSatisfiesPolicy:
        'Le regole per i PIN non ne lasciano nessuno che il titolare non abbia già avuto. Avvisi l’amministratore.',
      NotificationRefused: 'Il server di posta non accetta messaggi per questo indirizzo.',
      NotificationUnavailable:
        'Al momento non è possibile inviare il messaggio. Riprovi tra qualche minuto.',
      DeliveryUnconfirmed:
        'Il server di posta non ha ancora risposto. Se arriva un messaggio, il PIN che contiene è valido; fino ad allora vale il PIN attuale.',
      ServerBusy: 'Al momento il servizio è sovraccarico. Riprovi tra un minuto.',
      DatabaseUnavailable: 'Al momento il servizio è sovraccarico. Riprovi tra un minuto.',
    },
    tooMany: (minutes) =>
      minutes === 1
        ? 'Sono stati inviati troppi PIN in poco tempo, a questo titolare o da Lei. Riprovi tra un minuto.'
        : `Sono stati inviati troppi PIN in poco tempo, a questo titolare o da Lei. Riprovi tra ${minutes} minuti.`,
    oldPinStays: 'Il PIN attuale è ancora valido.',
    underWay: 'Questo modulo è già stato inviato ed è in elaborazione. Ricontrolli tra un momento.',
    sentBefore:
      'Questo modulo è già stato inviato con un altro testo. L’operazione non è stata ripetuta.',
  },
  unlock: {
    title: 'Sblocca',
    hint: 'Il PIN resta lo stesso e il conteggio dei PIN errati riparte da zero. Sblocchi la casella solo per una persona che sa esserne il titolare.',
    button: 'Sblocca',
    done: 'La casella vocale è stata sbloccata',
    doneText: 'Il PIN è lo stesso di prima.',
    mailed: (address) => `La Sua nota per il titolare viene inviata a ${address}.`,
    notLocked: 'La casella vocale non era bloccata',
    notLockedText: 'Il titolare non ha ricevuto nessun messaggio.',
    failed: 'La casella vocale non è stata sbloccata',
  },
  history: {
    title: 'Cronologia',
    none: 'Non è ancora successo nulla.',
    time: 'Quando',
    event: 'Che cosa',
    by: 'Richiedente o sistema telefonico',
    details: 'Dettagli',
    service: 'Il servizio stesso',
    events: {
      'reset-requested': 'Nuovo PIN richiesto',
      'reset-joined': 'Nuovo PIN richiesto mentre uno era già in viaggio',
      'reset-refused': 'Nuovo PIN rifiutato',
      'reset-delivered': 'Nuovo PIN inviato e valido',
      'reset-cancelled': 'Nuovo PIN non inviato; resta quello precedente',
      'reset-returned': 'Messaggio non recapitato; il PIN precedente è di nuovo valido',
      'mail-bounced': 'Messaggio non recapitato; il PIN resta',
      'mail-delayed': 'Messaggio in ritardo',
      'mail-relayed': 'Messaggio inoltrato a un server che non comunica altro',
      'mail-expanded': 'Messaggio inoltrato a più indirizzi',
      'mail-delivered': 'Messaggio recapitato',
      'automatic-reset-requested': 'Nuovo PIN dopo PIN errati',
      'signed-in': 'PIN accettato',
      'sign-in-failed': 'PIN respinto',
      'mailbox-locked': 'Casella vocale bloccata',
      'mailbox-unlocked': 'Casella vocale sbloccata',
      'reminder-requested': 'Promemoria della scadenza del PIN',
      'pin-changed': 'PIN cambiato dal titolare',
      'pin-change-refused': 'PIN scelto dal titolare rifiutato',
      'notice-delivered': 'Avviso inviato',
      'notice-dropped': 'Avviso abbandonato',
      'mail-retried': 'Invio ritentato da un amministratore',
      'first-pin-requested': 'Primo PIN richiesto',
      'pin-compromised': 'PIN segnalato come noto ad altri',
    },
  },
  mails: {
    title: 'Ultimi messaggi',
    none: 'Non è stato ancora inviato nessun messaggio.',
    ordered: 'Richiesto',
    mail: 'Messaggio',
    by: 'Richiesto da',
    fate: 'Esito',
    since: 'Noto da',
    details: 'Dettagli',
    fates: {
      waiting: 'In attesa',
      dropped: 'Non inviato',
      accepted: 'Inviato: il server di posta lo ha accettato',
      delayed: 'In ritardo',
      relayed: 'Inoltrato a un server che non comunica altro',
      expanded: 'Inoltrato a più indirizzi',
      delivered: 'Recapitato',
      bounced: 'Non recapitato',
    },
  },
  queue: {
    title: 'Messaggi in attesa o non recapitati',
    waiting: 'Messaggi in attesa',
    noneWaits: 'Nessun messaggio è in attesa.',
    mailbox: 'Casella',
    mail: 'Messaggio',
    since: 'In attesa da',
    attempts: 'Tentativi',
    next: 'Prossimo tentativo',
    why: 'Motivo dell’attesa',
    underWay: 'L’invio è in corso in questo momento.',
    maybeSent: 'Potrebbe essere arrivato: il server di posta non ha risposto.',
    bounced: 'Caselle il cui ultimo messaggio non è stato recapitato',
    noneBounced: 'Nessun messaggio è stato segnalato come non recapitato.',
    bouncedAt: 'Segnalato',
    status: 'Stato',
  },
  topics: {
    'new-pin': 'Nuovo PIN',
    'mailbox-locked': 'La casella vocale è bloccata',
    'mailbox-unlocked': 'La casella vocale è sbloccata',
    'pin-expiry': 'Il PIN sta per scadere',
    'pin-bounced-returned': 'All’assistenza tecnica: un PIN non è stato recapitato',
    'pin-bounced-without-pin': 'All’assistenza tecnica: un PIN non è stato recapitato',
    'pin-bounced-locked': 'All’assistenza tecnica: un PIN non è stato recapitato',
    'pin-bounced-stays': 'All’assistenza tecnica: un PIN non è stato recapitato',
  },
  next: 'Pagina successiva',
  first: 'Prima pagina',
};

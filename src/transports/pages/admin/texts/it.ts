import type { AdminTexts } from './admin-texts.js';

const number = new Intl.NumberFormat('it');
const list = (items: readonly string[]) => new Intl.ListFormat('it').format(items);
const counted = (count: number, one: string, many: string) =>
  `${number.format(count)} ${count === 1 ? one : many}`;

const scopeHint =
  'policy:NOME oppure address:MODELLO, come in address:*@example.com; vuoto per tutte le caselle.';

/** No native reader has read these texts yet. */
export const it: AdminTexts = {
  nav: {
    label: 'Sezioni dell’amministrazione',
    parts: {
      overview: 'Panoramica',
      mailboxes: 'Caselle',
      policies: 'Criteri PIN',
      accounts: 'Account',
      keys: 'Chiavi API',
      import: 'Importazione',
      campaigns: 'Campagne',
      status: 'Stato',
    },
  },
  overview: {
    title: 'Amministrazione',
    about: {
      mailboxes:
        'Cercare, aggiungere, modificare e rimuovere caselle; inviare PIN, bloccare e sbloccare.',
      policies: 'Le regole per i PIN e la facilità con cui un PIN può essere indovinato.',
      accounts: 'Chi può accedere e che cosa comprende ciascun ruolo.',
      keys: 'Chiavi di centralini e programmi.',
      import: 'Aggiungere o modificare molte caselle da un file CSV, dopo un’anteprima.',
      campaigns: 'Nuovi PIN per molte caselle, e a che punto sono.',
      status: 'Che cosa dice umpin doctor di questo servizio.',
    },
  },
  common: {
    save: 'Salva',
    cancel: 'Annulla',
    search: 'Testo da cercare',
    searchButton: 'Cerca',
    nothingFound: 'Non è stato trovato nulla.',
    nextPage: 'Pagina successiva',
    firstPage: 'Prima pagina',
    yes: 'sì',
    no: 'no',
    none: 'nessuno',
    more: (count) => `… e ${counted(count, 'altro problema', 'altri problemi')}`,
    notDone: 'Non è stato modificato nulla',
    open: 'Non è ancora certo che l’operazione sia riuscita',
    changed:
      'Nel frattempo qualcun altro ha fatto una modifica. Questa pagina mostra la situazione attuale.',
    stillAtWork: 'La stessa richiesta è ancora in corso. Torni a controllare tra un momento.',
    sentAlready:
      'Questo modulo è già stato eseguito una volta, con altri dati. Lo invii di nuovo se vuole che sia eseguito una seconda volta.',
    reason: (english) => `Motivo (in inglese): ${english}.`,
    list: (items) => (items.length === 0 ? 'nessuno' : list(items)),
    meanwhile: {
      title: 'Nel frattempo qualcun altro ha fatto una modifica',
      text: 'I Suoi dati non sono ancora stati salvati e tutto ciò che ha inserito è ancora qui. Salvi di nuovo per sostituire i valori che la tabella riporta come salvati, oppure annulli per conservarli.',
      caption: 'I valori salvati e quelli inseriti da Lei',
      field: 'Impostazione',
      stored: 'Salvato ora',
      typed: 'Inserito da Lei',
    },
    share: {
      label: 'Condividi comunque un numero interno',
      hint: 'Come --share-extension del comando: i centralini autorizzati a chiedere di entrambi i titolari non accetteranno il PIN di nessuno dei due.',
    },
  },
  policies: {
    title: 'Criteri PIN',
    caption: 'I criteri e la probabilità di indovinare un PIN creato dal servizio',
    newTitle: 'Nuovi criteri PIN',
    oneTitle: (name) => `Criteri PIN ${name}`,
    name: 'Nome',
    saved: (name) => `I criteri ${name} sono stati salvati`,
    taken: 'Esistono già criteri con questo nome.',
    groups: {
      rules: 'Lunghezza e regole',
      attempts: 'Tentativi errati',
      lifetimes: 'Durate',
      mails: 'Messaggi',
    },
    settings: {
      minPinLength: {
        label: 'Numero minimo di cifre di un PIN',
        hint: 'I PIN creati dal servizio ne hanno esattamente altrettante.',
      },
      pinLifetimeDays: {
        label: 'Durata di un PIN, in giorni',
        hint: 'Alla scadenza il titolare deve sceglierne un altro.',
      },
      pinHistoryCount: {
        label: 'PIN che non si possono riutilizzare',
        hint: 'Compreso quello attuale.',
      },
      allowCommonPatterns: {
        label: 'Consenti schemi comuni',
        hint: '123456 o 111111 può essere un PIN.',
      },
      logonFailuresBeforePinReset: {
        label: 'Tentativi errati prima dell’invio di un nuovo PIN',
        hint: 'Meno di quelli che bloccano la casella.',
      },
      maxLogonAttempts: {
        label: 'Tentativi errati prima del blocco della casella',
        hint: 'Di seguito.',
      },
      resetPinText: {
        label: 'Testo personalizzato nel messaggio con un PIN',
        hint: 'Testo semplice o HTML semplice.',
      },
      umEnabledText: {
        label: 'Testo personalizzato nel messaggio di benvenuto',
        hint: 'Testo semplice o HTML semplice.',
      },
      refusedPatterns: { label: 'Rifiuta altri schemi', hint: '' },
      temporaryPinLifetimeHours: {
        label: 'Durata di un PIN inviato per e-mail, in ore',
        hint: 'Il tempo che il titolare ha per usarlo e sceglierne un altro.',
      },
      expiryReminderDays: {
        label: 'Promemoria prima della scadenza di un PIN, in giorni',
        hint: 'Per e-mail.',
      },
      resetUnlocks: {
        label: 'Un nuovo PIN sblocca la casella',
        hint: 'Solo se qualcuno lo ha richiesto.',
      },
      resetPinSubject: {
        label: 'Oggetto del messaggio con un PIN',
        hint: 'Vuoto per quello predefinito. Può contenere {displayName}, {extension} e {address}.',
      },
      onBounce: {
        label: 'Se il messaggio con un PIN non può essere recapitato',
        hint: '',
      },
    },
    number: (hint, low, high) => `${hint} Da ${low} a ${high}.`,
    text: (hint, most) => `${hint} Al massimo ${most} caratteri.`,
    none: { Unlimited: 'Senza limiti', Never: 'Mai' },
    bounce: {
      return: 'torna valido il PIN precedente',
      keep: 'resta valido il nuovo PIN',
      lock: 'la casella viene bloccata',
    },
    rules: {
      'too-short': 'Troppo corto',
      'too-long': 'Troppo lungo',
      sequence: 'Cifre consecutive',
      repetition: 'Una sola cifra ripetuta',
      extension: 'Il numero interno',
      'keypad-line': 'Linee rette sulla tastiera',
      'alternating-digits': 'Due cifre alternate',
      'few-distinct-digits': 'Meno di tre cifre diverse',
      date: 'Date e anni',
      blocklist: 'PIN dell’elenco locale dei PIN vietati',
      'phone-number': 'Altri numeri di telefono del titolare',
    },
    showRisk: 'Mostra il rischio',
    risk: 'Il rischio di queste impostazioni',
    allowed: 'PIN consentiti',
    beforeLock: 'Probabilità di indovinarne uno prima del blocco',
    perYear: 'Probabilità di indovinarne uno in un anno',
    chance: (percent, oneIn) => `${percent} (1 su ${oneIn})`,
    atMost: (chance) => `– qui è consentito al massimo ${chance}`,
    wouldBeRefused: 'Non sarà salvato per questi motivi:',
    examples: {
      title: 'Che cosa rifiuta ciascuna regola',
      hint: (extension, phoneNumber) =>
        `PIN inventati, per un titolare con il numero interno ${extension} e l’altro numero ${phoneNumber}. Ciascuno è rifiutato solo da questa regola, a meno che non ne sia indicata un’altra.`,
      none: (rule) => `${rule}: non rifiuta nessun PIN di questa lunghezza`,
      noBlocklist:
        'PIN dell’elenco locale dei PIN vietati: l’elenco non ne contiene di questa lunghezza',
      also: (rules) => `(anche: ${list(rules)})`,
    },
  },
  mailboxes: {
    title: 'Caselle',
    caption: 'Caselle per indirizzo',
    searchHint: 'Una parte dell’indirizzo o del nome, oppure l’inizio di un numero interno',
    newTitle: 'Nuova casella',
    add: 'Aggiungi la casella',
    fields: {
      address: {
        label: 'Indirizzo e-mail',
        hint: 'Il solo indirizzo a cui vengono inviati i suoi PIN. Non cambia mai.',
      },
      displayName: { label: 'Nome del titolare', hint: 'Per i messaggi.' },
      extensions: {
        label: 'Numeri interni',
        hint: 'Le cifre da comporre; il primo è il numero proprio del titolare. Separati da spazi.',
      },
      phoneNumbers: {
        label: 'Altri numeri di telefono',
        hint: 'Cifre, con spazi tra un numero e l’altro. I criteri possono escluderli dai PIN.',
      },
      language: { label: 'Lingua dei messaggi', hint: 'Un codice come de-AT.' },
      policy: { label: 'Criteri PIN', hint: 'Valgono dal prossimo accesso.' },
      umEnabled: {
        label: 'Casella vocale attiva',
        hint: 'Abilitata per Unified Messaging; altrimenti non ha un PIN.',
      },
      oofStatus: { label: 'Chi chiama sente il saluto di assenza' },
      missedCallNotificationEnabled: { label: 'Avvisato delle chiamate perse' },
      playOnPhoneDialString: {
        label: 'Numero per l’ascolto dei messaggi',
        hint: 'Vuoto per il primo interno.',
      },
      telephoneAccessFolderEmail: {
        label: 'Cartella di posta letta al telefono',
        hint: 'L’identificativo di una cartella, in base64; vuoto per nessuna.',
      },
      sendPin: {
        label: 'Invia il primo PIN',
        hint: 'Il servizio lo crea e lo invia per e-mail in background.',
      },
    },
    state: 'Stato',
    tags: {
      noUm: 'casella vocale non attiva',
      noPin: 'ancora nessun PIN',
      locked: 'bloccata',
      expired: 'PIN scaduto',
      temporary: 'PIN da cambiare',
      pending: 'messaggio in viaggio',
      compromised: 'PIN noto ad altri',
      bounced: 'messaggio non recapitato',
      valid: 'PIN valido',
    },
    facts: {
      setAt: 'PIN impostato',
      expiresAt: 'Scadenza del PIN',
      never: 'mai',
      verified: 'Ultimo accesso con un PIN',
      verifiedAt: (time, phoneSystem) => `${time}, tramite ${phoneSystem}`,
      failedAttempts: 'Tentativi errati',
      lockedAt: 'Inizio del blocco',
      mail: 'Ultimo messaggio con un PIN',
      mailFate: (fate, time) => `${fate}, ${time}`,
      fates: {
        accepted: 'accettato dal server di posta',
        delayed: 'in ritardo',
        relayed: 'inoltrato a un server che non comunica l’esito',
        expanded: 'inoltrato a più destinatari',
        delivered: 'recapitato',
        bounced: 'non recapitato',
      },
      shared: 'Numeri interni condivisi',
      sharedWith: (extension, addresses) =>
        addresses.length === 0 ? extension : `${extension}, con ${list(addresses)}`,
      id: 'Nome nel registro di audit',
    },
    added: (address) => `La casella ${address} è stata aggiunta`,
    addedWithPin: 'Il servizio invierà per e-mail il suo primo PIN.',
    saved: (address) => `La casella ${address} è stata salvata`,
    actions: {
      title: 'Operazioni',
      buttons: {
        'send-pin': 'Invia un nuovo PIN',
        unlock: 'Sblocca',
        lock: 'Blocca',
        'expire-pin': 'Sostituisci il PIN',
      },
      hints: {
        'send-pin': 'Il titolare riceve un nuovo PIN per e-mail.',
        unlock: 'Toglie il blocco e azzera i tentativi errati. Il PIN non cambia.',
        lock: 'Finché la casella non viene sbloccata, nessun PIN viene accettato.',
        'expire-pin':
          'Per un PIN noto ad altri: il servizio ne invia un altro per e-mail e questo non torna mai più valido.',
      },
      done: {
        'send-pin': 'Il messaggio con un nuovo PIN è stato inviato',
        unlock: 'La casella è stata sbloccata',
        lock: 'La casella è stata bloccata',
        'expire-pin': 'Il servizio invierà un altro PIN per e-mail',
      },
      unchanged: {
        unlock: 'La casella non era bloccata',
        lock: 'La casella era già bloccata',
      },
    },
    change: 'Modifica',
    export: {
      link: 'Scarica i dati memorizzati sul titolare (JSON)',
      hint: 'Senza PIN, password e chiavi. Il download viene registrato.',
    },
    remove: {
      link: 'Rimuovi questa casella',
      title: (address) => `Rimuovere la casella ${address}?`,
      text: 'Indirizzo, nome, numeri, PIN e messaggi in attesa vengono cancellati; non è possibile tornare indietro. Il registro di audit conserva i suoi eventi, in cui la casella compare solo con il suo id. Un account del titolare resta, senza casella.',
      button: 'Rimuovi',
      done: (address) => `La casella ${address} è stata rimossa`,
      accounts: (logins) => `Ora senza casella: ${list(logins)}.`,
    },
  },
  accounts: {
    title: 'Account',
    caption: 'Account per nome utente',
    searchHint: 'Una parte del nome utente',
    newTitle: 'Nuovo account',
    add: 'Aggiungi l’account',
    login: {
      label: 'Nome utente',
      hint: 'Non si distingue tra lettere maiuscole e minuscole.',
    },
    password: {
      label: 'Password',
      hint: 'Almeno 8 caratteri. Vuota se è un altro sistema ad autenticare l’account.',
    },
    newPassword: {
      label: 'Nuova password',
      hint: 'Almeno 8 caratteri. Quella vecchia perde subito validità e le sue sessioni vengono chiuse.',
    },
    mailbox: {
      label: 'Casella',
      hint: 'L’indirizzo e-mail della sua casella; vuoto se non ne ha.',
    },
    roles: 'Ruoli',
    role: 'Ruolo',
    roleNames: {
      ApplicationImpersonation: 'ApplicationImpersonation: agisce per conto dei titolari',
      phone: 'phone: chiede informazioni sui PIN',
      admin: 'admin: modifica tutto',
      helpdesk: 'helpdesk: invia PIN e sblocca',
      auditor: 'auditor: legge',
    },
    scope: { label: 'Ambito', hint: scopeHint },
    everyone: 'tutte le caselle',
    roleFor: (role, scope) => `${role} (${scope})`,
    state: 'Stato',
    enabled: 'attivo',
    disabled: 'disattivato',
    disabledSince: (time) => `disattivato in data ${time}`,
    external: 'un altro sistema',
    ownPassword: 'una password',
    signsInBy: 'Accede con',
    grant: { title: 'Assegnare un ruolo o cambiarne l’ambito', button: 'Assegna' },
    revoke: (role) => `Revoca ${role}`,
    setPassword: { title: 'Impostare una password', button: 'Imposta la password' },
    disable: {
      button: 'Disattiva questo account',
      hint: 'Dalla prossima richiesta non può fare più nulla e le sue sessioni vengono chiuse.',
    },
    enable: { button: 'Attiva questo account' },
    actions: 'Operazioni',
    done: {
      added: (login) => `L’account ${login} è stato aggiunto`,
      disabled: (login) => `L’account ${login} è disattivato`,
      enabled: (login) => `L’account ${login} è attivo`,
      password: (login) => `L’account ${login} ha un’altra password`,
      granted: (role, login) => `${login} ha il ruolo ${role}`,
      revoked: (role, login) => `${login} non ha più il ruolo ${role}`,
      removed: (login) => `L’account ${login} è stato rimosso`,
      unchanged: 'Era già così',
    },
    remove: {
      link: 'Rimuovi questo account',
      title: (login) => `Rimuovere l’account ${login}?`,
      text: 'Anche le sue chiavi API vengono rimosse e le sue sessioni vengono chiuse. La sua casella resta, e così pure i suoi eventi nel registro di audit.',
      button: 'Rimuovi',
    },
  },
  keys: {
    title: 'Chiavi API',
    caption: 'Chiavi API per id',
    searchHint: 'Una parte del nome utente o dell’etichetta',
    newTitle: 'Nuova chiave API',
    add: 'Crea la chiave',
    id: 'ID',
    account: {
      label: 'Account',
      hint: 'Il nome utente dell’account per conto del quale agisce la chiave.',
    },
    label: { label: 'Etichetta', hint: 'A che cosa serve la chiave.' },
    role: {
      label: 'Ruolo',
      hint: 'Il solo ruolo con cui la chiave agisce; l’account deve averlo.',
    },
    scope: { label: 'Ambito', hint: `All’interno di quello dell’account. ${scopeHint}` },
    createdAt: 'Creata',
    state: 'Stato',
    valid: 'valida',
    revokedAt: (time) => `revocata in data ${time}`,
    revoke: (id) => `Revoca la chiave ${id}`,
    revokeButton: 'Revoca',
    revoked: (id) => `La chiave ${id} è stata revocata`,
    alreadyRevoked: (id) => `La chiave ${id} era già stata revocata`,
    made: {
      title: 'La chiave API è stata creata',
      text: 'La copi ora: solo questa pagina la mostra, e ne viene memorizzato soltanto il digest.',
      key: 'Chiave API',
      lost: (id) =>
        `La chiave ${id} è già stata mostrata una volta, in risposta al primo clic. Se è andata persa, la revochi e ne crei un’altra.`,
      back: 'All’elenco delle chiavi',
    },
  },
  imports: {
    title: 'Importazione di caselle',
    about:
      'Dapprima viene mostrata un’anteprima e non viene modificato nulla. I nuovi indirizzi diventano caselle; le caselle esistenti vengono modificate. Il file viene eseguito per intero oppure per nulla.',
    columns:
      'La prima riga nomina le colonne address, displayName, extensions, language, umEnabled, policy e, se si vuole, phoneNumbers, in qualsiasi ordine. Sono separate da virgole, punti e virgola o tabulazioni. Una cella vuota lascia invariato il campo di una casella esistente; una nuova casella riceve il valore predefinito.',
    file: { label: 'File CSV', hint: 'UTF-8 o UTF-16, al massimo 32 MiB e 100.000 caselle.' },
    text: {
      label: 'Oppure il testo di un tale file',
      hint: 'Viene usato se non si sceglie nessun file.',
    },
    sendPins: {
      label: 'Invia i primi PIN',
      hint: 'A tutte le nuove caselle vocali attive, in background.',
    },
    preview: 'Anteprima',
    empty: 'Scelga un file oppure ne inserisca il testo.',
    result: {
      title: 'Anteprima dell’importazione',
      counts: {
        added: (count) => counted(count, 'casella è nuova', 'caselle sono nuove'),
        changed: (count) => counted(count, 'casella cambia', 'caselle cambiano'),
        unchanged: (count) =>
          counted(count, 'casella resta invariata', 'caselle restano invariate'),
        wrong: (count) => counted(count, 'problema è stato trovato', 'problemi sono stati trovati'),
      },
      problems: 'Che cosa è sbagliato',
      changes: 'Che cosa cambierebbe',
      line: 'Riga',
      problem: 'Problema',
      address: 'Indirizzo e-mail',
      kind: 'Che cosa succede',
      fields: 'Campi che cambiano',
      kinds: { added: 'nuova', changed: 'cambia', unchanged: 'resta invariata' },
      more: (count) => `… e ${counted(count, 'altra riga', 'altre righe')}`,
      carryOut: 'Esegui l’importazione',
      nothingYet: 'Non è stato ancora modificato nulla.',
      mendFirst: 'Corregga le righe qui sotto e richieda di nuovo l’anteprima.',
      outdated: 'Dopo l’anteprima una casella è stata modificata. Questa è l’anteprima aggiornata.',
    },
    done: {
      title: 'L’importazione è stata eseguita',
      text: (added, changed) =>
        `${counted(added, 'casella è nuova', 'caselle sono nuove')}, ${counted(changed, 'è stata modificata', 'sono state modificate')}.`,
      firstPins: (count) =>
        `Il servizio invierà per e-mail ${counted(count, 'primo PIN', 'primi PIN')}.`,
    },
  },
};

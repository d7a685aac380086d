import type { SharedTexts } from './shared-texts.js';

/** A day after its article, which is elided before otto and undici. */
export const onThe = (time: string) => (/^(8|11)\D/.test(time) ? `l’${time}` : `il ${time}`);

/** No native reader has read these texts yet. */
export const it: SharedTexts = {
  service: 'Casella vocale',
  skip: 'Vai al contenuto principale',
  areas: {
    label: 'Aree',
    owner: 'La mia casella vocale',
    helpdesk: 'Assistenza tecnica',
    admin: 'Amministrazione',
    audit: 'Registro di audit',
  },
  signedInAs: (login) => `Accesso effettuato come ${login}`,
  signOut: 'Esci',
  signOutEverywhere: 'Esci da tutti i dispositivi',
  signedOut: 'La sessione è stata chiusa.',
  signIn: {
    title: 'Accesso',
    login: 'Nome utente',
    loginHint: 'Di solito il Suo indirizzo e-mail',
    password: 'Password',
    button: 'Accedi',
    elsewhere: 'Accedi con l’account aziendale',
    elsewhereNewTab: 'Accedi con l’account aziendale (si apre in una nuova scheda)',
    elsewhereKept: 'Poi torni a questa scheda e continui con i dati che ha inserito.',
    byPassword: 'Oppure acceda con nome utente e password',
    wrong: 'Il nome utente o la password non sono corretti.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Troppi tentativi di accesso non sono riusciti. Riprovi tra un minuto.'
        : `Troppi tentativi di accesso non sono riusciti. Riprovi tra ${minutes} minuti.`,
    denied: 'L’accesso con l’account aziendale non è avvenuto.',
    failed:
      'Questo accesso ha richiesto troppo tempo, oppure non è stato avviato in questo browser. Riprovi.',
    noAccess:
      'Il Suo account aziendale non può usare questo servizio. Si rivolga all’amministratore o all’assistenza tecnica.',
    unavailable: 'Al momento non è possibile verificare il Suo accesso. Riprovi tra un minuto.',
    done: 'Accesso effettuato',
    signedInElsewhere:
      'È possibile che l’accesso con l’account aziendale sia ancora attivo. Se altre persone usano questo dispositivo, esca anche da quell’account.',
    ended: 'La Sua sessione è scaduta. Effettui di nuovo l’accesso.',
    endedKept:
      'La Sua sessione è scaduta, perciò non è stato ancora fatto nulla. Effettui di nuovo l’accesso e potrà continuare con i dati che ha inserito.',
    byProxyOnly:
      'L’accesso avviene tramite la rete della Sua azienda, che però non ci ha comunicato la Sua identità. Si rivolga all’amministratore o all’assistenza tecnica.',
  },
  goOn: {
    title: 'Vuole continuare?',
    text: 'Dopo aver aperto la pagina ha effettuato un nuovo accesso. Non è stato ancora fatto nulla e i dati che ha inserito sono ancora qui.',
    button: 'Continua',
  },
  problem: 'Problema',
  problemTitle: (title) => `Problema: ${title}`,
  errors: {
    notAllowed: {
      title: 'Non può usare questa pagina',
      text: 'Il Suo account non ne ha il diritto, oppure il collegamento proviene da un altro sito web.',
    },
    missing: { title: 'Questa pagina non esiste', text: 'Verifichi l’indirizzo.' },
    unreadable: {
      title: 'I dati inviati non sono leggibili',
      text: 'Non è stato modificato nulla. Torni indietro e riprovi.',
    },
    unavailable: {
      title: 'Al momento non funziona',
      text: 'Riprovi tra un minuto.',
    },
    internal: {
      title: 'Qualcosa non ha funzionato',
      text: (requestId) =>
        `Non è colpa Sua. Comunichi questo numero all’amministratore: ${requestId}`,
    },
    plainText: {
      title: 'Questa connessione non è sicura',
      text: (url) =>
        `Qualcuno potrebbe leggere la Sua password lungo il percorso, perciò qui non è possibile accedere. Usi ${url}`,
    },
  },
  back: 'Indietro',
  time: (date, clock, zone) => `${date}, ore ${clock} (${zone})`,
};

import type { Closing, MailTexts } from './mail-texts.js';

const notYou: Closing = {
  question: 'Questi tentativi non sono Suoi?',
  advice:
    'Avvisi subito l’amministratore o l’assistenza tecnica: qualcuno potrebbe cercare di accedere alla Sua casella vocale.',
};

// The article is elided before otto and undici.
const onThe = (date: string) => (/^(8|11)\D/.test(date) ? `l’${date}` : `il ${date}`);

/** No native reader has read these texts yet. */
export const it: MailTexts = {
  greeting: (name) => (name ? `Buongiorno ${name},` : 'Buongiorno,'),
  extension: 'Il Suo numero interno:',
  accessNumber: 'Numero della casella vocale:',
  issued: 'Emesso:',
  time: (date, clock, zone) => `${date}, ore ${clock} (${zone})`,
  newPin: {
    asked: {
      subject: 'Il Suo nuovo PIN della casella vocale',
      introduction:
        'ecco il nuovo PIN della Sua casella vocale. Sostituisce tutti i precedenti e dovrà essere cambiato al primo utilizzo.',
      pin: 'Il Suo nuovo PIN:',
      unexpected: {
        question: 'Non ha richiesto un nuovo PIN?',
        advice:
          'Avvisi subito l’amministratore o l’assistenza tecnica. Il Suo vecchio PIN non è più valido.',
      },
    },
    askedByAdministrator: {
      subject: 'Il Suo nuovo PIN della casella vocale',
      introduction:
        'un amministratore ha richiesto un nuovo PIN per la Sua casella vocale: eccolo. Sostituisce tutti i precedenti e dovrà essere cambiato al primo utilizzo.',
      pin: 'Il Suo nuovo PIN:',
      unexpected: {
        question: 'Non si aspettava un nuovo PIN?',
        advice:
          'Si rivolga all’amministratore o all’assistenza tecnica. Il Suo vecchio PIN non è più valido.',
      },
    },
    first: {
      subject: 'Il Suo PIN della casella vocale',
      introduction:
        'la Sua casella vocale è pronta e questo è il Suo primo PIN per accedervi. Dovrà essere cambiato al primo utilizzo.',
      pin: 'Il Suo PIN:',
      unexpected: {
        question: 'Non si aspettava questo messaggio?',
        advice: 'Avvisi l’amministratore o l’assistenza tecnica.',
      },
    },
    tooManyAttempts: {
      subject: 'Il Suo nuovo PIN della casella vocale',
      introduction:
        'un PIN errato è stato digitato troppe volte di seguito, perciò la Sua casella vocale ha ricevuto un nuovo PIN. Il Suo vecchio PIN non è più valido. D’ora in poi usi quello nuovo; dovrà essere cambiato al primo utilizzo.',
      pin: 'Il Suo nuovo PIN:',
      unexpected: notYou,
    },
  },
  stillLocked:
    'La Sua casella vocale è ancora bloccata perché sono stati digitati troppi PIN errati: prima che questo PIN funzioni, l’amministratore o l’assistenza tecnica deve sbloccarla.',
  helpdeskWrites: (word) => `L’assistenza tecnica Le scrive: ${word}`,
  mailboxLocked: {
    subject: 'La Sua casella vocale è bloccata',
    introduction:
      'la Sua casella vocale è bloccata perché un PIN errato è stato digitato troppe volte di seguito. Finché resta bloccata non viene accettato nessun PIN, nemmeno quello giusto.',
    unlockedBy: {
      administrator:
        'Solo l’amministratore o l’assistenza tecnica può sbloccarla. La preghiamo di rivolgersi a loro.',
      reset:
        'Si sbloccherà con un nuovo PIN: lo richieda come di consueto, oppure si rivolga all’amministratore o all’assistenza tecnica.',
    },
    locked: 'Bloccata:',
    wrongPins: 'PIN errati di seguito:',
    notYou,
  },
  mailboxUnlocked: {
    subject: 'La Sua casella vocale è stata sbloccata',
    introduction:
      'la Sua casella vocale era bloccata e l’amministratore o l’assistenza tecnica l’ha sbloccata. Il Suo PIN è rimasto lo stesso.',
    unlocked: 'Sbloccata:',
  },
  pinExpiry: {
    subject: 'Il Suo PIN della casella vocale sta per scadere',
    introduction: (date) =>
      `il Suo PIN della casella vocale scade ${onThe(date)}. Lo cambi prima di allora dal telefono: componga il numero della casella vocale, effettui l’accesso e scelga un nuovo PIN.`,
    otherwise: 'Altrimenti dovrà cambiarlo al prossimo accesso.',
    expires: 'Scade:',
    forgotten: {
      question: 'Ha dimenticato il PIN?',
      advice:
        'Ne richieda uno nuovo come di consueto, oppure si rivolga all’amministratore o all’assistenza tecnica.',
    },
  },
  pinBounced: {
    subject: 'Non è stato possibile recapitare un PIN della casella vocale',
    greeting: 'Buongiorno,',
    introduction:
      'un messaggio con un nuovo PIN della casella vocale è stato inviato e in seguito segnalato come non recapitabile. Fino ad allora nessuno aveva usato quel PIN.',
    outcome: {
      returned: 'Il PIN precedente è di nuovo valido e quello nuovo non lo è più.',
      withoutPin:
        'Prima la casella vocale non aveva un PIN e ora ne è di nuovo priva: nessuno può accedervi finché non arriva un nuovo PIN.',
      locked:
        'Il PIN precedente non deve tornare valido, perciò la casella vocale è stata bloccata: nessun PIN viene accettato finché non viene sbloccata.',
      stays:
        'Non c’è un PIN precedente da ripristinare, perciò quello nuovo resta valido anche se nessuno lo ha ricevuto.',
    },
    stillLocked:
      'La casella vocale è bloccata perché sono stati digitati troppi PIN errati. Prima che un PIN funzioni, deve essere sbloccata.',
    mailbox: 'Casella vocale:',
    extension: 'Numero interno:',
    status: 'Stato secondo il server di posta:',
    reported: 'Segnalato:',
    whatToDo: {
      question: 'Che cosa occorre fare?',
      advice:
        'La preghiamo di verificare l’indirizzo e-mail di questa casella vocale e di controllare che la posta vi arrivi. In seguito si potrà richiedere un altro PIN.',
    },
    noPin: 'Questo messaggio non contiene alcun PIN e nessun amministratore può consultarne uno.',
  },
  secrecy:
    'Non riveli il PIN a nessuno. Nessuno dovrebbe mai chiederglielo, nemmeno l’assistenza tecnica.',
};

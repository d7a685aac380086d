import { onThe } from '../../texts/it.js';
import type { OwnerTexts } from './owner-texts.js';

/** No native reader has read these texts yet. */
export const it: OwnerTexts = {
  title: 'La mia casella vocale',
  state: {
    title: 'Il Suo PIN',
    off: 'La Sua casella vocale non è attiva. Se dovrebbe esserlo, si rivolga all’amministratore o all’assistenza tecnica.',
    none: 'Non ha ancora un PIN.',
    valid: 'Il Suo PIN è valido.',
    validUntil: (time) => `Il Suo PIN è valido e scade ${onThe(time)}.`,
    temporary: 'Le è stato inviato un PIN. Dovrà essere cambiato al primo utilizzo.',
    temporaryUntil: (time) =>
      `Le è stato inviato un PIN che scade ${onThe(time)}. Lo usi prima di allora; dovrà essere cambiato al primo utilizzo.`,
    expired: (time) => `Il Suo PIN è scaduto ${onThe(time)}.`,
    locked: (since) =>
      `La Sua casella vocale è stata bloccata ${onThe(since)}. Finché resta bloccata non viene accettato nessun PIN, nemmeno quello giusto.`,
    lockedUntilReset: 'Si sbloccherà con un nuovo PIN.',
    lockedUntilHelp:
      'Solo l’amministratore o l’assistenza tecnica può sbloccarla. La preghiamo di rivolgersi a loro.',
    pending: (address) => `Un messaggio con un nuovo PIN è in viaggio verso ${address}.`,
    mailed: (address, time) => `L’ultimo PIN è stato inviato a ${address} ${onThe(time)}.`,
    delayed: (address) =>
      `Il messaggio con il Suo ultimo PIN per ${address} è in ritardo. I server di posta stanno ancora cercando di recapitarlo.`,
    bounced: (address, time) =>
      `Il messaggio con il Suo ultimo PIN non è stato recapitato a ${address} (${time}). Chieda all’amministratore o all’assistenza tecnica di verificare il Suo indirizzo e-mail.`,
  },
  extension: (numbers) => `Numero interno: ${numbers}`,
  send: {
    button: 'Richiedi un nuovo PIN',
    hint: (address) =>
      `Creeremo un nuovo PIN e lo invieremo a ${address}. Il Suo PIN attuale resta valido finché quel messaggio non è stato inviato.`,
  },
  sent: {
    title: 'Il Suo nuovo PIN è stato inviato',
    text: (address) => `Lo abbiamo inviato a ${address}. I PIN precedenti non sono più validi.`,
    next: 'Chiami la Sua casella vocale ed effettui l’accesso con il PIN contenuto nel messaggio. Le verrà chiesto di scegliere un PIN personale.',
  },
  notReceived: {
    question: 'Non ha ricevuto nessun messaggio?',
    steps: [
      'Attenda qualche minuto e guardi nella cartella della posta indesiderata.',
      'Verifichi l’indirizzo qui sopra. L’amministratore o l’assistenza tecnica può correggerlo.',
      'Richieda poi un altro PIN.',
    ],
  },
  failed: {
    title: 'Non è stato inviato nessun nuovo PIN',
    oldPinStays: 'Il Suo PIN attuale è ancora valido.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Ha richiesto diversi PIN in poco tempo. Riprovi tra un minuto.'
        : `Ha richiesto diversi PIN in poco tempo. Riprovi tra ${minutes} minuti.`,
    noMailbox:
      'Il Suo account non ha nessuna casella. Avvisi l’amministratore o l’assistenza tecnica.',
    notEnabled:
      'La Sua casella vocale non è attiva. Avvisi l’amministratore o l’assistenza tecnica.',
    noPin:
      'Le regole per i PIN non ne lasciano nessuno che non abbia già avuto. Avvisi l’amministratore.',
    refused: (address) =>
      `Il server di posta non accetta messaggi per ${address}. Chieda all’amministratore o all’assistenza tecnica di verificare il Suo indirizzo e-mail.`,
    unavailable: 'Al momento non è possibile inviare il messaggio. Riprovi tra qualche minuto.',
    unconfirmed:
      'Il server di posta non ha ancora risposto. Se arriva un messaggio, il PIN che contiene è valido; fino ad allora vale il Suo PIN attuale.',
    busy: 'Al momento il servizio è sovraccarico. Riprovi tra un minuto.',
  },
  withoutMailbox:
    'Il Suo account non ha una casella vocale. Se dovrebbe averla, si rivolga all’amministratore o all’assistenza tecnica.',
};

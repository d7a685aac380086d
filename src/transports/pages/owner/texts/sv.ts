import type { OwnerTexts } from './owner-texts.js';

/** No native reader has read these texts yet. */
export const sv: OwnerTexts = {
  title: 'Min röstbrevlåda',
  state: {
    title: 'Din PIN-kod',
    off: 'Din röstbrevlåda är inte aktiverad. Kontakta din administratör eller supporten om den borde vara det.',
    none: 'Du har ingen PIN-kod ännu.',
    valid: 'Din PIN-kod gäller.',
    validUntil: (time) => `Din PIN-kod gäller till den ${time}.`,
    temporary:
      'En PIN-kod har skickats till dig. Du måste ändra den första gången du använder den.',
    temporaryUntil: (time) =>
      `En PIN-kod har skickats till dig. Använd den före den ${time}; du måste ändra den första gången du använder den.`,
    expired: (time) => `Din PIN-kod slutade gälla den ${time}.`,
    locked: (since) =>
      `Din röstbrevlåda har varit låst sedan den ${since}. Så länge den är låst godtas ingen PIN-kod, inte ens den rätta.`,
    lockedUntilReset: 'Den låses upp med en ny PIN-kod.',
    lockedUntilHelp:
      'Bara din administratör eller supporten kan låsa upp den. Kontakta dem, så hjälper de dig.',
    pending: (address) => `Ett mejl med en ny PIN-kod är på väg till ${address}.`,
    mailed: (address, time) => `Den senaste PIN-koden skickades till ${address} den ${time}.`,
    delayed: (address) =>
      `Mejlet med din senaste PIN-kod till ${address} är försenat. E-postservrarna försöker fortfarande leverera det.`,
    bounced: (address, time) =>
      `Mejlet med din senaste PIN-kod kunde inte levereras till ${address} (${time}). Be din administratör eller supporten att kontrollera din e-postadress.`,
  },
  extension: (numbers) => `Anknytning: ${numbers}`,
  send: {
    button: 'Skicka en ny PIN-kod till mig',
    hint: (address) =>
      `Vi skapar en ny PIN-kod och skickar den till ${address}. Din nuvarande PIN-kod gäller tills mejlet har skickats.`,
  },
  sent: {
    title: 'Din nya PIN-kod har skickats',
    text: (address) =>
      `Vi har skickat den till ${address}. Tidigare PIN-koder fungerar inte längre.`,
    next: 'Ring din röstbrevlåda och logga in med PIN-koden i mejlet. Du får då välja en egen PIN-kod.',
  },
  notReceived: {
    question: 'Har du inte fått något mejl?',
    steps: [
      'Vänta några minuter och titta i mappen för skräppost.',
      'Kontrollera adressen ovan. Din administratör eller supporten kan rätta den.',
      'Begär sedan en ny PIN-kod.',
    ],
  },
  failed: {
    title: 'Ingen ny PIN-kod har skickats',
    oldPinStays: 'Din nuvarande PIN-kod fungerar fortfarande.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Du har begärt flera PIN-koder på kort tid. Försök igen om en minut.'
        : `Du har begärt flera PIN-koder på kort tid. Försök igen om ${minutes} minuter.`,
    noMailbox: 'Ditt konto har ingen brevlåda. Kontakta din administratör eller supporten.',
    notEnabled: 'Din röstbrevlåda är inte aktiverad. Kontakta din administratör eller supporten.',
    noPin:
      'Reglerna för PIN-koder lämnar ingen kvar som du inte har haft förut. Kontakta din administratör.',
    refused: (address) =>
      `E-postservern tar inte emot mejl till ${address}. Be din administratör eller supporten att kontrollera din e-postadress.`,
    unavailable: 'Mejlet kan inte skickas just nu. Försök igen om några minuter.',
    unconfirmed:
      'E-postservern har inte svarat ännu. Om du får ett mejl gäller PIN-koden i det; till dess fungerar din nuvarande PIN-kod.',
    busy: 'Tjänsten är överbelastad just nu. Försök igen om en minut.',
  },
  withoutMailbox:
    'Ditt konto har ingen röstbrevlåda. Kontakta din administratör eller supporten om det borde ha en.',
};

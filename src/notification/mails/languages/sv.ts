import type { Closing, MailTexts } from './mail-texts.js';

const notYou: Closing = {
  question: 'Var det inte du som försökte?',
  advice:
    'Kontakta genast din administratör eller supporten: någon kanske försöker komma åt din röstbrevlåda.',
};

/** No native reader has read these texts yet. */
export const sv: MailTexts = {
  greeting: (name) => (name ? `Hej ${name}!` : 'Hej!'),
  extension: 'Din anknytning:',
  accessNumber: 'Telefonnummer till röstbrevlådan:',
  issued: 'Utfärdad:',
  time: (date, clock, zone) => `${date} kl. ${clock} (${zone})`,
  newPin: {
    asked: {
      subject: 'Din nya PIN-kod till röstbrevlådan',
      introduction:
        'Här är den nya PIN-koden till din röstbrevlåda. Den ersätter alla tidigare PIN-koder, och du måste ändra den första gången du använder den.',
      pin: 'Din nya PIN-kod:',
      unexpected: {
        question: 'Har du inte begärt en ny PIN-kod?',
        advice:
          'Kontakta genast din administratör eller supporten. Din gamla PIN-kod fungerar inte längre.',
      },
    },
    askedByAdministrator: {
      subject: 'Din nya PIN-kod till röstbrevlådan',
      introduction:
        'En administratör har begärt en ny PIN-kod till din röstbrevlåda, och här är den. Den ersätter alla tidigare PIN-koder, och du måste ändra den första gången du använder den.',
      pin: 'Din nya PIN-kod:',
      unexpected: {
        question: 'Väntade du dig ingen ny PIN-kod?',
        advice: 'Fråga din administratör eller supporten. Din gamla PIN-kod fungerar inte längre.',
      },
    },
    first: {
      subject: 'Din PIN-kod till röstbrevlådan',
      introduction:
        'Din röstbrevlåda är klar att använda, och det här är din första PIN-kod till den. Du måste ändra den första gången du använder den.',
      pin: 'Din PIN-kod:',
      unexpected: {
        question: 'Väntade du dig inte det här mejlet?',
        advice: 'Kontakta din administratör eller supporten.',
      },
    },
    tooManyAttempts: {
      subject: 'Din nya PIN-kod till röstbrevlådan',
      introduction:
        'Fel PIN-kod har angetts för många gånger i rad, och därför har din röstbrevlåda fått en ny PIN-kod. Din gamla PIN-kod fungerar inte längre. Använd den nya från och med nu; du måste ändra den första gången du använder den.',
      pin: 'Din nya PIN-kod:',
      unexpected: notYou,
    },
  },
  stillLocked:
    'Din röstbrevlåda är fortfarande låst efter för många felaktiga PIN-koder: innan den här PIN-koden fungerar måste din administratör eller supporten låsa upp den.',
  helpdeskWrites: (word) => `Supporten skriver: ${word}`,
  mailboxLocked: {
    subject: 'Din röstbrevlåda är låst',
    introduction:
      'Din röstbrevlåda är låst eftersom fel PIN-kod har angetts för många gånger i rad. Så länge den är låst godtas ingen PIN-kod, inte ens den rätta.',
    unlockedBy: {
      administrator:
        'Bara din administratör eller supporten kan låsa upp den. Kontakta dem, så hjälper de dig.',
      reset:
        'Den låses upp med en ny PIN-kod: begär en ny som vanligt, eller kontakta din administratör eller supporten.',
    },
    locked: 'Låst:',
    wrongPins: 'Felaktiga PIN-koder i rad:',
    notYou,
  },
  mailboxUnlocked: {
    subject: 'Din röstbrevlåda är upplåst',
    introduction:
      'Din röstbrevlåda var låst, och din administratör eller supporten har låst upp den. Din PIN-kod är densamma som tidigare.',
    unlocked: 'Upplåst:',
  },
  pinExpiry: {
    subject: 'Din PIN-kod till röstbrevlådan slutar snart att gälla',
    introduction: (date) =>
      `Din PIN-kod till röstbrevlådan slutar gälla den ${date}. Byt den på telefonen innan dess: ring numret till din röstbrevlåda, logga in och välj en ny PIN-kod.`,
    otherwise: 'Annars måste du byta den nästa gång du loggar in.',
    expires: 'Slutar gälla:',
    forgotten: {
      question: 'Har du glömt din PIN-kod?',
      advice: 'Begär en ny som vanligt, eller kontakta din administratör eller supporten.',
    },
  },
  pinBounced: {
    subject: 'En PIN-kod till en röstbrevlåda kunde inte levereras',
    greeting: 'Hej!',
    introduction:
      'Ett mejl med en ny PIN-kod till en röstbrevlåda skickades och rapporterades senare som obeställbart. Fram till dess hade ingen använt PIN-koden.',
    outcome: {
      returned: 'Den tidigare PIN-koden gäller igen, och den nya gäller inte längre.',
      withoutPin:
        'Röstbrevlådan hade ingen PIN-kod tidigare och har återigen ingen: ingen kommer åt den förrän en ny PIN-kod kommer fram.',
      locked:
        'Den tidigare PIN-koden får inte börja gälla igen, och därför har röstbrevlådan låsts: ingen PIN-kod godtas förrän röstbrevlådan har låsts upp.',
      stays:
        'Det finns ingen tidigare PIN-kod att gå tillbaka till, så den nya fortsätter att gälla trots att ingen har fått den.',
    },
    stillLocked:
      'Röstbrevlådan är låst efter för många felaktiga PIN-koder. Innan någon PIN-kod fungerar måste röstbrevlådan låsas upp.',
    mailbox: 'Röstbrevlåda:',
    extension: 'Anknytning:',
    status: 'Status från e-postservern:',
    reported: 'Rapporterat:',
    whatToDo: {
      question: 'Vad behöver göras?',
      advice:
        'Kontrollera e-postadressen till den här röstbrevlådan och om mejl kommer fram dit. Därefter kan ägaren begära en ny PIN-kod.',
    },
    noPin: 'Det här mejlet innehåller ingen PIN-kod, och ingen administratör kan slå upp en.',
  },
  secrecy:
    'Håll PIN-koden för dig själv. Ingen ska någonsin fråga dig efter den, inte ens supporten.',
};

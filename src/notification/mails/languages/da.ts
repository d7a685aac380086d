import type { Closing, MailTexts } from './mail-texts.js';

const notYou: Closing = {
  question: 'Var det ikke dig, der prøvede?',
  advice:
    'Kontakt straks din administrator eller helpdesk: Måske forsøger nogen at få adgang til din voicemail.',
};

/** No native reader has read these texts yet. */
export const da: MailTexts = {
  greeting: (name) => (name ? `Hej ${name},` : 'Hej,'),
  extension: 'Dit lokalnummer:',
  accessNumber: 'Telefonnummer til voicemail:',
  issued: 'Udstedt:',
  time: (date, clock, zone) => `${date} kl. ${clock} (${zone})`,
  newPin: {
    asked: {
      subject: 'Din nye pinkode til voicemail',
      introduction:
        'Her er den nye pinkode til din voicemail. Den erstatter alle tidligere pinkoder, og du skal ændre den, første gang du bruger den.',
      pin: 'Din nye pinkode:',
      unexpected: {
        question: 'Har du ikke bedt om en ny pinkode?',
        advice:
          'Kontakt straks din administrator eller helpdesk. Din gamle pinkode virker ikke længere.',
      },
    },
    askedByAdministrator: {
      subject: 'Din nye pinkode til voicemail',
      introduction:
        'En administrator har bedt om en ny pinkode til din voicemail, og her er den. Den erstatter alle tidligere pinkoder, og du skal ændre den, første gang du bruger den.',
      pin: 'Din nye pinkode:',
      unexpected: {
        question: 'Ventede du ikke en ny pinkode?',
        advice: 'Spørg din administrator eller helpdesk. Din gamle pinkode virker ikke længere.',
      },
    },
    first: {
      subject: 'Din pinkode til voicemail',
      introduction:
        'Din voicemail er klar til dig, og dette er din første pinkode til den. Du skal ændre den, første gang du bruger den.',
      pin: 'Din pinkode:',
      unexpected: {
        question: 'Ventede du ikke denne mail?',
        advice: 'Kontakt din administrator eller helpdesk.',
      },
    },
    tooManyAttempts: {
      subject: 'Din nye pinkode til voicemail',
      introduction:
        'Der er indtastet en forkert pinkode for mange gange i træk, og din voicemail har derfor fået en ny pinkode. Din gamle pinkode virker ikke længere. Brug den nye fra nu af; du skal ændre den, første gang du bruger den.',
      pin: 'Din nye pinkode:',
      unexpected: notYou,
    },
  },
  stillLocked:
    'Din voicemail er stadig spærret efter for mange forkerte pinkoder: Før denne pinkode kan åbne den, skal din administrator eller helpdesk ophæve spærringen.',
  helpdeskWrites: (word) => `Din helpdesk skriver: ${word}`,
  mailboxLocked: {
    subject: 'Din voicemail er spærret',
    introduction:
      'Din voicemail er spærret, fordi der er indtastet en forkert pinkode for mange gange i træk. Så længe den er spærret, bliver ingen pinkode godkendt, heller ikke den rigtige.',
    unlockedBy: {
      administrator:
        'Kun din administrator eller helpdesk kan ophæve spærringen. Kontakt dem venligst.',
      reset:
        'Spærringen ophæves med en ny pinkode: Bed om en ny, som du plejer, eller kontakt din administrator eller helpdesk.',
    },
    locked: 'Spærret:',
    wrongPins: 'Forkerte pinkoder i træk:',
    notYou,
  },
  mailboxUnlocked: {
    subject: 'Spærringen af din voicemail er ophævet',
    introduction:
      'Din voicemail var spærret, og din administrator eller helpdesk har ophævet spærringen. Din pinkode er den samme som før.',
    unlocked: 'Spærring ophævet:',
  },
  pinExpiry: {
    subject: 'Din pinkode til voicemail udløber snart',
    introduction: (date) =>
      `Din pinkode til voicemail udløber den ${date}. Skift den på telefonen inden da: Ring til nummeret til din voicemail, log på, og vælg en ny pinkode.`,
    otherwise: 'Ellers skal du skifte den, næste gang du logger på.',
    expires: 'Udløber:',
    forgotten: {
      question: 'Har du glemt din pinkode?',
      advice: 'Bed om en ny, som du plejer, eller kontakt din administrator eller helpdesk.',
    },
  },
  pinBounced: {
    subject: 'En pinkode til voicemail kunne ikke leveres',
    greeting: 'Hej,',
    introduction:
      'En mail med en ny pinkode til voicemail er blevet sendt og senere meldt som uleverbar. Indtil da havde ingen brugt pinkoden.',
    outcome: {
      returned: 'Den tidligere pinkode gælder igen, og den nye gælder ikke længere.',
      withoutPin:
        'Voicemailen havde ingen pinkode før og har nu igen ingen: Ingen kan få adgang til den, før der kommer en ny pinkode.',
      locked:
        'Den tidligere pinkode må ikke gælde igen, og derfor er voicemailen spærret: Ingen pinkode bliver godkendt, før spærringen er ophævet.',
      stays:
        'Der er ingen tidligere pinkode at gå tilbage til, så den nye gælder fortsat, selv om ingen har modtaget den.',
    },
    stillLocked:
      'Voicemailen er spærret efter for mange forkerte pinkoder. Før en pinkode kan åbne den, skal spærringen ophæves.',
    mailbox: 'Voicemail:',
    extension: 'Lokalnummer:',
    status: 'Status fra mailserveren:',
    reported: 'Meldt:',
    whatToDo: {
      question: 'Hvad skal der gøres?',
      advice:
        'Kontrollér venligst mailadressen til denne voicemail, og om mails kan nå frem til den. Derefter kan ejeren bede om en ny pinkode.',
    },
    noPin: 'Denne mail indeholder ingen pinkode, og ingen administrator kan slå en op.',
  },
  secrecy:
    'Hold din pinkode for dig selv. Ingen bør nogensinde bede dig om den, heller ikke helpdesken.',
};

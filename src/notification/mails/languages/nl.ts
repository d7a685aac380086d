import type { Closing, MailTexts } from './mail-texts.js';

const notYou: Closing = {
  question: 'Was u dit niet?',
  advice:
    'Neem dan meteen contact op met uw beheerder of helpdesk: misschien probeert iemand toegang te krijgen tot uw voicemail.',
};

/** No native reader has read these texts yet. */
export const nl: MailTexts = {
  greeting: (name) => (name ? `Beste ${name},` : 'Goedendag,'),
  extension: 'Uw toestelnummer:',
  accessNumber: 'Nummer van de voicemail:',
  issued: 'Aangemaakt:',
  time: (date, clock, zone) => `${date} om ${clock} (${zone})`,
  newPin: {
    asked: {
      subject: 'Uw nieuwe pincode voor de voicemail',
      introduction:
        'Hier is de nieuwe pincode voor uw voicemail. Deze vervangt alle eerdere pincodes, en u moet hem wijzigen wanneer u hem voor het eerst gebruikt.',
      pin: 'Uw nieuwe pincode:',
      unexpected: {
        question: 'Hebt u geen nieuwe pincode aangevraagd?',
        advice:
          'Neem dan meteen contact op met uw beheerder of helpdesk. Uw oude pincode werkt niet meer.',
      },
    },
    askedByAdministrator: {
      subject: 'Uw nieuwe pincode voor de voicemail',
      introduction:
        'Een beheerder heeft een nieuwe pincode voor uw voicemail aangevraagd. Deze vervangt alle eerdere pincodes, en u moet hem wijzigen wanneer u hem voor het eerst gebruikt.',
      pin: 'Uw nieuwe pincode:',
      unexpected: {
        question: 'Had u geen nieuwe pincode verwacht?',
        advice: 'Vraag het dan na bij uw beheerder of helpdesk. Uw oude pincode werkt niet meer.',
      },
    },
    first: {
      subject: 'Uw pincode voor de voicemail',
      introduction:
        'Uw voicemail staat voor u klaar, en dit is uw eerste pincode ervoor. U moet hem wijzigen wanneer u hem voor het eerst gebruikt.',
      pin: 'Uw pincode:',
      unexpected: {
        question: 'Had u deze e-mail niet verwacht?',
        advice: 'Neem dan contact op met uw beheerder of helpdesk.',
      },
    },
    tooManyAttempts: {
      subject: 'Uw nieuwe pincode voor de voicemail',
      introduction:
        'Er is te vaak achter elkaar een onjuiste pincode ingevoerd. Daarom heeft uw voicemail een nieuwe pincode gekregen. Uw oude pincode werkt niet meer. Gebruik voortaan de nieuwe; u moet hem wijzigen wanneer u hem voor het eerst gebruikt.',
      pin: 'Uw nieuwe pincode:',
      unexpected: notYou,
    },
  },
  stillLocked:
    'Uw voicemail is nog geblokkeerd doordat er te veel onjuiste pincodes zijn ingevoerd: voordat deze pincode werkt, moet uw beheerder of helpdesk de blokkering opheffen.',
  helpdeskWrites: (word) => `Uw helpdesk schrijft: ${word}`,
  mailboxLocked: {
    subject: 'Uw voicemail is geblokkeerd',
    introduction:
      'Uw voicemail is geblokkeerd omdat er te vaak achter elkaar een onjuiste pincode is ingevoerd. Zolang de blokkering duurt, wordt geen enkele pincode geaccepteerd, ook niet de juiste.',
    unlockedBy: {
      administrator:
        'Alleen uw beheerder of helpdesk kan de blokkering opheffen. Neem contact met hen op.',
      reset:
        'Met een nieuwe pincode wordt de blokkering opgeheven: vraag er een aan zoals u gewend bent, of neem contact op met uw beheerder of helpdesk.',
    },
    locked: 'Geblokkeerd:',
    wrongPins: 'Onjuiste pincodes achter elkaar:',
    notYou,
  },
  mailboxUnlocked: {
    subject: 'Uw voicemail is niet meer geblokkeerd',
    introduction:
      'Uw voicemail was geblokkeerd, en uw beheerder of helpdesk heeft de blokkering opgeheven. Uw pincode is dezelfde gebleven.',
    unlocked: 'Blokkering opgeheven:',
  },
  pinExpiry: {
    subject: 'Uw pincode voor de voicemail verloopt binnenkort',
    introduction: (date) =>
      `Uw pincode voor de voicemail verloopt op ${date}. Wijzig hem vóór die tijd via de telefoon: bel het nummer van uw voicemail, meld u aan en kies een nieuwe pincode.`,
    otherwise: 'Anders moet u hem wijzigen wanneer u zich de volgende keer aanmeldt.',
    expires: 'Verloopt:',
    forgotten: {
      question: 'Bent u uw pincode vergeten?',
      advice:
        'Vraag dan een nieuwe aan zoals u gewend bent, of neem contact op met uw beheerder of helpdesk.',
    },
  },
  pinBounced: {
    subject: 'Een pincode voor de voicemail kon niet worden bezorgd',
    greeting: 'Goedendag,',
    introduction:
      'Er is een e-mail met een nieuwe pincode voor de voicemail verstuurd, die later als onbestelbaar is gemeld. Op dat moment had nog niemand die pincode gebruikt.',
    outcome: {
      returned: 'De vorige pincode is weer geldig en de nieuwe niet meer.',
      withoutPin:
        'De voicemail had eerder geen pincode en heeft er nu weer geen: niemand heeft er toegang toe totdat er een nieuwe pincode aankomt.',
      locked:
        'De vorige pincode mag niet opnieuw geldig worden. Daarom is de voicemail geblokkeerd: zolang de blokkering niet is opgeheven, wordt geen enkele pincode geaccepteerd.',
      stays:
        'Er is geen vorige pincode om naar terug te gaan. Daarom blijft de nieuwe geldig, hoewel niemand hem heeft ontvangen.',
    },
    stillLocked:
      'De voicemail is geblokkeerd doordat er te veel onjuiste pincodes zijn ingevoerd. Voordat een pincode werkt, moet de blokkering worden opgeheven.',
    mailbox: 'Voicemail:',
    extension: 'Toestelnummer:',
    status: 'Status volgens de mailserver:',
    reported: 'Gemeld:',
    whatToDo: {
      question: 'Wat moet er gebeuren?',
      advice:
        'Controleer het e-mailadres van deze voicemail en of e-mail daar aankomt. Daarna kan er een nieuwe pincode worden aangevraagd.',
    },
    noPin: 'Deze e-mail bevat geen pincode, en geen enkele beheerder kan er een opzoeken.',
  },
  secrecy: 'Houd uw pincode voor uzelf. Niemand mag u er ooit naar vragen, ook de helpdesk niet.',
};

import type { OwnerTexts } from './owner-texts.js';

/** No native reader has read these texts yet. */
export const nl: OwnerTexts = {
  title: 'Mijn voicemail',
  state: {
    title: 'Uw pincode',
    off: 'Uw voicemail is niet ingeschakeld. Neem contact op met uw beheerder of helpdesk als dat wel zo zou moeten zijn.',
    none: 'U hebt nog geen pincode.',
    valid: 'Uw pincode is geldig.',
    validUntil: (time) => `Uw pincode is geldig tot ${time}.`,
    temporary:
      'Er is een pincode naar u gestuurd. U moet hem wijzigen wanneer u hem voor het eerst gebruikt.',
    temporaryUntil: (time) =>
      `Er is een pincode naar u gestuurd. Gebruik hem vóór ${time}; u moet hem wijzigen wanneer u hem voor het eerst gebruikt.`,
    expired: (time) => `Uw pincode is verlopen op ${time}.`,
    locked: (since) =>
      `Uw voicemail is geblokkeerd sinds ${since}. Zolang de blokkering duurt, wordt geen enkele pincode geaccepteerd, ook niet de juiste.`,
    lockedUntilReset: 'Met een nieuwe pincode wordt de blokkering opgeheven.',
    lockedUntilHelp:
      'Alleen uw beheerder of helpdesk kan de blokkering opheffen. Neem contact met hen op.',
    pending: (address) => `Er is een e-mail met een nieuwe pincode onderweg naar ${address}.`,
    mailed: (address, time) => `De laatste pincode is op ${time} naar ${address} gestuurd.`,
    delayed: (address) =>
      `De e-mail met uw laatste pincode aan ${address} is vertraagd. De mailservers proberen hem nog steeds te bezorgen.`,
    bounced: (address, time) =>
      `De e-mail met uw laatste pincode kon niet worden bezorgd bij ${address} (${time}). Vraag uw beheerder of helpdesk om uw e-mailadres te controleren.`,
  },
  extension: (numbers) => `Toestelnummer: ${numbers}`,
  send: {
    button: 'Stuur mij een nieuwe pincode',
    hint: (address) =>
      `Wij maken een nieuwe pincode en sturen die naar ${address}. Uw huidige pincode blijft geldig totdat die e-mail is verstuurd.`,
  },
  sent: {
    title: 'Uw nieuwe pincode is verstuurd',
    text: (address) =>
      `Wij hebben hem naar ${address} gestuurd. Eerdere pincodes werken niet meer.`,
    next: 'Bel uw voicemail en meld u aan met de pincode uit de e-mail. U wordt dan gevraagd een eigen pincode te kiezen.',
  },
  notReceived: {
    question: 'Hebt u geen e-mail ontvangen?',
    steps: [
      'Wacht enkele minuten en kijk in de map met ongewenste e-mail.',
      'Controleer het adres hierboven. Uw beheerder of helpdesk kan het corrigeren.',
      'Vraag daarna een nieuwe pincode aan.',
    ],
  },
  failed: {
    title: 'Er is geen nieuwe pincode verstuurd',
    oldPinStays: 'Uw huidige pincode werkt nog.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'U hebt in korte tijd meerdere pincodes aangevraagd. Probeer het over een minuut opnieuw.'
        : `U hebt in korte tijd meerdere pincodes aangevraagd. Probeer het over ${minutes} minuten opnieuw.`,
    noMailbox: 'Uw account heeft geen postvak. Neem contact op met uw beheerder of helpdesk.',
    notEnabled: 'Uw voicemail is niet ingeschakeld. Neem contact op met uw beheerder of helpdesk.',
    noPin:
      'De regels voor pincodes laten er geen over die u niet eerder hebt gehad. Neem contact op met uw beheerder.',
    refused: (address) =>
      `De mailserver accepteert geen e-mail voor ${address}. Vraag uw beheerder of helpdesk om uw e-mailadres te controleren.`,
    unavailable:
      'De e-mail kan op dit moment niet worden verstuurd. Probeer het over enkele minuten opnieuw.',
    unconfirmed:
      'De mailserver heeft nog niet geantwoord. Als er een e-mail aankomt, is de pincode daarin geldig; tot die tijd werkt uw huidige pincode.',
    busy: 'Het is op dit moment te druk. Probeer het over een minuut opnieuw.',
  },
  withoutMailbox:
    'Uw account heeft geen voicemail. Neem contact op met uw beheerder of helpdesk als dat wel zo zou moeten zijn.',
};

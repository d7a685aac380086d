import type { HelpdeskTexts } from './helpdesk-texts.js';

/** No native reader has read these texts yet. */
export const nl: HelpdeskTexts = {
  pages: { label: 'Helpdesk', people: 'Persoon zoeken', mail: 'E-mail' },
  people: {
    title: 'Persoon zoeken',
    search: 'Naam, adres of toestelnummer',
    hint: 'Een deel van de naam of het adres, of het begin van het toestelnummer',
    button: 'Zoeken',
    hits: (count) =>
      count === 0
        ? 'Niemand gevonden.'
        : count === 1
          ? 'Eén persoon gevonden.'
          : `${count} personen gevonden.`,
    moreHits: (shown) =>
      `Er worden ${shown} personen getoond, en er zijn er meer. Typ meer om er minder te vinden.`,
    name: 'Naam',
    address: 'Adres',
    extension: 'Toestelnummer',
    state: 'Toestand',
  },
  states: {
    off: 'Geen voicemail',
    locked: 'Geblokkeerd',
    bounced: 'E-mail onbestelbaar',
    pending: 'E-mail onderweg',
    none: 'Geen pincode',
    expired: 'Pincode verlopen',
    temporary: 'Pincode te wijzigen',
    valid: 'Pincode geldig',
  },
  mailbox: {
    title: (nameOrAddress) => nameOrAddress,
    address: 'Adres',
    extensions: 'Toestelnummers',
    language: 'Taal van e-mails',
    policy: 'Pincodebeleid',
    lastUsed: 'Pincode laatst gebruikt',
    used: (time, phoneSystem) => `${time}, bij ${phoneSystem}`,
    neverUsed: 'Nooit',
    wrongAttempts: 'Onjuiste pincodes achter elkaar',
    state: {
      title: 'Toestand',
      off: 'De voicemail is niet ingeschakeld en krijgt dus geen pincode. Een beheerder kan hem inschakelen.',
      none: 'Er is nog geen pincode.',
      valid: 'De pincode is geldig.',
      validUntil: (time) => `De pincode is geldig tot ${time}.`,
      temporary: 'De pincode is verstuurd en moet bij het eerste gebruik worden gewijzigd.',
      temporaryUntil: (time) =>
        `De pincode is verstuurd, moet vóór ${time} worden gebruikt en dan worden gewijzigd.`,
      expired: (time) => `De pincode is verlopen op ${time}.`,
      locked: (since) =>
        `De voicemail is geblokkeerd sinds ${since}: geen enkele pincode wordt geaccepteerd.`,
      resetUnlocks: 'Een nieuwe pincode heft ook de blokkering op.',
      resetKeepsLock: 'Een nieuwe pincode heft de blokkering niet op.',
      pending:
        'Er is een e-mail met een nieuwe pincode onderweg. Tot die is verstuurd, blijft de vorige pincode geldig.',
      wanted: 'De dienst gaat zo een pincode versturen.',
      compromised: 'Een beheerder heeft gemeld dat anderen de pincode kennen.',
      bounced: (time, status) =>
        `De e-mail met de laatste pincode kon niet worden bezorgd (${time}; ${status}). Controleer het adres voordat u een nieuwe verstuurt.`,
      delayed: (time) =>
        `De e-mail met de laatste pincode is vertraagd, zoals een mailserver heeft gemeld (${time}). Er wordt nog steeds geprobeerd hem te bezorgen.`,
      sharedExtension: (extension) =>
        `Een ander postvak heeft ook toestelnummer ${extension}. Daarom accepteren telefoonsystemen er geen pincode voor. Een beheerder kan dat wijzigen.`,
    },
  },
  note: {
    reason: 'Reden',
    reasonHint:
      'Hoogstens 200 tekens, voor het auditlogboek, dat de reden lang bewaart. Noem geen namen van personen.',
    word: 'Bericht aan de eigenaar (optioneel)',
    wordHint:
      'Hoogstens 200 tekens, voor de e-mail aan de eigenaar, in de taal van de eigenaar. Links en adressen zijn niet mogelijk.',
    problems: 'Er is nog niets gebeurd',
    reasonFaults: {
      missing: 'Vul een reden in.',
      'too-long': 'De reden heeft meer dan 200 tekens.',
      unprintable: 'De reden bevat tekens die niet kunnen worden getoond.',
      address: 'De reden bevat een adres.',
    },
    wordFaults: {
      missing: 'Vul een bericht aan de eigenaar in.',
      'too-long': 'Het bericht aan de eigenaar heeft meer dan 200 tekens.',
      unprintable: 'Het bericht aan de eigenaar bevat tekens die niet kunnen worden getoond.',
      address:
        'Het bericht aan de eigenaar bevat een link, een e-mailadres of iets wat mailprogramma’s daarvoor aanzien. Laat het weg, of zet na elke punt een spatie.',
    },
  },
  reset: {
    title: 'Nieuwe pincode versturen',
    hint: (address) =>
      `De pincode wordt naar ${address} gestuurd, en niemand anders ziet hem. De vorige pincode blijft geldig totdat die e-mail is verstuurd.`,
    button: 'Nieuwe pincode versturen',
    sent: 'Er is een nieuwe pincode verstuurd',
    sentText: (address) => `Hij is naar ${address} gestuurd. Eerdere pincodes werken niet meer.`,
    joined: 'Er is een nieuwe pincode verstuurd',
    joinedText: (address) =>
      `Er was al een e-mail onderweg naar ${address}, en die is nu verstuurd. Er staat geen bericht aan de eigenaar in. Eerdere pincodes werken niet meer.`,
    failed: 'Er is geen nieuwe pincode verstuurd',
    reasons: {
      UmNotEnabled: 'De voicemail is niet ingeschakeld. Een beheerder kan hem inschakelen.',
      NoPinSatisfiesPolicy:
        'De regels voor pincodes laten er geen over die de eigenaar niet eerder heeft gehad. Neem contact op met uw beheerder.',
      NotificationRefused: 'De mailserver accepteert geen e-mail voor het adres.',
      NotificationUnavailable:
        'De e-mail kan op dit moment niet worden verstuurd. Probeer het over enkele minuten opnieuw.',
      DeliveryUnconfirmed:
        'De mailserver heeft nog niet geantwoord. Als er een e-mail aankomt, is de pincode daarin geldig; tot die tijd werkt de huidige pincode.',
      ServerBusy: 'Het is op dit moment te druk. Probeer het over een minuut opnieuw.',
      DatabaseUnavailable: 'Het is op dit moment te druk. Probeer het over een minuut opnieuw.',
    },
    tooMany: (minutes) =>
      minutes === 1
        ? 'Er zijn in korte tijd te veel pincodes verstuurd, aan deze eigenaar of door u. Probeer het over een minuut opnieuw.'
        : `Er zijn in korte tijd te veel pincodes verstuurd, aan deze eigenaar of door u. Probeer het over ${minutes} minuten opnieuw.`,
    oldPinStays: 'De huidige pincode werkt nog.',
    underWay: 'Dit formulier is al eerder verstuurd en wordt verwerkt. Kijk zo meteen nog eens.',
    sentBefore:
      'Dit formulier is al eerder verstuurd, met een andere tekst. Er is niets opnieuw gedaan.',
  },
  unlock: {
    title: 'Blokkering opheffen',
    hint: 'De pincode blijft hetzelfde, en onjuiste pincodes worden weer vanaf nul geteld. Hef de blokkering alleen op voor iemand van wie u weet dat hij of zij de eigenaar is.',
    button: 'Blokkering opheffen',
    done: 'De blokkering is opgeheven',
    doneText: 'De pincode is dezelfde gebleven.',
    mailed: (address) => `Uw bericht aan de eigenaar wordt naar ${address} gestuurd.`,
    notLocked: 'De voicemail was niet geblokkeerd',
    notLockedText: 'De eigenaar heeft geen e-mail gekregen.',
    failed: 'De blokkering is niet opgeheven',
  },
  history: {
    title: 'Geschiedenis',
    none: 'Er is nog niets gebeurd.',
    time: 'Wanneer',
    event: 'Wat',
    by: 'Aanvrager of telefoonsysteem',
    details: 'Bijzonderheden',
    service: 'De dienst zelf',
    events: {
      'reset-requested': 'Nieuwe pincode aangevraagd',
      'reset-joined': 'Nieuwe pincode aangevraagd terwijl er een onderweg was',
      'reset-refused': 'Nieuwe pincode geweigerd',
      'reset-delivered': 'Nieuwe pincode verstuurd en geldig',
      'reset-cancelled': 'Nieuwe pincode niet verstuurd; de vorige blijft',
      'reset-returned': 'E-mail onbestelbaar; de vorige pincode is weer geldig',
      'mail-bounced': 'E-mail onbestelbaar; de pincode blijft',
      'mail-delayed': 'E-mail vertraagd',
      'mail-relayed': 'E-mail doorgegeven aan een server die niets meer meldt',
      'mail-expanded': 'E-mail doorgegeven aan meerdere adressen',
      'mail-delivered': 'E-mail bezorgd',
      'automatic-reset-requested': 'Nieuwe pincode na onjuiste pincodes',
      'signed-in': 'Pincode geaccepteerd',
      'sign-in-failed': 'Pincode geweigerd',
      'mailbox-locked': 'Voicemail geblokkeerd',
      'mailbox-unlocked': 'Blokkering opgeheven',
      'reminder-requested': 'Herinnering dat de pincode verloopt',
      'pin-changed': 'Pincode gewijzigd door de eigenaar',
      'pin-change-refused': 'Door de eigenaar gekozen pincode geweigerd',
      'notice-delivered': 'Melding verstuurd',
      'notice-dropped': 'Melding opgegeven',
      'mail-retried': 'E-mail opnieuw geprobeerd door een beheerder',
      'first-pin-requested': 'Eerste pincode aangevraagd',
      'pin-compromised': 'Pincode gemeld als bekend bij anderen',
    },
  },
  mails: {
    title: 'Laatste e-mails',
    none: 'Er is nog geen e-mail verstuurd.',
    ordered: 'Aangevraagd',
    mail: 'E-mail',
    by: 'Aangevraagd door',
    fate: 'Wat ermee is gebeurd',
    since: 'Bekend sinds',
    details: 'Bijzonderheden',
    fates: {
      waiting: 'Wacht',
      dropped: 'Niet verstuurd',
      accepted: 'Verstuurd: de mailserver heeft hem aangenomen',
      delayed: 'Vertraagd',
      relayed: 'Doorgegeven aan een server die niets meer meldt',
      expanded: 'Doorgegeven aan meerdere adressen',
      delivered: 'Bezorgd',
      bounced: 'Onbestelbaar',
    },
  },
  queue: {
    title: 'Wachtende en onbestelbare e-mail',
    waiting: 'Wachtende e-mail',
    noneWaits: 'Er wacht geen e-mail.',
    mailbox: 'Postvak',
    mail: 'E-mail',
    since: 'Wacht sinds',
    attempts: 'Pogingen',
    next: 'Volgende poging',
    why: 'Waarom hij wacht',
    underWay: 'Hij wordt op dit moment verstuurd.',
    maybeSent: 'Hij kan zijn aangekomen: de mailserver heeft niet geantwoord.',
    bounced: 'Postvakken waarvan de laatste e-mail onbestelbaar was',
    noneBounced: 'Er is geen onbestelbare e-mail.',
    bouncedAt: 'Gemeld',
    status: 'Status volgens de mailserver',
  },
  topics: {
    'new-pin': 'Nieuwe pincode',
    'mailbox-locked': 'De voicemail is geblokkeerd',
    'mailbox-unlocked': 'De blokkering is opgeheven',
    'pin-expiry': 'De pincode verloopt binnenkort',
    'pin-bounced-returned': 'Aan de helpdesk: een pincode was onbestelbaar',
    'pin-bounced-without-pin': 'Aan de helpdesk: een pincode was onbestelbaar',
    'pin-bounced-locked': 'Aan de helpdesk: een pincode was onbestelbaar',
    'pin-bounced-stays': 'Aan de helpdesk: een pincode was onbestelbaar',
  },
  next: 'Volgende pagina',
  first: 'Eerste pagina',
};

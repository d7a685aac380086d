import type { HelpdeskTexts } from './helpdesk-texts.js';

/** No native reader has read these texts yet. */
export const fi: HelpdeskTexts = {
  pages: { label: 'Käyttötuki', people: 'Etsi henkilö', mail: 'Viestit' },
  people: {
    title: 'Etsi henkilö',
    search: 'Nimi, osoite tai alanumero',
    hint: 'Osa nimestä tai osoitteesta taikka alanumeron alku',
    button: 'Etsi',
    hits: (count) =>
      count === 0
        ? 'Ketään ei löytynyt.'
        : count === 1
          ? 'Löytyi yksi henkilö.'
          : `Löytyi ${count} henkilöä.`,
    moreHits: (shown) =>
      `Näytetään ${shown} henkilöä, ja heitä on enemmän. Tarkenna hakua, niin löydät vähemmän.`,
    name: 'Nimi',
    address: 'Osoite',
    extension: 'Alanumero',
    state: 'Tila',
  },
  states: {
    off: 'Ei puhepostia',
    locked: 'Lukittu',
    bounced: 'Viesti palautui',
    pending: 'Viesti matkalla',
    none: 'Ei PIN-koodia',
    expired: 'PIN-koodi vanhentunut',
    temporary: 'PIN-koodi vaihdettava',
    valid: 'PIN-koodi voimassa',
  },
  mailbox: {
    title: (nameOrAddress) => nameOrAddress,
    address: 'Osoite',
    extensions: 'Alanumerot',
    language: 'Viestien kieli',
    policy: 'PIN-koodikäytäntö',
    lastUsed: 'PIN-koodia käytetty viimeksi',
    used: (time, phoneSystem) => `${time}, puhelinjärjestelmä ${phoneSystem}`,
    neverUsed: 'Ei koskaan',
    wrongAttempts: 'Vääriä PIN-koodeja peräkkäin',
    state: {
      title: 'Tila',
      off: 'Puheposti ei ole käytössä, joten postilaatikko ei saa PIN-koodia. Järjestelmänvalvoja voi muuttaa asian.',
      none: 'PIN-koodia ei vielä ole.',
      valid: 'PIN-koodi on voimassa.',
      validUntil: (time) => `PIN-koodi on voimassa. Se vanhenee ${time}.`,
      temporary:
        'PIN-koodi on lähetetty sähköpostitse. Se on vaihdettava, kun sitä käytetään ensimmäisen kerran.',
      temporaryUntil: (time) =>
        `PIN-koodi on lähetetty sähköpostitse, ja se vanhenee ${time}. Sitä on käytettävä ennen sitä, ja se on samalla vaihdettava.`,
      expired: (time) => `PIN-koodi vanheni ${time}.`,
      locked: (since) => `Postilaatikko lukittiin ${since}: mikään PIN-koodi ei kelpaa.`,
      resetUnlocks: 'Uusi PIN-koodi poistaa myös lukituksen.',
      resetKeepsLock: 'Uusi PIN-koodi ei poista lukitusta.',
      pending:
        'Viesti, jossa on uusi PIN-koodi, on matkalla. Siihen asti edellinen PIN-koodi on voimassa.',
      wanted: 'Palvelu lähettää pian PIN-koodin.',
      compromised: 'Järjestelmänvalvoja on ilmoittanut, että muut tietävät PIN-koodin.',
      bounced: (time, status) =>
        `Viestiä, jossa oli viimeisin PIN-koodi, ei voitu toimittaa (${time}; ${status}). Tarkista osoite, ennen kuin lähetät uuden.`,
      delayed: (time) =>
        `Viesti, jossa on viimeisin PIN-koodi, on sähköpostipalvelimen ilmoituksen mukaan viivästynyt (${time}). Sitä yritetään yhä toimittaa.`,
      sharedExtension: (extension) =>
        `Toisellakin postilaatikolla on alanumero ${extension}, joten puhelinjärjestelmät eivät hyväksy sille mitään PIN-koodia. Järjestelmänvalvoja voi muuttaa asian.`,
    },
  },
  note: {
    reason: 'Perustelu',
    reasonHint:
      'Enintään 200 merkkiä valvontalokiin, jossa ne säilyvät pitkään. Älä mainitse ihmisten nimiä.',
    word: 'Saate omistajalle (valinnainen)',
    wordHint:
      'Enintään 200 merkkiä omistajalle lähtevään viestiin, omistajan kielellä. Linkkejä ja osoitteita ei voi käyttää.',
    problems: 'Mitään ei ole vielä tehty',
    reasonFaults: {
      missing: 'Anna perustelu.',
      'too-long': 'Perustelussa on yli 200 merkkiä.',
      unprintable: 'Perustelussa on merkkejä, joita ei voi näyttää.',
      address: 'Perustelussa on osoite.',
    },
    wordFaults: {
      missing: 'Kirjoita saate omistajalle.',
      'too-long': 'Saatteessa on yli 200 merkkiä.',
      unprintable: 'Saatteessa on merkkejä, joita ei voi näyttää.',
      address:
        'Saatteessa on linkki, sähköpostiosoite tai jotain, mitä sähköpostiohjelmat pitävät sellaisena. Jätä se pois tai lisää välilyönti jokaisen pisteen jälkeen.',
    },
  },
  reset: {
    title: 'Lähetä uusi PIN-koodi',
    hint: (address) =>
      `Se lähetetään osoitteeseen ${address}, eikä kukaan muu näe sitä. Edellinen PIN-koodi on voimassa, kunnes viesti on lähetetty.`,
    button: 'Lähetä uusi PIN-koodi',
    sent: 'Uusi PIN-koodi on lähetetty',
    sentText: (address) =>
      `Se lähetettiin osoitteeseen ${address}. Aiemmat PIN-koodit eivät enää toimi.`,
    joined: 'Uusi PIN-koodi on lähetetty',
    joinedText: (address) =>
      `Viesti osoitteeseen ${address} oli jo matkalla, ja se on nyt lähetetty. Siinä ei ole saatetta omistajalle. Aiemmat PIN-koodit eivät enää toimi.`,
    failed: 'Uutta PIN-koodia ei ole lähetetty',
    reasons: {
      UmNotEnabled: 'Puheposti ei ole käytössä. Järjestelmänvalvoja voi muuttaa asian.',
      NoPinSatisfiesPolicy:
        'PIN-koodien säännöt eivät jätä jäljelle yhtään koodia, jota omistajalla ei olisi jo ollut. Ilmoita järjestelmänvalvojalle.',
      NotificationRefused: 'Sähköpostipalvelin ei ota vastaan viestejä tähän osoitteeseen.',
      NotificationUnavailable:
        'Viestiä ei voi juuri nyt lähettää. Yritä uudelleen muutaman minuutin kuluttua.',
      DeliveryUnconfirmed:
        'Sähköpostipalvelin ei ole vielä vastannut. Jos viesti tulee perille, siinä oleva PIN-koodi on voimassa; siihen asti nykyinen PIN-koodi toimii.',
      ServerBusy: 'Palvelu on juuri nyt ruuhkautunut. Yritä uudelleen minuutin kuluttua.',
      DatabaseUnavailable: 'Palvelu on juuri nyt ruuhkautunut. Yritä uudelleen minuutin kuluttua.',
    },
    tooMany: (minutes) =>
      minutes === 1
        ? 'Tälle omistajalle on lähetetty tai sinä olet lähettänyt liian monta PIN-koodia lyhyessä ajassa. Yritä uudelleen minuutin kuluttua.'
        : `Tälle omistajalle on lähetetty tai sinä olet lähettänyt liian monta PIN-koodia lyhyessä ajassa. Yritä uudelleen ${minutes} minuutin kuluttua.`,
    oldPinStays: 'Nykyinen PIN-koodi toimii yhä.',
    underWay:
      'Tämä lomake on lähetetty jo aiemmin, ja sitä käsitellään. Katso hetken kuluttua uudelleen.',
    sentBefore: 'Tämä lomake on lähetetty jo aiemmin eri tekstillä. Mitään ei ole tehty uudelleen.',
  },
  unlock: {
    title: 'Poista lukitus',
    hint: 'PIN-koodi pysyy samana, ja väärät PIN-koodit lasketaan alusta. Poista lukitus vain, jos tiedät, että pyytäjä on omistaja.',
    button: 'Poista lukitus',
    done: 'Postilaatikon lukitus on poistettu',
    doneText: 'PIN-koodi on sama kuin ennen.',
    mailed: (address) => `Saatteesi omistajalle lähetetään osoitteeseen ${address}.`,
    notLocked: 'Postilaatikko ei ollut lukittu',
    notLockedText: 'Omistajalle ei ole lähetetty viestiä.',
    failed: 'Postilaatikon lukitusta ei ole poistettu',
  },
  history: {
    title: 'Historia',
    none: 'Mitään ei ole vielä tapahtunut.',
    time: 'Milloin',
    event: 'Mitä',
    by: 'Käyttäjä tai puhelinjärjestelmä',
    details: 'Lisätiedot',
    service: 'Palvelu itse',
    events: {
      'reset-requested': 'Uutta PIN-koodia pyydetty',
      'reset-joined': 'Uutta PIN-koodia pyydetty, kun yksi oli jo matkalla',
      'reset-refused': 'Uusi PIN-koodi evätty',
      'reset-delivered': 'Uusi PIN-koodi lähetetty ja voimassa',
      'reset-cancelled': 'Uutta PIN-koodia ei lähetetty; edellinen jää voimaan',
      'reset-returned': 'Viesti palautui; edellinen PIN-koodi on taas voimassa',
      'mail-bounced': 'Viesti palautui; PIN-koodi jää voimaan',
      'mail-delayed': 'Viesti on viivästynyt',
      'mail-relayed': 'Viesti välitetty palvelimelle, joka ei ilmoita enempää',
      'mail-expanded': 'Viesti välitetty useaan osoitteeseen',
      'mail-delivered': 'Viesti toimitettu',
      'automatic-reset-requested': 'Uusi PIN-koodi väärien PIN-koodien jälkeen',
      'signed-in': 'PIN-koodi hyväksytty',
      'sign-in-failed': 'PIN-koodi hylätty',
      'mailbox-locked': 'Postilaatikko lukittu',
      'mailbox-unlocked': 'Postilaatikon lukitus poistettu',
      'reminder-requested': 'Muistutus PIN-koodin vanhenemisesta',
      'pin-changed': 'Omistaja vaihtoi PIN-koodin',
      'pin-change-refused': 'Omistajan valitsema PIN-koodi hylätty',
      'notice-delivered': 'Ilmoitus lähetetty',
      'notice-dropped': 'Ilmoituksesta luovuttu',
      'mail-retried': 'Järjestelmänvalvoja yritti lähettää viestin uudelleen',
      'first-pin-requested': 'Ensimmäinen PIN-koodi tilattu',
      'pin-compromised': 'PIN-koodin ilmoitettu olevan muiden tiedossa',
    },
  },
  mails: {
    title: 'Viimeisimmät viestit',
    none: 'Yhtään viestiä ei ole vielä lähetetty.',
    ordered: 'Tilattu',
    mail: 'Viesti',
    by: 'Tilaaja',
    fate: 'Mitä sille tapahtui',
    since: 'Tiedossa alkaen',
    details: 'Lisätiedot',
    fates: {
      waiting: 'Odottaa',
      dropped: 'Ei lähetetty',
      accepted: 'Lähetetty: sähköpostipalvelin otti sen vastaan',
      delayed: 'Viivästynyt',
      relayed: 'Välitetty palvelimelle, joka ei ilmoita enempää',
      expanded: 'Välitetty useaan osoitteeseen',
      delivered: 'Toimitettu',
      bounced: 'Palautunut',
    },
  },
  queue: {
    title: 'Odottavat ja palautuneet viestit',
    waiting: 'Odottavat viestit',
    noneWaits: 'Yhtään viestiä ei odota.',
    mailbox: 'Postilaatikko',
    mail: 'Viesti',
    since: 'Odottanut alkaen',
    attempts: 'Yrityksiä',
    next: 'Seuraava yritys',
    why: 'Miksi se odottaa',
    underWay: 'Sitä lähetetään juuri nyt.',
    maybeSent: 'Se on saattanut tulla perille: sähköpostipalvelin ei vastannut.',
    bounced: 'Postilaatikot, joiden viimeisin viesti palautui',
    noneBounced: 'Yhtään viestiä ei ole palautunut.',
    bouncedAt: 'Palautunut',
    status: 'Sähköpostipalvelimen ilmoittama tila',
  },
  topics: {
    'new-pin': 'Uusi PIN-koodi',
    'mailbox-locked': 'Postilaatikko on lukittu',
    'mailbox-unlocked': 'Postilaatikon lukitus on poistettu',
    'pin-expiry': 'PIN-koodi vanhenee pian',
    'pin-bounced-returned': 'Käyttötuelle: PIN-koodi palautui',
    'pin-bounced-without-pin': 'Käyttötuelle: PIN-koodi palautui',
    'pin-bounced-locked': 'Käyttötuelle: PIN-koodi palautui',
    'pin-bounced-stays': 'Käyttötuelle: PIN-koodi palautui',
  },
  next: 'Seuraava sivu',
  first: 'Ensimmäinen sivu',
};

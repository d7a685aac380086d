import type { OwnerTexts } from './owner-texts.js';

/** No native reader has read these texts yet. */
export const fi: OwnerTexts = {
  title: 'Oma puheposti',
  state: {
    title: 'PIN-koodisi',
    off: 'Puhepostisi ei ole käytössä. Jos sen pitäisi olla, ota yhteyttä järjestelmänvalvojaan tai käyttötukeen.',
    none: 'Sinulla ei ole vielä PIN-koodia.',
    valid: 'PIN-koodisi on voimassa.',
    validUntil: (time) => `PIN-koodisi on voimassa. Se vanhenee ${time}.`,
    temporary:
      'Sinulle on lähetetty PIN-koodi. Se on vaihdettava, kun käytät sitä ensimmäisen kerran.',
    temporaryUntil: (time) =>
      `Sinulle on lähetetty PIN-koodi, joka vanhenee ${time}. Käytä koodia ennen sitä; se on vaihdettava, kun käytät sitä ensimmäisen kerran.`,
    expired: (time) => `PIN-koodisi vanheni ${time}.`,
    locked: (since) =>
      `Puhepostisi lukittiin ${since}. Niin kauan kuin se on lukittu, mikään PIN-koodi ei kelpaa, ei edes oikea.`,
    lockedUntilReset: 'Lukitus poistuu uudella PIN-koodilla.',
    lockedUntilHelp:
      'Vain järjestelmänvalvoja tai käyttötuki voi poistaa lukituksen. Ota yhteyttä heihin.',
    pending: (address) => `Viesti, jossa on uusi PIN-koodi, on matkalla osoitteeseen ${address}.`,
    mailed: (address, time) => `Viimeisin PIN-koodi lähetettiin osoitteeseen ${address} ${time}.`,
    delayed: (address) =>
      `Viesti, jossa viimeisin PIN-koodisi lähetettiin osoitteeseen ${address}, on viivästynyt. Sähköpostipalvelimet yrittävät yhä toimittaa sitä.`,
    bounced: (address, time) =>
      `Viestiä, jossa oli viimeisin PIN-koodisi, ei voitu toimittaa osoitteeseen ${address} (${time}). Pyydä järjestelmänvalvojaa tai käyttötukea tarkistamaan sähköpostiosoitteesi.`,
  },
  extension: (numbers) => `Alanumero: ${numbers}`,
  send: {
    button: 'Lähetä minulle uusi PIN-koodi',
    hint: (address) =>
      `Luomme uuden PIN-koodin ja lähetämme sen osoitteeseen ${address}. Nykyinen PIN-koodisi on voimassa, kunnes viesti on lähetetty.`,
  },
  sent: {
    title: 'Uusi PIN-koodisi on lähetetty',
    text: (address) =>
      `Lähetimme sen osoitteeseen ${address}. Aiemmat PIN-koodit eivät enää toimi.`,
    next: 'Soita puhepostiisi ja kirjaudu sisään viestissä olevalla PIN-koodilla. Sinua pyydetään valitsemaan oma PIN-koodi.',
  },
  notReceived: {
    question: 'Etkö ole saanut viestiä?',
    steps: [
      'Odota muutama minuutti ja katso roskapostikansiosta.',
      'Tarkista yllä oleva osoite. Järjestelmänvalvoja tai käyttötuki voi korjata sen.',
      'Pyydä sen jälkeen uusi PIN-koodi.',
    ],
  },
  failed: {
    title: 'Uutta PIN-koodia ei ole lähetetty',
    oldPinStays: 'Nykyinen PIN-koodisi toimii yhä.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Olet pyytänyt monta PIN-koodia lyhyessä ajassa. Yritä uudelleen minuutin kuluttua.'
        : `Olet pyytänyt monta PIN-koodia lyhyessä ajassa. Yritä uudelleen ${minutes} minuutin kuluttua.`,
    noMailbox: 'Tililläsi ei ole postilaatikkoa. Ilmoita järjestelmänvalvojalle tai käyttötukeen.',
    notEnabled: 'Puhepostisi ei ole käytössä. Ilmoita järjestelmänvalvojalle tai käyttötukeen.',
    noPin:
      'PIN-koodien säännöt eivät jätä jäljelle yhtään koodia, jota sinulla ei olisi jo ollut. Ilmoita järjestelmänvalvojalle.',
    refused: (address) =>
      `Sähköpostipalvelin ei ota vastaan viestejä osoitteeseen ${address}. Pyydä järjestelmänvalvojaa tai käyttötukea tarkistamaan sähköpostiosoitteesi.`,
    unavailable: 'Viestiä ei voi juuri nyt lähettää. Yritä uudelleen muutaman minuutin kuluttua.',
    unconfirmed:
      'Sähköpostipalvelin ei ole vielä vastannut. Jos saat viestin, siinä oleva PIN-koodi on voimassa; siihen asti nykyinen PIN-koodisi toimii.',
    busy: 'Palvelu on juuri nyt ruuhkautunut. Yritä uudelleen minuutin kuluttua.',
  },
  withoutMailbox:
    'Tililläsi ei ole puhepostia. Jos sillä pitäisi olla, ota yhteyttä järjestelmänvalvojaan tai käyttötukeen.',
};

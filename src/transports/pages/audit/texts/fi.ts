import type { AuditTexts } from './audit-texts.js';

/** No native reader has read these texts yet. */
export const fi: AuditTexts = {
  title: 'Valvontaloki',
  intro: 'Tähän on kirjattu jokainen muutos: kuka, mitä, milloin, mistä ja kenen postilaatikkoon.',
  search: {
    title: 'Haku',
    mailbox: 'Postilaatikko',
    mailboxHint: 'Osoite tai, jos postilaatikko on poistettu, sen tunniste',
    actor: 'Kuka',
    actorHint: 'Käyttäjätunnus; umpin tarkoittaa palvelua itseään',
    event: 'Tapahtuma',
    anyEvent: 'Mikä tahansa',
    from: 'Alkaen',
    to: 'Viimeinen päivä',
    dateHint: (zone) => `Päivä, esimerkiksi 2026-11-30, aikavyöhykkeellä ${zone}`,
    button: 'Hae',
    all: 'Näytä kaikki',
    problem: 'Tätä hakua ei voi tehdä',
    noMailbox: (quoted) => `Postilaatikkoa ${quoted} ei ole, tai et saa nähdä sitä.`,
    notAName: (field) =>
      `Kentässä ”${field}” on liian pitkä teksti tai merkkejä, joita nimissä ei ole.`,
    noSuchEvent: 'Sellaista tapahtumaa ei ole.',
    notADate: (field) => `Kentässä ”${field}” on oltava kalenteripäivä, esimerkiksi 2026-11-30.`,
    datesReversed: 'Ensimmäinen päivä on viimeisen jälkeen.',
  },
  events: {
    title: 'Tapahtumat',
    caption: (zone) => `Tapahtumat, uusimmat ensin; aikavyöhyke ${zone}`,
    none: 'Sellaisia tapahtumia ei ole.',
    noneHere: 'Tällä sivulla ei ole yhtään. Seuraavalla saattaa olla.',
    time: 'Milloin',
    event: 'Tapahtuma',
    who: 'Kuka',
    mailbox: 'Postilaatikko',
    detail: 'Lisätiedot',
    from: (source) => `osoitteesta ${source}`,
    removedMailbox: (id) => `Poistettu: ${id}`,
    more: 'Lisää',
    id: 'Tunniste',
    place: 'Paikka omassa historiassaan',
    hash: 'Tiiviste',
    reset: 'Uuden PIN-koodin tunniste',
    request: 'Pyynnön tunniste',
    older: 'Vanhemmat tapahtumat',
    newest: 'Uusimmat tapahtumat',
    export: 'Lataa JSON-riveinä',
    exportHint: 'Kaikki tämän haun tapahtumat, vanhimmat ensin.',
  },
  proof: {
    title: 'Valvontalokin todiste',
    intro:
      'Jokainen tapahtuma sisältää edellisen tiivisteen, ja allekirjoitettu juuri edustaa niitä kaikkia. Tarkastus löytää tapahtumat, joita on muutettu, poistettu, lisätty tai siirretty, olipa tekijä kuka tahansa.',
    toSearch: 'Takaisin hakuun',
    link: 'Lisää todisteesta',
    root: {
      title: 'Uusin allekirjoitettu juuri',
      none: 'Mitään ei ole vielä sinetöity. Käynnissä oleva palvelu tekee sen muutamassa sekunnissa.',
      short: (leaves, time, key) =>
        `Uusimman juuren lehtimäärä on ${leaves.text}. Juuri allekirjoitettiin ${time} avaimella ${key}.`,
      size: 'Koko',
      leaves: ({ value, text }) => (value === 1 ? 'yksi lehti' : `${text} lehteä`),
      signed: 'Allekirjoitettu',
      root: 'Juuri',
      key: 'Avain',
      publicKey: 'Julkinen avain',
      noPublicKey: 'Tällä palvelulla ei ole sitä enää.',
      signature: 'Allekirjoitus',
      hint: 'Säilytä koko ja juuri jossain muualla. Silloin edes kaikki tietokannan oikeudet omaava ei voi huomaamatta muuttaa sitä, mitä ne edustavat.',
    },
    verify: {
      title: 'Tarkastus',
      button: 'Tarkasta nyt',
      hint: 'Kaikki tapahtumat luetaan ja niitä verrataan. Miljoona kestää noin minuutin.',
      never: 'Tämä palvelun instanssi ei ole käynnistyksensä jälkeen tarkastanut valvontalokia.',
      running: (login, time) => `Tarkastus on käynnissä. Sen aloitti ${login} ${time}.`,
      underWay: 'Tarkastus on käynnissä.',
      progress: 'Tarkastuksen edistyminen',
      percent: ({ text }) => `${text} % valmiina`,
      refresh: 'Päivitä',
      upTo: ({ text }) => `Tarkastettu lehteen ${text} asti: mitään ei ole muutettu`,
      since: ({ value, text }) =>
        value === 1
          ? 'Sen jälkeen on sinetöity yksi lisää.'
          : `Sen jälkeen on sinetöity ${text} lisää.`,
      found: ({ value, text }) =>
        value === 1
          ? 'Valvontaloki ei ole sellainen kuin se kirjattiin: yksi löydös'
          : `Valvontaloki ei ole sellainen kuin se kirjattiin: ${text} löydöstä`,
      checked: (events, chains) =>
        `Verrattu: ${events.text} ${events.value === 1 ? 'tapahtuma' : 'tapahtumaa'}, ${chains.text} ${chains.value === 1 ? 'postilaatikon tai toimijan historia' : 'postilaatikoiden ja toimijoiden historiaa'}.`,
      by: (login, time) => `Tarkastaja ${login}, päättynyt ${time}.`,
      failed: 'Viimeisintä tarkastusta ei voitu tehdä',
      failedText: 'Yritä uudelleen. Syy on palvelun lokissa.',
      thisInstance:
        'Tämä on viimeisin tämän palvelun instanssin tekemä tarkastus, kunnes se käynnistetään uudelleen. Muita on voitu tehdä muualla.',
      done: 'Valvontaloki on tarkastettu',
    },
    findings: {
      caption: 'Mitä löydettiin',
      kind: 'Löydös',
      where: 'Kenen historia',
      event: 'Tapahtuma',
      what: 'Sanoin',
      kinds: {
        altered: 'Muutettu',
        deleted: 'Poistettu',
        inserted: 'Lisätty',
        reordered: 'Siirretty',
        'cut-off': 'Katkaistu',
        'history-missing': 'Historia puuttuu',
        rewritten: 'Kirjoitettu uudelleen',
        'seal-altered': 'Sinetti muutettu',
        forged: 'Ei tämän palvelun allekirjoittama',
      },
      whole: 'Koko valvontaloki',
      mailbox: (id) => `Postilaatikko ${id}`,
      actor: (login) => `Toimija ${login}`,
      more: ({ value, text }) =>
        value === 1
          ? 'Löytyi yksi lisää; komento `umpin audit verify` näyttää kaikki.'
          : `Löytyi ${text} lisää; komento \`umpin audit verify\` näyttää kaikki.`,
    },
  },
};

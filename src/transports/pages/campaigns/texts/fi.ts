import type { CampaignsTexts } from './campaigns-texts.js';

/** No native reader has read these texts yet. */
export const fi: CampaignsTexts = {
  title: 'Kampanjat',
  intro:
    'Kampanja lähettää monen postilaatikon omistajille uuden PIN-koodin, kunkin omassa viestissään. Postilaatikon vanha PIN-koodi on voimassa, kunnes viesti on toimitettu.',
  none: 'Yhtään kampanjaa ei ole vielä ollut.',
  list: {
    caption: 'Kampanjat, uusimmat ensin',
    campaign: 'Kampanja',
    selection: 'Postilaatikot',
    progress: 'Edistyminen',
    started: 'Aloitettu',
    earlier: 'Aiemmat kampanjat',
    newest: 'Uusimmat kampanjat',
  },
  toCampaigns: 'Takaisin kaikkiin kampanjoihin',
  toCampaign: (id) => `Takaisin kampanjaan ${id}`,
  campaign: (id) => `Kampanja ${id}`,
  by: (time, login) => `${time}, käynnistäjä ${login}`,
  states: {
    running: 'Käynnissä',
    paused: 'Keskeytetty',
    done: 'Valmis',
    cancelled: 'Peruttu',
  },
  progress: {
    title: 'Edistyminen',
    label: (id) => `Edistyminen: kampanja ${id}`,
    words: (done, of) =>
      `Valmiina ${done.text} / ${of.text} ${of.value === 1 ? 'postilaatikko' : 'postilaatikkoa'}`,
    spoken: (state, percent) => `${state}, ${percent} % valmiina`,
    left: (duration) => `Tällä tahdilla kestää vielä noin ${duration}.`,
    minutes: ({ value, text }) => (value === 1 ? 'minuutin' : `${text} minuuttia`),
    hours: ({ value, text }) => (value === 1 ? 'tunnin' : `${text} tuntia`),
    days: ({ value, text }) => (value === 1 ? 'päivän' : `${text} päivää`),
    refresh: 'Päivitä',
  },
  facts: {
    title: 'Tiedot',
    selection: 'Postilaatikot',
    rate: 'Tahti',
    perMinute: ({ value, text }) =>
      value === 1 ? 'yksi viesti minuutissa' : `${text} viestiä minuutissa`,
    compromised:
      'Muut saattavat tietää vanhat PIN-koodit: mikään niistä ei palaa voimaan, jos viesti palautuu.',
    started: 'Aloitettu',
    ended: 'Päättynyt',
  },
  outcomes: {
    caption: 'Mitä postilaatikoille on tapahtunut',
    outcome: 'Tulos',
    mailboxes: 'Postilaatikoita',
    names: {
      delivered: 'Uusi PIN-koodi toimitettu',
      joined: 'Tavoitettu toisella uudella PIN-koodilla',
      renewed: 'Omistaja on valinnut uuden PIN-koodin',
      waiting: 'Odottaa vuoroaan',
      mailing: 'Viestiä ei vielä toimitettu',
      refused: 'Uusi PIN-koodi ei ole mahdollinen',
      undelivered: 'Viesti torjuttu tai siitä luovuttu',
      bounced: 'Viesti palautui',
      skipped: 'Jätetty pois, koska kampanja peruttiin',
      unrecorded: 'Ei enää tiedossa',
    },
  },
  actions: {
    pause: 'Keskeytä',
    pauseHint: 'Matkalla olevat viestit toimitetaan yhä.',
    paused: (id) => `Kampanja ${id} on keskeytetty`,
    pausedText: 'Uusia PIN-koodeja ei luoda, ennen kuin joku jatkaa kampanjaa.',
    resume: 'Jatka',
    resumed: (id) => `Kampanja ${id} on käynnissä`,
    cancel: 'Peru tämä kampanja',
    cancelTitle: (id) => `Perutaanko kampanja ${id}?`,
    cancelText: ({ value, text }) =>
      value === 1
        ? 'Yksi vielä odottava postilaatikko ei saa uutta PIN-koodia.'
        : `${text} vielä odottavaa postilaatikkoa ei saa uutta PIN-koodia.`,
    cancelFinal:
      'Jo korvatut PIN-koodit pysyvät korvattuina, ja matkalla olevat viestit toimitetaan yhä. Peruttua kampanjaa ei voi jatkaa.',
    cancelButton: 'Kyllä, peru se',
    cancelled: (id) => `Kampanja ${id} on peruttu`,
    cancelledText: 'Uusia PIN-koodeja ei enää luoda.',
    goOn: 'Ei, anna sen jatkua',
    refused: 'Mitään ei muutettu',
  },
  report: {
    title: (id) => `Raportti kampanjasta ${id}`,
    link: 'Ketä ei tavoitettu ja miksi',
    caption: 'Omistajat, joita ei ole tavoitettu',
    captionEveryone: 'Kaikki omistajat',
    address: 'Postilaatikko',
    outcome: 'Tulos',
    reason: 'Syy',
    since: 'Alkaen',
    removed: (id) => `Poistettu: ${id}`,
    none: 'Kaikki omistajat on tavoitettu.',
    onlyUnreached: 'Näytä vain ne, joita ei tavoitettu',
    everyone: 'Näytä kaikki',
    next: 'Seuraava sivu',
    first: 'Ensimmäinen sivu',
    noneHere: 'Tämän sivun omistajat on sillä välin tavoitettu.',
  },
  form: {
    title: 'Käynnistä kampanja',
    button: 'Käynnistä kampanja',
    problem: 'Tätä kampanjaa ei voi käynnistää',
    which: 'Mitkä postilaatikot?',
    all: 'Kaikki postilaatikot',
    some: 'Ne, jotka täyttävät kaikki alla annetut ehdot',
    someHint: 'Jätä muut kentät tyhjiksi.',
    policy: 'PIN-koodikäytäntö',
    anyPolicy: 'Mikä tahansa',
    pattern: 'Osoite',
    patternHint: 'Tähti vastaa mitä tahansa merkkejä, esimerkiksi *@example.com',
    addresses: 'Osoiteluettelo',
    addressesHint: 'Yksi osoite riviä kohti. Rivit, joiden alussa on #, ohitetaan.',
    skipUnknown: 'Ohita osoitteet, joilla ei ole postilaatikkoa',
    olderThan: 'PIN-koodi vanhempi kuin näin monta päivää',
    olderThanHint: 'Kokonaisluku, esimerkiksi 90',
    how: 'Miten?',
    rate: 'Viestejä minuutissa',
    rateHint: (least, most) =>
      `Vähintään ${least.text} ja enintään ${most.text}. Kysy sähköpostipalvelimen ylläpitäjältä sopivaa määrää ja kerro kampanjasta käyttötuelle: omistajat soittavat sinne.`,
    compromised: 'Muut saattavat tietää PIN-koodit',
    compromisedHint:
      'Silloin mikään vanha PIN-koodi ei palaa voimaan, jos sen viesti palautuu: sen sijaan postilaatikko lukitaan. Myös PIN-koodit, jotka omistajat ovat valinneet kampanjan alettua, korvataan.',
    preview: 'Näytä, ketkä tavoitettaisiin',
    notAName: (quoted) =>
      `${quoted} on liian pitkä tai sisältää merkkejä, joita osoitteissa ei ole`,
  },
  preview: {
    title: 'Käynnistetäänkö tämä kampanja?',
    nothingYet: 'Mitään ei ole vielä käynnistetty.',
    chosen: ({ value, text }) => (value === 1 ? 'Yksi postilaatikko' : `${text} postilaatikkoa`),
    withoutUm: ({ value, text }) =>
      value === 1
        ? 'Yhdellä niistä puheposti ei ole käytössä, eikä se saa PIN-koodia.'
        : `Niistä ${text} ei saa PIN-koodia, koska puheposti ei ole käytössä.`,
    firstPinWanted: ({ value, text }) =>
      value === 1
        ? 'Lisäksi yksi jätetään pois, koska sen ensimmäinen PIN-koodi on matkalla.'
        : `Lisäksi ${text} jätetään pois, koska niiden ensimmäiset PIN-koodit ovat matkalla.`,
    unknown: ({ value, text }) =>
      value === 1
        ? 'Yhdellä osoitteista ei ole postilaatikkoa, ja se ohitetaan:'
        : `${text} osoitteella ei ole postilaatikkoa, ja ne ohitetaan:`,
    takes: (duration) => `Se kestää noin ${duration}.`,
    compromised:
      'Muut saattavat tietää vanhat PIN-koodit: mikään niistä ei palaa voimaan, jos viesti palautuu.',
    who: 'Ketkä tavoitettaisiin',
    more: ({ value, text }) => (value === 1 ? '… ja yksi muu' : `… ja ${text} muuta`),
    start: ({ value, text }) =>
      value === 1 ? 'Lähetä yksi uusi PIN-koodi' : `Lähetä ${text} uutta PIN-koodia`,
    change: 'Muuta',
    started: (id) => `Kampanja ${id} on käynnissä`,
    startedText: 'Tällä sivulla näkyy, kuinka pitkällä se on.',
    changed: 'Postilaatikot ovat muuttuneet sen jälkeen, kun katsoit',
  },
};

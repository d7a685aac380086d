import type { AdminTexts } from './admin-texts.js';

const list = (items: readonly string[]) => new Intl.ListFormat('fi').format(items);
const figure = (count: number) => new Intl.NumberFormat('fi').format(count);
const counted = (count: number, one: string, many: string) =>
  `${figure(count)} ${count === 1 ? one : many}`;

const scopeHint =
  'policy:NIMI tai address:MALLI, esimerkiksi address:*@example.com; tyhjä tarkoittaa kaikkia postilaatikoita.';

/** No native reader has read these texts yet. */
export const fi: AdminTexts = {
  nav: {
    label: 'Hallinnan osat',
    parts: {
      overview: 'Yleiskuva',
      mailboxes: 'Postilaatikot',
      policies: 'PIN-käytännöt',
      accounts: 'Tilit',
      keys: 'API-avaimet',
      import: 'Tuonti',
      campaigns: 'Kampanjat',
      status: 'Tila',
    },
  },
  overview: {
    title: 'Hallinta',
    about: {
      mailboxes:
        'Etsi, lisää, muuta ja poista postilaatikoita; lähetä PIN-koodeja, lukitse ja poista lukituksia.',
      policies: 'PIN-koodien säännöt ja se, kuinka helposti niiden mukaisen PIN-koodin voi arvata.',
      accounts: 'Kuka saa kirjautua sisään ja mitä kukin rooli kattaa.',
      keys: 'Puhelinjärjestelmien ja ohjelmien avaimet.',
      import: 'Lisää tai muuta monta postilaatikkoa CSV-tiedostosta esikatselun jälkeen.',
      campaigns: 'Uudet PIN-koodit monelle postilaatikolle ja se, miten pitkällä ne ovat.',
      status: 'Mitä umpin doctor kertoo tästä palvelusta.',
    },
  },
  common: {
    save: 'Tallenna',
    cancel: 'Peruuta',
    search: 'Hakusana',
    searchButton: 'Hae',
    nothingFound: 'Mitään ei löytynyt.',
    nextPage: 'Seuraava sivu',
    firstPage: 'Ensimmäinen sivu',
    yes: 'kyllä',
    no: 'ei',
    none: 'ei mitään',
    more: (count) => `… ja vielä ${count}`,
    notDone: 'Mitään ei ole muutettu',
    open: 'Vielä ei ole varmaa, onnistuiko tämä',
    changed:
      'Joku muu on muuttanut tietoja sillä välin. Tämä sivu näyttää ne sellaisina kuin ne nyt ovat.',
    stillAtWork: 'Sama pyyntö on vielä kesken. Katso hetken kuluttua uudelleen.',
    sentAlready:
      'Tämä lomake on jo suoritettu kerran, eri tiedoilla. Lähetä se uudelleen, jos haluat tehdä saman toisen kerran.',
    reason: (english) => `Palvelu ilmoittaa: ${english}.`,
    list: (items) => (items.length === 0 ? 'ei mitään' : list(items)),
    meanwhile: {
      title: 'Joku muu on muuttanut tätä sillä välin',
      text: 'Mitään syöttämääsi ei ole vielä tallennettu, ja kaikki syöttämäsi on yhä tässä. Tallenna uudelleen, jos haluat korvata taulukossa näkyvät tallennetut tiedot, tai peruuta, jos haluat säilyttää ne.',
      caption: 'Tallennetut tiedot ja syöttämäsi tiedot',
      field: 'Asetus',
      stored: 'Nyt tallennettuna',
      typed: 'Syöttämäsi',
    },
    share: {
      label: 'Jaa alanumero silti',
      hint: 'Kuten komennon --share-extension: puhelinjärjestelmät, jotka saavat kysyä molemmista omistajista, eivät hyväksy kummankaan PIN-koodia.',
    },
  },
  policies: {
    title: 'PIN-käytännöt',
    caption: 'Käytännöt ja todennäköisyys arvata palvelun luoma PIN-koodi',
    newTitle: 'Uusi PIN-käytäntö',
    oneTitle: (name) => `PIN-käytäntö ${name}`,
    name: 'Nimi',
    saved: (name) => `Käytäntö ${name} on tallennettu`,
    taken: 'Tämänniminen käytäntö on jo olemassa.',
    groups: {
      rules: 'Pituus ja säännöt',
      attempts: 'Väärät yritykset',
      lifetimes: 'Voimassaoloajat',
      mails: 'Viestit',
    },
    settings: {
      minPinLength: {
        label: 'PIN-koodin numeroiden vähimmäismäärä',
        hint: 'Palvelun luomissa PIN-koodeissa on täsmälleen näin monta numeroa.',
      },
      pinLifetimeDays: {
        label: 'PIN-koodin voimassaoloaika päivinä',
        hint: 'Sen jälkeen omistajan on valittava toinen.',
      },
      pinHistoryCount: {
        label: 'PIN-koodit, joita ei saa käyttää uudelleen',
        hint: 'Nykyinen lasketaan mukaan.',
      },
      allowCommonPatterns: {
        label: 'Salli yleiset kuviot',
        hint: '123456 tai 111111 saa olla PIN-koodi.',
      },
      logonFailuresBeforePinReset: {
        label: 'Väärät yritykset, joiden jälkeen lähetetään uusi PIN-koodi',
        hint: 'Vähemmän kuin postilaatikon lukitsemiseen vaaditaan.',
      },
      maxLogonAttempts: {
        label: 'Väärät yritykset, joiden jälkeen postilaatikko lukitaan',
        hint: 'Peräkkäin.',
      },
      resetPinText: {
        label: 'Oma teksti viestiin, jossa on PIN-koodi',
        hint: 'Pelkkää tekstiä tai yksinkertaista HTML:ää.',
      },
      umEnabledText: {
        label: 'Oma teksti tervetuloviestiin',
        hint: 'Pelkkää tekstiä tai yksinkertaista HTML:ää.',
      },
      refusedPatterns: { label: 'Hylkää muitakin kuvioita', hint: '' },
      temporaryPinLifetimeHours: {
        label: 'Lähetetyn PIN-koodin voimassaoloaika tunteina',
        hint: 'Omistajalla on tämän verran aikaa käyttää sitä ja valita toinen.',
      },
      expiryReminderDays: {
        label: 'Muistutus ennen PIN-koodin vanhenemista, päivinä',
        hint: 'Sähköpostitse.',
      },
      resetUnlocks: {
        label: 'Uusi PIN-koodi poistaa lukituksen',
        hint: 'Vain jos joku pyytää sitä.',
      },
      resetPinSubject: {
        label: 'PIN-koodin sisältävän viestin aihe',
        hint: 'Tyhjä tarkoittaa tavallista aihetta. Voi sisältää kentät {displayName}, {extension} ja {address}.',
      },
      onBounce: {
        label: 'Jos viestiä, jossa on PIN-koodi, ei voida toimittaa',
        hint: '',
      },
    },
    number: (hint, low, high) => `${hint} Sallitut arvot: ${low}–${high}.`,
    text: (hint, most) => `${hint} Enintään ${most} merkkiä.`,
    none: { Unlimited: 'Rajoittamaton', Never: 'Ei koskaan' },
    bounce: {
      return: 'edellinen PIN-koodi on taas voimassa',
      keep: 'uusi PIN-koodi jää voimaan',
      lock: 'postilaatikko lukitaan',
    },
    rules: {
      'too-short': 'Liian lyhyt',
      'too-long': 'Liian pitkä',
      sequence: 'Peräkkäiset numerot',
      repetition: 'Yksi numero toistettuna',
      extension: 'Alanumero',
      'keypad-line': 'Suorat viivat näppäimistöllä',
      'alternating-digits': 'Kaksi numeroa vuorotellen',
      'few-distinct-digits': 'Vähemmän kuin kolme eri numeroa',
      date: 'Päivämäärät ja vuosiluvut',
      blocklist: 'Tämän asennuksen estolistan PIN-koodit',
      'phone-number': 'Omistajan muut puhelinnumerot',
    },
    showRisk: 'Näytä riski',
    risk: 'Näiden asetusten riski',
    allowed: 'Sallitut PIN-koodit',
    beforeLock: 'Todennäköisyys arvata koodi ennen lukitusta',
    perYear: 'Todennäköisyys arvata koodi vuoden aikana',
    chance: (percent, oneIn) => `${percent} (1 : ${oneIn})`,
    atMost: (chance) => `– tässä asennuksessa sallitaan enintään ${chance}`,
    wouldBeRefused: 'Tätä ei tallenneta:',
    examples: {
      title: 'Mitä kukin sääntö hylkää',
      hint: (extension, phoneNumber) =>
        `Keksittyjä PIN-koodeja omistajalle, jonka alanumero on ${extension} ja toinen numero ${phoneNumber}. Kunkin hylkää vain tämä sääntö, ellei muuta mainita.`,
      none: (rule) => `${rule}: ei hylkää yhtään tämänpituista PIN-koodia`,
      noBlocklist: 'Tämän asennuksen estolistan PIN-koodit: listalla ei ole yhtään tämänpituista',
      also: (rules) => `(myös: ${list(rules)})`,
    },
  },
  mailboxes: {
    title: 'Postilaatikot',
    caption: 'Postilaatikot osoitteen mukaan',
    searchHint: 'Osa osoitteesta tai nimestä tai alanumeron alku',
    newTitle: 'Uusi postilaatikko',
    add: 'Lisää postilaatikko',
    fields: {
      address: {
        label: 'Sähköpostiosoite',
        hint: 'Ainoa osoite, johon postilaatikon PIN-koodit lähetetään. Se ei muutu koskaan.',
      },
      displayName: { label: 'Omistajan nimi', hint: 'Viestejä varten.' },
      extensions: {
        label: 'Alanumerot',
        hint: 'Numerot sellaisina kuin ne valitaan, välilyönneillä erotettuina; ensimmäinen on omistajan oma numero.',
      },
      phoneNumbers: {
        label: 'Muut puhelinnumerot',
        hint: 'Välilyönneillä erotettuina. Käytäntö voi kieltää ne PIN-koodeina.',
      },
      language: { label: 'Viestien kieli', hint: 'Kielitunnus, esimerkiksi de-AT.' },
      policy: { label: 'PIN-käytäntö', hint: 'Vaikuttaa seuraavasta kirjautumisesta alkaen.' },
      umEnabled: {
        label: 'Puheposti käytössä',
        hint: 'Otettu Unified Messaging -käyttöön; muuten postilaatikolla ei ole PIN-koodia.',
      },
      oofStatus: { label: 'Soittajat kuulevat poissaolotervehdyksen' },
      missedCallNotificationEnabled: { label: 'Saa tiedon vastaamattomista puheluista' },
      playOnPhoneDialString: {
        label: 'Numero, johon viestit toistetaan',
        hint: 'Tyhjä tarkoittaa ensimmäistä alanumeroa.',
      },
      telephoneAccessFolderEmail: {
        label: 'Sähköpostikansio, joka luetaan puhelimessa',
        hint: 'Kansion tunnus base64-muodossa; tyhjä, jos ei mitään.',
      },
      sendPin: {
        label: 'Lähetä ensimmäinen PIN-koodi',
        hint: 'Palvelu luo sen ja lähettää sen sähköpostitse taustalla.',
      },
    },
    state: 'Tila',
    tags: {
      noUm: 'ei puhepostia',
      noPin: 'ei vielä PIN-koodia',
      locked: 'lukittu',
      expired: 'PIN-koodi vanhentunut',
      temporary: 'PIN-koodi vaihdettava',
      pending: 'viesti matkalla',
      compromised: 'PIN-koodi muiden tiedossa',
      bounced: 'viestiä ei voitu toimittaa',
      valid: 'PIN-koodi voimassa',
    },
    facts: {
      setAt: 'PIN-koodi asetettu',
      expiresAt: 'PIN-koodi vanhenee',
      never: 'ei koskaan',
      verified: 'Viimeksi avattu PIN-koodilla',
      verifiedAt: (time, phoneSystem) => `${time}, järjestelmä ${phoneSystem}`,
      failedAttempts: 'Väärät yritykset',
      lockedAt: 'Lukittu',
      mail: 'Viimeisin viesti, jossa on PIN-koodi',
      mailFate: (fate, time) => `${fate}, ${time}`,
      fates: {
        accepted: 'sähköpostipalvelimen vastaanottama',
        delayed: 'viivästynyt',
        relayed: 'välitetty palvelimelle, joka ei ilmoita mitään',
        expanded: 'välitetty usealle vastaanottajalle',
        delivered: 'toimitettu',
        bounced: 'ei voitu toimittaa',
      },
      shared: 'Jaetut alanumerot',
      sharedWith: (extension, addresses) =>
        addresses.length === 0 ? extension : `${extension}, myös: ${list(addresses)}`,
      id: 'Nimi valvontalokissa',
    },
    added: (address) => `Postilaatikko ${address} on lisätty`,
    addedWithPin: 'Palvelu lähettää sen ensimmäisen PIN-koodin sähköpostitse.',
    saved: (address) => `Postilaatikko ${address} on tallennettu`,
    actions: {
      title: 'Toiminnot',
      buttons: {
        'send-pin': 'Lähetä uusi PIN-koodi',
        unlock: 'Poista lukitus',
        lock: 'Lukitse',
        'expire-pin': 'Korvaa PIN-koodi',
      },
      hints: {
        'send-pin': 'Omistaja saa uuden PIN-koodin sähköpostitse.',
        unlock: 'Poistaa lukituksen ja unohtaa väärät yritykset. PIN-koodi pysyy ennallaan.',
        lock: 'Mikään PIN-koodi ei avaa postilaatikkoa, ennen kuin lukitus poistetaan.',
        'expire-pin':
          'PIN-koodille, jonka muut tietävät: palvelu lähettää toisen sähköpostitse, eikä tätä voi enää koskaan käyttää.',
      },
      done: {
        'send-pin': 'Viesti, jossa on uusi PIN-koodi, on lähetetty',
        unlock: 'Postilaatikon lukitus on poistettu',
        lock: 'Postilaatikko on lukittu',
        'expire-pin': 'Palvelu lähettää toisen PIN-koodin sähköpostitse',
      },
      unchanged: {
        unlock: 'Postilaatikko ei ollut lukittu',
        lock: 'Postilaatikko oli jo lukittu',
      },
    },
    change: 'Muuta',
    export: {
      link: 'Lataa omistajasta tallennetut tiedot (JSON)',
      hint: 'Ilman PIN-koodia, salasanaa ja avainta. Lataamisesta jää merkintä.',
    },
    remove: {
      link: 'Poista tämä postilaatikko',
      title: (address) => `Poistetaanko postilaatikko ${address}?`,
      text: 'Osoite, nimi, numerot, PIN-koodit ja odottavat viestit poistetaan, eikä niitä saa takaisin. Valvontaloki säilyttää tapahtumansa, joissa postilaatikosta näkyy vain tunniste. Omistajan mahdollinen tili säilyy ilman postilaatikkoa.',
      button: 'Poista',
      done: (address) => `Postilaatikko ${address} on poistettu`,
      accounts: (logins) => `Nyt ilman postilaatikkoa: ${list(logins)}.`,
    },
  },
  accounts: {
    title: 'Tilit',
    caption: 'Tilit käyttäjätunnuksen mukaan',
    searchHint: 'Osa käyttäjätunnuksesta',
    newTitle: 'Uusi tili',
    add: 'Lisää tili',
    login: { label: 'Käyttäjätunnus', hint: 'Isoilla ja pienillä kirjaimilla ei ole eroa.' },
    password: {
      label: 'Salasana',
      hint: 'Vähintään 8 merkkiä. Tyhjä, jos toinen järjestelmä todentaa tilin.',
    },
    newPassword: {
      label: 'Uusi salasana',
      hint: 'Vähintään 8 merkkiä. Vanha lakkaa heti kelpaamasta, ja sen istunnot päättyvät.',
    },
    mailbox: {
      label: 'Postilaatikko',
      hint: 'Tilin postilaatikon sähköpostiosoite; tyhjä, jos sitä ei ole.',
    },
    roles: 'Roolit',
    role: 'Rooli',
    roleNames: {
      ApplicationImpersonation: 'ApplicationImpersonation: toimii omistajien puolesta',
      phone: 'phone: kysyy PIN-koodeista',
      admin: 'admin: muuttaa kaikkea',
      helpdesk: 'helpdesk: lähettää PIN-koodeja ja poistaa lukituksia',
      auditor: 'auditor: lukee',
    },
    scope: { label: 'Vaikutusalue', hint: scopeHint },
    everyone: 'kaikki postilaatikot',
    roleFor: (role, scope) => `${role} (${scope})`,
    state: 'Tila',
    enabled: 'käytössä',
    disabled: 'poistettu käytöstä',
    disabledSince: (time) => `poistettu käytöstä ${time}`,
    external: 'toinen järjestelmä',
    ownPassword: 'salasana',
    signsInBy: 'Kirjautumistapa',
    grant: { title: 'Myönnä rooli tai muuta sen vaikutusaluetta', button: 'Myönnä' },
    revoke: (role) => `Peru rooli ${role}`,
    setPassword: { title: 'Aseta salasana', button: 'Aseta salasana' },
    disable: {
      button: 'Poista tämä tili käytöstä',
      hint: 'Se ei voi tehdä mitään seuraavasta pyynnöstään alkaen, ja sen istunnot päättyvät.',
    },
    enable: { button: 'Ota tämä tili käyttöön' },
    actions: 'Toiminnot',
    done: {
      added: (login) => `Tili ${login} on lisätty`,
      disabled: (login) => `Tili ${login} on poistettu käytöstä`,
      enabled: (login) => `Tili ${login} on käytössä`,
      password: (login) => `Tilillä ${login} on toinen salasana`,
      granted: (role, login) => `Tilillä ${login} on rooli ${role}`,
      revoked: (role, login) => `Tilillä ${login} ei ole enää roolia ${role}`,
      removed: (login) => `Tili ${login} on poistettu`,
      unchanged: 'Niin oli jo ennestään',
    },
    remove: {
      link: 'Poista tämä tili',
      title: (login) => `Poistetaanko tili ${login}?`,
      text: 'Sen API-avaimet poistetaan samalla, ja sen istunnot päättyvät. Sen postilaatikko säilyy, samoin sen merkinnät valvontalokissa.',
      button: 'Poista',
    },
  },
  keys: {
    title: 'API-avaimet',
    caption: 'API-avaimet tunnisteen mukaan',
    searchHint: 'Osa käyttäjätunnuksesta tai nimikkeestä',
    newTitle: 'Uusi API-avain',
    add: 'Luo avain',
    id: 'Tunniste',
    account: { label: 'Tili', hint: 'Sen tilin käyttäjätunnus, jonka puolesta avain toimii.' },
    label: { label: 'Nimike', hint: 'Mihin avainta käytetään.' },
    role: { label: 'Rooli', hint: 'Ainoa rooli, jossa avain toimii; tilillä on oltava se.' },
    scope: { label: 'Vaikutusalue', hint: `Tilin vaikutusalueen sisällä. ${scopeHint}` },
    createdAt: 'Luotu',
    state: 'Tila',
    valid: 'voimassa',
    revokedAt: (time) => `mitätöity ${time}`,
    revoke: (id) => `Mitätöi avain ${id}`,
    revokeButton: 'Mitätöi',
    revoked: (id) => `Avain ${id} on mitätöity`,
    alreadyRevoked: (id) => `Avain ${id} oli jo mitätöity`,
    made: {
      title: 'API-avain on luotu',
      text: 'Kopioi se nyt: vain tämä sivu näyttää sen, ja siitä tallennetaan vain tiiviste.',
      key: 'API-avain',
      lost: (id) =>
        `Avain ${id} on jo näytetty kerran, vastauksena ensimmäiseen napsautukseen. Jos se on kadonnut, mitätöi se ja luo toinen.`,
      back: 'Avainten luetteloon',
    },
  },
  imports: {
    title: 'Postilaatikoiden tuonti',
    about:
      'Saat ensin esikatselun, eikä mitään muuteta. Uusista osoitteista tulee postilaatikoita; olemassa olevia postilaatikoita muutetaan. Tiedosto suoritetaan kokonaan tai ei lainkaan.',
    columns:
      'Ensimmäisellä rivillä ovat sarakkeiden nimet address, displayName, extensions, language, umEnabled, policy ja halutessasi phoneNumbers missä tahansa järjestyksessä. Ne erotetaan pilkuilla, puolipisteillä tai sarkaimilla. Tyhjä solu jättää olemassa olevan postilaatikon kentän ennalleen; uusi postilaatikko saa oletusarvon.',
    file: {
      label: 'CSV-tiedosto',
      hint: 'UTF-8 tai UTF-16, enintään 32 MiB ja 100\u00a0000 postilaatikkoa.',
    },
    text: {
      label: 'Tai tällaisen tiedoston teksti',
      hint: 'Sitä käytetään, jos tiedostoa ei ole valittu.',
    },
    sendPins: {
      label: 'Lähetä ensimmäiset PIN-koodit',
      hint: 'Kaikkiin uusiin postilaatikoihin, joilla on puheposti, taustalla.',
    },
    preview: 'Esikatselu',
    empty: 'Valitse tiedosto tai syötä sen teksti.',
    result: {
      title: 'Tuonnin esikatselu',
      counts: {
        added: (count) => counted(count, 'uusi postilaatikko', 'uutta postilaatikkoa'),
        changed: (count) => counted(count, 'postilaatikko muuttuu', 'postilaatikkoa muuttuu'),
        unchanged: (count) =>
          counted(count, 'postilaatikko pysyy ennallaan', 'postilaatikkoa pysyy ennallaan'),
        wrong: (count) => counted(count, 'ongelma löytyi', 'ongelmaa löytyi'),
      },
      problems: 'Mikä on vialla',
      changes: 'Mikä muuttuisi',
      line: 'Rivi',
      problem: 'Ongelma',
      address: 'Sähköpostiosoite',
      kind: 'Mitä tapahtuu',
      fields: 'Muuttuvat kentät',
      kinds: { added: 'uusi', changed: 'muuttuu', unchanged: 'pysyy ennallaan' },
      more: (count) => `… ja vielä ${counted(count, 'rivi', 'riviä')}`,
      carryOut: 'Suorita tuonti',
      nothingYet: 'Mitään ei ole vielä muutettu.',
      mendFirst: 'Korjaa alla olevat rivit ja tee esikatselu uudelleen.',
      outdated:
        'Postilaatikkoa on muutettu esikatselun jälkeen. Tämä esikatselu näyttää nykyisen tilanteen.',
    },
    done: {
      title: 'Tuonti on suoritettu',
      text: (added, changed) =>
        `${counted(added, 'uusi postilaatikko', 'uutta postilaatikkoa')}, ${counted(changed, 'muutettu', 'muutettua')}.`,
      // The case after the number is the same for one and many.
      firstPins: (count) =>
        `Palvelu lähettää sähköpostitse ensimmäisen PIN-koodin ${figure(count)} postilaatikon omistajalle.`,
    },
  },
};

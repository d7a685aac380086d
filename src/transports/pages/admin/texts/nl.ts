import { counted } from '../../texts/page-count.js';
import type { AdminTexts } from './admin-texts.js';

const list = (items: readonly string[]) => new Intl.ListFormat('nl').format(items);

const scopeHint =
  'policy:NAAM of address:PATROON, zoals in address:*@example.com; leeg voor alle postvakken.';

/** No native reader has read these texts yet. */
export const nl: AdminTexts = {
  nav: {
    label: 'Onderdelen van het beheer',
    parts: {
      overview: 'Overzicht',
      mailboxes: 'Postvakken',
      policies: 'Pincodebeleid',
      accounts: 'Accounts',
      keys: 'API-sleutels',
      import: 'Importeren',
      campaigns: 'Campagnes',
      status: 'Status',
    },
  },
  overview: {
    title: 'Beheer',
    about: {
      mailboxes:
        'Postvakken zoeken, toevoegen, wijzigen en verwijderen; pincodes versturen, blokkeren en blokkeringen opheffen.',
      policies: 'De regels voor pincodes, en hoe makkelijk een pincode dan te raden is.',
      accounts: 'Wie zich mag aanmelden, en wat elke rol omvat.',
      keys: 'Sleutels van telefooncentrales en programma’s.',
      import: 'Veel postvakken toevoegen of wijzigen uit een CSV-bestand, na een voorbeeld.',
      campaigns: 'Nieuwe pincodes voor veel postvakken, en hoe ver ze gevorderd zijn.',
      status: 'Wat umpin doctor over deze dienst zegt.',
    },
  },
  common: {
    save: 'Opslaan',
    cancel: 'Annuleren',
    search: 'Zoeken naar',
    searchButton: 'Zoeken',
    nothingFound: 'Er is niets gevonden.',
    nextPage: 'Volgende pagina',
    firstPage: 'Eerste pagina',
    yes: 'ja',
    no: 'nee',
    none: 'geen',
    more: (count) => `… en nog ${counted(count, 'probleem', 'problemen')}`,
    notDone: 'Er is niets gewijzigd',
    open: 'Het is nog niet zeker of dit is gelukt',
    changed:
      'Iemand anders heeft dit intussen gewijzigd. Deze pagina toont hoe het er nu voor staat.',
    stillAtWork: 'Hetzelfde verzoek wordt nog uitgevoerd. Kijk over een moment opnieuw.',
    sentAlready:
      'Dit formulier is al een keer uitgevoerd, met andere gegevens. Verstuur het opnieuw als het nog een keer moet worden uitgevoerd.',
    reason: (english) => `Reden (in het Engels): ${english}.`,
    list: (items) => (items.length === 0 ? 'geen' : list(items)),
    meanwhile: {
      title: 'Iemand anders heeft dit intussen gewijzigd',
      text: 'Van u is nog niets opgeslagen, en alles wat u hebt ingevuld, staat er nog. Sla opnieuw op om te vervangen wat volgens de tabel is opgeslagen, of annuleer om dat te behouden.',
      caption: 'Wat is opgeslagen en wat u hebt ingevuld',
      field: 'Instelling',
      stored: 'Nu opgeslagen',
      typed: 'Door u ingevuld',
    },
    share: {
      label: 'Toch een toestelnummer delen',
      hint: 'Zoals --share-extension van de opdracht: telefooncentrales die naar beide eigenaren mogen vragen, accepteren dan van geen van beiden de pincode.',
    },
  },
  policies: {
    title: 'Pincodebeleid',
    caption: 'Elk beleid, en de kans om een pincode van de dienst te raden',
    newTitle: 'Nieuw pincodebeleid',
    oneTitle: (name) => `Pincodebeleid ${name}`,
    name: 'Naam',
    saved: (name) => `Het beleid ${name} is opgeslagen`,
    taken: 'Er is al een beleid met deze naam.',
    groups: {
      rules: 'Lengte en regels',
      attempts: 'Onjuiste pogingen',
      lifetimes: 'Geldigheidsduur',
      mails: 'E-mails',
    },
    settings: {
      minPinLength: {
        label: 'Minimaal aantal cijfers van een pincode',
        hint: 'Pincodes die de dienst maakt, hebben er precies zoveel.',
      },
      pinLifetimeDays: {
        label: 'Geldigheidsduur van een pincode, in dagen',
        hint: 'Daarna moet de eigenaar een andere kiezen.',
      },
      pinHistoryCount: {
        label: 'Pincodes die niet terug mogen komen',
        hint: 'De huidige telt mee.',
      },
      allowCommonPatterns: {
        label: 'Veelvoorkomende patronen toestaan',
        hint: '123456 of 111111 mag een pincode zijn.',
      },
      logonFailuresBeforePinReset: {
        label: 'Onjuiste pogingen tot een nieuwe pincode wordt gestuurd',
        hint: 'Minder dan het aantal waarmee het postvak wordt geblokkeerd.',
      },
      maxLogonAttempts: {
        label: 'Onjuiste pogingen tot het postvak wordt geblokkeerd',
        hint: 'Achter elkaar.',
      },
      resetPinText: {
        label: 'Eigen tekst in de e-mail met een pincode',
        hint: 'Platte tekst of eenvoudige HTML.',
      },
      umEnabledText: {
        label: 'Eigen tekst in de welkomstmail',
        hint: 'Platte tekst of eenvoudige HTML.',
      },
      refusedPatterns: { label: 'Nog meer patronen weigeren', hint: '' },
      temporaryPinLifetimeHours: {
        label: 'Geldigheidsduur van een gemailde pincode, in uren',
        hint: 'Zo lang heeft de eigenaar om hem te gebruiken en een andere te kiezen.',
      },
      expiryReminderDays: {
        label: 'Herinnering voordat een pincode verloopt, in dagen',
        hint: 'Per e-mail.',
      },
      resetUnlocks: {
        label: 'Een nieuwe pincode heft een blokkering op',
        hint: 'Alleen als iemand erom heeft gevraagd.',
      },
      resetPinSubject: {
        label: 'Onderwerp van de e-mail met een pincode',
        hint: 'Leeg voor het gebruikelijke. Mag {displayName}, {extension} en {address} bevatten.',
      },
      onBounce: {
        label: 'Als de e-mail met een pincode niet kan worden bezorgd',
        hint: '',
      },
    },
    number: (hint, low, high) => `${hint} ${low} tot en met ${high}.`,
    text: (hint, most) => `${hint} Hoogstens ${most} tekens.`,
    none: { Unlimited: 'Onbeperkt', Never: 'Nooit' },
    bounce: {
      return: 'de vorige pincode is weer geldig',
      keep: 'de nieuwe pincode blijft geldig',
      lock: 'het postvak wordt geblokkeerd',
    },
    rules: {
      'too-short': 'Te kort',
      'too-long': 'Te lang',
      sequence: 'Opeenvolgende cijfers',
      repetition: 'Eén herhaald cijfer',
      extension: 'Het toestelnummer',
      'keypad-line': 'Rechte lijnen op het toetsenblok',
      'alternating-digits': 'Twee cijfers om en om',
      'few-distinct-digits': 'Minder dan drie verschillende cijfers',
      date: 'Datums en jaartallen',
      blocklist: 'Pincodes op de lokale lijst van verboden pincodes',
      'phone-number': 'Andere telefoonnummers van de eigenaar',
    },
    showRisk: 'Risico tonen',
    risk: 'Het risico van deze instellingen',
    allowed: 'Toegestane pincodes',
    beforeLock: 'Kans om er een te raden vóór de blokkering',
    perYear: 'Kans om er een te raden binnen een jaar',
    chance: (percent, oneIn) => `${percent} (1 op ${oneIn})`,
    atMost: (chance) => `– hier is hoogstens toegestaan: ${chance}`,
    wouldBeRefused: 'Dit wordt niet opgeslagen:',
    examples: {
      title: 'Wat elke regel weigert',
      hint: (extension, phoneNumber) =>
        `Verzonnen pincodes, voor een eigenaar met toestelnummer ${extension} en ander nummer ${phoneNumber}. Elke pincode wordt alleen door deze regel geweigerd, tenzij er nog een wordt genoemd.`,
      none: (rule) => `${rule}: weigert geen pincode van deze lengte`,
      noBlocklist:
        'Pincodes op de lokale lijst van verboden pincodes: de lijst heeft er geen van deze lengte',
      also: (rules) => `(ook: ${list(rules)})`,
    },
  },
  mailboxes: {
    title: 'Postvakken',
    caption: 'Postvakken op adres',
    searchHint: 'Een deel van het adres of de naam, of het begin van een toestelnummer',
    newTitle: 'Nieuw postvak',
    add: 'Postvak toevoegen',
    fields: {
      address: {
        label: 'E-mailadres',
        hint: 'De enige plaats waar de pincodes naartoe worden gestuurd. Het verandert nooit.',
      },
      displayName: { label: 'Naam van de eigenaar', hint: 'Voor e-mails.' },
      extensions: {
        label: 'Toestelnummers',
        hint: 'De cijfers die worden gekozen; het eerste is het eigen nummer van de eigenaar. Met spaties ertussen.',
      },
      phoneNumbers: {
        label: 'Andere telefoonnummers',
        hint: 'Cijfers, met spaties tussen de nummers. Een beleid kan ze als pincode uitsluiten.',
      },
      language: { label: 'Taal van e-mails', hint: 'Een taalcode zoals de-AT.' },
      policy: { label: 'Pincodebeleid', hint: 'Geldt vanaf de volgende aanmelding.' },
      umEnabled: {
        label: 'Heeft voicemail',
        hint: 'Ingeschakeld voor Unified Messaging; anders heeft het geen pincode.',
      },
      oofStatus: { label: 'Bellers horen de afwezigheidsbegroeting' },
      missedCallNotificationEnabled: { label: 'Krijgt bericht van gemiste oproepen' },
      playOnPhoneDialString: {
        label: 'Nummer om berichten af te spelen',
        hint: 'Leeg voor het eerste toestelnummer.',
      },
      telephoneAccessFolderEmail: {
        label: 'Mailmap die aan de telefoon wordt voorgelezen',
        hint: 'De id van een map, in base64; leeg voor geen.',
      },
      sendPin: {
        label: 'De eerste pincode mailen',
        hint: 'De dienst maakt hem en mailt hem op de achtergrond.',
      },
    },
    state: 'Toestand',
    tags: {
      noUm: 'geen voicemail',
      noPin: 'nog geen pincode',
      locked: 'geblokkeerd',
      expired: 'pincode verlopen',
      temporary: 'pincode moet worden gewijzigd',
      pending: 'e-mail onderweg',
      compromised: 'pincode bekend bij anderen',
      bounced: 'e-mail niet bezorgd',
      valid: 'pincode geldig',
    },
    facts: {
      setAt: 'Pincode sinds',
      expiresAt: 'Pincode verloopt',
      never: 'nooit',
      verified: 'Laatst geopend met een pincode',
      verifiedAt: (time, phoneSystem) => `${time}, via ${phoneSystem}`,
      failedAttempts: 'Onjuiste pogingen',
      lockedAt: 'Geblokkeerd sinds',
      mail: 'Laatste e-mail met een pincode',
      mailFate: (fate, time) => `${fate}, ${time}`,
      fates: {
        accepted: 'aangenomen door de mailserver',
        delayed: 'vertraagd',
        relayed: 'doorgegeven aan een server die niets meldt',
        expanded: 'doorgegeven aan meerdere ontvangers',
        delivered: 'bezorgd',
        bounced: 'kon niet worden bezorgd',
      },
      shared: 'Gedeelde toestelnummers',
      sharedWith: (extension, addresses) =>
        addresses.length === 0 ? extension : `${extension}, met ${list(addresses)}`,
      id: 'Naam in het auditlogboek',
    },
    added: (address) => `Het postvak ${address} is toegevoegd`,
    addedWithPin: 'De dienst mailt de eerste pincode.',
    saved: (address) => `Het postvak ${address} is opgeslagen`,
    actions: {
      title: 'Acties',
      buttons: {
        'send-pin': 'Nieuwe pincode sturen',
        unlock: 'Blokkering opheffen',
        lock: 'Blokkeren',
        'expire-pin': 'Pincode vervangen',
      },
      hints: {
        'send-pin': 'De eigenaar krijgt een nieuwe pincode per e-mail.',
        unlock:
          'Heft de blokkering op en vergeet de onjuiste pogingen. De pincode blijft dezelfde.',
        lock: 'Tot de blokkering is opgeheven, wordt geen enkele pincode geaccepteerd.',
        'expire-pin':
          'Voor een pincode die anderen kennen: de dienst mailt een andere, en deze komt nooit meer terug.',
      },
      done: {
        'send-pin': 'De e-mail met een nieuwe pincode is verstuurd',
        unlock: 'De blokkering van het postvak is opgeheven',
        lock: 'Het postvak is geblokkeerd',
        'expire-pin': 'De dienst mailt een andere pincode',
      },
      unchanged: {
        unlock: 'Het postvak was niet geblokkeerd',
        lock: 'Het postvak was al geblokkeerd',
      },
    },
    change: 'Wijzigen',
    export: {
      link: 'Downloaden wat over de eigenaar is opgeslagen (JSON)',
      hint: 'Zonder pincode, wachtwoord en sleutel. De download wordt vastgelegd.',
    },
    remove: {
      link: 'Dit postvak verwijderen',
      title: (address) => `Het postvak ${address} verwijderen?`,
      text: 'Adres, naam, nummers, pincodes en wachtende e-mail worden gewist; dit kan niet ongedaan worden gemaakt. Het auditlogboek behoudt de gebeurtenissen, waarin het postvak alleen met zijn id voorkomt. Een account van de eigenaar blijft bestaan, zonder postvak.',
      button: 'Verwijderen',
      done: (address) => `Het postvak ${address} is verwijderd`,
      accounts: (logins) => `Nu zonder postvak: ${list(logins)}.`,
    },
  },
  accounts: {
    title: 'Accounts',
    caption: 'Accounts op gebruikersnaam',
    searchHint: 'Een deel van de gebruikersnaam',
    newTitle: 'Nieuw account',
    add: 'Account toevoegen',
    login: {
      label: 'Gebruikersnaam',
      hint: 'Hoofdletters en kleine letters worden niet onderscheiden.',
    },
    password: {
      label: 'Wachtwoord',
      hint: 'Minstens 8 tekens. Leeg als een ander systeem het account verifieert.',
    },
    newPassword: {
      label: 'Nieuw wachtwoord',
      hint: 'Minstens 8 tekens. Het oude vervalt meteen, en de sessies ervan ook.',
    },
    mailbox: {
      label: 'Postvak',
      hint: 'Het e-mailadres van het bijbehorende postvak; leeg als er geen is.',
    },
    roles: 'Rollen',
    role: 'Rol',
    roleNames: {
      ApplicationImpersonation: 'ApplicationImpersonation: handelt namens eigenaren',
      phone: 'phone: vraagt naar pincodes',
      admin: 'admin: wijzigt alles',
      helpdesk: 'helpdesk: stuurt pincodes en heft blokkeringen op',
      auditor: 'auditor: leest',
    },
    scope: { label: 'Bereik', hint: scopeHint },
    everyone: 'alle postvakken',
    roleFor: (role, scope) => `${role} (${scope})`,
    state: 'Toestand',
    enabled: 'ingeschakeld',
    disabled: 'uitgeschakeld',
    disabledSince: (time) => `uitgeschakeld sinds ${time}`,
    external: 'een ander systeem',
    ownPassword: 'een wachtwoord',
    signsInBy: 'Meldt zich aan met',
    grant: { title: 'Een rol toekennen, of het bereik ervan wijzigen', button: 'Toekennen' },
    revoke: (role) => `Rol intrekken: ${role}`,
    setPassword: { title: 'Een wachtwoord instellen', button: 'Wachtwoord instellen' },
    disable: {
      button: 'Dit account uitschakelen',
      hint: 'Het kan vanaf het volgende verzoek niets meer, en de sessies ervan eindigen.',
    },
    enable: { button: 'Dit account inschakelen' },
    actions: 'Acties',
    done: {
      added: (login) => `Het account ${login} is toegevoegd`,
      disabled: (login) => `Het account ${login} is uitgeschakeld`,
      enabled: (login) => `Het account ${login} is ingeschakeld`,
      password: (login) => `Het account ${login} heeft een ander wachtwoord`,
      granted: (role, login) => `${login} heeft de rol ${role}`,
      revoked: (role, login) => `${login} heeft niet meer de rol ${role}`,
      removed: (login) => `Het account ${login} is verwijderd`,
      unchanged: 'Dit was al zo',
    },
    remove: {
      link: 'Dit account verwijderen',
      title: (login) => `Het account ${login} verwijderen?`,
      text: 'De API-sleutels ervan verdwijnen ook, en de sessies eindigen. Het postvak blijft bestaan, en ook wat erover in het auditlogboek staat.',
      button: 'Verwijderen',
    },
  },
  keys: {
    title: 'API-sleutels',
    caption: 'API-sleutels op id',
    searchHint: 'Een deel van de gebruikersnaam of het label',
    newTitle: 'Nieuwe API-sleutel',
    add: 'Sleutel maken',
    id: 'ID',
    account: {
      label: 'Account',
      hint: 'De gebruikersnaam van het account waarvoor de sleutel handelt.',
    },
    label: { label: 'Label', hint: 'Waar de sleutel voor is.' },
    role: {
      label: 'Rol',
      hint: 'De enige rol waarin de sleutel handelt; het account moet die hebben.',
    },
    scope: { label: 'Bereik', hint: `Binnen dat van het account. ${scopeHint}` },
    createdAt: 'Gemaakt',
    state: 'Toestand',
    valid: 'geldig',
    revokedAt: (time) => `ingetrokken op ${time}`,
    revoke: (id) => `Sleutel intrekken: ${id}`,
    revokeButton: 'Intrekken',
    revoked: (id) => `De sleutel ${id} is ingetrokken`,
    alreadyRevoked: (id) => `De sleutel ${id} was al ingetrokken`,
    made: {
      title: 'De API-sleutel is gemaakt',
      text: 'Kopieer hem nu: alleen deze pagina toont hem, en alleen de hash ervan wordt opgeslagen.',
      key: 'API-sleutel',
      lost: (id) =>
        `De sleutel ${id} is al een keer getoond, als antwoord op de eerste klik. Als hij verloren is gegaan, trek hem dan in en maak een andere.`,
      back: 'Naar de lijst met sleutels',
    },
  },
  imports: {
    title: 'Postvakken importeren',
    about:
      'Eerst krijgt u een voorbeeld, en er wordt niets gewijzigd. Nieuwe adressen worden postvakken; bestaande postvakken worden gewijzigd. Het bestand wordt in zijn geheel uitgevoerd, of helemaal niet.',
    columns:
      'De eerste regel noemt de kolommen address, displayName, extensions, language, umEnabled, policy en desgewenst phoneNumbers, in willekeurige volgorde. Er staan komma’s, puntkomma’s of tabs tussen. Een lege cel laat een veld van een bestaand postvak zoals het is; een nieuw postvak krijgt de standaardwaarde.',
    file: {
      label: 'CSV-bestand',
      hint: 'UTF-8 of UTF-16, hoogstens 32 MiB en 100.000 postvakken.',
    },
    text: {
      label: 'Of de tekst van zo’n bestand',
      hint: 'Telt als er geen bestand is gekozen.',
    },
    sendPins: {
      label: 'Eerste pincodes mailen',
      hint: 'Aan alle nieuwe postvakken met voicemail, op de achtergrond.',
    },
    preview: 'Voorbeeld',
    empty: 'Kies een bestand of voer de tekst ervan in.',
    result: {
      title: 'Voorbeeld van de import',
      counts: {
        added: (count) => counted(count, 'postvak is nieuw', 'postvakken zijn nieuw'),
        changed: (count) => counted(count, 'postvak verandert', 'postvakken veranderen'),
        unchanged: (count) =>
          counted(count, 'postvak blijft zoals het is', 'postvakken blijven zoals ze zijn'),
        wrong: (count) => counted(count, 'probleem is gevonden', 'problemen zijn gevonden'),
      },
      problems: 'Wat er niet klopt',
      changes: 'Wat er zou veranderen',
      line: 'Regel',
      problem: 'Probleem',
      address: 'E-mailadres',
      kind: 'Wat er gebeurt',
      fields: 'Velden die veranderen',
      kinds: { added: 'nieuw', changed: 'verandert', unchanged: 'blijft zoals het is' },
      more: (count) => `… en nog ${counted(count, 'regel', 'regels')}`,
      carryOut: 'Import uitvoeren',
      nothingYet: 'Er is nog niets gewijzigd.',
      mendFirst: 'Corrigeer de regels hieronder en maak het voorbeeld opnieuw.',
      outdated: 'Sinds het voorbeeld is een postvak gewijzigd. Dit is het voorbeeld van nu.',
    },
    done: {
      title: 'De import is uitgevoerd',
      text: (added, changed) =>
        `${counted(added, 'postvak is nieuw', 'postvakken zijn nieuw')}, ${counted(changed, 'is gewijzigd', 'zijn gewijzigd')}.`,
      firstPins: (count) =>
        `De dienst mailt ${counted(count, 'eerste pincode', 'eerste pincodes')}.`,
    },
  },
};

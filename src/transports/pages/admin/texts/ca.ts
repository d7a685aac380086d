import { counted } from '../../texts/page-count.js';
import type { AdminTexts } from './admin-texts.js';

const list = (items: readonly string[]) => new Intl.ListFormat('ca').format(items);

// The article is elided before u (1) and onze (11).
const onThe = (time: string) => (/^11?\D/.test(time) ? `l’${time}` : `el ${time}`);

const scopeHint =
  'policy:NOM, o address:PATRÓ com a address:*@example.com; buit per a totes les bústies.';

/** No native reader has read these texts yet. */
export const ca: AdminTexts = {
  nav: {
    label: 'Parts de l’administració',
    parts: {
      overview: 'Resum',
      mailboxes: 'Bústies',
      policies: 'Polítiques de PIN',
      accounts: 'Comptes',
      keys: 'Claus d’API',
      import: 'Importació',
      campaigns: 'Campanyes',
      status: 'Estat',
    },
  },
  overview: {
    title: 'Administració',
    about: {
      mailboxes:
        'Cercar, afegir, canviar i suprimir bústies; enviar PIN, bloquejar i desbloquejar.',
      policies: 'Les regles dels PIN, i com és de fàcil endevinar un PIN que les compleix.',
      accounts: 'Qui pot iniciar la sessió i què abasta cada rol.',
      keys: 'Claus de centraletes telefòniques i programes.',
      import: 'Afegir o canviar moltes bústies des d’un fitxer CSV, amb una previsualització.',
      campaigns: 'PIN nous per a moltes bústies, i fins on han arribat.',
      status: 'El que diu umpin doctor d’aquest servei.',
    },
  },
  common: {
    save: 'Desa',
    cancel: 'Cancel·la',
    search: 'Text que cal cercar',
    searchButton: 'Cerca',
    nothingFound: 'No s’ha trobat res.',
    nextPage: 'Pàgina següent',
    firstPage: 'Primera pàgina',
    yes: 'sí',
    no: 'no',
    none: 'cap',
    more: ({ text }) => `… i ${text} més`,
    notDone: 'No s’ha canviat res',
    open: 'Encara no és segur que això hagi funcionat',
    changed:
      'Mentrestant ho ha canviat una altra persona. Aquesta pàgina ho mostra tal com és ara.',
    stillAtWork: 'La mateixa petició encara està en curs. Torneu-ho a mirar d’aquí a un moment.',
    sentAlready:
      'Aquest formulari ja s’ha executat un cop, amb altres dades. Torneu-lo a enviar si ho voleu fer un segon cop.',
    reason: (english) => `El servei respon: ${english}.`,
    list: (items) => (items.length === 0 ? 'cap' : list(items)),
    meanwhile: {
      title: 'Mentrestant una altra persona ho ha canviat',
      text: 'Encara no s’ha desat res del que heu introduït, i tot es conserva aquí. Torneu a desar per substituir el que la taula mostra com a desat, o cancel·leu per conservar-ho.',
      caption: 'El que està desat i el que heu introduït',
      field: 'Paràmetre',
      stored: 'Desat ara',
      typed: 'El que heu introduït',
    },
    share: {
      label: 'Comparteix una extensió igualment',
      hint: 'Com --share-extension a l’ordre: les centraletes que poden preguntar per tots dos titulars no acceptaran el PIN de cap dels dos.',
    },
  },
  policies: {
    title: 'Polítiques de PIN',
    caption: 'Polítiques, i la probabilitat d’endevinar un PIN creat pel servei',
    newTitle: 'Política de PIN nova',
    oneTitle: (name) => `Política de PIN ${name}`,
    name: 'Nom',
    saved: (name) => `La política ${name} s’ha desat`,
    taken: 'Ja hi ha una política amb aquest nom.',
    groups: {
      rules: 'Longitud i regles',
      attempts: 'Intents fallits',
      lifetimes: 'Vigència',
      mails: 'Correus',
    },
    settings: {
      minPinLength: {
        label: 'Nombre mínim de xifres d’un PIN',
        hint: 'Els PIN que crea el servei en tenen exactament aquest nombre.',
      },
      pinLifetimeDays: {
        label: 'Vigència d’un PIN, en dies',
        hint: 'Després, el titular n’ha de triar un altre.',
      },
      pinHistoryCount: {
        label: 'PIN que no es poden repetir',
        hint: 'L’actual també compta.',
      },
      allowCommonPatterns: {
        label: 'Permet patrons comuns',
        hint: '123456 o 111111 pot ser un PIN.',
      },
      logonFailuresBeforePinReset: {
        label: 'Intents fallits fins que s’envia un PIN nou',
        hint: 'Menys que els que bloquegen la bústia.',
      },
      maxLogonAttempts: {
        label: 'Intents fallits fins que es bloqueja la bústia',
        hint: 'Seguits.',
      },
      resetPinText: {
        label: 'Text propi al correu amb un PIN',
        hint: 'Text sense format o HTML senzill.',
      },
      umEnabledText: {
        label: 'Text propi al correu de benvinguda',
        hint: 'Text sense format o HTML senzill.',
      },
      refusedPatterns: { label: 'Rebutja altres patrons', hint: '' },
      temporaryPinLifetimeHours: {
        label: 'Vigència d’un PIN enviat per correu, en hores',
        hint: 'El temps que té el titular per fer-lo servir i triar-ne un altre.',
      },
      expiryReminderDays: {
        label: 'Recordatori abans que caduqui un PIN, en dies',
        hint: 'Per correu.',
      },
      resetUnlocks: {
        label: 'Un PIN nou posa fi al bloqueig',
        hint: 'Només si algú el demana.',
      },
      resetPinSubject: {
        label: 'Assumpte del correu amb un PIN',
        hint: 'Buit per a l’habitual. Pot contenir {displayName}, {extension} i {address}.',
      },
      onBounce: {
        label: 'Si el correu amb un PIN no es pot lliurar',
        hint: '',
      },
    },
    number: (hint, low, high) => `${hint} Valors possibles: ${low}–${high}.`,
    text: (hint, most) => `${hint} Com a màxim, ${most} caràcters.`,
    none: { Unlimited: 'Sense límit', Never: 'Mai' },
    bounce: {
      return: 'el PIN anterior torna a ser vàlid',
      keep: 'el PIN nou es manté',
      lock: 'la bústia es bloqueja',
    },
    rules: {
      'too-short': 'Massa curt',
      'too-long': 'Massa llarg',
      sequence: 'Xifres consecutives',
      repetition: 'Una sola xifra repetida',
      extension: 'L’extensió',
      'keypad-line': 'Línies rectes al teclat',
      'alternating-digits': 'Dues xifres alternes',
      'few-distinct-digits': 'Menys de tres xifres diferents',
      date: 'Dates i anys',
      blocklist: 'PIN de la llista d’aquesta instal·lació',
      'phone-number': 'Altres números de telèfon del titular',
    },
    showRisk: 'Mostra el risc',
    risk: 'El risc d’aquests paràmetres',
    allowed: 'PIN permesos',
    beforeLock: 'Probabilitat d’endevinar-ne un abans del bloqueig',
    perYear: 'Probabilitat d’endevinar-ne un en un any',
    chance: (percent, oneIn) => `${percent} (1 de cada ${oneIn})`,
    atMost: (chance) => `– aquesta instal·lació permet com a màxim ${chance}`,
    wouldBeRefused: 'Això no es desarà:',
    examples: {
      title: 'El que rebutja cada regla',
      hint: (extension, phoneNumber) =>
        `PIN inventats, per a un titular amb l’extensió ${extension} i l’altre número ${phoneNumber}. Cadascun el rebutja només aquesta regla, tret que se n’esmenti una altra.`,
      none: (rule) => `${rule}: no rebutja cap PIN d’aquesta longitud`,
      noBlocklist:
        'PIN de la llista d’aquesta instal·lació: la llista no en té cap d’aquesta longitud',
      also: (rules) => `(també: ${list(rules)})`,
    },
  },
  mailboxes: {
    title: 'Bústies',
    caption: 'Bústies per adreça',
    searchHint: 'Una part de l’adreça o del nom, o el començament d’una extensió',
    newTitle: 'Bústia nova',
    add: 'Afegeix la bústia',
    fields: {
      address: {
        label: 'Adreça de correu',
        hint: 'L’únic lloc on s’envien els seus PIN. No canvia mai.',
      },
      displayName: { label: 'Nom del titular', hint: 'Per als correus.' },
      extensions: {
        label: 'Extensions',
        hint: 'Xifres tal com es marquen, amb espais entre els números; el primer és el número propi del titular.',
      },
      phoneNumbers: {
        label: 'Altres números de telèfon',
        hint: 'Xifres, amb espais entre els números. Una política els pot excloure dels PIN.',
      },
      language: { label: 'Llengua dels correus', hint: 'Un codi de llengua, com ara de-AT.' },
      policy: { label: 'Política de PIN', hint: 'Compta a partir del proper accés.' },
      umEnabled: {
        label: 'Té bústia de veu',
        hint: 'Activada per a Unified Messaging; altrament no té PIN.',
      },
      oofStatus: { label: 'Qui truca sent la salutació d’absència' },
      missedCallNotificationEnabled: { label: 'Rep avisos de trucades perdudes' },
      playOnPhoneDialString: {
        label: 'Número per reproduir els missatges',
        hint: 'Buit per a la primera extensió.',
      },
      telephoneAccessFolderEmail: {
        label: 'Carpeta de correu que es llegeix per telèfon',
        hint: 'L’identificador d’una carpeta, en base64; buit per a cap.',
      },
      sendPin: {
        label: 'Envia el primer PIN per correu',
        hint: 'El servei el crea i l’envia en segon pla.',
      },
    },
    state: 'Estat',
    tags: {
      noUm: 'sense bústia de veu',
      noPin: 'encara sense PIN',
      locked: 'bloquejada',
      expired: 'PIN caducat',
      temporary: 'PIN per canviar',
      pending: 'correu en camí',
      compromised: 'PIN conegut per altres',
      bounced: 'correu retornat',
      valid: 'PIN vàlid',
    },
    facts: {
      setAt: 'Data del PIN',
      expiresAt: 'Caducitat del PIN',
      never: 'mai',
      verified: 'Oberta amb un PIN per darrera vegada',
      verifiedAt: (time, phoneSystem) => `${time}, a ${phoneSystem}`,
      failedAttempts: 'Intents fallits',
      lockedAt: 'Data del bloqueig',
      mail: 'Darrer correu amb un PIN',
      mailFate: (fate, time) => `${fate}, ${time}`,
      fates: {
        accepted: 'acceptat pel servidor de correu',
        delayed: 'endarrerit',
        relayed: 'passat a un servidor que no informa de res',
        expanded: 'reenviat a diversos destinataris',
        delivered: 'lliurat',
        bounced: 'no s’ha pogut lliurar',
      },
      shared: 'Extensions compartides',
      sharedWith: (extension, addresses) =>
        addresses.length === 0 ? extension : `${extension}, amb ${list(addresses)}`,
      id: 'Nom a l’auditoria',
    },
    added: (address) => `La bústia ${address} s’ha afegit`,
    addedWithPin: 'El servei n’enviarà el primer PIN per correu.',
    saved: (address) => `La bústia ${address} s’ha desat`,
    actions: {
      title: 'Accions',
      buttons: {
        'send-pin': 'Envia un PIN nou',
        unlock: 'Desbloqueja',
        lock: 'Bloqueja',
        'expire-pin': 'Substitueix el PIN',
      },
      hints: {
        'send-pin': 'El titular rep un PIN nou per correu.',
        unlock: 'Posa fi al bloqueig i oblida els intents fallits. El PIN queda com està.',
        lock: 'Cap PIN no obre la bústia fins que es desbloquegi.',
        'expire-pin':
          'Per a un PIN que altres coneixen: el servei n’envia un altre per correu, i aquest no torna mai.',
      },
      done: {
        'send-pin': 'El correu amb un PIN nou s’ha enviat',
        unlock: 'La bústia s’ha desbloquejat',
        lock: 'La bústia s’ha bloquejat',
        'expire-pin': 'El servei enviarà un altre PIN per correu',
      },
      unchanged: {
        unlock: 'La bústia no estava bloquejada',
        lock: 'La bústia ja estava bloquejada',
      },
    },
    change: 'Canvia',
    export: {
      link: 'Baixa el que està desat sobre el titular (JSON)',
      hint: 'Sense PIN, contrasenya ni clau. La baixada queda registrada.',
    },
    remove: {
      link: 'Suprimeix aquesta bústia',
      title: (address) => `Voleu suprimir la bústia ${address}?`,
      text: 'S’esborren l’adreça, el nom, els números, els PIN i els correus en espera; no es pot desfer. L’auditoria conserva els seus esdeveniments, que només coneixen la bústia pel seu identificador. Si el titular té un compte, es conserva, sense bústia.',
      button: 'Suprimeix',
      done: (address) => `La bústia ${address} s’ha suprimit`,
      accounts: (logins) => `Ara sense bústia: ${list(logins)}.`,
    },
  },
  accounts: {
    title: 'Comptes',
    caption: 'Comptes per nom d’usuari',
    searchHint: 'Una part del nom d’usuari',
    newTitle: 'Compte nou',
    add: 'Afegeix el compte',
    login: { label: 'Nom d’usuari', hint: 'No es distingeixen majúscules i minúscules.' },
    password: {
      label: 'Contrasenya',
      hint: 'Almenys 8 caràcters. Buida si un altre sistema autentica el compte.',
    },
    newPassword: {
      label: 'Contrasenya nova',
      hint: 'Almenys 8 caràcters. L’anterior deixa de valer immediatament, i les seves sessions s’acaben.',
    },
    mailbox: {
      label: 'Bústia',
      hint: 'L’adreça de correu de la seva bústia; buit si no en té cap.',
    },
    roles: 'Rols',
    role: 'Rol',
    roleNames: {
      ApplicationImpersonation: 'ApplicationImpersonation: actua en nom de titulars',
      phone: 'phone: pregunta pels PIN',
      admin: 'admin: ho canvia tot',
      helpdesk: 'helpdesk: envia PIN i desbloqueja',
      auditor: 'auditor: llegeix',
    },
    scope: { label: 'Àmbit', hint: scopeHint },
    everyone: 'totes les bústies',
    roleFor: (role, scope) => `${role} (${scope})`,
    state: 'Estat',
    enabled: 'activat',
    disabled: 'desactivat',
    disabledSince: (time) => `desactivat ${onThe(time)}`,
    external: 'un altre sistema',
    ownPassword: 'una contrasenya',
    signsInBy: 'Inicia la sessió amb',
    grant: { title: 'Concedir un rol o canviar-ne l’àmbit', button: 'Concedeix' },
    revoke: (role) => `Retira ${role}`,
    setPassword: { title: 'Establir una contrasenya', button: 'Estableix la contrasenya' },
    disable: {
      button: 'Desactiva aquest compte',
      hint: 'No pot fer res a partir de la propera petició, i les seves sessions s’acaben.',
    },
    enable: { button: 'Activa aquest compte' },
    actions: 'Accions',
    done: {
      added: (login) => `El compte ${login} s’ha afegit`,
      disabled: (login) => `El compte ${login} està desactivat`,
      enabled: (login) => `El compte ${login} està activat`,
      password: (login) => `El compte ${login} té una altra contrasenya`,
      granted: (role, login) => `${login} té el rol ${role}`,
      revoked: (role, login) => `${login} ja no té el rol ${role}`,
      removed: (login) => `El compte ${login} s’ha suprimit`,
      unchanged: 'Ja era així',
    },
    remove: {
      link: 'Suprimeix aquest compte',
      title: (login) => `Voleu suprimir el compte ${login}?`,
      text: 'Les seves claus d’API se suprimeixen amb ell, i les seves sessions s’acaben. La seva bústia es conserva, igual que el seu rastre a l’auditoria.',
      button: 'Suprimeix',
    },
  },
  keys: {
    title: 'Claus d’API',
    caption: 'Claus d’API per identificador',
    searchHint: 'Una part del nom d’usuari o de l’etiqueta',
    newTitle: 'Clau d’API nova',
    add: 'Crea la clau',
    id: 'Identificador',
    account: {
      label: 'Compte',
      hint: 'El nom d’usuari del compte pel qual actua la clau.',
    },
    label: { label: 'Etiqueta', hint: 'Per a què serveix la clau.' },
    role: { label: 'Rol', hint: 'L’únic rol amb què actua; el compte l’ha de tenir.' },
    scope: { label: 'Àmbit', hint: `Dins del del compte. ${scopeHint}` },
    createdAt: 'Creada',
    state: 'Estat',
    valid: 'vàlida',
    revokedAt: (time) => `revocada ${onThe(time)}`,
    revoke: (id) => `Revoca la clau ${id}`,
    revokeButton: 'Revoca',
    revoked: (id) => `La clau ${id} s’ha revocat`,
    alreadyRevoked: (id) => `La clau ${id} ja estava revocada`,
    made: {
      title: 'La clau d’API s’ha creat',
      text: 'Copieu-la ara: aquesta pàgina és l’única que la mostra, i només se’n desa el resum criptogràfic.',
      key: 'Clau d’API',
      lost: (id) =>
        `La clau ${id} ja es va mostrar un cop, en resposta al primer clic. Si s’ha perdut, revoqueu-la i creeu-ne una altra.`,
      back: 'A la llista de claus',
    },
  },
  imports: {
    title: 'Importació de bústies',
    about:
      'Primer obteniu una previsualització, i no es canvia res. Les adreces noves esdevenen bústies; les bústies que existeixen es canvien. El fitxer s’executa tot sencer, o no se n’executa res.',
    columns:
      'La primera línia anomena les columnes address, displayName, extensions, language, umEnabled, policy i, si voleu, phoneNumbers, en qualsevol ordre. Se separen amb comes, punts i comes o tabuladors. Una cel·la buida deixa com està el camp d’una bústia existent; una bústia nova rep el valor per defecte.',
    file: { label: 'Fitxer CSV', hint: 'UTF-8 o UTF-16, com a màxim 32 MiB i 100.000 bústies.' },
    text: {
      label: 'O el text d’un fitxer així',
      hint: 'Compta si no es tria cap fitxer.',
    },
    sendPins: {
      label: 'Envia els primers PIN per correu',
      hint: 'A totes les bústies noves que tinguin bústia de veu, en segon pla.',
    },
    preview: 'Previsualització',
    empty: 'Trieu un fitxer o introduïu-ne el text.',
    result: {
      title: 'Previsualització de la importació',
      counts: {
        added: (count) => counted(count, 'bústia és nova', 'bústies són noves'),
        changed: (count) => counted(count, 'bústia canvia', 'bústies canvien'),
        unchanged: (count) => counted(count, 'bústia queda com està', 'bústies queden com estan'),
        wrong: (count) => counted(count, 'problema trobat', 'problemes trobats'),
      },
      problems: 'El que no és correcte',
      changes: 'El que canviaria',
      line: 'Línia',
      problem: 'Problema',
      address: 'Adreça de correu',
      kind: 'El que passa',
      fields: 'Camps que canvien',
      kinds: { added: 'nova', changed: 'canvia', unchanged: 'queda com està' },
      more: (count) => `… i ${counted(count, 'línia més', 'línies més')}`,
      carryOut: 'Executa la importació',
      nothingYet: 'Encara no s’ha canviat res.',
      mendFirst: 'Corregiu les línies de sota i torneu a fer la previsualització.',
      outdated:
        'S’ha canviat una bústia després de la previsualització. Aquesta és la previsualització amb l’estat actual.',
    },
    done: {
      title: 'La importació s’ha executat',
      text: (added, changed) =>
        `${counted(added, 'bústia és nova', 'bústies són noves')}, ${counted(changed, 's’ha canviat', 's’han canviat')}.`,
      firstPins: (count) =>
        `El servei enviarà ${counted(count, 'primer PIN', 'primers PIN')} per correu.`,
    },
  },
};

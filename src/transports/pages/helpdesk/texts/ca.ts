import { onThe } from '../../texts/ca.js';
import type { HelpdeskTexts } from './helpdesk-texts.js';

/** No native reader has read these texts yet. */
export const ca: HelpdeskTexts = {
  pages: { label: 'Servei d’assistència', people: 'Cerca una persona', mail: 'Correus' },
  people: {
    title: 'Cerca una persona',
    search: 'Nom, adreça o extensió',
    hint: 'Una part del nom o de l’adreça, o el començament de l’extensió',
    button: 'Cerca',
    hits: (count) =>
      count === 0
        ? 'No s’ha trobat ningú.'
        : count === 1
          ? 'S’ha trobat una persona.'
          : `S’han trobat ${count} persones.`,
    moreHits: (shown) =>
      `Es mostren ${shown} persones, i n’hi ha més. Escriviu-ne més per trobar-ne menys.`,
    name: 'Nom',
    address: 'Adreça',
    extension: 'Extensió',
    state: 'Estat',
  },
  states: {
    off: 'Sense bústia de veu',
    locked: 'Bloquejada',
    bounced: 'Correu retornat',
    pending: 'Correu de camí',
    none: 'Sense PIN',
    expired: 'PIN caducat',
    temporary: 'PIN per canviar',
    valid: 'PIN vàlid',
  },
  mailbox: {
    title: (nameOrAddress) => nameOrAddress,
    address: 'Adreça',
    extensions: 'Extensions',
    language: 'Llengua dels correus',
    policy: 'Política de PIN',
    lastUsed: 'Últim ús del PIN',
    used: (time, phoneSystem) => `${time}, a ${phoneSystem}`,
    neverUsed: 'Mai',
    wrongAttempts: 'PIN incorrectes seguits',
    state: {
      title: 'Estat',
      off: 'Aquesta persona no té la bústia de veu activada, i per això no rep cap PIN. Un administrador ho pot canviar.',
      none: 'Encara no hi ha cap PIN.',
      valid: 'El PIN és vàlid.',
      validUntil: (time) => `El PIN és vàlid i caduca ${onThe(time)}.`,
      temporary:
        'El PIN s’ha enviat per correu i s’haurà de canviar el primer cop que es faci servir.',
      temporaryUntil: (time) =>
        `El PIN s’ha enviat per correu i caduca ${onThe(time)}. S’ha de fer servir abans i canviar-lo aleshores.`,
      expired: (time) => `El PIN va caducar ${onThe(time)}.`,
      locked: (since) => `La bústia es va bloquejar ${onThe(since)}: no s’accepta cap PIN.`,
      resetUnlocks: 'Un PIN nou també la desbloqueja.',
      resetKeepsLock: 'Un PIN nou no la desbloqueja.',
      pending: 'Un correu amb un PIN nou va de camí. Fins aleshores és vàlid el PIN anterior.',
      wanted: 'El servei és a punt d’enviar un PIN.',
      compromised: 'Un administrador ha indicat que altres persones coneixen el PIN.',
      bounced: (time, status) =>
        `El correu amb l’últim PIN no s’ha pogut lliurar (${time}; ${status}). Comproveu l’adreça abans d’enviar-ne un altre.`,
      delayed: (time) =>
        `El correu amb l’últim PIN s’ha endarrerit, segons ha notificat un servidor de correu (${time}). Es continua intentant lliurar-lo.`,
      sharedExtension: (extension) =>
        `Una altra bústia també té l’extensió ${extension}, i per això els sistemes telefònics no hi accepten cap PIN. Un administrador ho pot canviar.`,
    },
  },
  note: {
    reason: 'Motiu',
    reasonHint:
      'Fins a 200 caràcters, per a l’auditoria, que els conserva molt de temps. No hi anomeneu cap persona.',
    word: 'Nota per al titular (opcional)',
    wordHint:
      'Fins a 200 caràcters, per al correu al titular, en la llengua del titular. No hi pot haver enllaços ni adreces.',
    problems: 'Encara no s’ha fet res',
    reasonFaults: {
      missing: 'Introduïu un motiu.',
      'too-long': 'El motiu té més de 200 caràcters.',
      unprintable: 'El motiu conté caràcters que no es poden mostrar.',
      address: 'El motiu conté una adreça.',
    },
    wordFaults: {
      missing: 'Introduïu una nota per al titular.',
      'too-long': 'La nota per al titular té més de 200 caràcters.',
      unprintable: 'La nota per al titular conté caràcters que no es poden mostrar.',
      address:
        'La nota per al titular conté un enllaç, una adreça de correu o alguna cosa que els programes de correu prenen per tal. Traieu-ho, o poseu un espai després de cada punt.',
    },
  },
  reset: {
    title: 'Envia un PIN nou',
    hint: (address) =>
      `S’envia a ${address} i ningú més no el veu. El PIN anterior continua sent vàlid fins que s’hagi enviat aquest correu.`,
    button: 'Envia un PIN nou',
    sent: 'S’ha enviat un PIN nou',
    sentText: (address) => `S’ha enviat a ${address}. Els PIN anteriors ja no funcionen.`,
    joined: 'S’ha enviat un PIN nou',
    joinedText: (address) =>
      `Un correu a ${address} ja anava de camí i s’acaba d’enviar. No hi ha cap nota per al titular. Els PIN anteriors ja no funcionen.`,
    failed: 'No s’ha enviat cap PIN nou',
    reasons: {
      UmNotEnabled:
        'Aquesta persona no té la bústia de veu activada. Un administrador ho pot canviar.',
      NoPinSatisfiesPolicy:
        'Les regles dels PIN no en deixen cap que el titular no hagi tingut abans. Aviseu l’administrador.',
      NotificationRefused: 'El servidor de correu no accepta correu per a aquesta adreça.',
      NotificationUnavailable:
        'Ara mateix no es pot enviar el correu. Torneu-ho a provar d’aquí a uns minuts.',
      DeliveryUnconfirmed:
        'El servidor de correu encara no ha respost. Si arriba un correu, el PIN que conté és vàlid; fins aleshores funciona el PIN actual.',
      ServerBusy: 'Ara mateix el servei està saturat. Torneu-ho a provar d’aquí a un minut.',
      DatabaseUnavailable:
        'Ara mateix el servei està saturat. Torneu-ho a provar d’aquí a un minut.',
    },
    tooMany: (minutes) =>
      minutes === 1
        ? 'S’han enviat massa PIN en poc temps, a aquest titular o per part vostra. Torneu-ho a provar d’aquí a un minut.'
        : `S’han enviat massa PIN en poc temps, a aquest titular o per part vostra. Torneu-ho a provar d’aquí a ${minutes} minuts.`,
    oldPinStays: 'El PIN actual continua funcionant.',
    underWay:
      'Aquest formulari ja s’ha enviat i s’està processant. Torneu-ho a mirar d’aquí a un moment.',
    sentBefore: 'Aquest formulari ja s’ha enviat amb un altre text. No s’ha tornat a fer res.',
  },
  unlock: {
    title: 'Desbloqueja',
    hint: 'El PIN continua sent el mateix i els PIN incorrectes es tornen a comptar des de zero. Desbloquegeu la bústia només si sabeu del cert que qui ho demana n’és el titular.',
    button: 'Desbloqueja',
    done: 'La bústia està desbloquejada',
    doneText: 'El PIN és el mateix que abans.',
    mailed: (address) => `La vostra nota per al titular s’està enviant a ${address}.`,
    notLocked: 'La bústia no estava bloquejada',
    notLockedText: 'No s’ha enviat cap correu al titular.',
    failed: 'La bústia no s’ha desbloquejat',
  },
  history: {
    title: 'Historial',
    none: 'Encara no ha passat res.',
    time: 'Quan',
    event: 'Què',
    by: 'Usuari o sistema telefònic',
    details: 'Detalls',
    service: 'El servei mateix',
    events: {
      'reset-requested': 'PIN nou demanat',
      'reset-joined': 'PIN nou demanat amb un altre de camí',
      'reset-refused': 'PIN nou rebutjat',
      'reset-delivered': 'PIN nou enviat i vàlid',
      'reset-cancelled': 'PIN nou no enviat; es manté l’anterior',
      'reset-returned': 'Correu retornat; el PIN anterior torna a ser vàlid',
      'mail-bounced': 'Correu retornat; el PIN es manté',
      'mail-delayed': 'El correu s’ha endarrerit',
      'mail-relayed': 'Correu passat a un servidor que no notifica res més',
      'mail-expanded': 'Correu reenviat a diverses adreces',
      'mail-delivered': 'Correu lliurat',
      'automatic-reset-requested': 'PIN nou després de PIN incorrectes',
      'signed-in': 'PIN acceptat',
      'sign-in-failed': 'PIN rebutjat',
      'mailbox-locked': 'Bústia bloquejada',
      'mailbox-unlocked': 'Bústia desbloquejada',
      'reminder-requested': 'Recordatori que el PIN caducarà',
      'pin-changed': 'PIN canviat pel titular',
      'pin-change-refused': 'PIN triat pel titular rebutjat',
      'notice-delivered': 'Avís enviat',
      'notice-dropped': 'Avís abandonat',
      'mail-retried': 'Correu reintentat per un administrador',
      'first-pin-requested': 'Primer PIN encarregat',
      'pin-compromised': 'PIN declarat conegut per altres',
    },
  },
  mails: {
    title: 'Últims correus',
    none: 'Encara no s’ha enviat cap correu.',
    ordered: 'Encarregat',
    mail: 'Correu',
    by: 'Encarregat per',
    fate: 'Què se n’ha fet',
    since: 'Se sap des de',
    details: 'Detalls',
    fates: {
      waiting: 'En espera',
      dropped: 'No enviat',
      accepted: 'Enviat: el servidor de correu l’ha acceptat',
      delayed: 'Endarrerit',
      relayed: 'Passat a un servidor que no notifica res més',
      expanded: 'Reenviat a diverses adreces',
      delivered: 'Lliurat',
      bounced: 'Retornat',
    },
  },
  queue: {
    title: 'Correus en espera o retornats',
    waiting: 'Correus en espera',
    noneWaits: 'No hi ha cap correu en espera.',
    mailbox: 'Bústia',
    mail: 'Correu',
    since: 'En espera des de',
    attempts: 'Intents',
    next: 'Pròxim intent',
    why: 'Per què espera',
    underWay: 'S’està enviant en aquest moment.',
    maybeSent: 'Potser ha arribat: el servidor de correu no ha respost.',
    bounced: 'Bústies amb l’últim correu retornat',
    noneBounced: 'No s’ha retornat cap correu.',
    bouncedAt: 'Retornat',
    status: 'Estat segons el servidor de correu',
  },
  topics: {
    'new-pin': 'PIN nou',
    'mailbox-locked': 'La bústia està bloquejada',
    'mailbox-unlocked': 'La bústia està desbloquejada',
    'pin-expiry': 'El PIN caduca aviat',
    'pin-bounced-returned': 'Al servei d’assistència: un PIN s’ha retornat',
    'pin-bounced-without-pin': 'Al servei d’assistència: un PIN s’ha retornat',
    'pin-bounced-locked': 'Al servei d’assistència: un PIN s’ha retornat',
    'pin-bounced-stays': 'Al servei d’assistència: un PIN s’ha retornat',
  },
  next: 'Pàgina següent',
  first: 'Primera pàgina',
};

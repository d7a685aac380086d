import type { HelpdeskTexts } from './helpdesk-texts.js';

// Spaces are part of French punctuation: no-break before a colon, narrow before a question mark or a semicolon.

/** No native reader has read these texts yet. */
export const fr: HelpdeskTexts = {
  pages: { label: 'Service d’assistance', people: 'Rechercher une personne', mail: 'Messages' },
  people: {
    title: 'Rechercher une personne',
    search: 'Nom, adresse ou numéro de poste',
    hint: 'Une partie du nom ou de l’adresse, ou le début du numéro de poste',
    button: 'Rechercher',
    hits: (count) =>
      count === 0
        ? 'Personne n’a été trouvé.'
        : count === 1
          ? 'Une personne a été trouvée.'
          : `${count} personnes ont été trouvées.`,
    moreHits: (shown) =>
      `${shown} personnes sont affichées, et il y en a d’autres. Précisez la recherche pour en trouver moins.`,
    name: 'Nom',
    address: 'Adresse',
    extension: 'Numéro de poste',
    state: 'État',
  },
  states: {
    off: 'Pas de messagerie vocale',
    locked: 'Verrouillée',
    bounced: 'Message retourné',
    pending: 'Message en cours d’envoi',
    none: 'Pas de code PIN',
    expired: 'Code PIN expiré',
    temporary: 'Code PIN à changer',
    valid: 'Code PIN valable',
  },
  mailbox: {
    title: (nameOrAddress) => nameOrAddress,
    address: 'Adresse',
    extensions: 'Numéros de poste',
    language: 'Langue des messages',
    policy: 'Politique de codes PIN',
    lastUsed: 'Dernière utilisation du code PIN',
    used: (time, phoneSystem) => `${time}, sur ${phoneSystem}`,
    neverUsed: 'Jamais',
    wrongAttempts: 'Codes PIN erronés d’affilée',
    state: {
      title: 'État',
      off: 'La messagerie vocale de cette boîte n’est pas activée\u00a0: elle ne reçoit donc pas de code PIN. Un administrateur peut y remédier.',
      none: 'Il n’y a pas encore de code PIN.',
      valid: 'Le code PIN est valable.',
      validUntil: (time) => `Le code PIN est valable jusqu’au ${time}.`,
      temporary:
        'Le code PIN a été envoyé par message électronique et devra être changé à la première utilisation.',
      temporaryUntil: (time) =>
        `Le code PIN a été envoyé par message électronique\u202f; il doit être utilisé avant le ${time} et changé à cette occasion.`,
      expired: (time) => `Le code PIN a expiré le ${time}.`,
      locked: (since) =>
        `La boîte aux lettres est verrouillée depuis le ${since}\u00a0: aucun code PIN n’est accepté.`,
      resetUnlocks: 'Un nouveau code PIN la déverrouillera aussi.',
      resetKeepsLock: 'Un nouveau code PIN ne la déverrouillera pas.',
      pending:
        'Un message contenant un nouveau code PIN est en cours d’envoi. Jusque-là, le code PIN précédent est valable.',
      wanted: 'Le service est sur le point d’envoyer un code PIN.',
      compromised: 'Un administrateur a indiqué que d’autres personnes connaissent le code PIN.',
      bounced: (time, status) =>
        `Le message contenant le dernier code PIN n’a pas pu être remis (${time}\u202f; ${status}). Vérifiez l’adresse avant d’en envoyer un autre.`,
      delayed: (time) =>
        `Le message contenant le dernier code PIN est retardé, comme l’a signalé un serveur de courrier (${time}). Les tentatives de remise se poursuivent.`,
      sharedExtension: (extension) =>
        `Une autre boîte aux lettres a aussi le numéro de poste ${extension}\u00a0: les systèmes téléphoniques n’y acceptent donc aucun code PIN. Un administrateur peut y remédier.`,
    },
  },
  note: {
    reason: 'Motif',
    reasonHint:
      'Jusqu’à 200 caractères, pour le journal d’audit, qui les conserve longtemps. Veuillez ne nommer personne.',
    word: 'Note au titulaire (facultative)',
    wordHint:
      'Jusqu’à 200 caractères, pour le message au titulaire, dans la langue du titulaire. Les liens et les adresses ne sont pas possibles.',
    problems: 'Rien n’a encore été fait',
    reasonFaults: {
      missing: 'Saisissez un motif.',
      'too-long': 'Le motif compte plus de 200 caractères.',
      unprintable: 'Le motif contient des caractères qui ne peuvent pas être affichés.',
      address: 'Le motif contient une adresse.',
    },
    wordFaults: {
      missing: 'Saisissez une note au titulaire.',
      'too-long': 'La note au titulaire compte plus de 200 caractères.',
      unprintable: 'La note au titulaire contient des caractères qui ne peuvent pas être affichés.',
      address:
        'La note au titulaire contient un lien, une adresse électronique ou quelque chose que les logiciels de messagerie prennent pour tel. Retirez-le, ou mettez une espace après chaque point.',
    },
  },
  reset: {
    title: 'Envoyer un nouveau code PIN',
    hint: (address) =>
      `Il est envoyé à ${address}, et personne d’autre ne le voit. Le code PIN précédent reste valable jusqu’à l’envoi de ce message.`,
    button: 'Envoyer un nouveau code PIN',
    sent: 'Un nouveau code PIN a été envoyé',
    sentText: (address) =>
      `Il a été envoyé à ${address}. Les codes PIN précédents ne fonctionnent plus.`,
    joined: 'Un nouveau code PIN a été envoyé',
    joinedText: (address) =>
      `Un message à ${address} était déjà en attente et vient d’être envoyé. Il ne contient pas de note au titulaire. Les codes PIN précédents ne fonctionnent plus.`,
    failed: 'Aucun nouveau code PIN n’a été envoyé',
    reasons: {
      UmNotEnabled:
        'La messagerie vocale de cette boîte n’est pas activée. Un administrateur peut y remédier.',
      NoPinSatisfiesPolicy:
        'Les règles des codes PIN n’en laissent aucun que le titulaire n’ait déjà eu. Veuillez prévenir votre administrateur.',
      NotificationRefused: 'Le serveur de courrier n’accepte pas de message pour cette adresse.',
      NotificationUnavailable:
        'Le message ne peut pas être envoyé pour le moment. Veuillez réessayer dans quelques minutes.',
      DeliveryUnconfirmed:
        'Le serveur de courrier n’a pas encore répondu. Si un message arrive, le code PIN qu’il contient est valable\u202f; d’ici là, le code PIN actuel fonctionne.',
      ServerBusy:
        'Le service est trop sollicité pour le moment. Veuillez réessayer dans une minute.',
      DatabaseUnavailable:
        'Le service est trop sollicité pour le moment. Veuillez réessayer dans une minute.',
    },
    tooMany: (minutes) =>
      minutes === 1
        ? 'Trop de codes PIN ont été envoyés en peu de temps, à ce titulaire ou par vous. Veuillez réessayer dans une minute.'
        : `Trop de codes PIN ont été envoyés en peu de temps, à ce titulaire ou par vous. Veuillez réessayer dans ${minutes} minutes.`,
    oldPinStays: 'Le code PIN actuel fonctionne toujours.',
    underWay:
      'Ce formulaire a déjà été envoyé et il est en cours de traitement. Veuillez regarder de nouveau dans un instant.',
    sentBefore:
      'Ce formulaire a déjà été envoyé, avec un autre texte. Rien n’a été fait une nouvelle fois.',
  },
  unlock: {
    title: 'Déverrouiller',
    hint: 'Le code PIN reste le même, et les codes PIN erronés sont comptés à partir de zéro. Ne déverrouillez que pour une personne dont vous savez qu’elle est le titulaire.',
    button: 'Déverrouiller',
    done: 'La boîte aux lettres est déverrouillée',
    doneText: 'Le code PIN est le même qu’avant.',
    mailed: (address) => `Votre note au titulaire est en cours d’envoi à ${address}.`,
    notLocked: 'La boîte aux lettres n’était pas verrouillée',
    notLockedText: 'Aucun message n’a été envoyé au titulaire.',
    failed: 'La boîte aux lettres n’a pas été déverrouillée',
  },
  history: {
    title: 'Historique',
    none: 'Il ne s’est encore rien passé.',
    time: 'Quand',
    event: 'Quoi',
    by: 'Utilisateur ou système téléphonique',
    details: 'Détails',
    service: 'Le service lui-même',
    events: {
      'reset-requested': 'Nouveau code PIN demandé',
      'reset-joined': 'Nouveau code PIN demandé, alors qu’un autre était en cours d’envoi',
      'reset-refused': 'Nouveau code PIN refusé',
      'reset-delivered': 'Nouveau code PIN envoyé et valable',
      'reset-cancelled': 'Nouveau code PIN non envoyé\u202f; le précédent reste',
      'reset-returned': 'Message retourné\u202f; le code PIN précédent est de nouveau valable',
      'mail-bounced': 'Message retourné\u202f; le code PIN reste',
      'mail-delayed': 'Message retardé',
      'mail-relayed': 'Message transmis à un serveur qui ne signale rien de plus',
      'mail-expanded': 'Message transmis à plusieurs adresses',
      'mail-delivered': 'Message remis',
      'automatic-reset-requested': 'Nouveau code PIN après des codes PIN erronés',
      'signed-in': 'Code PIN accepté',
      'sign-in-failed': 'Code PIN refusé',
      'mailbox-locked': 'Boîte aux lettres verrouillée',
      'mailbox-unlocked': 'Boîte aux lettres déverrouillée',
      'reminder-requested': 'Rappel de l’expiration du code PIN',
      'pin-changed': 'Code PIN changé par le titulaire',
      'pin-change-refused': 'Code PIN choisi par le titulaire refusé',
      'notice-delivered': 'Avis envoyé',
      'notice-dropped': 'Avis abandonné',
      'mail-retried': 'Nouvel essai d’envoi, par un administrateur',
      'first-pin-requested': 'Premier code PIN commandé',
      'pin-compromised': 'Code PIN déclaré connu d’autres personnes',
    },
  },
  mails: {
    title: 'Derniers messages',
    none: 'Aucun message n’a encore été envoyé.',
    ordered: 'Commandé',
    mail: 'Message',
    by: 'Commandé par',
    fate: 'Ce qu’il est devenu',
    since: 'Connu depuis',
    details: 'Détails',
    fates: {
      waiting: 'En attente',
      dropped: 'Non envoyé',
      accepted: 'Envoyé\u00a0: le serveur de courrier l’a accepté',
      delayed: 'Retardé',
      relayed: 'Transmis à un serveur qui ne signale rien de plus',
      expanded: 'Transmis à plusieurs adresses',
      delivered: 'Remis',
      bounced: 'Retourné',
    },
  },
  queue: {
    title: 'Messages en attente ou retournés',
    waiting: 'Messages en attente',
    noneWaits: 'Aucun message n’est en attente.',
    mailbox: 'Boîte aux lettres',
    mail: 'Message',
    since: 'En attente depuis',
    attempts: 'Tentatives',
    next: 'Prochaine tentative',
    why: 'Raison de l’attente',
    underWay: 'Il est en cours d’envoi.',
    maybeSent: 'Il est peut-être arrivé\u00a0: le serveur de courrier n’a pas répondu.',
    bounced: 'Boîtes aux lettres dont le dernier message a été retourné',
    noneBounced: 'Aucun message n’a été retourné.',
    bouncedAt: 'Retourné',
    status: 'Statut selon le serveur de courrier',
  },
  topics: {
    'new-pin': 'Nouveau code PIN',
    'mailbox-locked': 'La boîte aux lettres est verrouillée',
    'mailbox-unlocked': 'La boîte aux lettres est déverrouillée',
    'pin-expiry': 'Le code PIN expire bientôt',
    'pin-bounced-returned': 'Au service d’assistance\u00a0: code PIN retourné',
    'pin-bounced-without-pin': 'Au service d’assistance\u00a0: code PIN retourné',
    'pin-bounced-locked': 'Au service d’assistance\u00a0: code PIN retourné',
    'pin-bounced-stays': 'Au service d’assistance\u00a0: code PIN retourné',
  },
  next: 'Page suivante',
  first: 'Première page',
};

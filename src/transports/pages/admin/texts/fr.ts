import { counted } from '../../texts/fr.js';
import type { AdminTexts } from './admin-texts.js';

// Spaces are part of French punctuation: no-break before a colon, narrow before a question mark or a semicolon.

const list = (items: readonly string[]) => new Intl.ListFormat('fr').format(items);

const scopeHint =
  'policy:NOM, ou address:MOTIF comme dans address:*@example.com\u202f; vide pour toutes les boîtes aux lettres.';

/** No native reader has read these texts yet. */
export const fr: AdminTexts = {
  nav: {
    label: 'Parties de l’administration',
    parts: {
      overview: 'Vue d’ensemble',
      mailboxes: 'Boîtes aux lettres',
      policies: 'Stratégies de code PIN',
      accounts: 'Comptes',
      keys: 'Clés d’API',
      import: 'Importation',
      campaigns: 'Campagnes',
      status: 'État',
    },
  },
  overview: {
    title: 'Administration',
    about: {
      mailboxes:
        'Rechercher, ajouter, modifier et supprimer des boîtes aux lettres\u202f; envoyer des codes PIN, verrouiller et déverrouiller.',
      policies:
        'Les règles des codes PIN, et la facilité avec laquelle un code PIN qui les suit se devine.',
      accounts: 'Qui peut se connecter, et ce que couvre chaque rôle.',
      keys: 'Clés de systèmes téléphoniques et de programmes.',
      import:
        'Ajouter ou modifier de nombreuses boîtes aux lettres à partir d’un fichier CSV, après un aperçu.',
      campaigns: 'De nouveaux codes PIN pour de nombreuses boîtes aux lettres, et leur avancement.',
      status: 'Ce que umpin doctor dit de ce service.',
    },
  },
  common: {
    save: 'Enregistrer',
    cancel: 'Annuler',
    search: 'Texte à rechercher',
    searchButton: 'Rechercher',
    nothingFound: 'Rien n’a été trouvé.',
    nextPage: 'Page suivante',
    firstPage: 'Première page',
    yes: 'oui',
    no: 'non',
    none: 'aucun',
    more: ({ text }) => `… et ${text} de plus`,
    notDone: 'Rien n’a été modifié',
    open: 'Il n’est pas encore certain que cela ait réussi',
    changed:
      'Quelqu’un d’autre l’a modifié entre-temps. Cette page montre ce qu’il en est maintenant.',
    stillAtWork:
      'La même demande est encore en cours. Veuillez vérifier de nouveau dans un instant.',
    sentAlready:
      'Ce formulaire a déjà été exécuté une fois, avec d’autres données. Envoyez-le de nouveau si vous voulez le faire une seconde fois.',
    reason: (english) => `Le service répond\u00a0: ${english}.`,
    list: (items) => (items.length === 0 ? 'aucun' : list(items)),
    meanwhile: {
      title: 'Quelqu’un d’autre a modifié ceci entre-temps',
      text: 'Rien de votre saisie n’a encore été enregistré, et tout ce que vous aviez saisi est toujours là. Enregistrez de nouveau pour remplacer ce que le tableau montre comme enregistré, ou annulez pour le conserver.',
      caption: 'Ce qui est enregistré et ce que vous avez saisi',
      field: 'Paramètre',
      stored: 'Enregistré actuellement',
      typed: 'Votre saisie',
    },
    share: {
      label: 'Partager quand même un numéro de poste',
      hint: 'Comme --share-extension dans la commande\u00a0: les systèmes téléphoniques qui peuvent interroger le service sur les deux titulaires n’accepteront le code PIN ni de l’un ni de l’autre.',
    },
  },
  policies: {
    title: 'Stratégies de code PIN',
    caption: 'Stratégies, et la probabilité de deviner un code PIN créé par le service',
    newTitle: 'Nouvelle stratégie de code PIN',
    oneTitle: (name) => `Stratégie de code PIN ${name}`,
    name: 'Nom',
    saved: (name) => `La stratégie ${name} a été enregistrée`,
    taken: 'Il existe déjà une stratégie de ce nom.',
    groups: {
      rules: 'Longueur et règles',
      attempts: 'Tentatives échouées',
      lifetimes: 'Durées de validité',
      mails: 'Messages',
    },
    settings: {
      minPinLength: {
        label: 'Nombre minimal de chiffres d’un code PIN',
        hint: 'Les codes PIN créés par le service en ont exactement autant.',
      },
      pinLifetimeDays: {
        label: 'Durée de validité d’un code PIN, en jours',
        hint: 'Ensuite, son titulaire doit en choisir un autre.',
      },
      pinHistoryCount: {
        label: 'Codes PIN qui ne peuvent pas revenir',
        hint: 'Le code actuel compte aussi.',
      },
      allowCommonPatterns: {
        label: 'Autoriser les motifs courants',
        hint: '123456 ou 111111 peut être un code PIN.',
      },
      logonFailuresBeforePinReset: {
        label: 'Tentatives échouées avant l’envoi d’un nouveau code PIN',
        hint: 'Moins que pour verrouiller la boîte aux lettres.',
      },
      maxLogonAttempts: {
        label: 'Tentatives échouées avant le verrouillage de la boîte aux lettres',
        hint: 'De suite.',
      },
      resetPinText: {
        label: 'Texte personnalisé dans le message contenant un code PIN',
        hint: 'Texte brut ou HTML simple.',
      },
      umEnabledText: {
        label: 'Texte personnalisé dans le message de bienvenue',
        hint: 'Texte brut ou HTML simple.',
      },
      refusedPatterns: { label: 'Refuser d’autres motifs', hint: '' },
      temporaryPinLifetimeHours: {
        label: 'Durée de validité d’un code PIN envoyé par message, en heures',
        hint: 'Le temps dont dispose son titulaire pour l’utiliser et en choisir un autre.',
      },
      expiryReminderDays: {
        label: 'Rappel avant l’expiration d’un code PIN, en jours',
        hint: 'Par message électronique.',
      },
      resetUnlocks: {
        label: 'Un nouveau code PIN met fin au verrouillage',
        hint: 'Seulement si quelqu’un le demande.',
      },
      resetPinSubject: {
        label: 'Objet du message contenant un code PIN',
        hint: 'Vide pour l’objet habituel. Peut contenir {displayName}, {extension} et {address}.',
      },
      onBounce: {
        label: 'Si le message contenant un code PIN ne peut pas être remis',
        hint: '',
      },
    },
    number: (hint, low, high) => `${hint} De ${low} à ${high}.`,
    text: (hint, most) => `${hint} Au plus ${most} caractères.`,
    none: { Unlimited: 'Illimité', Never: 'Jamais' },
    bounce: {
      return: 'le code PIN précédent est de nouveau valable',
      keep: 'le nouveau code PIN reste valable',
      lock: 'la boîte aux lettres est verrouillée',
    },
    rules: {
      'too-short': 'Trop court',
      'too-long': 'Trop long',
      sequence: 'Chiffres qui se suivent',
      repetition: 'Un seul chiffre répété',
      extension: 'Le numéro de poste',
      'keypad-line': 'Lignes droites sur le clavier',
      'alternating-digits': 'Deux chiffres en alternance',
      'few-distinct-digits': 'Moins de trois chiffres différents',
      date: 'Dates et années',
      blocklist: 'Codes PIN de la liste de cette installation',
      'phone-number': 'Autres numéros de téléphone du titulaire',
    },
    showRisk: 'Afficher le risque',
    risk: 'Le risque de ces paramètres',
    allowed: 'Codes PIN autorisés',
    beforeLock: 'Probabilité d’en deviner un avant le verrouillage',
    perYear: 'Probabilité d’en deviner un en un an',
    chance: (percent, oneIn) => `${percent} (1 sur ${oneIn})`,
    atMost: (chance) => `– cette installation autorise au plus ${chance}`,
    wouldBeRefused: 'Ceci ne sera pas enregistré\u00a0:',
    examples: {
      title: 'Ce que refuse chaque règle',
      hint: (extension, phoneNumber) =>
        `Codes PIN inventés, pour un titulaire ayant le numéro de poste ${extension} et l’autre numéro ${phoneNumber}. Chacun n’est refusé que par cette règle, sauf si une autre est indiquée.`,
      none: (rule) => `${rule}\u00a0: ne refuse aucun code PIN de cette longueur`,
      noBlocklist:
        'Codes PIN de la liste de cette installation\u00a0: la liste n’en a aucun de cette longueur',
      also: (rules) => `(aussi\u00a0: ${list(rules)})`,
    },
  },
  mailboxes: {
    title: 'Boîtes aux lettres',
    caption: 'Boîtes aux lettres par adresse',
    searchHint: 'Une partie de l’adresse ou du nom, ou le début d’un numéro de poste',
    newTitle: 'Nouvelle boîte aux lettres',
    add: 'Ajouter la boîte aux lettres',
    fields: {
      address: {
        label: 'Adresse électronique',
        hint: 'Le seul endroit où ses codes PIN sont envoyés. Elle ne change jamais.',
      },
      displayName: { label: 'Nom du titulaire', hint: 'Pour les messages.' },
      extensions: {
        label: 'Numéros de poste',
        hint: 'Chiffres tels qu’ils sont composés, avec des espaces entre les numéros\u202f; le premier est le numéro propre au titulaire.',
      },
      phoneNumbers: {
        label: 'Autres numéros de téléphone',
        hint: 'Chiffres, avec des espaces entre les numéros. Une stratégie peut les exclure des codes PIN.',
      },
      language: { label: 'Langue des messages', hint: 'Un code de langue tel que de-AT.' },
      policy: {
        label: 'Stratégie de code PIN',
        hint: 'S’applique à partir de la prochaine connexion.',
      },
      umEnabled: {
        label: 'Messagerie vocale activée',
        hint: 'Activée pour Unified Messaging\u202f; sinon, la boîte aux lettres n’a pas de code PIN.',
      },
      oofStatus: { label: 'Les appelants entendent le message d’absence' },
      missedCallNotificationEnabled: { label: 'Informé des appels manqués' },
      playOnPhoneDialString: {
        label: 'Numéro pour l’écoute des messages',
        hint: 'Vide pour le premier numéro de poste.',
      },
      telephoneAccessFolderEmail: {
        label: 'Dossier de messagerie lu au téléphone',
        hint: 'L’identifiant d’un dossier, en base64 ; vide pour aucun.',
      },
      sendPin: {
        label: 'Envoyer le premier code PIN',
        hint: 'Le service le crée et l’envoie par message en arrière-plan.',
      },
    },
    state: 'État',
    tags: {
      noUm: 'sans messagerie vocale',
      noPin: 'pas encore de code PIN',
      locked: 'verrouillée',
      expired: 'code PIN expiré',
      temporary: 'code PIN à changer',
      pending: 'message en cours d’envoi',
      compromised: 'code PIN connu d’autrui',
      bounced: 'message non remis',
      valid: 'code PIN valable',
    },
    facts: {
      setAt: 'Date du code PIN',
      expiresAt: 'Expiration du code PIN',
      never: 'jamais',
      verified: 'Dernière ouverture par un code PIN',
      verifiedAt: (time, phoneSystem) => `${time}, sur ${phoneSystem}`,
      failedAttempts: 'Tentatives échouées',
      lockedAt: 'Date du verrouillage',
      mail: 'Dernier message contenant un code PIN',
      mailFate: (fate, time) => `${fate}, ${time}`,
      fates: {
        accepted: 'accepté par le serveur de courrier',
        delayed: 'retardé',
        relayed: 'transmis à un serveur qui ne signale rien',
        expanded: 'transmis à plusieurs destinataires',
        delivered: 'remis',
        bounced: 'n’a pas pu être remis',
      },
      shared: 'Numéros de poste partagés',
      sharedWith: (extension, addresses) =>
        addresses.length === 0 ? extension : `${extension}, avec ${list(addresses)}`,
      id: 'Nom dans le journal d’audit',
    },
    added: (address) => `La boîte aux lettres ${address} a été ajoutée`,
    addedWithPin: 'Le service enverra son premier code PIN par message.',
    saved: (address) => `La boîte aux lettres ${address} a été enregistrée`,
    actions: {
      title: 'Actions',
      buttons: {
        'send-pin': 'Envoyer un nouveau code PIN',
        unlock: 'Déverrouiller',
        lock: 'Verrouiller',
        'expire-pin': 'Remplacer le code PIN',
      },
      hints: {
        'send-pin': 'Le titulaire reçoit un nouveau code PIN par message.',
        unlock:
          'Met fin au verrouillage et oublie les tentatives échouées. Le code PIN reste le même.',
        lock: 'Aucun code PIN n’ouvre la boîte aux lettres tant qu’elle n’est pas déverrouillée.',
        'expire-pin':
          'Pour un code PIN que d’autres connaissent\u00a0: le service en envoie un autre par message, et celui-ci ne revient jamais.',
      },
      done: {
        'send-pin': 'Le message contenant un nouveau code PIN a été envoyé',
        unlock: 'La boîte aux lettres a été déverrouillée',
        lock: 'La boîte aux lettres a été verrouillée',
        'expire-pin': 'Le service enverra un autre code PIN par message',
      },
      unchanged: {
        unlock: 'La boîte aux lettres n’était pas verrouillée',
        lock: 'La boîte aux lettres était déjà verrouillée',
      },
    },
    change: 'Modifier',
    export: {
      link: 'Télécharger ce qui est enregistré sur le titulaire (JSON)',
      hint: 'Sans code PIN, mot de passe ni clé. Le téléchargement est consigné.',
    },
    remove: {
      link: 'Supprimer cette boîte aux lettres',
      title: (address) => `Supprimer la boîte aux lettres ${address}\u202f?`,
      text: 'L’adresse, le nom, les numéros, les codes PIN et les messages en attente sont effacés, sans retour possible. Le journal d’audit garde ses événements, qui ne connaissent la boîte aux lettres que par son identifiant. Si le titulaire a un compte, celui-ci reste, sans boîte aux lettres.',
      button: 'Supprimer',
      done: (address) => `La boîte aux lettres ${address} a été supprimée`,
      accounts: (logins) => `Désormais sans boîte aux lettres\u00a0: ${list(logins)}.`,
    },
  },
  accounts: {
    title: 'Comptes',
    caption: 'Comptes par nom d’utilisateur',
    searchHint: 'Une partie du nom d’utilisateur',
    newTitle: 'Nouveau compte',
    add: 'Ajouter le compte',
    login: {
      label: 'Nom d’utilisateur',
      hint: 'Les majuscules et les minuscules ne sont pas distinguées.',
    },
    password: {
      label: 'Mot de passe',
      hint: 'Au moins 8 caractères. Vide si un autre système authentifie le compte.',
    },
    newPassword: {
      label: 'Nouveau mot de passe',
      hint: 'Au moins 8 caractères. L’ancien cesse immédiatement d’être valable, et ses sessions prennent fin.',
    },
    mailbox: {
      label: 'Boîte aux lettres',
      hint: 'L’adresse électronique de sa boîte aux lettres\u202f; vide s’il n’en a pas.',
    },
    roles: 'Rôles',
    role: 'Rôle',
    roleNames: {
      ApplicationImpersonation: 'ApplicationImpersonation\u00a0: agit pour les titulaires',
      phone: 'phone\u00a0: interroge sur les codes PIN',
      admin: 'admin\u00a0: modifie tout',
      helpdesk: 'helpdesk\u00a0: envoie des codes PIN et déverrouille',
      auditor: 'auditor\u00a0: lit',
    },
    scope: { label: 'Portée', hint: scopeHint },
    everyone: 'toutes les boîtes aux lettres',
    roleFor: (role, scope) => `${role} (${scope})`,
    state: 'État',
    enabled: 'activé',
    disabled: 'désactivé',
    disabledSince: (time) => `désactivé depuis le ${time}`,
    external: 'un autre système',
    ownPassword: 'un mot de passe',
    signsInBy: 'Connexion par',
    grant: { title: 'Accorder un rôle ou modifier sa portée', button: 'Accorder' },
    revoke: (role) => `Retirer ${role}`,
    setPassword: { title: 'Définir un mot de passe', button: 'Définir le mot de passe' },
    disable: {
      button: 'Désactiver ce compte',
      hint: 'Il ne peut plus rien faire dès sa prochaine demande, et ses sessions prennent fin.',
    },
    enable: { button: 'Activer ce compte' },
    actions: 'Actions',
    done: {
      added: (login) => `Le compte ${login} a été ajouté`,
      disabled: (login) => `Le compte ${login} est désactivé`,
      enabled: (login) => `Le compte ${login} est activé`,
      password: (login) => `Le compte ${login} a un autre mot de passe`,
      granted: (role, login) => `${login} a le rôle ${role}`,
      revoked: (role, login) => `${login} n’a plus le rôle ${role}`,
      removed: (login) => `Le compte ${login} a été supprimé`,
      unchanged: 'C’était déjà le cas',
    },
    remove: {
      link: 'Supprimer ce compte',
      title: (login) => `Supprimer le compte ${login}\u202f?`,
      text: 'Ses clés d’API sont supprimées avec lui, et ses sessions prennent fin. Sa boîte aux lettres reste, de même que sa trace dans le journal d’audit.',
      button: 'Supprimer',
    },
  },
  keys: {
    title: 'Clés d’API',
    caption: 'Clés d’API par identifiant',
    searchHint: 'Une partie du nom d’utilisateur ou du libellé',
    newTitle: 'Nouvelle clé d’API',
    add: 'Créer la clé',
    id: 'Identifiant',
    account: {
      label: 'Compte',
      hint: 'Le nom d’utilisateur du compte pour lequel la clé agit.',
    },
    label: { label: 'Libellé', hint: 'Ce à quoi sert la clé.' },
    role: {
      label: 'Rôle',
      hint: 'Le seul rôle dans lequel elle agit\u202f; le compte doit l’avoir.',
    },
    scope: { label: 'Portée', hint: `Dans les limites de celle du compte. ${scopeHint}` },
    createdAt: 'Créée',
    state: 'État',
    valid: 'valable',
    revokedAt: (time) => `révoquée le ${time}`,
    revoke: (id) => `Révoquer la clé ${id}`,
    revokeButton: 'Révoquer',
    revoked: (id) => `La clé ${id} a été révoquée`,
    alreadyRevoked: (id) => `La clé ${id} était déjà révoquée`,
    made: {
      title: 'La clé d’API a été créée',
      text: 'Copiez-la maintenant\u00a0: cette page est la seule à la montrer, et seule son empreinte est enregistrée.',
      key: 'Clé d’API',
      lost: (id) =>
        `La clé ${id} a déjà été montrée une fois, en réponse au premier clic. Si elle est perdue, révoquez-la et créez-en une autre.`,
      back: 'Vers la liste des clés',
    },
  },
  imports: {
    title: 'Importation de boîtes aux lettres',
    about:
      'Vous obtenez d’abord un aperçu, et rien n’est modifié. Les nouvelles adresses deviennent des boîtes aux lettres\u202f; les boîtes aux lettres existantes sont modifiées. Le fichier est exécuté en entier, ou pas du tout.',
    columns:
      'La première ligne nomme les colonnes address, displayName, extensions, language, umEnabled, policy et, si vous le souhaitez, phoneNumbers, dans n’importe quel ordre. Elles sont séparées par des virgules, des points-virgules ou des tabulations. Une cellule vide laisse inchangé le champ d’une boîte aux lettres existante\u202f; une nouvelle boîte aux lettres reçoit la valeur par défaut.',
    file: {
      label: 'Fichier CSV',
      hint: 'UTF-8 ou UTF-16, au plus 32\u00a0Mio et 100\u202f000 boîtes aux lettres.',
    },
    text: {
      label: 'Ou le texte d’un tel fichier',
      hint: 'Il compte si aucun fichier n’est choisi.',
    },
    sendPins: {
      label: 'Envoyer les premiers codes PIN',
      hint: 'À toutes les nouvelles boîtes aux lettres qui ont une messagerie vocale, en arrière-plan.',
    },
    preview: 'Aperçu',
    empty: 'Choisissez un fichier, ou saisissez son texte.',
    result: {
      title: 'Aperçu de l’importation',
      counts: {
        added: (count) =>
          counted(count, 'nouvelle boîte aux lettres', 'nouvelles boîtes aux lettres'),
        changed: (count) =>
          counted(count, 'boîte aux lettres change', 'boîtes aux lettres changent'),
        unchanged: (count) =>
          counted(
            count,
            'boîte aux lettres reste inchangée',
            'boîtes aux lettres restent inchangées',
          ),
        wrong: (count) => counted(count, 'problème trouvé', 'problèmes trouvés'),
      },
      problems: 'Ce qui ne va pas',
      changes: 'Ce qui changerait',
      line: 'Ligne',
      problem: 'Problème',
      address: 'Adresse électronique',
      kind: 'Ce qui se passe',
      fields: 'Champs qui changent',
      kinds: { added: 'nouvelle', changed: 'change', unchanged: 'reste inchangée' },
      more: (count) => `… et ${counted(count, 'ligne de plus', 'lignes de plus')}`,
      carryOut: 'Exécuter l’importation',
      nothingYet: 'Rien n’a encore été modifié.',
      mendFirst: 'Corrigez les lignes ci-dessous et refaites l’aperçu.',
      outdated:
        'Une boîte aux lettres a été modifiée depuis l’aperçu. Voici l’aperçu tel qu’il est maintenant.',
    },
    done: {
      title: 'L’importation a été exécutée',
      text: (added, changed) =>
        `${counted(added, 'nouvelle boîte aux lettres', 'nouvelles boîtes aux lettres')}, ${counted(changed, 'modifiée', 'modifiées')}.`,
      firstPins: (count) =>
        `Le service enverra ${counted(count, 'premier code PIN', 'premiers codes PIN')} par message.`,
    },
  },
};

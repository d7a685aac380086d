import type { AuditTexts } from './audit-texts.js';

// Spaces are part of French punctuation: no-break before a colon, narrow before a question mark or a semicolon.

/** No native reader has read these texts yet. */
export const fr: AuditTexts = {
  title: 'Journal d’audit',
  intro:
    'Chaque modification est consignée ici\u00a0: qui, quoi, quand, d’où, et pour quelle boîte aux lettres.',
  search: {
    title: 'Recherche',
    mailbox: 'Boîte aux lettres',
    mailboxHint: 'L’adresse ou, si la boîte aux lettres a été supprimée, son identifiant',
    actor: 'Qui',
    actorHint: 'Un nom d’utilisateur\u202f; umpin pour le service lui-même',
    event: 'Événement',
    anyEvent: 'N’importe lequel',
    from: 'Du',
    to: 'Jusqu’au, inclus',
    dateHint: (zone) => `Un jour, par exemple 2026-11-30, dans le fuseau horaire ${zone}`,
    button: 'Rechercher',
    all: 'Tout afficher',
    problem: 'Cette recherche n’est pas possible',
    noMailbox: (quoted) =>
      `Il n’y a pas de boîte aux lettres ${quoted}, ou vous n’avez pas le droit de la voir.`,
    notAName: (field) =>
      `«\u00a0${field}\u00a0» est trop long ou contient des caractères qu’aucun nom ne contient.`,
    noSuchEvent: 'Cet événement n’existe pas.',
    notADate: (field) =>
      `«\u00a0${field}\u00a0» doit être un jour du calendrier, par exemple 2026-11-30.`,
    datesReversed: 'Le premier jour est postérieur au dernier.',
  },
  events: {
    title: 'Événements',
    caption: (zone) => `Événements, les plus récents d’abord\u202f; fuseau horaire ${zone}`,
    none: 'Il n’y a pas de tels événements.',
    noneHere: 'Il n’y en a pas sur cette page. Il peut y en avoir sur la suivante.',
    time: 'Quand',
    event: 'Événement',
    who: 'Qui',
    mailbox: 'Boîte aux lettres',
    detail: 'Détails',
    from: (source) => `depuis ${source}`,
    removedMailbox: (id) => `Supprimée\u00a0: ${id}`,
    more: 'Plus',
    id: 'Identifiant',
    place: 'Place dans son historique',
    hash: 'Empreinte',
    reset: 'Identifiant du nouveau code PIN',
    request: 'Identifiant de la requête',
    older: 'Événements précédents',
    newest: 'Événements les plus récents',
    export: 'Télécharger en lignes JSON',
    exportHint: 'Tous les événements de cette recherche, les plus anciens d’abord.',
  },
  proof: {
    title: 'Preuve du journal d’audit',
    intro:
      'Chaque événement porte l’empreinte du précédent, et une racine signée les représente tous. Une vérification trouve les événements qui ont été modifiés, supprimés, ajoutés ou déplacés, quel que soit l’auteur.',
    toSearch: 'Retour à la recherche',
    link: 'En savoir plus sur la preuve',
    root: {
      title: 'Racine signée la plus récente',
      none: 'Rien n’a encore été scellé. Le service en marche le fait en quelques secondes.',
      short: (leaves, time, key) =>
        `La racine la plus récente représente ${leaves.text} ${leaves.value < 2 ? 'feuille' : 'feuilles'}. Elle a été signée le ${time} avec la clé ${key}.`,
      size: 'Taille',
      leaves: ({ value, text }) => (value === 1 ? 'une feuille' : `${text} feuilles`),
      signed: 'Signée',
      root: 'Racine',
      key: 'Clé',
      publicKey: 'Clé publique',
      noPublicKey: 'Ce service ne l’a plus.',
      signature: 'Signature',
      hint: 'Conservez la taille et la racine ailleurs. Ainsi, même une personne qui a tous les droits sur la base de données ne peut pas modifier à votre insu ce qu’elles représentent.',
    },
    verify: {
      title: 'Vérification',
      button: 'Vérifier maintenant',
      hint: 'Tous les événements sont lus et comparés. Il faut environ une minute pour un million.',
      never: 'Cette instance du service n’a pas vérifié le journal d’audit depuis son démarrage.',
      running: (login, time) => `Une vérification est en cours. ${login} l’a lancée le ${time}.`,
      underWay: 'Une vérification est en cours.',
      progress: 'Avancement de la vérification',
      percent: ({ text }) => `${text}\u00a0% effectués`,
      refresh: 'Actualiser',
      upTo: ({ text }) => `Vérifié jusqu’à la feuille ${text}\u00a0: rien n’a été modifié`,
      since: ({ value, text }) =>
        value === 1 ? 'Une autre a été scellée depuis.' : `${text} autres ont été scellées depuis.`,
      found: ({ value, text }) =>
        value === 1
          ? 'Le journal d’audit n’est pas tel qu’il a été consigné\u00a0: une anomalie'
          : `Le journal d’audit n’est pas tel qu’il a été consigné\u00a0: ${text} anomalies`,
      checked: (events, chains) =>
        `Comparaison\u00a0: ${events.text} ${events.value < 2 ? 'événement' : 'événements'} dans ${chains.text} ${chains.value < 2 ? 'historique' : 'historiques'} de boîtes aux lettres et d’acteurs.`,
      by: (login, time) => `Vérifié par ${login}, terminé le ${time}.`,
      failed: 'La dernière vérification n’a pas pu être effectuée',
      failedText: 'Veuillez réessayer. Le journal du service en indique la raison.',
      thisInstance:
        'C’est la dernière vérification que cette instance du service a effectuée, jusqu’à son redémarrage. D’autres ont pu avoir lieu ailleurs.',
      done: 'Le journal d’audit a été vérifié',
    },
    findings: {
      caption: 'Ce qui a été trouvé',
      kind: 'Anomalie',
      where: 'Historique concerné',
      event: 'Événement',
      what: 'En clair',
      kinds: {
        altered: 'Modifié',
        deleted: 'Supprimé',
        inserted: 'Inséré',
        reordered: 'Déplacé',
        'cut-off': 'Tronqué',
        'history-missing': 'Historique manquant',
        rewritten: 'Réécrit',
        'seal-altered': 'Sceau modifié',
        forged: 'Non signé par ce service',
      },
      whole: 'Tout le journal d’audit',
      mailbox: (id) => `Boîte aux lettres ${id}`,
      actor: (login) => `Acteur ${login}`,
      more: ({ value, text }) =>
        value === 1
          ? 'Une autre a été trouvée\u202f; la commande `umpin audit verify` les affiche toutes.'
          : `${text} autres ont été trouvées\u202f; la commande \`umpin audit verify\` les affiche toutes.`,
    },
  },
};

import type { Count } from './page-count.js';
import type { SharedTexts } from './shared-texts.js';

// Spaces are part of French punctuation: no-break before a colon, narrow before a question mark or a semicolon.

// Zero is singular in French, as one is.
/** A number with its noun, as in 0 erreur, 1 erreur, 2 erreurs. */
export const counted = ({ value, text }: Count, one: string, many: string) =>
  `${text} ${value < 2 ? one : many}`;

/** No native reader has read these texts yet. */
export const fr: SharedTexts = {
  service: 'Messagerie vocale',
  skip: 'Aller au contenu principal',
  areas: {
    label: 'Rubriques',
    owner: 'Ma messagerie vocale',
    helpdesk: 'Service d’assistance',
    admin: 'Administration',
    audit: 'Journal d’audit',
  },
  signedInAs: (login) => `Session ouverte sous le nom ${login}`,
  signOut: 'Se déconnecter',
  signOutEverywhere: 'Se déconnecter de tous les appareils',
  signedOut: 'Votre session est fermée.',
  signIn: {
    title: 'Connexion',
    login: 'Nom d’utilisateur',
    loginHint: 'En général, votre adresse électronique',
    password: 'Mot de passe',
    button: 'Se connecter',
    elsewhere: 'Se connecter avec le compte de l’entreprise',
    elsewhereNewTab: 'Se connecter avec le compte de l’entreprise (s’ouvre dans un nouvel onglet)',
    elsewhereKept: 'Revenez ensuite à cet onglet et continuez avec ce que vous aviez saisi.',
    byPassword: 'Ou se connecter avec un nom d’utilisateur et un mot de passe',
    wrong: 'Le nom d’utilisateur ou le mot de passe est erroné.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Trop de tentatives de connexion ont échoué. Veuillez réessayer dans une minute.'
        : `Trop de tentatives de connexion ont échoué. Veuillez réessayer dans ${minutes} minutes.`,
    denied: 'La connexion avec le compte de l’entreprise n’a pas eu lieu.',
    failed:
      'Cette connexion a pris trop de temps, ou elle n’a pas été commencée dans ce navigateur. Veuillez réessayer.',
    noAccess:
      'Votre compte d’entreprise ne donne pas accès à ce service. Veuillez vous adresser à votre administrateur ou au service d’assistance.',
    unavailable:
      'Votre connexion ne peut pas être vérifiée pour le moment. Veuillez réessayer dans une minute.',
    done: 'Votre session est ouverte',
    signedInElsewhere:
      'Votre session est peut-être encore ouverte avec le compte de l’entreprise. Si d’autres personnes utilisent cet appareil, déconnectez-vous aussi de ce compte.',
    ended: 'Votre session a expiré. Veuillez vous reconnecter.',
    endedKept:
      'Votre session a expiré\u00a0: rien n’a donc encore été fait. Reconnectez-vous et vous pourrez continuer avec ce que vous aviez saisi.',
    byProxyOnly:
      'C’est le réseau de votre entreprise qui ouvre votre session, et il ne nous a pas indiqué qui vous êtes. Veuillez vous adresser à votre administrateur ou au service d’assistance.',
  },
  goOn: {
    title: 'Voulez-vous continuer\u202f?',
    text: 'Vous avez ouvert une nouvelle session depuis que la page est affichée. Rien n’a encore été fait, et ce que vous aviez saisi est toujours là.',
    button: 'Continuer',
  },
  problem: 'Problème',
  problemTitle: (title) => `Problème\u00a0: ${title}`,
  errors: {
    notAllowed: {
      title: 'Vous n’avez pas accès à cette page',
      text: 'Votre compte n’y donne pas droit, ou un autre site web vous a conduit ici.',
    },
    missing: { title: 'Cette page n’existe pas', text: 'Veuillez vérifier l’adresse.' },
    unreadable: {
      title: 'Votre envoi est illisible',
      text: 'Rien n’a été modifié. Veuillez revenir en arrière et réessayer.',
    },
    unavailable: {
      title: 'Cela ne fonctionne pas pour le moment',
      text: 'Veuillez réessayer dans une minute.',
    },
    internal: {
      title: 'Une erreur s’est produite',
      text: (requestId) =>
        `Vous n’y êtes pour rien. Veuillez communiquer ce numéro à votre administrateur\u00a0: ${requestId}`,
    },
    plainText: {
      title: 'Cette connexion n’est pas sécurisée',
      text: (url) =>
        `Votre mot de passe pourrait être lu en chemin\u00a0: on ne peut donc pas se connecter ici. Veuillez utiliser ${url}`,
    },
  },
  back: 'Retour',
  time: (date, clock, zone) => `${date} à ${clock} (${zone})`,
};

import type { OwnerTexts } from './owner-texts.js';

// Spaces are part of French punctuation: no-break before a colon, narrow before a question mark or a semicolon.

/** No native reader has read these texts yet. */
export const fr: OwnerTexts = {
  title: 'Ma messagerie vocale',
  state: {
    title: 'Votre code PIN',
    off: 'Votre messagerie vocale n’est pas activée. Si elle devrait l’être, veuillez vous adresser à votre administrateur ou au service d’assistance.',
    none: 'Vous n’avez pas encore de code PIN.',
    valid: 'Votre code PIN est valable.',
    validUntil: (time) => `Votre code PIN est valable jusqu’au ${time}.`,
    temporary: 'Un code PIN vous a été envoyé. Vous devrez le changer à la première utilisation.',
    temporaryUntil: (time) =>
      `Un code PIN vous a été envoyé. Veuillez l’utiliser avant le ${time}\u202f; vous devrez le changer à la première utilisation.`,
    expired: (time) => `Votre code PIN a expiré le ${time}.`,
    locked: (since) =>
      `Votre messagerie vocale est verrouillée depuis le ${since}. Tant qu’elle est verrouillée, aucun code PIN n’est accepté, pas même le bon.`,
    lockedUntilReset: 'Un nouveau code PIN la déverrouillera.',
    lockedUntilHelp:
      'Seul votre administrateur ou le service d’assistance peut la déverrouiller. Veuillez vous adresser à eux.',
    pending: (address) =>
      `Un message contenant un nouveau code PIN est en cours d’envoi à ${address}.`,
    mailed: (address, time) => `Le dernier code PIN a été envoyé à ${address} le ${time}.`,
    delayed: (address) =>
      `Le message contenant votre dernier code PIN, envoyé à ${address}, est retardé. Les serveurs de courrier essaient toujours de le remettre.`,
    bounced: (address, time) =>
      `Le message contenant votre dernier code PIN n’a pas pu être remis à ${address} (${time}). Veuillez demander à votre administrateur ou au service d’assistance de vérifier votre adresse électronique.`,
  },
  extension: (numbers) => `Numéro de poste\u00a0: ${numbers}`,
  send: {
    button: 'M’envoyer un nouveau code PIN',
    hint: (address) =>
      `Nous allons créer un nouveau code PIN et l’envoyer à ${address}. Votre code PIN actuel reste valable jusqu’à l’envoi de ce message.`,
  },
  sent: {
    title: 'Votre nouveau code PIN a été envoyé',
    text: (address) =>
      `Nous l’avons envoyé à ${address}. Les codes PIN précédents ne fonctionnent plus.`,
    next: 'Appelez votre messagerie vocale et identifiez-vous avec le code PIN du message. Il vous sera alors demandé de choisir votre propre code PIN.',
  },
  notReceived: {
    question: 'Vous n’avez pas reçu de message\u202f?',
    steps: [
      'Attendez quelques minutes et regardez dans le dossier des courriers indésirables.',
      'Vérifiez l’adresse ci-dessus. Votre administrateur ou le service d’assistance peut la corriger.',
      'Demandez ensuite un autre code PIN.',
    ],
  },
  failed: {
    title: 'Aucun nouveau code PIN n’a été envoyé',
    oldPinStays: 'Votre code PIN actuel fonctionne toujours.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Vous avez demandé plusieurs codes PIN en peu de temps. Veuillez réessayer dans une minute.'
        : `Vous avez demandé plusieurs codes PIN en peu de temps. Veuillez réessayer dans ${minutes} minutes.`,
    noMailbox:
      'Votre compte n’a pas de boîte aux lettres. Veuillez prévenir votre administrateur ou le service d’assistance.',
    notEnabled:
      'Votre messagerie vocale n’est pas activée. Veuillez prévenir votre administrateur ou le service d’assistance.',
    noPin:
      'Les règles des codes PIN n’en laissent aucun que vous n’ayez déjà eu. Veuillez prévenir votre administrateur.',
    refused: (address) =>
      `Le serveur de courrier n’accepte pas de message pour ${address}. Veuillez demander à votre administrateur ou au service d’assistance de vérifier votre adresse électronique.`,
    unavailable:
      'Le message ne peut pas être envoyé pour le moment. Veuillez réessayer dans quelques minutes.',
    unconfirmed:
      'Le serveur de courrier n’a pas encore répondu. Si un message arrive, le code PIN qu’il contient est valable\u202f; d’ici là, votre code PIN actuel fonctionne.',
    busy: 'Le service est trop sollicité pour le moment. Veuillez réessayer dans une minute.',
  },
  withoutMailbox:
    'Votre compte n’a pas de messagerie vocale. S’il devrait en avoir une, veuillez vous adresser à votre administrateur ou au service d’assistance.',
};

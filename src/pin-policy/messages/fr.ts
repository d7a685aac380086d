import { longestPin } from '../pin.js';
import type { Explanations } from './en.js';

/** No native reader has read these sentences yet. */
export const fr: Explanations = {
  'not-digits': () =>
    'Un code PIN se compose uniquement de chiffres. Veuillez utiliser les chiffres de 0 à 9.',
  'too-short': ({ minPinLength }) =>
    `Ce code PIN est trop court. Veuillez en choisir un d’au moins ${minPinLength} chiffres.`,
  'too-long': () =>
    `Ce code PIN est trop long. Veuillez en choisir un d’au plus ${longestPin} chiffres.`,
  sequence: () => 'Les chiffres de ce code PIN se suivent. Veuillez mélanger les chiffres.',
  repetition: () =>
    'Ce code PIN répète un seul chiffre. Veuillez utiliser des chiffres différents.',
  extension: () =>
    'Ce code PIN est tiré de votre numéro de poste, que d’autres connaissent. Veuillez en choisir un autre.',
  'keypad-line': () =>
    'Ce code PIN suit des lignes droites sur le clavier. Veuillez choisir d’autres chiffres.',
  'alternating-digits': () =>
    'Ce code PIN alterne deux chiffres. Veuillez en utiliser plus de deux.',
  'few-distinct-digits': () =>
    'Ce code PIN a trop peu de chiffres différents. Veuillez en utiliser au moins trois différents.',
  date: () => 'Ce code PIN peut se lire comme une date ou une année. Veuillez en choisir un autre.',
  blocklist: () =>
    'Ce code PIN est de ceux que l’on devine en premier. Veuillez en choisir un autre.',
  'phone-number': () =>
    'Ce code PIN est tiré de l’un de vos numéros de téléphone. Veuillez en choisir un autre.',
  history: ({ pinHistoryCount: count }) =>
    count === 1
      ? 'C’est votre code PIN actuel. Veuillez en choisir un autre.'
      : `Ce code PIN est l’un de vos ${count} derniers. Veuillez en choisir un que vous n’avez pas utilisé récemment.`,
  temporary: () => 'Ce code PIN vous a été envoyé par e-mail. Veuillez choisir le vôtre.',
  lifetime: () => 'Ce code PIN est trop ancien. Veuillez en choisir un nouveau.',
  expired: () =>
    'Ce code PIN a expiré, car il n’a pas été changé à temps. Veuillez en demander un nouveau.',
};

import { counted } from '../../texts/fr.js';
import type { StatusTexts } from './status-texts.js';

// Spaces are part of French punctuation: no-break before a colon, narrow before a question mark or a semicolon.

/** No native reader has read these texts yet. */
export const fr: StatusTexts = {
  title: 'État du service',
  intro:
    'Ce que le service vient de constater, vu de l’ordinateur sur lequel il fonctionne. Il vérifie de nouveau chaque fois que cette page est chargée.',
  allWell: 'Tout est en ordre.',
  failures: (count) => counted(count, 'erreur', 'erreurs'),
  warnings: (count) => counted(count, 'avertissement', 'avertissements'),
  again: 'Vérifier de nouveau',
  caption: 'Ce qui a été vérifié, les problèmes d’abord',
  state: 'État',
  examined: 'Vérifié',
  what: 'Constaté',
  states: { ok: 'En ordre', warning: 'Avertissement', failure: 'Erreur' },
  todo: 'Que faire\u00a0:',
};

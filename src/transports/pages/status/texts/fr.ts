import type { Count } from '../../texts/page-count.js';
import type { StatusTexts } from './status-texts.js';

// Spaces are part of French punctuation: no-break before a colon, narrow before a question mark or a semicolon.

/** No native reader has read these texts yet. */
export const fr: StatusTexts = {
  title: 'État du service',
  intro:
    'Ce que le service vient de constater, vu de l’ordinateur sur lequel il fonctionne. Il vérifie de nouveau chaque fois que cette page est chargée.',
  allWell: 'Tout est en ordre.',
  found: (failures, warnings) =>
    [counted(failures, 'erreur', 'erreurs'), counted(warnings, 'avertissement', 'avertissements')]
      .filter((part) => part !== '')
      .join(', '),
  again: 'Vérifier de nouveau',
  caption: 'Ce qui a été vérifié, les problèmes d’abord',
  state: 'État',
  examined: 'Vérifié',
  what: 'Constaté',
  states: { ok: 'En ordre', warning: 'Avertissement', failure: 'Erreur' },
  todo: 'Que faire\u00a0:',
};

function counted({ value, text }: Count, one: string, many: string): string {
  return value === 0 ? '' : `${text} ${value === 1 ? one : many}`;
}

import type { Count } from '../../texts/page-count.js';
import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const ca: StatusTexts = {
  title: 'Estat del servei',
  intro:
    'El que el servei acaba de trobar, vist des de l’ordinador on funciona. Ho torna a comprovar cada vegada que es carrega aquesta pàgina.',
  allWell: 'Tot està com ha d’estar.',
  found: (failures, warnings) =>
    [counted(failures, 'error', 'errors'), counted(warnings, 'advertiment', 'advertiments')]
      .filter((part) => part !== '')
      .join(', '),
  again: 'Torna-ho a comprovar',
  caption: 'El que s’ha comprovat, els problemes primer',
  state: 'Estat',
  examined: 'Comprovat',
  what: 'Resultat',
  states: { ok: 'Correcte', warning: 'Advertiment', failure: 'Error' },
  todo: 'Què cal fer:',
};

function counted({ value, text }: Count, one: string, many: string): string {
  return value === 0 ? '' : `${text} ${value === 1 ? one : many}`;
}

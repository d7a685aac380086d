import { counted } from '../../texts/page-count.js';
import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const ca: StatusTexts = {
  title: 'Estat del servei',
  intro:
    'El que el servei acaba de trobar, vist des de l’ordinador on funciona. Ho torna a comprovar cada vegada que es carrega aquesta pàgina.',
  allWell: 'Tot està com ha d’estar.',
  failures: (count) => counted(count, 'error', 'errors'),
  warnings: (count) => counted(count, 'advertiment', 'advertiments'),
  again: 'Torna-ho a comprovar',
  caption: 'El que s’ha comprovat, els problemes primer',
  state: 'Estat',
  examined: 'Comprovat',
  what: 'Resultat',
  states: { ok: 'Correcte', warning: 'Advertiment', failure: 'Error' },
  todo: 'Què cal fer:',
};

import { counted } from '../../texts/page-count.js';
import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const nb: StatusTexts = {
  title: 'Tjenestens tilstand',
  intro:
    'Det tjenesten har funnet akkurat nå, fra datamaskinen den kjører på. Den kontrollerer på nytt hver gang denne siden lastes inn.',
  allWell: 'Alt er som det skal være.',
  failures: (count) => counted(count, 'feil', 'feil'),
  warnings: (count) => counted(count, 'advarsel', 'advarsler'),
  again: 'Kontroller på nytt',
  caption: 'Hva som er kontrollert, problemer først',
  state: 'Tilstand',
  examined: 'Kontrollert',
  what: 'Funnet',
  states: { ok: 'I orden', warning: 'Advarsel', failure: 'Feil' },
  todo: 'Hva du kan gjøre:',
};

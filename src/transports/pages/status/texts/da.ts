import { counted } from '../../texts/page-count.js';
import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const da: StatusTexts = {
  title: 'Tjenestens tilstand',
  intro:
    'Hvad tjenesten har fundet lige nu, set fra den computer, som den kører på. Den ser efter igen, hver gang denne side indlæses.',
  allWell: 'Alt er, som det skal være.',
  failures: (count) => counted(count, 'fejl', 'fejl'),
  warnings: (count) => counted(count, 'advarsel', 'advarsler'),
  again: 'Se efter igen',
  caption: 'Hvad der er undersøgt, problemer først',
  state: 'Tilstand',
  examined: 'Undersøgt',
  what: 'Fundet',
  states: { ok: 'I orden', warning: 'Advarsel', failure: 'Fejl' },
  todo: 'Hvad der skal gøres:',
};

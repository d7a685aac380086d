import { longestPin } from '../pin.js';
import type { Explanations } from './en.js';

/** No native reader has read these sentences yet. */
export const ca: Explanations = {
  'not-digits': () => 'Un PIN només té xifres. Feu servir les xifres del 0 al 9.',
  'too-short': ({ minPinLength }) =>
    `Aquest PIN és massa curt. Trieu-ne un d’almenys ${minPinLength} xifres.`,
  'too-long': () => `Aquest PIN és massa llarg. Trieu-ne un de ${longestPin} xifres com a màxim.`,
  sequence: () => 'Les xifres d’aquest PIN són consecutives. Barregeu les xifres.',
  repetition: () => 'Aquest PIN repeteix una sola xifra. Feu servir xifres diferents.',
  extension: () =>
    'Aquest PIN surt de la vostra extensió, que altres persones coneixen. Trieu-ne un altre.',
  'keypad-line': () => 'Aquest PIN segueix línies rectes del teclat. Trieu altres xifres.',
  'alternating-digits': () => 'En aquest PIN s’alternen dues xifres. Feu-ne servir més de dues.',
  'few-distinct-digits': () =>
    'Aquest PIN té massa poques xifres diferents. Feu-ne servir almenys tres de diferents.',
  date: () => 'Aquest PIN es pot llegir com una data o un any. Trieu-ne un altre.',
  blocklist: () => 'Aquest PIN és dels que s’endevinen primer. Trieu-ne un altre.',
  'phone-number': () => 'Aquest PIN surt d’un dels vostres números de telèfon. Trieu-ne un altre.',
  history: ({ pinHistoryCount: count }) =>
    count === 1
      ? 'Aquest és el PIN que ja teniu. Trieu-ne un altre.'
      : `Aquest PIN és un dels vostres ${count} últims. Trieu-ne un que no hàgiu fet servir fa poc.`,
  temporary: () => 'Aquest PIN us ha arribat per correu. Trieu-ne un de propi.',
  lifetime: () => 'Aquest PIN és massa antic. Trieu-ne un de nou.',
  expired: () => 'Aquest PIN ha caducat perquè no s’ha canviat a temps. Demaneu-ne un de nou.',
};

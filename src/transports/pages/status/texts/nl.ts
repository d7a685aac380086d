import { counted } from '../../texts/page-count.js';
import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const nl: StatusTexts = {
  title: 'Toestand van de dienst',
  intro:
    'Wat de dienst zojuist heeft vastgesteld, vanaf de computer waarop hij draait. Telkens wanneer deze pagina wordt geladen, wordt alles opnieuw gecontroleerd.',
  allWell: 'Alles is zoals het moet zijn.',
  failures: (count) => counted(count, 'fout', 'fouten'),
  warnings: (count) => counted(count, 'waarschuwing', 'waarschuwingen'),
  again: 'Opnieuw controleren',
  caption: 'Wat is gecontroleerd, problemen eerst',
  state: 'Toestand',
  examined: 'Gecontroleerd',
  what: 'Bevinding',
  states: { ok: 'In orde', warning: 'Waarschuwing', failure: 'Fout' },
  todo: 'Wat u kunt doen:',
};

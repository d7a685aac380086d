import { counted } from '../../texts/page-count.js';
import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const it: StatusTexts = {
  title: 'Stato del servizio',
  intro:
    'Ciò che il servizio ha rilevato proprio ora, dal computer su cui è in esecuzione. Il controllo si ripete ogni volta che questa pagina viene caricata.',
  allWell: 'Tutto è come dovrebbe essere.',
  failures: (count) => counted(count, 'errore', 'errori'),
  warnings: (count) => counted(count, 'avviso', 'avvisi'),
  again: 'Ripeti il controllo',
  caption: 'Che cosa è stato controllato, prima i problemi',
  state: 'Stato',
  examined: 'Controllo',
  what: 'Risultato',
  states: { ok: 'A posto', warning: 'Avviso', failure: 'Errore' },
  todo: 'Che cosa fare:',
};

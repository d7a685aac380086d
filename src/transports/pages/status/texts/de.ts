import { counted } from '../../texts/page-count.js';
import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const de: StatusTexts = {
  title: 'Zustand des Dienstes',
  intro:
    'Was der Dienst gerade vorgefunden hat, von dem Rechner aus, auf dem er läuft. Er sieht bei jedem Laden dieser Seite neu nach.',
  allWell: 'Alles ist, wie es sein soll.',
  failures: (count) => counted(count, 'Fehler', 'Fehler'),
  warnings: (count) => counted(count, 'Warnung', 'Warnungen'),
  again: 'Noch einmal nachsehen',
  caption: 'Was geprüft wurde, Probleme zuerst',
  state: 'Zustand',
  examined: 'Geprüft',
  what: 'Vorgefunden',
  states: { ok: 'In Ordnung', warning: 'Warnung', failure: 'Fehler' },
  todo: 'Was zu tun ist:',
};

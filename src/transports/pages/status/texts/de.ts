import type { Count } from '../../texts/page-count.js';
import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const de: StatusTexts = {
  title: 'Zustand des Dienstes',
  intro:
    'Was der Dienst gerade vorgefunden hat, von dem Rechner aus, auf dem er läuft. Er sieht bei jedem Laden dieser Seite neu nach.',
  allWell: 'Alles ist, wie es sein soll.',
  found: (failures, warnings) =>
    [counted(failures, 'Fehler', 'Fehler'), counted(warnings, 'Warnung', 'Warnungen')]
      .filter((part) => part !== '')
      .join(', '),
  again: 'Noch einmal nachsehen',
  caption: 'Was geprüft wurde, Probleme zuerst',
  state: 'Zustand',
  examined: 'Geprüft',
  what: 'Vorgefunden',
  states: { ok: 'In Ordnung', warning: 'Warnung', failure: 'Fehler' },
  todo: 'Was zu tun ist:',
};

function counted({ value, text }: Count, one: string, many: string): string {
  return value === 0 ? '' : `${text} ${value === 1 ? one : many}`;
}

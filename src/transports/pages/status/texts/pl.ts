import { counted } from '../../texts/pl.js';
import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const pl: StatusTexts = {
  title: 'Stan usługi',
  intro:
    'To, co usługa stwierdziła przed chwilą, z komputera, na którym działa. Sprawdza ponownie przy każdym wczytaniu tej strony.',
  allWell: 'Wszystko jest w porządku.',
  failures: (count) => counted(count, 'błąd', 'błędy', 'błędów'),
  warnings: (count) => counted(count, 'ostrzeżenie', 'ostrzeżenia', 'ostrzeżeń'),
  again: 'Sprawdź ponownie',
  caption: 'Co sprawdzono, najpierw problemy',
  state: 'Stan',
  examined: 'Sprawdzono',
  what: 'Stwierdzono',
  states: { ok: 'W porządku', warning: 'Ostrzeżenie', failure: 'Błąd' },
  todo: 'Co zrobić:',
};

import { counted } from '../../texts/page-count.js';
import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const sv: StatusTexts = {
  title: 'Tjänstens tillstånd',
  intro:
    'Vad tjänsten nyss har konstaterat, från datorn som den körs på. Den kontrollerar igen varje gång sidan läses in.',
  allWell: 'Allt är som det ska.',
  failures: (count) => counted(count, 'fel', 'fel'),
  warnings: (count) => counted(count, 'varning', 'varningar'),
  again: 'Kontrollera igen',
  caption: 'Vad som har undersökts, problem först',
  state: 'Tillstånd',
  examined: 'Undersökt',
  what: 'Resultat',
  states: { ok: 'I ordning', warning: 'Varning', failure: 'Fel' },
  todo: 'Vad du ska göra:',
};

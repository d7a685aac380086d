import type { Count } from '../../texts/page-count.js';
import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const sv: StatusTexts = {
  title: 'Tjänstens tillstånd',
  intro:
    'Vad tjänsten nyss har konstaterat, från datorn som den körs på. Den kontrollerar igen varje gång sidan läses in.',
  allWell: 'Allt är som det ska.',
  found: (failures, warnings) =>
    [counted(failures, 'fel', 'fel'), counted(warnings, 'varning', 'varningar')]
      .filter((part) => part !== '')
      .join(', '),
  again: 'Kontrollera igen',
  caption: 'Vad som har undersökts, problem först',
  state: 'Tillstånd',
  examined: 'Undersökt',
  what: 'Resultat',
  states: { ok: 'I ordning', warning: 'Varning', failure: 'Fel' },
  todo: 'Vad du ska göra:',
};

function counted({ value, text }: Count, one: string, many: string): string {
  return value === 0 ? '' : `${text} ${value === 1 ? one : many}`;
}

import type { Count } from '../../texts/page-count.js';
import type { StatusTexts } from './status-texts.js';

export const en: StatusTexts = {
  title: 'State of the service',
  intro:
    'What the service has found just now, from the computer on which it runs. It looks again each time this page is loaded.',
  allWell: 'Everything is as it should be.',
  found: (failures, warnings) =>
    [counted(failures, 'failure', 'failures'), counted(warnings, 'warning', 'warnings')]
      .filter((part) => part !== '')
      .join(', '),
  again: 'Look again',
  caption: 'What was examined, problems first',
  state: 'State',
  examined: 'Examined',
  what: 'Found',
  states: { ok: 'OK', warning: 'Warning', failure: 'Failure' },
  todo: 'What to do:',
};

function counted({ value, text }: Count, one: string, many: string): string {
  return value === 0 ? '' : `${text} ${value === 1 ? one : many}`;
}

import { counted } from '../../texts/page-count.js';
import type { StatusTexts } from './status-texts.js';

export const en: StatusTexts = {
  title: 'State of the service',
  intro:
    'What the service has found just now, from the computer on which it runs. It looks again each time this page is loaded.',
  allWell: 'Everything is as it should be.',
  failures: (count) => counted(count, 'failure', 'failures'),
  warnings: (count) => counted(count, 'warning', 'warnings'),
  again: 'Look again',
  caption: 'What was examined, problems first',
  state: 'State',
  examined: 'Examined',
  what: 'Found',
  states: { ok: 'OK', warning: 'Warning', failure: 'Failure' },
  todo: 'What to do:',
};

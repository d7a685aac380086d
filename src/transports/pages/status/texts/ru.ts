import { counted } from '../../texts/ru.js';
import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const ru: StatusTexts = {
  title: 'Состояние службы',
  intro:
    'Что служба только что обнаружила с компьютера, на котором она работает. Проверка повторяется при каждой загрузке этой страницы.',
  allWell: 'Всё в порядке.',
  failures: (count) => counted(count, 'сбой', 'сбоя', 'сбоев'),
  warnings: (count) => counted(count, 'предупреждение', 'предупреждения', 'предупреждений'),
  again: 'Проверить ещё раз',
  caption: 'Что проверено, сначала проблемы',
  state: 'Состояние',
  examined: 'Проверено',
  what: 'Обнаружено',
  states: { ok: 'В порядке', warning: 'Предупреждение', failure: 'Сбой' },
  todo: 'Что делать:',
};

import type { Count } from '../../texts/page-count.js';
import { after } from '../../texts/ru.js';
import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const ru: StatusTexts = {
  title: 'Состояние службы',
  intro:
    'Что служба только что обнаружила с компьютера, на котором она работает. Проверка повторяется при каждой загрузке этой страницы.',
  allWell: 'Всё в порядке.',
  found: (failures, warnings) =>
    [
      counted(failures, 'сбой', 'сбоя', 'сбоев'),
      counted(warnings, 'предупреждение', 'предупреждения', 'предупреждений'),
    ]
      .filter((part) => part !== '')
      .join(', '),
  again: 'Проверить ещё раз',
  caption: 'Что проверено, сначала проблемы',
  state: 'Состояние',
  examined: 'Проверено',
  what: 'Обнаружено',
  states: { ok: 'В порядке', warning: 'Предупреждение', failure: 'Сбой' },
  todo: 'Что делать:',
};

function counted({ value, text }: Count, ...words: [one: string, few: string, many: string]) {
  return value === 0 ? '' : `${text} ${after(value, ...words)}`;
}

import { longestPin } from '../pin.js';
import type { Explanations } from './en.js';

/** In the genitive, after “not less than” and “at most”. */
const digits = (count: number) =>
  `${count} ${new Intl.PluralRules('ru').select(count) === 'one' ? 'цифры' : 'цифр'}`;

/** No native reader has read these sentences yet. */
export const ru: Explanations = {
  'not-digits': () => 'PIN-код состоит только из цифр. Используйте цифры от 0 до 9.',
  'too-short': ({ minPinLength }) =>
    `Этот PIN-код слишком короткий. Выберите код, в котором не менее ${digits(minPinLength)}.`,
  'too-long': () =>
    `Этот PIN-код слишком длинный. Выберите код, в котором не более ${digits(longestPin)}.`,
  sequence: () => 'Цифры этого PIN-кода идут подряд. Перемешайте цифры.',
  repetition: () => 'В этом PIN-коде повторяется одна цифра. Используйте разные цифры.',
  extension: () =>
    'Этот PIN-код составлен из вашего добавочного номера, который знают другие. Выберите другой код.',
  'keypad-line': () =>
    'Цифры этого PIN-кода лежат на клавиатуре по прямым линиям. Выберите другие цифры.',
  'alternating-digits': () => 'В этом PIN-коде чередуются две цифры. Используйте больше двух.',
  'few-distinct-digits': () =>
    'В этом PIN-коде слишком мало разных цифр. Используйте не менее трёх разных.',
  date: () => 'Этот PIN-код можно прочесть как дату или год. Выберите другой код.',
  blocklist: () => 'Этот PIN-код — один из тех, что угадывают первыми. Выберите другой код.',
  'phone-number': () =>
    'Этот PIN-код составлен из одного из ваших телефонных номеров. Выберите другой код.',
  history: ({ pinHistoryCount: count }) =>
    count === 1
      ? 'Это ваш нынешний PIN-код. Выберите другой код.'
      : `Этот PIN-код — один из ваших последних ${count}. Выберите код, которого у вас недавно не было.`,
};

import { longestPin } from '../pin.js';
import type { Explanations } from './en.js';

/** No native reader has read these sentences yet. */
export const zhHans: Explanations = {
  'not-digits': () => 'PIN 码只能由数字组成。请使用 0 到 9 的数字。',
  'too-short': ({ minPinLength }) => `此 PIN 码太短。请选择至少 ${minPinLength} 位的 PIN 码。`,
  'too-long': () => `此 PIN 码太长。请选择最多 ${longestPin} 位的 PIN 码。`,
  sequence: () => '此 PIN 码的数字是连续的。请打乱数字的顺序。',
  repetition: () => '此 PIN 码重复同一个数字。请使用不同的数字。',
  extension: () => '此 PIN 码来自您的分机号，别人也知道这个号码。请选择其他 PIN 码。',
  'keypad-line': () => '此 PIN 码沿着键盘上的直线排列。请选择其他数字。',
  'alternating-digits': () => '此 PIN 码由两个数字交替组成。请使用两个以上的数字。',
  'few-distinct-digits': () => '此 PIN 码的不同数字太少。请至少使用三个不同的数字。',
  date: () => '此 PIN 码可以看作日期或年份。请选择其他 PIN 码。',
  blocklist: () => '此 PIN 码是最先会被猜到的号码之一。请选择其他 PIN 码。',
  'phone-number': () => '此 PIN 码来自您的电话号码。请选择其他 PIN 码。',
  history: ({ pinHistoryCount: count }) =>
    count === 1
      ? '这是您现在的 PIN 码。请选择其他 PIN 码。'
      : `此 PIN 码是您最近 ${count} 个 PIN 码之一。请选择最近没有用过的 PIN 码。`,
  temporary: () => '此 PIN 码是通过邮件发送给您的。请选择您自己的 PIN 码。',
  lifetime: () => '此 PIN 码使用时间过长。请选择新的 PIN 码。',
  expired: () => '此 PIN 码未及时更改，已经过期。请申请新的 PIN 码。',
};

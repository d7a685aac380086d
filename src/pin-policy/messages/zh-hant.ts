import { longestPin } from '../pin.js';
import type { Explanations } from './en.js';

/** No native reader has read these sentences yet. */
export const zhHant: Explanations = {
  'not-digits': () => 'PIN 碼只能由數字組成。請使用 0 到 9 的數字。',
  'too-short': ({ minPinLength }) => `此 PIN 碼太短。請選擇至少 ${minPinLength} 位數的 PIN 碼。`,
  'too-long': () => `此 PIN 碼太長。請選擇最多 ${longestPin} 位數的 PIN 碼。`,
  sequence: () => '此 PIN 碼的數字是連續的。請打亂數字的順序。',
  repetition: () => '此 PIN 碼重複同一個數字。請使用不同的數字。',
  extension: () => '此 PIN 碼來自您的分機號碼，別人也知道這個號碼。請選擇其他 PIN 碼。',
  'keypad-line': () => '此 PIN 碼沿著鍵盤上的直線排列。請選擇其他數字。',
  'alternating-digits': () => '此 PIN 碼由兩個數字交替組成。請使用兩個以上的數字。',
  'few-distinct-digits': () => '此 PIN 碼的不同數字太少。請至少使用三個不同的數字。',
  date: () => '此 PIN 碼可以看作日期或年份。請選擇其他 PIN 碼。',
  blocklist: () => '此 PIN 碼是最先會被猜到的號碼之一。請選擇其他 PIN 碼。',
  'phone-number': () => '此 PIN 碼來自您的電話號碼。請選擇其他 PIN 碼。',
  history: ({ pinHistoryCount: count }) =>
    count === 1
      ? '這是您現在的 PIN 碼。請選擇其他 PIN 碼。'
      : `此 PIN 碼是您最近 ${count} 個 PIN 碼之一。請選擇最近沒有用過的 PIN 碼。`,
  temporary: () => '此 PIN 碼是以郵件傳送給您的。請選擇您自己的 PIN 碼。',
  lifetime: () => '此 PIN 碼使用時間過長。請選擇新的 PIN 碼。',
  expired: () => '此 PIN 碼未及時變更，已經過期。請申請新的 PIN 碼。',
};

import { longestPin } from '../pin.js';
import type { Explanations } from './en.js';

/** No native reader has read these sentences yet. */
export const ko: Explanations = {
  'not-digits': () => 'PIN은 숫자로만 이루어집니다. 0부터 9까지의 숫자를 사용해 주세요.',
  'too-short': ({ minPinLength }) =>
    `이 PIN은 너무 짧습니다. ${minPinLength}자리 이상의 PIN을 선택해 주세요.`,
  'too-long': () => `이 PIN은 너무 깁니다. ${longestPin}자리 이하의 PIN을 선택해 주세요.`,
  sequence: () => '이 PIN은 연속된 숫자입니다. 숫자의 순서를 섞어 주세요.',
  repetition: () => '이 PIN은 한 숫자를 반복합니다. 서로 다른 숫자를 사용해 주세요.',
  extension: () =>
    '이 PIN은 다른 사람도 아는 내선 번호로 만들어졌습니다. 다른 PIN을 선택해 주세요.',
  'keypad-line': () => '이 PIN은 키패드의 직선을 따라갑니다. 다른 숫자를 선택해 주세요.',
  'alternating-digits': () =>
    '이 PIN은 두 숫자를 번갈아 사용합니다. 세 개 이상의 숫자를 사용해 주세요.',
  'few-distinct-digits': () =>
    '이 PIN은 숫자의 종류가 너무 적습니다. 서로 다른 숫자를 세 개 이상 사용해 주세요.',
  date: () => '이 PIN은 날짜나 연도로 읽힐 수 있습니다. 그렇지 않은 PIN을 선택해 주세요.',
  blocklist: () => '이 PIN은 가장 먼저 추측되는 PIN 중 하나입니다. 다른 PIN을 선택해 주세요.',
  'phone-number': () => '이 PIN은 회원님의 전화번호로 만들어졌습니다. 다른 PIN을 선택해 주세요.',
  history: ({ pinHistoryCount: count }) =>
    count === 1
      ? '지금 사용하고 계신 PIN입니다. 다른 PIN을 선택해 주세요.'
      : `최근에 사용하신 PIN ${count}개 중 하나입니다. 최근에 사용하지 않은 PIN을 선택해 주세요.`,
  temporary: () => '이 PIN은 메일로 보내 드린 것입니다. 직접 PIN을 선택해 주세요.',
  lifetime: () => '이 PIN은 너무 오래되었습니다. 새 PIN을 선택해 주세요.',
  expired: () => '이 PIN은 제때 변경되지 않아 만료되었습니다. 새 PIN을 요청해 주세요.',
};

import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const ko: StatusTexts = {
  title: '서비스 상태',
  intro:
    '서비스가 실행 중인 컴퓨터에서 방금 확인한 결과입니다. 이 페이지를 불러올 때마다 다시 확인합니다.',
  allWell: '모두 정상입니다.',
  failures: ({ text }) => `오류 ${text}개`,
  warnings: ({ text }) => `경고 ${text}개`,
  again: '다시 확인',
  caption: '확인한 항목, 문제가 있는 것부터',
  state: '상태',
  examined: '항목',
  what: '결과',
  states: { ok: '정상', warning: '경고', failure: '오류' },
  todo: '해야 할 일:',
};

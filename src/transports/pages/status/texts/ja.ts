import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const ja: StatusTexts = {
  title: 'サービスの状態',
  intro:
    'サービスが稼働しているコンピューターから、たった今確認した結果です。このページを読み込むたびに、もう一度確認します。',
  allWell: '問題はありません。',
  failures: ({ text }) => `エラー ${text} 件`,
  warnings: ({ text }) => `警告 ${text} 件`,
  again: 'もう一度確認',
  caption: '確認した項目、問題のあるものから順に',
  state: '状態',
  examined: '項目',
  what: '結果',
  states: { ok: '正常', warning: '警告', failure: 'エラー' },
  todo: '対処方法：',
};

import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const zhHant: StatusTexts = {
  title: '服務狀態',
  intro: '服務剛剛在其執行的電腦上檢查到的情況。每次載入此頁面時都會重新檢查。',
  allWell: '一切正常。',
  failures: ({ text }) => `${text} 個故障`,
  warnings: ({ text }) => `${text} 個警告`,
  again: '重新檢查',
  caption: '檢查項目，問題在前',
  state: '狀態',
  examined: '檢查項目',
  what: '檢查結果',
  states: { ok: '正常', warning: '警告', failure: '故障' },
  todo: '處理方法：',
};

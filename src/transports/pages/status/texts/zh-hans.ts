import type { StatusTexts } from './status-texts.js';

/** No native reader has read these texts yet. */
export const zhHans: StatusTexts = {
  title: '服务状态',
  intro: '服务刚刚在其运行的计算机上检查到的情况。每次加载此页面时都会重新检查。',
  allWell: '一切正常。',
  failures: ({ text }) => `${text} 个故障`,
  warnings: ({ text }) => `${text} 个警告`,
  again: '重新检查',
  caption: '检查项目，问题在前',
  state: '状态',
  examined: '检查项目',
  what: '检查结果',
  states: { ok: '正常', warning: '警告', failure: '故障' },
  todo: '处理方法：',
};

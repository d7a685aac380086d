import type { SharedTexts } from './shared-texts.js';

/** No native reader has read these texts yet. */
export const zhHans: SharedTexts = {
  service: '语音信箱',
  skip: '跳到主要内容',
  areas: {
    label: '栏目',
    owner: '我的语音信箱',
    helpdesk: '技术支持',
    admin: '管理',
    audit: '审计',
  },
  signedInAs: (login) => `当前登录：${login}`,
  signOut: '退出登录',
  signOutEverywhere: '在所有设备上退出登录',
  signedOut: '您已退出登录。',
  signIn: {
    title: '登录',
    login: '用户名',
    loginHint: '通常是您的电子邮件地址',
    password: '登录密码',
    button: '登录',
    elsewhere: '使用公司账户登录',
    elsewhereNewTab: '使用公司账户登录（在新标签页中打开）',
    elsewhereKept: '登录后请回到此标签页，用已填写的内容继续操作。',
    byPassword: '或者使用用户名和登录密码登录',
    wrong: '用户名或登录密码不正确。',
    tooMany: (minutes) => `登录失败次数过多，请在 ${minutes} 分钟后重试。`,
    denied: '未能使用公司账户登录。',
    failed: '登录用时过长，或者不是在此浏览器中开始的。请重试。',
    noAccess: '您的公司账户无权使用此服务。请咨询管理员或技术支持人员。',
    unavailable: '目前无法验证您的登录。请在一分钟后重试。',
    done: '您已登录',
    signedInElsewhere: '您的公司账户可能仍处于登录状态。如果其他人也使用此设备，请同时退出该账户。',
    ended: '会话已结束，请重新登录。',
    endedKept: '会话已结束，因此尚未执行任何操作。重新登录后，您可以用之前填写的内容继续操作。',
    byProxyOnly: '登录由贵公司的网络完成，但该网络没有告知您的身份。请咨询管理员或技术支持人员。',
  },
  goOn: {
    title: '是否继续？',
    text: '打开此页面之后，您重新登录过。目前尚未执行任何操作，您填写的内容仍然保留。',
    button: '继续',
  },
  problem: '问题',
  problemTitle: (title) => `问题：${title}`,
  errors: {
    notAllowed: {
      title: '您无权使用此页面',
      text: '您的账户没有相应权限，或者您是从其他网站来到这里的。',
    },
    missing: { title: '此页面不存在', text: '请检查网址。' },
    unreadable: {
      title: '无法读取您发送的内容',
      text: '没有更改任何内容。请返回后重试。',
    },
    unavailable: {
      title: '目前无法使用',
      text: '请在一分钟后重试。',
    },
    internal: {
      title: '出现了错误',
      text: (requestId) => `这不是您的操作造成的。请将以下编号告知管理员：${requestId}`,
    },
    plainText: {
      title: '此连接不安全',
      text: (url) =>
        `您的登录密码在传输途中可能会被他人读取，因此无法在此登录。请使用以下网址：${url}`,
    },
  },
  back: '返回',
  time: (date, clock, zone) => `${date} ${clock}（${zone}）`,
};

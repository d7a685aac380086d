import type { SharedTexts } from './shared-texts.js';

/** No native reader has read these texts yet. */
export const zhHant: SharedTexts = {
  service: '語音信箱',
  skip: '跳到主要內容',
  areas: {
    label: '選單',
    owner: '我的語音信箱',
    helpdesk: '技術支援',
    admin: '管理',
    audit: '稽核',
  },
  signedInAs: (login) => `目前登入：${login}`,
  signOut: '登出',
  signOutEverywhere: '在所有裝置上登出',
  signedOut: '您已登出。',
  signIn: {
    title: '登入',
    login: '使用者名稱',
    loginHint: '通常是您的電子郵件地址',
    password: '登入密碼',
    button: '登入',
    elsewhere: '使用公司帳戶登入',
    elsewhereNewTab: '使用公司帳戶登入（在新分頁中開啟）',
    elsewhereKept: '登入後請回到此分頁，用已填寫的內容繼續操作。',
    byPassword: '或者使用使用者名稱和登入密碼登入',
    wrong: '使用者名稱或登入密碼不正確。',
    tooMany: (minutes) => `登入失敗次數過多，請在 ${minutes} 分鐘後再試一次。`,
    denied: '未能使用公司帳戶登入。',
    failed: '登入時間過長，或者不是在此瀏覽器中開始的。請再試一次。',
    noAccess: '您的公司帳戶無權使用此服務。請洽詢管理員或技術支援人員。',
    unavailable: '目前無法驗證您的登入。請在一分鐘後再試一次。',
    done: '您已登入',
    signedInElsewhere: '您的公司帳戶可能仍處於登入狀態。如果其他人也使用此裝置，請一併登出該帳戶。',
    ended: '工作階段已結束，請重新登入。',
    endedKept: '工作階段已結束，因此尚未執行任何動作。重新登入後，您可以用先前填寫的內容繼續操作。',
    byProxyOnly:
      '登入是由貴公司的網路完成的，但該網路沒有告知您的身分。請洽詢管理員或技術支援人員。',
  },
  goOn: {
    title: '是否繼續？',
    text: '開啟此頁面之後，您重新登入過。目前尚未執行任何動作，您填寫的內容仍然保留。',
    button: '繼續',
  },
  problem: '問題',
  problemTitle: (title) => `問題：${title}`,
  errors: {
    notAllowed: {
      title: '您無權使用此頁面',
      text: '您的帳戶沒有相關權限，或者您是從其他網站來到這裡的。',
    },
    missing: { title: '此頁面不存在', text: '請檢查網址。' },
    unreadable: {
      title: '無法讀取您送出的內容',
      text: '沒有變更任何內容。請返回後再試一次。',
    },
    unavailable: {
      title: '目前無法使用',
      text: '請在一分鐘後再試一次。',
    },
    internal: {
      title: '發生錯誤',
      text: (requestId) => `這不是您的操作造成的。請將以下編號告知管理員：${requestId}`,
    },
    plainText: {
      title: '此連線不安全',
      text: (url) =>
        `您的登入密碼在傳輸途中可能會被他人讀取，因此無法在此登入。請使用以下網址：${url}`,
    },
  },
  back: '返回',
  time: (date, clock, zone) => `${date} ${clock}（${zone}）`,
};

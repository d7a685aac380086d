import type { OwnerTexts } from './owner-texts.js';

/** No native reader has read these texts yet. */
export const zhHant: OwnerTexts = {
  title: '我的語音信箱',
  state: {
    title: '您的 PIN 碼',
    off: '您的語音信箱尚未開通。如果應該要開通，請洽詢管理員或技術支援人員。',
    none: '您還沒有 PIN 碼。',
    valid: '您的 PIN 碼有效。',
    validUntil: (time) => `您的 PIN 碼有效，將於${time}到期。`,
    temporary: '已將 PIN 碼寄給您。您第一次使用時，系統會要求您變更為自己選定的 PIN 碼。',
    temporaryUntil: (time) =>
      `已將 PIN 碼寄給您，請在${time}之前使用。您第一次使用時，系統會要求您變更為自己選定的 PIN 碼。`,
    expired: (time) => `您的 PIN 碼已於${time}到期。`,
    locked: (since) =>
      `您的語音信箱已於${since}鎖定。鎖定期間不接受任何 PIN 碼，即使是正確的 PIN 碼也不接受。`,
    lockedUntilReset: '使用新的 PIN 碼即可解除鎖定。',
    lockedUntilHelp: '只有管理員或技術支援人員可以解除鎖定，請與他們聯絡。',
    pending: (address) => `含有新 PIN 碼的郵件正在寄往 ${address}。`,
    mailed: (address, time) => `最近一次的 PIN 碼已於${time}寄至 ${address}。`,
    delayed: (address) => `寄往 ${address} 的最近一封 PIN 碼郵件有所延遲，郵件伺服器仍在嘗試傳送。`,
    bounced: (address, time) =>
      `最近一封 PIN 碼郵件無法送達 ${address}（${time}）。請管理員或技術支援人員檢查您的電子郵件地址。`,
  },
  extension: (numbers) => `分機號碼：${numbers}`,
  send: {
    button: '寄給我新的 PIN 碼',
    hint: (address) =>
      `我們會產生新的 PIN 碼，並以郵件寄至 ${address}。在該郵件寄出之前，您目前的 PIN 碼仍然有效。`,
  },
  sent: {
    title: '新的 PIN 碼已寄出',
    text: (address) => `郵件已寄至 ${address}。先前的 PIN 碼已失效。`,
    next: '請撥打語音信箱號碼，並以郵件中的 PIN 碼登入。屆時系統會要求您設定自己的 PIN 碼。',
  },
  notReceived: {
    question: '沒有收到郵件？',
    steps: [
      '請等候幾分鐘，並查看垃圾郵件資料夾。',
      '請檢查上面的地址。如有錯誤，管理員或技術支援人員可以更正。',
      '然後重新申請 PIN 碼。',
    ],
  },
  failed: {
    title: '沒有寄出新的 PIN 碼',
    oldPinStays: '您目前的 PIN 碼仍然有效。',
    tooMany: (minutes) => `您在短時間內多次申請了 PIN 碼，請在 ${minutes} 分鐘後再試一次。`,
    noMailbox: '您的帳戶沒有信箱。請通知管理員或技術支援人員。',
    notEnabled: '您的語音信箱尚未開通。請通知管理員或技術支援人員。',
    noPin: '符合規則的 PIN 碼您都已使用過，沒有可用的新 PIN 碼。請通知管理員。',
    refused: (address) =>
      `郵件伺服器不接收寄往 ${address} 的郵件。請管理員或技術支援人員檢查您的電子郵件地址。`,
    unavailable: '目前無法寄出郵件。請在幾分鐘後再試一次。',
    unconfirmed:
      '郵件伺服器尚未回應。如果您收到郵件，其中的 PIN 碼即為有效；在此之前，您目前的 PIN 碼有效。',
    busy: '目前系統忙碌。請在一分鐘後再試一次。',
  },
  withoutMailbox: '您的帳戶沒有語音信箱。如果應該要有，請洽詢管理員或技術支援人員。',
};

import type { Closing, MailTexts } from './mail-texts.js';

const notYou: Closing = {
  question: '不是您本人的操作？',
  advice: '請立即通知管理員或技術支援人員，可能有人正試圖進入您的語音信箱。',
};

/** No native reader has read these texts yet. */
export const zhHant: MailTexts = {
  greeting: (name) => (name ? `${name}，您好！` : '您好！'),
  extension: '您的分機號碼：',
  accessNumber: '語音信箱號碼：',
  issued: '核發時間：',
  time: (date, clock, zone) => `${date} ${clock}（${zone}）`,
  newPin: {
    asked: {
      subject: '您的語音信箱新 PIN 碼',
      introduction:
        '在此將您語音信箱的新 PIN 碼寄給您。新 PIN 碼已取代先前的所有 PIN 碼；您第一次使用時，系統會要求您變更為自己選定的 PIN 碼。',
      pin: '您的新 PIN 碼：',
      unexpected: {
        question: '您沒有申請新的 PIN 碼？',
        advice: '請立即通知管理員或技術支援人員。您原來的 PIN 碼已失效。',
      },
    },
    askedByAdministrator: {
      subject: '您的語音信箱新 PIN 碼',
      introduction:
        '管理員為您的語音信箱申請了新的 PIN 碼，在此寄給您。新 PIN 碼已取代先前的所有 PIN 碼；您第一次使用時，系統會要求您變更為自己選定的 PIN 碼。',
      pin: '您的新 PIN 碼：',
      unexpected: {
        question: '您沒有預期會收到新的 PIN 碼？',
        advice: '請洽詢管理員或技術支援人員。您原來的 PIN 碼已失效。',
      },
    },
    first: {
      subject: '您的語音信箱 PIN 碼',
      introduction:
        '您的語音信箱已經開通，在此將您的第一組 PIN 碼寄給您。您第一次使用時，系統會要求您變更為自己選定的 PIN 碼。',
      pin: '您的 PIN 碼：',
      unexpected: {
        question: '您沒有預期會收到這封郵件？',
        advice: '請通知管理員或技術支援人員。',
      },
    },
    tooManyAttempts: {
      subject: '您的語音信箱新 PIN 碼',
      introduction:
        '由於連續多次輸入錯誤的 PIN 碼，系統已為您的語音信箱更換新的 PIN 碼。您原來的 PIN 碼已失效。從現在起請使用新的 PIN 碼；您第一次使用時，系統會要求您變更為自己選定的 PIN 碼。',
      pin: '您的新 PIN 碼：',
      unexpected: notYou,
    },
  },
  stillLocked:
    '由於多次輸入錯誤的 PIN 碼，您的語音信箱仍處於鎖定狀態：須先由管理員或技術支援人員解除鎖定，此 PIN 碼才能使用。',
  mailboxLocked: {
    subject: '您的語音信箱已鎖定',
    introduction:
      '由於連續多次輸入錯誤的 PIN 碼，您的語音信箱已鎖定。鎖定期間不接受任何 PIN 碼，即使是正確的 PIN 碼也不接受。',
    unlockedBy: {
      administrator: '只有管理員或技術支援人員可以解除鎖定，請與他們聯絡。',
      reset:
        '使用新的 PIN 碼即可解除鎖定：請依平時的方式申請新的 PIN 碼，或請管理員或技術支援人員解除鎖定。',
    },
    locked: '鎖定時間：',
    wrongPins: '連續輸入錯誤的次數：',
    notYou,
  },
  pinExpiry: {
    subject: '您的語音信箱 PIN 碼即將到期',
    introduction: (date) =>
      `您的語音信箱 PIN 碼將於${date}到期。請在此之前透過電話變更：撥打語音信箱號碼，登入後設定新的 PIN 碼。`,
    otherwise: '如果屆時沒有變更，您下次登入時必須變更。',
    expires: '到期時間：',
    forgotten: {
      question: '忘記了 PIN 碼？',
      advice: '請依平時的方式申請新的 PIN 碼，或與管理員或技術支援人員聯絡。',
    },
  },
  secrecy: '請勿將 PIN 碼告訴任何人。任何人都不應向您索取 PIN 碼，技術支援人員也不例外。',
};

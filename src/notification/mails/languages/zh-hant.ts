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
      subject: '您的語音信箱新密碼',
      introduction:
        '在此將您語音信箱的新 PIN 碼寄給您。新 PIN 碼已取代先前的所有 PIN 碼；您第一次使用時，系統會要求您變更為自己選定的 PIN 碼。',
      pin: '您的新 PIN 碼：',
      unexpected: {
        question: '您沒有申請新的 PIN 碼？',
        advice: '請立即通知管理員或技術支援人員。您原來的 PIN 碼已失效。',
      },
    },
    askedByAdministrator: {
      subject: '您的語音信箱新密碼',
      introduction:
        '管理員為您的語音信箱申請了新的 PIN 碼，在此寄給您。新 PIN 碼已取代先前的所有 PIN 碼；您第一次使用時，系統會要求您變更為自己選定的 PIN 碼。',
      pin: '您的新 PIN 碼：',
      unexpected: {
        question: '您沒有預期會收到新的 PIN 碼？',
        advice: '請洽詢管理員或技術支援人員。您原來的 PIN 碼已失效。',
      },
    },
    first: {
      subject: '您的語音信箱密碼',
      introduction:
        '您的語音信箱已經開通，在此將您的第一組 PIN 碼寄給您。您第一次使用時，系統會要求您變更為自己選定的 PIN 碼。',
      pin: '您的 PIN 碼：',
      unexpected: {
        question: '您沒有預期會收到這封郵件？',
        advice: '請通知管理員或技術支援人員。',
      },
    },
    tooManyAttempts: {
      subject: '您的語音信箱新密碼',
      introduction:
        '由於連續多次輸入錯誤的 PIN 碼，系統已為您的語音信箱更換新的 PIN 碼。您原來的 PIN 碼已失效。從現在起請使用新的 PIN 碼；您第一次使用時，系統會要求您變更為自己選定的 PIN 碼。',
      pin: '您的新 PIN 碼：',
      unexpected: notYou,
    },
  },
  stillLocked:
    '由於多次輸入錯誤的 PIN 碼，您的語音信箱仍處於鎖定狀態：須先由管理員或技術支援人員解除鎖定，此 PIN 碼才能使用。',
  helpdeskWrites: (word) => `技術支援人員留言：${word}`,
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
  mailboxUnlocked: {
    subject: '您的語音信箱已解除鎖定',
    introduction:
      '您的語音信箱先前處於鎖定狀態，管理員或技術支援人員已解除鎖定。您的 PIN 碼維持不變。',
    unlocked: '解除鎖定時間：',
  },
  pinExpiry: {
    subject: '您的語音信箱密碼即將到期',
    introduction: (date) =>
      `您的語音信箱 PIN 碼將於${date}到期。請在此之前透過電話變更：撥打語音信箱號碼，登入後設定新的 PIN 碼。`,
    otherwise: '如果屆時沒有變更，您下次登入時必須變更。',
    expires: '到期時間：',
    forgotten: {
      question: '忘記了 PIN 碼？',
      advice: '請依平時的方式申請新的 PIN 碼，或與管理員或技術支援人員聯絡。',
    },
  },
  pinBounced: {
    subject: '語音信箱密碼未能送達',
    greeting: '您好！',
    introduction:
      '系統曾寄出一封含有語音信箱新 PIN 碼的郵件，後來收到通知，該郵件無法送達。在此之前，沒有人使用過這組 PIN 碼。',
    outcome: {
      returned: '原來的 PIN 碼已恢復有效，新 PIN 碼已失效。',
      withoutPin:
        '這個語音信箱先前沒有 PIN 碼，現在也恢復為沒有 PIN 碼的狀態：在新的 PIN 碼送達之前，任何人都無法進入。',
      locked: '原來的 PIN 碼不得恢復使用，因此這個語音信箱已鎖定：解除鎖定之前不接受任何 PIN 碼。',
      stays: '沒有可以恢復的原 PIN 碼，因此雖然沒有人收到新 PIN 碼，它仍然有效。',
    },
    stillLocked:
      '由於多次輸入錯誤的 PIN 碼，這個語音信箱處於鎖定狀態：須先解除鎖定，PIN 碼才能使用。',
    mailbox: '語音信箱：',
    extension: '分機號碼：',
    status: '郵件伺服器回報的狀態：',
    reported: '回報時間：',
    whatToDo: {
      question: '該如何處理？',
      advice:
        '請檢查這個語音信箱的電子郵件地址是否正確，以及能否收到郵件。之後可以重新申請 PIN 碼。',
    },
    noPin: '本郵件不含 PIN 碼，管理員也無法查看 PIN 碼。',
  },
  secrecy: '請勿將 PIN 碼告訴任何人。任何人都不應向您索取 PIN 碼，技術支援人員也不例外。',
};

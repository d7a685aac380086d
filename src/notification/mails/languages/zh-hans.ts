import type { Closing, MailTexts } from './mail-texts.js';

const notYou: Closing = {
  question: '不是您本人的操作？',
  advice: '请立即告知管理员或技术支持人员，可能有人正试图进入您的语音信箱。',
};

/** No native reader has read these texts yet. */
export const zhHans: MailTexts = {
  greeting: (name) => (name ? `${name}，您好！` : '您好！'),
  extension: '您的分机号：',
  accessNumber: '语音信箱号码：',
  issued: '签发时间：',
  time: (date, clock, zone) => `${date} ${clock}（${zone}）`,
  newPin: {
    asked: {
      subject: '您的语音信箱新密码',
      introduction:
        '现将您语音信箱的新 PIN 码发送给您。新 PIN 码已取代以前的所有 PIN 码；您第一次使用它时，系统会要求您更改为自己选定的 PIN 码。',
      pin: '您的新 PIN 码：',
      unexpected: {
        question: '您没有申请新的 PIN 码？',
        advice: '请立即告知管理员或技术支持人员。您原来的 PIN 码已失效。',
      },
    },
    askedByAdministrator: {
      subject: '您的语音信箱新密码',
      introduction:
        '管理员为您的语音信箱申请了新的 PIN 码，现发送给您。新 PIN 码已取代以前的所有 PIN 码；您第一次使用它时，系统会要求您更改为自己选定的 PIN 码。',
      pin: '您的新 PIN 码：',
      unexpected: {
        question: '您没有料到会收到新的 PIN 码？',
        advice: '请咨询管理员或技术支持人员。您原来的 PIN 码已失效。',
      },
    },
    first: {
      subject: '您的语音信箱密码',
      introduction:
        '您的语音信箱已开通，现将您的第一个 PIN 码发送给您。您第一次使用它时，系统会要求您更改为自己选定的 PIN 码。',
      pin: '您的 PIN 码：',
      unexpected: {
        question: '您没有料到会收到这封邮件？',
        advice: '请告知管理员或技术支持人员。',
      },
    },
    tooManyAttempts: {
      subject: '您的语音信箱新密码',
      introduction:
        '由于连续多次输入了错误的 PIN 码，系统已为您的语音信箱更换了新的 PIN 码。您原来的 PIN 码已失效。从现在起请使用新的 PIN 码；您第一次使用它时，系统会要求您更改为自己选定的 PIN 码。',
      pin: '您的新 PIN 码：',
      unexpected: notYou,
    },
  },
  stillLocked:
    '由于多次输入了错误的 PIN 码，您的语音信箱仍处于锁定状态：须先由管理员或技术支持人员解锁，此 PIN 码才能使用。',
  helpdeskWrites: (word) => `技术支持人员留言：${word}`,
  mailboxLocked: {
    subject: '您的语音信箱已被锁定',
    introduction:
      '由于连续多次输入了错误的 PIN 码，您的语音信箱已被锁定。锁定期间不接受任何 PIN 码，即使是正确的 PIN 码也不接受。',
    unlockedBy: {
      administrator: '只有管理员或技术支持人员可以解锁，请与他们联系。',
      reset:
        '使用新的 PIN 码即可解锁：请按平时的方式申请新的 PIN 码，或请管理员或技术支持人员解锁。',
    },
    locked: '锁定时间：',
    wrongPins: '连续输错的次数：',
    notYou,
  },
  mailboxUnlocked: {
    subject: '您的语音信箱已解锁',
    introduction:
      '您的语音信箱之前处于锁定状态，管理员或技术支持人员已将其解锁。您的 PIN 码保持不变。',
    unlocked: '解锁时间：',
  },
  pinExpiry: {
    subject: '您的语音信箱密码即将到期',
    introduction: (date) =>
      `您的语音信箱 PIN 码将于${date}到期。请在此之前通过电话更改：拨打语音信箱号码，登录后设置新的 PIN 码。`,
    otherwise: '如果届时没有更改，您下次登录时必须更改。',
    expires: '到期时间：',
    forgotten: {
      question: '忘记了 PIN 码？',
      advice: '请按平时的方式申请新的 PIN 码，或与管理员或技术支持人员联系。',
    },
  },
  pinBounced: {
    subject: '语音信箱密码未能送达',
    greeting: '您好！',
    introduction:
      '系统曾发出一封含有语音信箱新 PIN 码的邮件，后来收到报告称该邮件无法送达。在此之前，没有人使用过该 PIN 码。',
    outcome: {
      returned: '原来的 PIN 码已恢复有效，新 PIN 码已失效。',
      withoutPin:
        '该语音信箱之前没有 PIN 码，现在也恢复为没有 PIN 码的状态：在新的 PIN 码送达之前，任何人都无法进入。',
      locked: '原来的 PIN 码不得恢复使用，因此该语音信箱已被锁定：解锁之前不接受任何 PIN 码。',
      stays: '没有可以恢复的原 PIN 码，因此虽然没有人收到新 PIN 码，它仍然有效。',
    },
    stillLocked: '由于多次输入了错误的 PIN 码，该语音信箱处于锁定状态：须先解锁，PIN 码才能使用。',
    mailbox: '语音信箱：',
    extension: '分机号：',
    status: '邮件服务器报告的状态：',
    reported: '报告时间：',
    whatToDo: {
      question: '应如何处理？',
      advice: '请检查该语音信箱的电子邮件地址是否正确，以及能否收到邮件。之后可以重新申请 PIN 码。',
    },
    noPin: '本邮件不含 PIN 码，管理员也无法查看 PIN 码。',
  },
  secrecy: '请勿将 PIN 码告诉任何人。任何人都不应向您索要 PIN 码，技术支持人员也不例外。',
};

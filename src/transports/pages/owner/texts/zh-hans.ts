import type { OwnerTexts } from './owner-texts.js';

/** No native reader has read these texts yet. */
export const zhHans: OwnerTexts = {
  title: '我的语音信箱',
  state: {
    title: '您的 PIN 码',
    off: '您的语音信箱尚未开通。如果本应开通，请咨询管理员或技术支持人员。',
    none: '您还没有 PIN 码。',
    valid: '您的 PIN 码有效。',
    validUntil: (time) => `您的 PIN 码有效，将于${time}到期。`,
    temporary: '已向您发送 PIN 码。您第一次使用它时，系统会要求您更改为自己选定的 PIN 码。',
    temporaryUntil: (time) =>
      `已向您发送 PIN 码，请在${time}之前使用。您第一次使用它时，系统会要求您更改为自己选定的 PIN 码。`,
    expired: (time) => `您的 PIN 码已于${time}到期。`,
    locked: (since) =>
      `您的语音信箱已于${since}被锁定。锁定期间不接受任何 PIN 码，即使是正确的 PIN 码也不接受。`,
    lockedUntilReset: '使用新的 PIN 码即可解锁。',
    lockedUntilHelp: '只有管理员或技术支持人员可以解锁，请与他们联系。',
    pending: (address) => `含有新 PIN 码的邮件正在发往 ${address}。`,
    mailed: (address, time) => `最近一次的 PIN 码已于${time}发送至 ${address}。`,
    delayed: (address) => `发往 ${address} 的最近一封 PIN 码邮件有所延迟，邮件服务器仍在尝试投递。`,
    bounced: (address, time) =>
      `最近一封 PIN 码邮件未能送达 ${address}（${time}）。请让管理员或技术支持人员检查您的电子邮件地址。`,
  },
  extension: (numbers) => `分机号：${numbers}`,
  send: {
    button: '向我发送新的 PIN 码',
    hint: (address) =>
      `我们将生成新的 PIN 码，并通过邮件发送至 ${address}。在该邮件发出之前，您现在的 PIN 码仍然有效。`,
  },
  sent: {
    title: '新的 PIN 码已发送',
    text: (address) => `邮件已发送至 ${address}。以前的 PIN 码已失效。`,
    next: '请拨打语音信箱号码，并用邮件中的 PIN 码登录。届时系统会要求您设置自己的 PIN 码。',
  },
  notReceived: {
    question: '没有收到邮件？',
    steps: [
      '请等待几分钟，并查看垃圾邮件文件夹。',
      '请检查上面的地址。如有错误，管理员或技术支持人员可以更正。',
      '然后重新申请 PIN 码。',
    ],
  },
  failed: {
    title: '没有发送新的 PIN 码',
    oldPinStays: '您现在的 PIN 码仍然有效。',
    tooMany: (minutes) => `您在短时间内多次申请了 PIN 码，请在 ${minutes} 分钟后重试。`,
    noMailbox: '您的账户没有信箱。请告知管理员或技术支持人员。',
    notEnabled: '您的语音信箱尚未开通。请告知管理员或技术支持人员。',
    noPin: '符合规则的 PIN 码您都已使用过，没有可用的新 PIN 码。请告知管理员。',
    refused: (address) =>
      `邮件服务器不接收发往 ${address} 的邮件。请让管理员或技术支持人员检查您的电子邮件地址。`,
    unavailable: '目前无法发送邮件。请在几分钟后重试。',
    unconfirmed:
      '邮件服务器尚未应答。如果您收到邮件，其中的 PIN 码即为有效；在此之前，您现在的 PIN 码有效。',
    busy: '目前系统繁忙。请在一分钟后重试。',
  },
  withoutMailbox: '您的账户没有语音信箱。如果本应有语音信箱，请咨询管理员或技术支持人员。',
};

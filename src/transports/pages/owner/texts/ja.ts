import type { OwnerTexts } from './owner-texts.js';

/** No native reader has read these texts yet. */
export const ja: OwnerTexts = {
  title: 'マイボイスメール',
  state: {
    title: 'PIN の状態',
    off: 'ボイスメールは有効になっていません。ご利用いただけるはずの場合は、管理者またはヘルプデスクにお問い合わせください。',
    none: 'PIN はまだ発行されていません。',
    valid: 'PIN は有効です。',
    validUntil: (time) => `PIN は有効です。有効期限は${time}です。`,
    temporary:
      'PIN をお送りしました。最初にお使いになるときに、PIN を変更していただく必要があります。',
    temporaryUntil: (time) =>
      `PIN をお送りしました。有効期限は${time}です。それまでにお使いください。最初にお使いになるときに、PIN を変更していただく必要があります。`,
    expired: (time) => `PIN の有効期限は${time}に切れました。`,
    locked: (since) =>
      `ボイスメールは${since}にロックされました。ロックされている間は、正しい PIN を含め、どの PIN も受け付けられません。`,
    lockedUntilReset: '新しい PIN を発行すると、ロックは解除されます。',
    lockedUntilHelp:
      'ロックを解除できるのは、管理者またはヘルプデスクだけです。解除をご依頼ください。',
    pending: (address) => `新しい PIN を記載したメールを ${address} に送信しています。`,
    mailed: (address, time) => `最後の PIN は${time}に ${address} へ送信されました。`,
    delayed: (address) =>
      `最後の PIN を記載した ${address} 宛てのメールの配信が遅れています。メールサーバーは引き続き配信を試みています。`,
    bounced: (address, time) =>
      `最後の PIN を記載したメールを ${address} に配信できませんでした（${time}）。メールアドレスの確認を管理者またはヘルプデスクにご依頼ください。`,
  },
  extension: (numbers) => `内線番号：${numbers}`,
  send: {
    button: '新しい PIN を送信',
    hint: (address) =>
      `新しい PIN を発行し、${address} にメールでお送りします。そのメールが送信されるまで、現在の PIN は引き続き有効です。`,
  },
  sent: {
    title: '新しい PIN を送信しました',
    text: (address) => `${address} にメールでお送りしました。これまでの PIN はもう使用できません。`,
    next: 'ボイスメールに電話をかけ、メールに記載された PIN でサインインしてください。その際に、ご自分の PIN を設定していただきます。',
  },
  notReceived: {
    question: 'メールが届いていませんか？',
    steps: [
      '数分待ってから、迷惑メールフォルダーもご確認ください。',
      '上記のメールアドレスをご確認ください。管理者またはヘルプデスクが修正できます。',
      'その後、もう一度 PIN を送信してください。',
    ],
  },
  failed: {
    title: '新しい PIN は送信されませんでした',
    oldPinStays: '現在の PIN は引き続きご利用いただけます。',
    tooMany: (minutes) =>
      `短時間に何度も PIN が送信されました。${minutes} 分後にもう一度お試しください。`,
    noMailbox:
      'お使いのアカウントにはメールボックスがありません。管理者またはヘルプデスクにご連絡ください。',
    notEnabled: 'ボイスメールは有効になっていません。管理者またはヘルプデスクにご連絡ください。',
    noPin:
      'PIN の規則を満たし、これまでに使用されていない PIN が残っていません。管理者にご連絡ください。',
    refused: (address) =>
      `メールサーバーが ${address} 宛てのメールを受け付けません。メールアドレスの確認を管理者またはヘルプデスクにご依頼ください。`,
    unavailable: '現在メールを送信できません。数分後にもう一度お試しください。',
    unconfirmed:
      'メールサーバーからまだ応答がありません。メールが届いた場合は、そのメールに記載された PIN が有効です。それまでは現在の PIN をご利用いただけます。',
    busy: '現在たいへん混み合っています。1 分後にもう一度お試しください。',
  },
  withoutMailbox:
    'お使いのアカウントにはボイスメールがありません。ご利用いただけるはずの場合は、管理者またはヘルプデスクにお問い合わせください。',
};

import type { Closing, MailTexts } from './mail-texts.js';

const notYou: Closing = {
  question: 'お心当たりがない場合は、',
  advice:
    'すぐに管理者またはヘルプデスクにご連絡ください。第三者がお客様のボイスメールに接続しようとしているおそれがあります。',
};

/** No native reader has read these texts yet. */
export const ja: MailTexts = {
  greeting: (name) => (name ? `${name} 様` : 'ご利用者様'),
  extension: '内線番号：',
  accessNumber: 'ボイスメールの電話番号：',
  issued: '発行日時：',
  time: (date, clock, zone) => `${date} ${clock}（${zone}）`,
  newPin: {
    asked: {
      subject: 'ボイスメールの新しい暗証番号',
      introduction:
        'ボイスメールの新しい暗証番号（PIN）をお知らせします。これまでの PIN はすべて無効になり、この新しい PIN に置き換わります。最初にお使いになるときに、PIN を変更していただく必要があります。',
      pin: '新しい PIN：',
      unexpected: {
        question: '新しい PIN を依頼していない場合は、',
        advice:
          'すぐに管理者またはヘルプデスクにご連絡ください。これまでの PIN はもう使用できません。',
      },
    },
    askedByAdministrator: {
      subject: 'ボイスメールの新しい暗証番号',
      introduction:
        '管理者の依頼により、ボイスメールの新しい暗証番号（PIN）を発行しました。これまでの PIN はすべて無効になり、この新しい PIN に置き換わります。最初にお使いになるときに、PIN を変更していただく必要があります。',
      pin: '新しい PIN：',
      unexpected: {
        question: '新しい PIN について連絡を受けていない場合は、',
        advice:
          '管理者またはヘルプデスクにお問い合わせください。これまでの PIN はもう使用できません。',
      },
    },
    first: {
      subject: 'ボイスメールの暗証番号',
      introduction:
        'ボイスメールをご利用いただけるようになりました。最初の暗証番号（PIN）をお知らせします。最初にお使いになるときに、PIN を変更していただく必要があります。',
      pin: 'PIN：',
      unexpected: {
        question: 'このメールにお心当たりがない場合は、',
        advice: '管理者またはヘルプデスクにご連絡ください。',
      },
    },
    tooManyAttempts: {
      subject: 'ボイスメールの新しい暗証番号',
      introduction:
        '誤った PIN が続けて何度も入力されたため、ボイスメールの暗証番号（PIN）を新しくしました。これまでの PIN はもう使用できません。今後は新しい PIN をお使いください。最初にお使いになるときに、PIN を変更していただく必要があります。',
      pin: '新しい PIN：',
      unexpected: notYou,
    },
  },
  stillLocked:
    '誤った PIN が何度も入力されたため、ボイスメールはまだロックされています。この PIN をお使いになる前に、管理者またはヘルプデスクによるロックの解除が必要です。',
  helpdeskWrites: (word) => `ヘルプデスクからのメッセージ：${word}`,
  mailboxLocked: {
    subject: 'ボイスメールがロックされました',
    introduction:
      '誤った PIN が続けて何度も入力されたため、ボイスメールがロックされました。ロックされている間は、正しい PIN を含め、どの PIN も受け付けられません。',
    unlockedBy: {
      administrator:
        'ロックを解除できるのは、管理者またはヘルプデスクだけです。解除をご依頼ください。',
      reset:
        '新しい PIN を発行すると、ロックは解除されます。いつもの方法で新しい PIN をご依頼いただくか、管理者またはヘルプデスクに解除をご依頼ください。',
    },
    locked: 'ロック日時：',
    wrongPins: '連続した誤入力の回数：',
    notYou,
  },
  mailboxUnlocked: {
    subject: 'ボイスメールのロックが解除されました',
    introduction:
      'ロックされていたボイスメールは、管理者またはヘルプデスクによってロックが解除されました。PIN は以前と同じものをお使いいただけます。',
    unlocked: '解除日時：',
  },
  pinExpiry: {
    subject: 'ボイスメールの暗証番号の有効期限が近づいています',
    introduction: (date) =>
      `ボイスメールの PIN の有効期限は${date}です。それまでに、お電話で PIN を変更してください。ボイスメールの番号に電話をかけ、サインインしてから、新しい PIN を設定してください。`,
    otherwise: '変更されなかった場合は、次回のサインイン時に変更していただく必要があります。',
    expires: '有効期限：',
    forgotten: {
      question: 'PIN をお忘れの場合は、',
      advice:
        'いつもの方法で新しい PIN をご依頼いただくか、管理者またはヘルプデスクにお問い合わせください。',
    },
  },
  pinBounced: {
    subject: 'ボイスメールの暗証番号が届きませんでした',
    greeting: 'ヘルプデスクご担当者様',
    introduction:
      'ボイスメールの新しい暗証番号（PIN）を記載したメールを送信しましたが、その後、配信できなかったという通知がありました。それまでに、この PIN を使用した人はいません。',
    outcome: {
      returned: '以前の PIN が再び有効になり、新しい PIN は無効になりました。',
      withoutPin:
        'このボイスメールには以前も PIN がなかったため、再び PIN のない状態に戻りました。新しい PIN が届くまで、誰もボイスメールに接続できません。',
      locked:
        '以前の PIN を再び有効にすることはできないため、ボイスメールをロックしました。ロックが解除されるまで、どの PIN も受け付けられません。',
      stays: '元に戻せる以前の PIN がないため、誰も受け取っていない新しい PIN が引き続き有効です。',
    },
    stillLocked:
      '誤った PIN が何度も入力されたため、ボイスメールはロックされています。PIN を使用できるようにするには、ロックの解除が必要です。',
    mailbox: 'ボイスメール：',
    extension: '内線番号：',
    status: 'メールサーバーからのステータス：',
    reported: '通知日時：',
    whatToDo: {
      question: '必要な対応：',
      advice:
        'このボイスメールのメールアドレスと、そのアドレスでメールを受信できるかどうかをご確認ください。その後、新しい PIN を改めて依頼していただけます。',
    },
    noPin:
      'このメールに PIN は記載されていません。また、管理者であっても PIN を調べることはできません。',
  },
  secrecy:
    'PIN は誰にも教えないでください。ヘルプデスクであっても、PIN をお聞きすることはありません。',
};

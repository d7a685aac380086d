import type { SharedTexts } from './shared-texts.js';

/** No native reader has read these texts yet. */
export const ja: SharedTexts = {
  service: 'ボイスメール',
  skip: '本文へ移動',
  areas: {
    label: 'メニュー',
    owner: 'マイボイスメール',
    helpdesk: 'ヘルプデスク',
    admin: '管理',
    audit: '監査',
  },
  signedInAs: (login) => `サインイン中：${login}`,
  signOut: 'サインアウト',
  signOutEverywhere: 'すべての端末でサインアウト',
  signedOut: 'サインアウトしました。',
  signIn: {
    title: 'サインイン',
    login: 'ユーザー名',
    loginHint: '通常はメールアドレスです',
    password: 'パスワード',
    button: 'サインイン',
    elsewhere: '会社のアカウントでサインイン',
    elsewhereNewTab: '会社のアカウントでサインイン（新しいタブで開きます）',
    elsewhereKept: 'その後、このタブに戻り、入力した内容で続行してください。',
    byPassword: 'またはユーザー名とパスワードでサインイン',
    wrong: 'ユーザー名またはパスワードが正しくありません。',
    tooMany: (minutes) =>
      `サインインの失敗が続いたため、現在サインインできません。${minutes} 分後にもう一度お試しください。`,
    denied: '会社のアカウントでサインインできませんでした。',
    failed:
      'サインインに時間がかかりすぎたか、このブラウザーで開始されたサインインではありません。もう一度お試しください。',
    noAccess:
      'お使いの会社のアカウントでは、このサービスをご利用いただけません。管理者またはヘルプデスクにお問い合わせください。',
    unavailable: '現在サインインを確認できません。1 分後にもう一度お試しください。',
    done: 'サインインしました',
    signedInElsewhere:
      '会社のアカウントにはまだサインインしている可能性があります。この端末をほかの人も使う場合は、そのアカウントからもサインアウトしてください。',
    ended: 'セッションの有効期限が切れました。もう一度サインインしてください。',
    endedKept:
      'セッションの有効期限が切れたため、まだ何も実行されていません。もう一度サインインすると、入力した内容で続行できます。',
    byProxyOnly:
      'サインインは会社のネットワークを通じて行われますが、ご利用者の情報が届いていません。管理者またはヘルプデスクにお問い合わせください。',
  },
  goOn: {
    title: '続行しますか？',
    text: 'このページを開いた後に、もう一度サインインされました。まだ何も実行されておらず、入力した内容は残っています。',
    button: '続行',
  },
  problem: 'エラー',
  problemTitle: (title) => `エラー：${title}`,
  errors: {
    notAllowed: {
      title: 'このページはご利用いただけません',
      text: 'お使いのアカウントに権限がないか、別のウェブサイトからこのページに移動しました。',
    },
    missing: {
      title: 'ページが見つかりません',
      text: 'アドレスをご確認ください。',
    },
    unreadable: {
      title: '送信された内容を読み取れません',
      text: '何も変更されていません。前のページに戻って、もう一度お試しください。',
    },
    unavailable: {
      title: '現在ご利用いただけません',
      text: '1 分後にもう一度お試しください。',
    },
    internal: {
      title: '問題が発生しました',
      text: (requestId) =>
        `お客様の操作が原因ではありません。次の番号を管理者にお知らせください：${requestId}`,
    },
    plainText: {
      title: 'この接続は安全ではありません',
      text: (url) =>
        `通信の途中でパスワードを読み取られるおそれがあるため、ここではサインインできません。次のアドレスをご利用ください：${url}`,
    },
  },
  back: '戻る',
  time: (date, clock, zone) => `${date} ${clock}（${zone}）`,
};

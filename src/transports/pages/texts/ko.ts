import type { SharedTexts } from './shared-texts.js';

/** No native reader has read these texts yet. */
export const ko: SharedTexts = {
  service: '음성 사서함',
  skip: '본문으로 건너뛰기',
  areas: {
    label: '메뉴',
    owner: '내 음성 사서함',
    helpdesk: '헬프데스크',
    admin: '관리',
    audit: '감사 기록',
  },
  signedInAs: (login) => `로그인 계정: ${login}`,
  signOut: '로그아웃',
  signOutEverywhere: '모든 기기에서 로그아웃',
  signedOut: '로그아웃했습니다.',
  signIn: {
    title: '로그인',
    login: '사용자 이름',
    loginHint: '보통 메일 주소입니다',
    password: '비밀번호',
    button: '로그인',
    elsewhere: '회사 계정으로 로그인',
    elsewhereNewTab: '회사 계정으로 로그인 (새 탭에서 열림)',
    elsewhereKept: '그런 다음 이 탭으로 돌아와 입력하신 내용으로 계속해 주세요.',
    byPassword: '또는 사용자 이름과 비밀번호로 로그인',
    wrong: '사용자 이름이나 비밀번호가 올바르지 않습니다.',
    tooMany: (minutes) =>
      `로그인에 너무 여러 번 실패했습니다. ${minutes}분 후에 다시 시도해 주세요.`,
    denied: '회사 계정으로 로그인되지 않았습니다.',
    failed:
      '로그인에 시간이 너무 오래 걸렸거나 이 브라우저에서 시작한 로그인이 아닙니다. 다시 시도해 주세요.',
    noAccess:
      '회사 계정으로는 이 서비스를 사용하실 수 없습니다. 관리자나 헬프데스크에 문의해 주세요.',
    unavailable: '지금은 로그인을 확인할 수 없습니다. 1분 후에 다시 시도해 주세요.',
    done: '로그인했습니다',
    signedInElsewhere:
      '회사 계정에는 아직 로그인되어 있을 수 있습니다. 다른 사람도 이 기기를 사용한다면 그 계정에서도 로그아웃해 주세요.',
    ended: '세션이 만료되었습니다. 다시 로그인해 주세요.',
    endedKept:
      '세션이 만료되어 아직 아무것도 처리되지 않았습니다. 다시 로그인하시면 입력하신 내용으로 계속하실 수 있습니다.',
    byProxyOnly:
      '회사 네트워크를 통해 로그인되지만, 누가 사용하시는지 전달받지 못했습니다. 관리자나 헬프데스크에 문의해 주세요.',
  },
  goOn: {
    title: '계속하시겠어요?',
    text: '이 페이지를 여신 뒤에 다시 로그인하셨습니다. 아직 아무것도 처리되지 않았으며, 입력하신 내용은 그대로 남아 있습니다.',
    button: '계속',
  },
  problem: '문제',
  problemTitle: (title) => `문제: ${title}`,
  errors: {
    notAllowed: {
      title: '이 페이지를 사용하실 수 없습니다',
      text: '계정에 권한이 없거나 다른 웹사이트를 거쳐 이 페이지로 오셨습니다.',
    },
    missing: { title: '페이지를 찾을 수 없습니다', text: '주소를 확인해 주세요.' },
    unreadable: {
      title: '보내신 내용을 읽을 수 없습니다',
      text: '변경된 것은 없습니다. 이전 페이지로 돌아가 다시 시도해 주세요.',
    },
    unavailable: {
      title: '지금은 사용하실 수 없습니다',
      text: '1분 후에 다시 시도해 주세요.',
    },
    internal: {
      title: '문제가 발생했습니다',
      text: (requestId) =>
        `사용하시는 분의 잘못이 아닙니다. 다음 번호를 관리자에게 알려 주세요: ${requestId}`,
    },
    plainText: {
      title: '안전하지 않은 연결입니다',
      text: (url) =>
        `전송되는 도중에 다른 사람이 비밀번호를 읽을 수 있어 여기서는 로그인하실 수 없습니다. 다음 주소를 이용해 주세요: ${url}`,
    },
  },
  back: '돌아가기',
  // Some releases of ICU write AM and PM in Korean times.
  time: (date, clock, zone) =>
    `${date} ${clock.replace('AM', '오전').replace('PM', '오후')} (${zone})`,
};

import type { Closing, MailTexts } from './mail-texts.js';

const notYou: Closing = {
  question: '본인이 시도하지 않으셨나요?',
  advice:
    '누군가 회원님의 음성 사서함에 접속하려는 것일 수 있으니 바로 관리자나 헬프데스크에 알려 주세요.',
};

/** No native reader has read these texts yet. */
export const ko: MailTexts = {
  greeting: (name) => (name ? `${name} 님, 안녕하세요.` : '안녕하세요.'),
  extension: '내선 번호:',
  accessNumber: '음성 사서함 전화번호:',
  issued: '발급 일시:',
  // Some releases of ICU write AM and PM in Korean times.
  time: (date, clock, zone) =>
    `${date} ${clock.replace('AM', '오전').replace('PM', '오후')} (${zone})`,
  newPin: {
    asked: {
      subject: '음성 사서함의 새 비밀번호',
      introduction:
        '음성 사서함의 새 PIN을 알려 드립니다. 이전의 모든 PIN은 더 이상 사용할 수 없고 이 PIN으로 바뀌었으며, 처음 사용하실 때 다른 PIN으로 변경하셔야 합니다.',
      pin: '새 PIN:',
      unexpected: {
        question: '새 PIN을 요청하지 않으셨나요?',
        advice: '바로 관리자나 헬프데스크에 알려 주세요. 이전 PIN은 더 이상 사용할 수 없습니다.',
      },
    },
    askedByAdministrator: {
      subject: '음성 사서함의 새 비밀번호',
      introduction:
        '관리자가 음성 사서함의 새 PIN을 요청하여 알려 드립니다. 이전의 모든 PIN은 더 이상 사용할 수 없고 이 PIN으로 바뀌었으며, 처음 사용하실 때 다른 PIN으로 변경하셔야 합니다.',
      pin: '새 PIN:',
      unexpected: {
        question: '새 PIN에 대해 들은 바가 없으신가요?',
        advice: '관리자나 헬프데스크에 문의해 주세요. 이전 PIN은 더 이상 사용할 수 없습니다.',
      },
    },
    first: {
      subject: '음성 사서함 비밀번호',
      introduction:
        '음성 사서함을 사용하실 수 있게 되어 첫 번째 PIN을 알려 드립니다. 이 PIN은 음성 사서함에서 처음 사용하실 때 다른 PIN으로 변경하셔야 합니다.',
      pin: 'PIN:',
      unexpected: {
        question: '예상하지 못한 메일인가요?',
        advice: '관리자나 헬프데스크에 알려 주세요.',
      },
    },
    tooManyAttempts: {
      subject: '음성 사서함의 새 비밀번호',
      introduction:
        '잘못된 PIN이 연속해서 너무 여러 번 입력되어 음성 사서함의 PIN이 새로 발급되었습니다. 이전 PIN은 더 이상 사용할 수 없습니다. 이제부터 새 PIN을 사용해 주세요. 처음 사용하실 때 다른 PIN으로 변경하셔야 합니다.',
      pin: '새 PIN:',
      unexpected: notYou,
    },
  },
  stillLocked:
    '잘못된 PIN이 너무 여러 번 입력되어 음성 사서함이 아직 잠겨 있습니다. 이 PIN을 사용하시려면 먼저 관리자나 헬프데스크에서 잠금을 해제해야 합니다.',
  helpdeskWrites: (word) => `헬프데스크에서 보내는 메시지: ${word}`,
  mailboxLocked: {
    subject: '음성 사서함이 잠겼습니다',
    introduction:
      '잘못된 PIN이 연속해서 너무 여러 번 입력되어 음성 사서함이 잠겼습니다. 잠겨 있는 동안에는 올바른 PIN을 포함하여 어떤 PIN도 사용할 수 없습니다.',
    unlockedBy: {
      administrator: '관리자나 헬프데스크만 잠금을 해제할 수 있습니다. 해제를 요청해 주세요.',
      reset:
        '새 PIN을 받으면 잠금이 해제됩니다. 평소와 같은 방법으로 새 PIN을 요청하거나 관리자나 헬프데스크에 해제를 요청해 주세요.',
    },
    locked: '잠긴 일시:',
    wrongPins: '연속으로 잘못 입력된 횟수:',
    notYou,
  },
  mailboxUnlocked: {
    subject: '음성 사서함의 잠금이 해제되었습니다',
    introduction:
      '잠겨 있던 음성 사서함을 관리자나 헬프데스크에서 잠금 해제했습니다. PIN은 이전과 같습니다.',
    unlocked: '해제 일시:',
  },
  pinExpiry: {
    subject: '음성 사서함 비밀번호가 곧 만료됩니다',
    introduction: (date) =>
      `음성 사서함 PIN이 ${date}에 만료됩니다. 그 전에 전화로 PIN을 변경해 주세요. 음성 사서함 번호로 전화를 걸어 로그인한 다음 새 PIN을 정하시면 됩니다.`,
    otherwise: '변경하지 않으시면 다음에 로그인하실 때 변경하셔야 합니다.',
    expires: '만료 일시:',
    forgotten: {
      question: 'PIN을 잊으셨나요?',
      advice: '평소와 같은 방법으로 새 PIN을 요청하거나 관리자나 헬프데스크에 문의해 주세요.',
    },
  },
  pinBounced: {
    subject: '음성 사서함 비밀번호를 전달하지 못했습니다',
    greeting: '안녕하세요.',
    introduction:
      '음성 사서함의 새 PIN이 담긴 메일을 보냈으나, 이후 전달되지 못했다는 통보를 받았습니다. 그때까지 그 PIN을 사용한 사람은 없습니다.',
    outcome: {
      returned: '이전 PIN이 다시 유효해졌으며, 새 PIN은 더 이상 사용할 수 없습니다.',
      withoutPin:
        '이 음성 사서함에는 이전에도 PIN이 없었고 이제 다시 PIN이 없습니다. 새 PIN이 도착할 때까지 아무도 접속할 수 없습니다.',
      locked:
        '이전 PIN이 다시 유효해져서는 안 되므로 음성 사서함을 잠갔습니다. 잠금을 해제할 때까지 어떤 PIN도 사용할 수 없습니다.',
      stays: '되돌릴 이전 PIN이 없으므로, 아무도 받지 못했지만 새 PIN이 계속 유효합니다.',
    },
    stillLocked:
      '잘못된 PIN이 너무 여러 번 입력되어 음성 사서함이 잠겨 있습니다. PIN을 사용하려면 먼저 잠금을 해제해야 합니다.',
    mailbox: '음성 사서함:',
    extension: '내선 번호:',
    status: '메일 서버가 알린 상태:',
    reported: '통보 일시:',
    whatToDo: {
      question: '어떻게 해야 하나요?',
      advice:
        '이 음성 사서함의 메일 주소가 맞는지, 그 주소로 메일을 받을 수 있는지 확인해 주세요. 그런 다음 새 PIN을 다시 요청할 수 있습니다.',
    },
    noPin: '이 메일에는 PIN이 없으며, 관리자도 PIN을 조회할 수 없습니다.',
  },
  secrecy:
    'PIN을 다른 사람에게 알려 주지 마세요. 헬프데스크를 포함하여 누구도 PIN을 물어보지 않습니다.',
};

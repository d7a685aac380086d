import type { OwnerTexts } from './owner-texts.js';

/** No native reader has read these texts yet. */
export const ko: OwnerTexts = {
  title: '내 음성 사서함',
  state: {
    title: 'PIN 상태',
    off: '음성 사서함이 켜져 있지 않습니다. 켜져 있어야 한다면 관리자나 헬프데스크에 문의해 주세요.',
    none: '아직 PIN이 없습니다.',
    valid: 'PIN이 유효합니다.',
    validUntil: (time) => `PIN이 ${time}까지 유효합니다.`,
    temporary: 'PIN을 보내 드렸습니다. 처음 사용하실 때 다른 PIN으로 변경하셔야 합니다.',
    temporaryUntil: (time) =>
      `PIN을 보내 드렸습니다. ${time} 전에 사용해 주세요. 처음 사용하실 때 다른 PIN으로 변경하셔야 합니다.`,
    expired: (time) => `PIN이 ${time}에 만료되었습니다.`,
    locked: (since) =>
      `음성 사서함이 ${since}부터 잠겨 있습니다. 잠겨 있는 동안에는 올바른 PIN을 포함하여 어떤 PIN도 사용할 수 없습니다.`,
    lockedUntilReset: '새 PIN을 받으면 잠금이 해제됩니다.',
    lockedUntilHelp: '관리자나 헬프데스크만 잠금을 해제할 수 있습니다. 해제를 요청해 주세요.',
    pending: (address) => `새 PIN이 담긴 메일을 ${address} 주소로 보내고 있습니다.`,
    mailed: (address, time) => `마지막 PIN을 ${time}에 ${address} 주소로 보냈습니다.`,
    delayed: (address) =>
      `${address} 주소로 보낸 마지막 PIN 메일의 전달이 늦어지고 있습니다. 메일 서버가 계속 전달을 시도하고 있습니다.`,
    bounced: (address, time) =>
      `마지막 PIN이 담긴 메일을 ${address} 주소로 전달하지 못했습니다 (${time}). 관리자나 헬프데스크에 메일 주소 확인을 요청해 주세요.`,
  },
  extension: (numbers) => `내선 번호: ${numbers}`,
  send: {
    button: '새 PIN 받기',
    hint: (address) =>
      `새 PIN을 만들어 ${address} 주소로 보내 드립니다. 그 메일을 보낼 때까지 현재 PIN이 계속 유효합니다.`,
  },
  sent: {
    title: '새 PIN을 보냈습니다',
    text: (address) =>
      `${address} 주소로 메일을 보냈습니다. 이전 PIN은 더 이상 사용할 수 없습니다.`,
    next: '음성 사서함으로 전화를 걸어 메일에 있는 PIN으로 로그인해 주세요. 그때 직접 사용할 PIN을 정하시게 됩니다.',
  },
  notReceived: {
    question: '메일을 받지 못하셨나요?',
    steps: [
      '몇 분 기다리신 뒤 스팸 메일함을 확인해 주세요.',
      '위의 주소를 확인해 주세요. 관리자나 헬프데스크에서 고칠 수 있습니다.',
      '그런 다음 PIN을 다시 받아 주세요.',
    ],
  },
  failed: {
    title: '새 PIN을 보내지 못했습니다',
    oldPinStays: '현재 PIN은 계속 사용하실 수 있습니다.',
    tooMany: (minutes) =>
      `짧은 시간에 PIN을 여러 번 요청하셨습니다. ${minutes}분 후에 다시 시도해 주세요.`,
    noMailbox: '계정에 사서함이 없습니다. 관리자나 헬프데스크에 알려 주세요.',
    notEnabled: '음성 사서함이 켜져 있지 않습니다. 관리자나 헬프데스크에 알려 주세요.',
    noPin: 'PIN 규칙에 맞으면서 이전에 사용하지 않은 PIN이 없습니다. 관리자에게 알려 주세요.',
    refused: (address) =>
      `메일 서버가 ${address} 주소로 가는 메일을 받지 않습니다. 관리자나 헬프데스크에 메일 주소 확인을 요청해 주세요.`,
    unavailable: '지금은 메일을 보낼 수 없습니다. 몇 분 후에 다시 시도해 주세요.',
    unconfirmed:
      '메일 서버가 아직 응답하지 않았습니다. 메일이 도착하면 그 메일의 PIN이 유효하며, 그때까지는 현재 PIN을 사용하실 수 있습니다.',
    busy: '지금은 요청이 너무 많습니다. 1분 후에 다시 시도해 주세요.',
  },
  withoutMailbox:
    '계정에 음성 사서함이 없습니다. 있어야 한다면 관리자나 헬프데스크에 문의해 주세요.',
};

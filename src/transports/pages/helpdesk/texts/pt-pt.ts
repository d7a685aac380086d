import type { HelpdeskTexts } from './helpdesk-texts.js';

const noVoiceMail =
  'A caixa de correio não tem correio de voz. Um administrador pode alterar isso.';
const busy = 'O serviço está sobrecarregado neste momento. Tente novamente dentro de um minuto.';
const bounced = 'Ao apoio técnico: um PIN foi devolvido';

/** No native reader has read these texts yet. */
export const ptPT: HelpdeskTexts = {
  pages: { label: 'Apoio técnico', people: 'Encontrar uma pessoa', mail: 'E-mails' },
  people: {
    title: 'Encontrar uma pessoa',
    search: 'Nome, endereço ou extensão',
    hint: 'Uma parte do nome ou do endereço, ou o início da extensão',
    button: 'Procurar',
    hits: (count) =>
      count === 0
        ? 'Não foi encontrada nenhuma pessoa.'
        : count === 1
          ? 'Foi encontrada uma pessoa.'
          : `Foram encontradas ${count} pessoas.`,
    moreHits: (shown) =>
      `São mostradas ${shown} pessoas, e há mais. Escreva mais para encontrar menos.`,
    name: 'Nome',
    address: 'Endereço',
    extension: 'Extensão',
    state: 'Estado',
  },
  states: {
    off: 'Sem correio de voz',
    locked: 'Bloqueada',
    bounced: 'E-mail devolvido',
    pending: 'E-mail a caminho',
    none: 'Sem PIN',
    expired: 'PIN expirado',
    temporary: 'PIN por alterar',
    valid: 'PIN válido',
  },
  mailbox: {
    title: (nameOrAddress) => nameOrAddress,
    address: 'Endereço',
    extensions: 'Extensões',
    language: 'Língua dos e-mails',
    policy: 'Política de PIN',
    lastUsed: 'Última utilização do PIN',
    used: (time, phoneSystem) => `${time}, em ${phoneSystem}`,
    neverUsed: 'Nunca',
    wrongAttempts: 'PIN incorretos seguidos',
    state: {
      title: 'Estado',
      off: 'A caixa de correio não tem correio de voz, pelo que não recebe nenhum PIN. Um administrador pode alterar isso.',
      none: 'Ainda não há um PIN.',
      valid: 'O PIN é válido.',
      validUntil: (time) => `O PIN é válido até ${time}.`,
      temporary: 'O PIN foi enviado e terá de ser alterado na primeira utilização.',
      temporaryUntil: (time) =>
        `O PIN foi enviado; tem de ser usado antes de ${time} e alterado nessa altura.`,
      expired: (time) => `O PIN expirou a ${time}.`,
      locked: (since) =>
        `A caixa de correio está bloqueada desde ${since}: nenhum PIN será aceite.`,
      resetUnlocks: 'Um novo PIN também a desbloqueia.',
      resetKeepsLock: 'Um novo PIN não a desbloqueia.',
      pending: 'Um e-mail com um novo PIN está a caminho. Até lá, o PIN anterior é válido.',
      wanted: 'O serviço está prestes a enviar um PIN.',
      compromised: 'Um administrador indicou que outras pessoas conhecem o PIN.',
      bounced: (time, status) =>
        `Não foi possível entregar o e-mail com o último PIN (${time}; ${status}). Verifique o endereço antes de enviar outro.`,
      delayed: (time) =>
        `O e-mail com o último PIN está atrasado, segundo um servidor de e-mail (${time}). As tentativas de entrega continuam.`,
      sharedExtension: (extension) =>
        `Outra caixa de correio também tem a extensão ${extension}, pelo que os sistemas telefónicos não aceitam nenhum PIN para ela. Um administrador pode alterar isso.`,
    },
  },
  note: {
    reason: 'Motivo',
    reasonHint:
      'Até 200 caracteres, para a auditoria, que os guarda durante muito tempo. Não indique nomes de pessoas.',
    word: 'Uma mensagem para o titular (opcional)',
    wordHint:
      'Até 200 caracteres, para o e-mail ao titular, na língua dele. Não são permitidos links nem endereços.',
    problems: 'Ainda nada foi feito',
    reasonFaults: {
      missing: 'Indique um motivo.',
      'too-long': 'O motivo tem mais de 200 caracteres.',
      unprintable: 'O motivo tem caracteres que não podem ser mostrados.',
      address: 'O motivo contém um endereço.',
    },
    wordFaults: {
      missing: 'Escreva uma mensagem para o titular.',
      'too-long': 'A mensagem para o titular tem mais de 200 caracteres.',
      unprintable: 'A mensagem para o titular tem caracteres que não podem ser mostrados.',
      address:
        'A mensagem para o titular contém um link, um endereço de e-mail ou algo que os programas de e-mail interpretam como tal. Retire-o ou coloque um espaço depois de cada ponto.',
    },
  },
  reset: {
    title: 'Enviar um novo PIN',
    hint: (address) =>
      `É enviado para ${address} e mais ninguém o vê. O PIN anterior continua válido até esse e-mail ser enviado.`,
    button: 'Enviar um novo PIN',
    sent: 'Foi enviado um novo PIN',
    sentText: (address) => `Foi enviado para ${address}. Os PIN anteriores já não funcionam.`,
    joined: 'Foi enviado um novo PIN',
    joinedText: (address) =>
      `Um e-mail para ${address} já estava a caminho e foi agora enviado. Não contém nenhuma mensagem para o titular. Os PIN anteriores já não funcionam.`,
    failed: 'Não foi enviado nenhum PIN novo',
    reasons: {
      UmNotEnabled: noVoiceMail,
      NoPinSatisfiesPolicy:
        'As regras dos PIN não deixam nenhum que o titular não tenha já usado. Avise o administrador.',
      NotificationRefused: 'O servidor de e-mail não aceita mensagens para o endereço.',
      NotificationUnavailable:
        'Neste momento não é possível enviar o e-mail. Tente novamente dentro de alguns minutos.',
      DeliveryUnconfirmed:
        'O servidor de e-mail ainda não respondeu. Se chegar um e-mail, o PIN que contém é válido; até lá, o PIN atual funciona.',
      ServerBusy: busy,
      DatabaseUnavailable: busy,
    },
    tooMany: (minutes) =>
      minutes === 1
        ? 'Foram enviados demasiados PIN em pouco tempo, a este titular ou por si. Tente novamente dentro de um minuto.'
        : `Foram enviados demasiados PIN em pouco tempo, a este titular ou por si. Tente novamente dentro de ${minutes} minutos.`,
    oldPinStays: 'O PIN atual continua a funcionar.',
    underWay: 'Este formulário já foi enviado e está a ser processado. Volte a ver daqui a pouco.',
    sentBefore: 'Este formulário já foi enviado, com outro conteúdo. Nada voltou a ser feito.',
  },
  unlock: {
    title: 'Desbloquear',
    hint: 'O PIN mantém-se o mesmo e a contagem de PIN incorretos recomeça. Desbloqueie apenas para quem sabe que é o titular.',
    button: 'Desbloquear',
    done: 'A caixa de correio foi desbloqueada',
    doneText: 'O PIN é o mesmo de antes.',
    mailed: (address) => `A sua mensagem para o titular está a ser enviada para ${address}.`,
    notLocked: 'A caixa de correio não estava bloqueada',
    notLockedText: 'Não foi enviado nenhum e-mail ao titular.',
    failed: 'A caixa de correio não foi desbloqueada',
  },
  history: {
    title: 'Histórico',
    none: 'Ainda não aconteceu nada.',
    time: 'Quando',
    event: 'O quê',
    by: 'Requerente ou sistema telefónico',
    details: 'Detalhes',
    service: 'O próprio serviço',
    events: {
      'reset-requested': 'Novo PIN pedido',
      'reset-joined': 'Novo PIN pedido, com outro já a caminho',
      'reset-refused': 'Novo PIN recusado',
      'reset-delivered': 'Novo PIN enviado e válido',
      'reset-cancelled': 'Novo PIN não enviado; o anterior mantém-se',
      'reset-returned': 'E-mail devolvido; o PIN anterior voltou a ser válido',
      'mail-bounced': 'E-mail devolvido; o PIN mantém-se',
      'mail-delayed': 'E-mail atrasado',
      'mail-relayed': 'E-mail passado a um servidor que não comunica mais nada',
      'mail-expanded': 'E-mail passado a vários endereços',
      'mail-delivered': 'E-mail entregue',
      'automatic-reset-requested': 'Novo PIN após PIN incorretos',
      'signed-in': 'PIN aceite',
      'sign-in-failed': 'PIN recusado',
      'mailbox-locked': 'Caixa de correio bloqueada',
      'mailbox-unlocked': 'Caixa de correio desbloqueada',
      'reminder-requested': 'Lembrete de que o PIN vai expirar',
      'pin-changed': 'PIN alterado pelo titular',
      'pin-change-refused': 'PIN escolhido pelo titular recusado',
      'notice-delivered': 'Aviso enviado',
      'notice-dropped': 'Aviso abandonado',
      'mail-retried': 'Nova tentativa de envio, por um administrador',
      'first-pin-requested': 'Primeiro PIN pedido',
      'pin-compromised': 'PIN declarado como conhecido por outros',
    },
  },
  mails: {
    title: 'Últimos e-mails',
    none: 'Ainda não foi enviado nenhum e-mail.',
    ordered: 'Pedido',
    mail: 'E-mail',
    by: 'Pedido por',
    fate: 'O que lhe aconteceu',
    since: 'Desde',
    details: 'Detalhes',
    fates: {
      waiting: 'À espera',
      dropped: 'Não enviado',
      accepted: 'Enviado: o servidor de e-mail aceitou-o',
      delayed: 'Atrasado',
      relayed: 'Passado a um servidor que não comunica mais nada',
      expanded: 'Passado a vários endereços',
      delivered: 'Entregue',
      bounced: 'Devolvido',
    },
  },
  queue: {
    title: 'E-mails à espera ou devolvidos',
    waiting: 'E-mails à espera',
    noneWaits: 'Não há nenhum e-mail à espera.',
    mailbox: 'Caixa de correio',
    mail: 'E-mail',
    since: 'À espera desde',
    attempts: 'Tentativas',
    next: 'Próxima tentativa',
    why: 'Porque está à espera',
    underWay: 'Está a ser enviado neste momento.',
    maybeSent: 'Pode ter chegado: o servidor de e-mail não respondeu.',
    bounced: 'Caixas de correio cujo último e-mail foi devolvido',
    noneBounced: 'Não foi devolvido nenhum e-mail.',
    bouncedAt: 'Devolvido',
    status: 'Estado',
  },
  topics: {
    'new-pin': 'Novo PIN',
    'mailbox-locked': 'A caixa de correio está bloqueada',
    'mailbox-unlocked': 'A caixa de correio foi desbloqueada',
    'pin-expiry': 'O PIN expira em breve',
    'pin-bounced-returned': bounced,
    'pin-bounced-without-pin': bounced,
    'pin-bounced-locked': bounced,
    'pin-bounced-stays': bounced,
  },
  next: 'Página seguinte',
  first: 'Primeira página',
};

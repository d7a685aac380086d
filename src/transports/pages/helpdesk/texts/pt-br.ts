import type { HelpdeskTexts } from './helpdesk-texts.js';

const noVoiceMail = 'A caixa postal não tem correio de voz. Um administrador pode mudar isso.';
const busy = 'O serviço está sobrecarregado no momento. Tente novamente em um minuto.';
const bounced = 'Ao suporte técnico: um PIN foi devolvido';

/** No native reader has read these texts yet. */
export const ptBR: HelpdeskTexts = {
  pages: { label: 'Suporte técnico', people: 'Encontrar uma pessoa', mail: 'E-mails' },
  people: {
    title: 'Encontrar uma pessoa',
    search: 'Nome, endereço ou ramal',
    hint: 'Uma parte do nome ou do endereço, ou o começo do ramal',
    button: 'Buscar',
    hits: (count) =>
      count === 0
        ? 'Nenhuma pessoa encontrada.'
        : count === 1
          ? 'Uma pessoa encontrada.'
          : `${count} pessoas encontradas.`,
    moreHits: (shown) =>
      `São mostradas ${shown} pessoas, e há mais. Digite mais para encontrar menos.`,
    name: 'Nome',
    address: 'Endereço',
    extension: 'Ramal',
    state: 'Estado',
  },
  states: {
    off: 'Sem correio de voz',
    locked: 'Bloqueada',
    bounced: 'E-mail devolvido',
    pending: 'E-mail a caminho',
    none: 'Sem PIN',
    expired: 'PIN expirado',
    temporary: 'PIN a alterar',
    valid: 'PIN válido',
  },
  mailbox: {
    title: (nameOrAddress) => nameOrAddress,
    address: 'Endereço',
    extensions: 'Ramais',
    language: 'Idioma dos e-mails',
    policy: 'Política de PIN',
    lastUsed: 'Último uso do PIN',
    used: (time, phoneSystem) => `${time}, em ${phoneSystem}`,
    neverUsed: 'Nunca',
    wrongAttempts: 'PINs incorretos seguidos',
    state: {
      title: 'Estado',
      off: 'A caixa postal não tem correio de voz, por isso não recebe PIN. Um administrador pode mudar isso.',
      none: 'Ainda não há PIN.',
      valid: 'O PIN é válido.',
      validUntil: (time) => `O PIN é válido até ${time}.`,
      temporary: 'O PIN foi enviado e terá de ser alterado na primeira vez que for usado.',
      temporaryUntil: (time) =>
        `O PIN foi enviado; ele deve ser usado antes de ${time} e alterado nesse momento.`,
      expired: (time) => `O PIN expirou em ${time}.`,
      locked: (since) => `A caixa postal está bloqueada desde ${since}: nenhum PIN será aceito.`,
      resetUnlocks: 'Um novo PIN também a desbloqueia.',
      resetKeepsLock: 'Um novo PIN não a desbloqueia.',
      pending: 'Um e-mail com um novo PIN está a caminho. Até lá, o PIN anterior é válido.',
      wanted: 'O serviço está prestes a enviar um PIN.',
      compromised: 'Um administrador informou que outras pessoas conhecem o PIN.',
      bounced: (time, status) =>
        `O e-mail com o último PIN não pôde ser entregue (${time}; ${status}). Verifique o endereço antes de enviar outro.`,
      delayed: (time) =>
        `O e-mail com o último PIN está atrasado, segundo um servidor de e-mail (${time}). As tentativas de entrega continuam.`,
      sharedExtension: (extension) =>
        `Outra caixa postal também tem o ramal ${extension}, por isso os sistemas telefônicos não aceitam nenhum PIN para ele. Um administrador pode mudar isso.`,
    },
  },
  note: {
    reason: 'Motivo',
    reasonHint:
      'Até 200 caracteres, para a auditoria, que os guarda por muito tempo. Não cite nomes de pessoas.',
    word: 'Uma mensagem ao titular (opcional)',
    wordHint:
      'Até 200 caracteres, para o e-mail ao titular, no idioma dele. Links e endereços não são permitidos.',
    problems: 'Nada foi feito ainda',
    reasonFaults: {
      missing: 'Informe um motivo.',
      'too-long': 'O motivo tem mais de 200 caracteres.',
      unprintable: 'O motivo tem caracteres que não podem ser mostrados.',
      address: 'O motivo contém um endereço.',
    },
    wordFaults: {
      missing: 'Escreva uma mensagem ao titular.',
      'too-long': 'A mensagem ao titular tem mais de 200 caracteres.',
      unprintable: 'A mensagem ao titular tem caracteres que não podem ser mostrados.',
      address:
        'A mensagem ao titular contém um link, um endereço de e-mail ou algo que os programas de e-mail interpretam assim. Retire-o ou ponha um espaço depois de cada ponto.',
    },
  },
  reset: {
    title: 'Enviar um novo PIN',
    hint: (address) =>
      `Ele é enviado para ${address}, e ninguém mais o vê. O PIN anterior continua válido até que esse e-mail seja enviado.`,
    button: 'Enviar um novo PIN',
    sent: 'Um novo PIN foi enviado',
    sentText: (address) =>
      `Ele foi enviado para ${address}. Os PINs anteriores não funcionam mais.`,
    joined: 'Um novo PIN foi enviado',
    joinedText: (address) =>
      `Um e-mail para ${address} já estava a caminho e acaba de ser enviado. Ele não contém nenhuma mensagem ao titular. Os PINs anteriores não funcionam mais.`,
    failed: 'Nenhum PIN novo foi enviado',
    reasons: {
      UmNotEnabled: noVoiceMail,
      NoPinSatisfiesPolicy:
        'As regras para PINs não deixam nenhum que o titular já não tenha usado. Avise o administrador.',
      NotificationRefused: 'O servidor de e-mail não aceita mensagens para o endereço.',
      NotificationUnavailable:
        'Não é possível enviar o e-mail no momento. Tente novamente em alguns minutos.',
      DeliveryUnconfirmed:
        'O servidor de e-mail ainda não respondeu. Se um e-mail chegar, o PIN que está nele é válido; até lá, o PIN atual funciona.',
      ServerBusy: busy,
      DatabaseUnavailable: busy,
    },
    tooMany: (minutes) =>
      minutes === 1
        ? 'Muitos PINs foram enviados em pouco tempo, a este titular ou por você. Tente novamente em um minuto.'
        : `Muitos PINs foram enviados em pouco tempo, a este titular ou por você. Tente novamente em ${minutes} minutos.`,
    oldPinStays: 'O PIN atual continua funcionando.',
    underWay:
      'Este formulário já foi enviado e está sendo processado. Olhe novamente daqui a pouco.',
    sentBefore: 'Este formulário já foi enviado, com outro conteúdo. Nada foi feito novamente.',
  },
  unlock: {
    title: 'Desbloquear',
    hint: 'O PIN continua o mesmo, e a contagem de PINs incorretos recomeça. Só desbloqueie para quem você sabe que é o titular.',
    button: 'Desbloquear',
    done: 'A caixa postal foi desbloqueada',
    doneText: 'O PIN é o mesmo de antes.',
    mailed: (address) => `A sua mensagem ao titular está sendo enviada para ${address}.`,
    notLocked: 'A caixa postal não estava bloqueada',
    notLockedText: 'Nenhum e-mail foi enviado ao titular.',
    failed: 'A caixa postal não foi desbloqueada',
  },
  history: {
    title: 'Histórico',
    none: 'Ainda não aconteceu nada.',
    time: 'Quando',
    event: 'O quê',
    by: 'Solicitante ou sistema telefônico',
    details: 'Detalhes',
    service: 'O próprio serviço',
    events: {
      'reset-requested': 'Novo PIN pedido',
      'reset-joined': 'Novo PIN pedido, com outro já a caminho',
      'reset-refused': 'Novo PIN recusado',
      'reset-delivered': 'Novo PIN enviado e válido',
      'reset-cancelled': 'Novo PIN não enviado; o anterior permanece',
      'reset-returned': 'E-mail devolvido; o PIN anterior voltou a ser válido',
      'mail-bounced': 'E-mail devolvido; o PIN permanece',
      'mail-delayed': 'E-mail atrasado',
      'mail-relayed': 'E-mail repassado a um servidor que não informa mais nada',
      'mail-expanded': 'E-mail repassado a vários endereços',
      'mail-delivered': 'E-mail entregue',
      'automatic-reset-requested': 'Novo PIN após PINs incorretos',
      'signed-in': 'PIN aceito',
      'sign-in-failed': 'PIN recusado',
      'mailbox-locked': 'Caixa postal bloqueada',
      'mailbox-unlocked': 'Caixa postal desbloqueada',
      'reminder-requested': 'Lembrete de que o PIN vai expirar',
      'pin-changed': 'PIN alterado pelo titular',
      'pin-change-refused': 'PIN escolhido pelo titular recusado',
      'notice-delivered': 'Aviso enviado',
      'notice-dropped': 'Aviso abandonado',
      'mail-retried': 'Nova tentativa de envio, por um administrador',
      'first-pin-requested': 'Primeiro PIN solicitado',
      'pin-compromised': 'PIN declarado conhecido por outras pessoas',
    },
  },
  mails: {
    title: 'Últimos e-mails',
    none: 'Nenhum e-mail foi enviado ainda.',
    ordered: 'Solicitado',
    mail: 'E-mail',
    by: 'Solicitado por',
    fate: 'O que aconteceu com ele',
    since: 'Desde',
    details: 'Detalhes',
    fates: {
      waiting: 'Aguarda',
      dropped: 'Não enviado',
      accepted: 'Enviado: o servidor de e-mail o aceitou',
      delayed: 'Atrasado',
      relayed: 'Repassado a um servidor que não informa mais nada',
      expanded: 'Repassado a vários endereços',
      delivered: 'Entregue',
      bounced: 'Devolvido',
    },
  },
  queue: {
    title: 'E-mails que aguardam ou foram devolvidos',
    waiting: 'E-mails que aguardam',
    noneWaits: 'Nenhum e-mail aguarda.',
    mailbox: 'Caixa postal',
    mail: 'E-mail',
    since: 'Aguarda desde',
    attempts: 'Tentativas',
    next: 'Próxima tentativa',
    why: 'Por que aguarda',
    underWay: 'Está sendo enviado neste momento.',
    maybeSent: 'Pode ter chegado: o servidor de e-mail não respondeu.',
    bounced: 'Caixas postais cujo último e-mail foi devolvido',
    noneBounced: 'Nenhum e-mail foi devolvido.',
    bouncedAt: 'Devolvido',
    status: 'Código de status',
  },
  topics: {
    'new-pin': 'Novo PIN',
    'mailbox-locked': 'A caixa postal está bloqueada',
    'mailbox-unlocked': 'A caixa postal foi desbloqueada',
    'pin-expiry': 'O PIN expira em breve',
    'pin-bounced-returned': bounced,
    'pin-bounced-without-pin': bounced,
    'pin-bounced-locked': bounced,
    'pin-bounced-stays': bounced,
  },
  next: 'Próxima página',
  first: 'Primeira página',
};

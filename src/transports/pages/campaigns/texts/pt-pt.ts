import type { CampaignsTexts } from './campaigns-texts.js';

const compromised =
  'Outras pessoas podem conhecer os PIN antigos: nenhum deles volta a ser válido se um e-mail for devolvido.';

/** No native reader has read these texts yet. */
export const ptPT: CampaignsTexts = {
  title: 'Campanhas',
  intro:
    'Uma campanha envia um novo PIN aos titulares de muitas caixas de correio, um e-mail a cada um. O PIN antigo de uma caixa de correio continua válido até esse e-mail ser entregue.',
  none: 'Ainda não houve nenhuma campanha.',
  list: {
    caption: 'Campanhas, as mais recentes primeiro',
    campaign: 'Campanha',
    selection: 'Caixas de correio',
    progress: 'Progresso',
    started: 'Início',
    earlier: 'Campanhas anteriores',
    newest: 'Campanhas mais recentes',
  },
  toCampaigns: 'Voltar a todas as campanhas',
  toCampaign: (id) => `Voltar à campanha ${id}`,
  campaign: (id) => `Campanha ${id}`,
  by: (time, login) => `${time}, por ${login}`,
  states: { running: 'Em curso', paused: 'Em pausa', done: 'Concluída', cancelled: 'Cancelada' },
  progress: {
    title: 'Progresso',
    label: (id) => `Progresso da campanha ${id}`,
    words: (done, of) =>
      of.value === 1
        ? `${done.text} de ${of.text} caixa de correio concluída`
        : `${done.text} de ${of.text} caixas de correio concluídas`,
    spoken: (state, percent) => `${state}, ${percent}% concluído`,
    left: (duration) => `A este ritmo, demorará ainda cerca de ${duration}.`,
    minutes: ({ value, text }) => (value === 1 ? 'um minuto' : `${text} minutos`),
    hours: ({ value, text }) => (value === 1 ? 'uma hora' : `${text} horas`),
    days: ({ value, text }) => (value === 1 ? 'um dia' : `${text} dias`),
    refresh: 'Atualizar',
  },
  facts: {
    title: 'Sobre esta campanha',
    selection: 'Caixas de correio',
    rate: 'Ritmo',
    perMinute: ({ value, text }) =>
      value === 1 ? 'um e-mail por minuto' : `${text} e-mails por minuto`,
    compromised,
    started: 'Início',
    ended: 'Fim',
  },
  outcomes: {
    caption: 'O que aconteceu às caixas de correio',
    outcome: 'Resultado',
    mailboxes: 'Caixas de correio',
    names: {
      delivered: 'Novo PIN entregue',
      joined: 'Recebeu outro novo PIN',
      renewed: 'O titular escolheu um novo PIN',
      waiting: 'Aguarda a sua vez',
      mailing: 'E-mail ainda não entregue',
      refused: 'Nenhum PIN novo possível',
      undelivered: 'E-mail recusado ou abandonado',
      bounced: 'E-mail devolvido',
      skipped: 'Deixada de fora, porque a campanha foi cancelada',
      unrecorded: 'Já não consta dos registos',
    },
  },
  actions: {
    pause: 'Pôr em pausa',
    pauseHint: 'Os e-mails que estão a caminho ainda são entregues.',
    paused: (id) => `A campanha ${id} está em pausa`,
    pausedText: 'Não é criado mais nenhum PIN até alguém a retomar.',
    resume: 'Retomar',
    resumed: (id) => `A campanha ${id} está em curso`,
    cancel: 'Cancelar esta campanha',
    cancelTitle: (id) => `Cancelar a campanha ${id}?`,
    cancelText: ({ value, text }) =>
      value === 1
        ? 'Uma caixa de correio que ainda aguarda não receberá um novo PIN.'
        : `${text} caixas de correio que ainda aguardam não receberão um novo PIN.`,
    cancelFinal:
      'Os PIN já substituídos assim ficam, e os e-mails que estão a caminho ainda são entregues. Uma campanha cancelada não pode ser retomada.',
    cancelButton: 'Sim, cancelar',
    cancelled: (id) => `A campanha ${id} foi cancelada`,
    cancelledText: 'Não é criado mais nenhum PIN.',
    goOn: 'Não, deixar continuar',
    refused: 'Nada foi alterado',
  },
  report: {
    title: (id) => `Relatório da campanha ${id}`,
    link: 'Quem não foi contactado, e porquê',
    caption: 'Titulares que não foram contactados',
    captionEveryone: 'Todos os titulares',
    address: 'Caixa de correio',
    outcome: 'Resultado',
    reason: 'Motivo',
    since: 'Desde',
    removed: (id) => `Removida: ${id}`,
    none: 'Todos os titulares foram contactados.',
    onlyUnreached: 'Mostrar só quem não foi contactado',
    everyone: 'Mostrar todos',
    next: 'Página seguinte',
    first: 'Primeira página',
    noneHere: 'Os titulares desta página foram entretanto contactados.',
  },
  form: {
    title: 'Iniciar uma campanha',
    button: 'Iniciar uma campanha',
    problem: 'Não é possível iniciar esta campanha',
    which: 'Que caixas de correio?',
    all: 'Todas as caixas de correio',
    some: 'As que cumprem tudo o que for preenchido abaixo',
    someHint: 'Deixe os outros campos vazios.',
    policy: 'Política de PIN',
    anyPolicy: 'Qualquer uma',
    pattern: 'Endereço',
    patternHint: 'Um asterisco representa quaisquer caracteres, como em *@example.com',
    addresses: 'Lista de endereços',
    addressesHint: 'Um endereço por linha. As linhas que começam por # são ignoradas.',
    skipUnknown: 'Ignorar endereços sem caixa de correio',
    olderThan: 'PIN mais antigo do que este número de dias',
    olderThanHint: 'Um número inteiro, como 90',
    how: 'Como?',
    rate: 'E-mails por minuto',
    rateHint: (least, most) =>
      `De ${least.text} a ${most.text}. Pergunte ao administrador do servidor de e-mail quantos são aceitáveis e avise o apoio técnico: os titulares vão telefonar.`,
    compromised: 'Outras pessoas podem conhecer os PIN',
    compromisedHint:
      'Nesse caso, nenhum PIN antigo volta a ser válido se o e-mail for devolvido: a caixa de correio é bloqueada. Os PIN que os titulares escolheram desde o início também são substituídos.',
    preview: 'Mostrar quem seria contactado',
    notAName: (quoted) => `${quoted} é demasiado longo ou tem caracteres que nenhum endereço tem`,
  },
  preview: {
    title: 'Iniciar esta campanha?',
    nothingYet: 'Ainda nada foi iniciado.',
    chosen: ({ value, text }) =>
      value === 1 ? 'Uma caixa de correio' : `${text} caixas de correio`,
    withoutUm: ({ value, text }) =>
      value === 1
        ? 'Uma delas não tem correio de voz e não receberá nenhum PIN.'
        : `${text} delas não têm correio de voz e não receberão nenhum PIN.`,
    firstPinWanted: ({ value, text }) =>
      value === 1
        ? 'Mais uma fica de fora, porque o seu primeiro PIN está a caminho.'
        : `Mais ${text} ficam de fora, porque os seus primeiros PIN estão a caminho.`,
    unknown: ({ value, text }) =>
      value === 1
        ? 'Um dos endereços não tem caixa de correio e fica de fora:'
        : `${text} dos endereços não têm caixa de correio e ficam de fora:`,
    takes: (duration) => `Demorará cerca de ${duration}.`,
    compromised,
    who: 'Quem seria contactado',
    more: ({ value, text }) => (value === 1 ? '… e mais uma' : `… e mais ${text}`),
    start: ({ value, text }) => (value === 1 ? 'Enviar um novo PIN' : `Enviar ${text} novos PIN`),
    change: 'Alterar',
    started: (id) => `A campanha ${id} está em curso`,
    startedText: 'Esta página mostra o seu progresso.',
    changed: 'As caixas de correio mudaram desde que as viu',
  },
};

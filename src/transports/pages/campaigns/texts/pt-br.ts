import type { CampaignsTexts } from './campaigns-texts.js';

const compromised =
  'Outras pessoas podem conhecer os PINs antigos: nenhum deles volta a valer se um e-mail for devolvido.';

/** No native reader has read these texts yet. */
export const ptBR: CampaignsTexts = {
  title: 'Campanhas',
  intro:
    'Uma campanha envia um novo PIN aos titulares de muitas caixas postais, um e-mail para cada um. O PIN antigo de uma caixa postal continua válido até que esse e-mail seja entregue.',
  none: 'Ainda não houve nenhuma campanha.',
  list: {
    caption: 'Campanhas, as mais recentes primeiro',
    campaign: 'Campanha',
    selection: 'Caixas postais',
    progress: 'Progresso',
    started: 'Início',
    earlier: 'Campanhas anteriores',
    newest: 'Campanhas mais recentes',
  },
  toCampaigns: 'Voltar a todas as campanhas',
  toCampaign: (id) => `Voltar à campanha ${id}`,
  campaign: (id) => `Campanha ${id}`,
  by: (time, login) => `${time}, por ${login}`,
  states: {
    running: 'Em andamento',
    paused: 'Pausada',
    done: 'Concluída',
    cancelled: 'Cancelada',
  },
  progress: {
    title: 'Progresso',
    label: (id) => `Progresso da campanha ${id}`,
    words: (done, of) =>
      of.value === 1
        ? `${done.text} de ${of.text} caixa postal concluída`
        : `${done.text} de ${of.text} caixas postais concluídas`,
    spoken: (state, percent) => `${state}, ${percent}% concluído`,
    left: (duration) => `Neste ritmo, ainda vai levar cerca de ${duration}.`,
    minutes: ({ value, text }) => (value === 1 ? 'um minuto' : `${text} minutos`),
    hours: ({ value, text }) => (value === 1 ? 'uma hora' : `${text} horas`),
    days: ({ value, text }) => (value === 1 ? 'um dia' : `${text} dias`),
    refresh: 'Atualizar',
  },
  facts: {
    title: 'Sobre esta campanha',
    selection: 'Caixas postais',
    rate: 'Ritmo',
    perMinute: ({ value, text }) =>
      value === 1 ? 'um e-mail por minuto' : `${text} e-mails por minuto`,
    compromised,
    started: 'Início',
    ended: 'Fim',
  },
  outcomes: {
    caption: 'O que aconteceu com as caixas postais',
    outcome: 'Resultado',
    mailboxes: 'Caixas postais',
    names: {
      delivered: 'Novo PIN entregue',
      joined: 'Recebeu outro novo PIN',
      renewed: 'O titular escolheu um novo PIN',
      waiting: 'Aguarda a sua vez',
      mailing: 'E-mail ainda não entregue',
      refused: 'Nenhum PIN novo possível',
      undelivered: 'E-mail recusado ou abandonado',
      bounced: 'E-mail devolvido',
      skipped: 'Deixada de fora, pois a campanha foi cancelada',
      unrecorded: 'Não consta mais nos registros',
    },
  },
  actions: {
    pause: 'Pausar',
    pauseHint: 'Os e-mails que estão a caminho ainda são entregues.',
    paused: (id) => `A campanha ${id} está pausada`,
    pausedText: 'Nenhum outro PIN é criado até que alguém a retome.',
    resume: 'Retomar',
    resumed: (id) => `A campanha ${id} está em andamento`,
    cancel: 'Cancelar esta campanha',
    cancelTitle: (id) => `Cancelar a campanha ${id}?`,
    cancelText: ({ value, text }) =>
      value === 1
        ? 'Uma caixa postal que ainda aguarda não receberá um novo PIN.'
        : `${text} caixas postais que ainda aguardam não receberão um novo PIN.`,
    cancelFinal:
      'Os PINs já substituídos permanecem assim, e os e-mails que estão a caminho ainda são entregues. Uma campanha cancelada não pode ser retomada.',
    cancelButton: 'Sim, cancelar',
    cancelled: (id) => `A campanha ${id} foi cancelada`,
    cancelledText: 'Nenhum outro PIN é criado.',
    goOn: 'Não, deixar continuar',
    refused: 'Nada foi alterado',
  },
  report: {
    title: (id) => `Relatório da campanha ${id}`,
    link: 'Quem não foi alcançado, e por quê',
    caption: 'Titulares que não foram alcançados',
    captionEveryone: 'Todos os titulares',
    address: 'Caixa postal',
    outcome: 'Resultado',
    reason: 'Motivo',
    since: 'Desde',
    removed: (id) => `Removida: ${id}`,
    none: 'Todos os titulares foram alcançados.',
    onlyUnreached: 'Mostrar só quem não foi alcançado',
    everyone: 'Mostrar todos',
    next: 'Próxima página',
    first: 'Primeira página',
    noneHere: 'Os titulares desta página já foram alcançados nesse meio-tempo.',
  },
  form: {
    title: 'Iniciar uma campanha',
    button: 'Iniciar uma campanha',
    problem: 'Não é possível iniciar esta campanha',
    which: 'Quais caixas postais?',
    all: 'Todas as caixas postais',
    some: 'As que atendem a tudo o que for preenchido abaixo',
    someHint: 'Deixe os outros campos vazios.',
    policy: 'Política de PIN',
    anyPolicy: 'Qualquer uma',
    pattern: 'Endereço',
    patternHint: 'Um asterisco representa quaisquer caracteres, como em *@example.com',
    addresses: 'Lista de endereços',
    addressesHint: 'Um endereço por linha. Linhas que começam com # são ignoradas.',
    skipUnknown: 'Ignorar endereços que não têm caixa postal',
    olderThan: 'PIN mais antigo que este número de dias',
    olderThanHint: 'Um número inteiro, como 90',
    how: 'Como?',
    rate: 'E-mails por minuto',
    rateHint: (least, most) =>
      `De ${least.text} a ${most.text}. Pergunte ao administrador do servidor de e-mail quantos são aceitáveis e avise o suporte técnico: os titulares vão ligar.`,
    compromised: 'Outras pessoas podem conhecer os PINs',
    compromisedHint:
      'Nesse caso, nenhum PIN antigo volta a valer se o e-mail for devolvido: a caixa postal é bloqueada. Os PINs que os titulares escolheram desde o início também são substituídos.',
    preview: 'Mostrar quem seria alcançado',
    notAName: (quoted) => `${quoted} é longo demais ou tem caracteres que nenhum endereço tem`,
  },
  preview: {
    title: 'Iniciar esta campanha?',
    nothingYet: 'Nada foi iniciado ainda.',
    chosen: ({ value, text }) => (value === 1 ? 'Uma caixa postal' : `${text} caixas postais`),
    withoutUm: ({ value, text }) =>
      value === 1
        ? 'Uma delas não tem correio de voz e não receberá PIN.'
        : `${text} delas não têm correio de voz e não receberão PIN.`,
    firstPinWanted: ({ value, text }) =>
      value === 1
        ? 'Mais uma fica de fora, pois o seu primeiro PIN está a caminho.'
        : `Mais ${text} ficam de fora, pois os seus primeiros PINs estão a caminho.`,
    unknown: ({ value, text }) =>
      value === 1
        ? 'Um dos endereços não tem caixa postal e fica de fora:'
        : `${text} dos endereços não têm caixa postal e ficam de fora:`,
    takes: (duration) => `Vai levar cerca de ${duration}.`,
    compromised,
    who: 'Quem seria alcançado',
    more: ({ value, text }) => (value === 1 ? '… e mais uma' : `… e mais ${text}`),
    start: ({ value, text }) => (value === 1 ? 'Enviar um novo PIN' : `Enviar ${text} novos PINs`),
    change: 'Alterar',
    started: (id) => `A campanha ${id} está em andamento`,
    startedText: 'Esta página mostra o andamento.',
    changed: 'As caixas postais mudaram desde que você olhou',
  },
};

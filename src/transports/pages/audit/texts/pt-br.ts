import type { AuditTexts } from './audit-texts.js';

/** No native reader has read these texts yet. */
export const ptBR: AuditTexts = {
  title: 'Auditoria',
  intro:
    'Toda alteração fica registrada aqui: quem, o quê, quando, de onde e na caixa postal de quem.',
  search: {
    title: 'Busca',
    mailbox: 'Caixa postal',
    mailboxHint: 'O endereço ou, se a caixa postal foi removida, o seu id',
    actor: 'Quem',
    actorHint: 'Um nome de usuário; umpin para o próprio serviço',
    event: 'Evento',
    anyEvent: 'Qualquer um',
    from: 'De',
    to: 'Até, inclusive',
    dateHint: (zone) => `Um dia, como 2026-11-30, no fuso horário ${zone}`,
    button: 'Buscar',
    all: 'Mostrar tudo',
    problem: 'Não é possível fazer esta busca',
    noMailbox: (quoted) => `Não existe a caixa postal ${quoted}, ou você não pode vê-la.`,
    notAName: (field) => `“${field}” é longo demais ou tem caracteres que nenhum nome tem.`,
    noSuchEvent: 'Esse evento não existe.',
    notADate: (field) => `“${field}” deve ser um dia do calendário, como 2026-11-30.`,
    datesReversed: 'O primeiro dia é posterior ao último.',
  },
  events: {
    title: 'Eventos',
    caption: (zone) => `Eventos, os mais recentes primeiro; os horários estão em ${zone}`,
    none: 'Não há eventos desse tipo.',
    noneHere: 'Não há nenhum nesta página. Pode haver alguns na próxima.',
    time: 'Quando',
    event: 'Evento',
    who: 'Quem',
    mailbox: 'Caixa postal',
    detail: 'Detalhe',
    from: (source) => `de ${source}`,
    removedMailbox: (id) => `Removida: ${id}`,
    more: 'Mais',
    id: 'Identificador',
    place: 'Posição no seu histórico',
    hash: 'Valor de hash',
    reset: 'Id do pedido de PIN',
    request: 'Id da requisição',
    older: 'Eventos mais antigos',
    newest: 'Eventos mais recentes',
    export: 'Baixar como linhas JSON',
    exportHint: 'Todos os eventos desta busca, os mais antigos primeiro.',
  },
  proof: {
    title: 'Prova da auditoria',
    intro:
      'Cada evento traz o hash do anterior, e uma raiz assinada representa todos eles. Uma verificação encontra eventos alterados, removidos, acrescentados ou deslocados, seja quem for o autor.',
    toSearch: 'Voltar à busca',
    link: 'Mais sobre a prova',
    root: {
      title: 'Raiz assinada mais recente',
      none: 'Nada foi selado ainda. O serviço em execução faz isso em segundos.',
      short: (leaves, time, key) =>
        `A raiz mais recente representa ${leaves.text} ${leaves.value === 1 ? 'folha' : 'folhas'}. Ela foi assinada em ${time} com a chave ${key}.`,
      size: 'Tamanho',
      leaves: ({ value, text }) => (value === 1 ? 'uma folha' : `${text} folhas`),
      signed: 'Assinada',
      root: 'Raiz',
      key: 'Chave',
      publicKey: 'Chave pública',
      noPublicKey: 'Este serviço não a tem mais.',
      signature: 'Assinatura',
      hint: 'Guarde o tamanho e a raiz em outro lugar. Assim, nem quem tem todos os direitos no banco de dados pode alterar sem ser notado o que eles representam.',
    },
    verify: {
      title: 'Verificação',
      button: 'Verificar agora',
      hint: 'Todos os eventos são lidos e comparados. Um milhão leva cerca de um minuto.',
      never: 'Esta instância do serviço não verificou a auditoria desde que foi iniciada.',
      running: (login, time) => `Uma verificação está em andamento. ${login} a iniciou em ${time}.`,
      underWay: 'Uma verificação está em andamento.',
      progress: 'Progresso da verificação',
      percent: ({ text }) => `${text}% concluídos`,
      refresh: 'Atualizar',
      upTo: ({ text }) => `Verificada até a folha ${text}: nada foi alterado`,
      since: ({ value, text }) =>
        value === 1
          ? 'Desde então, mais uma foi selada.'
          : `Desde então, mais ${text} foram seladas.`,
      found: ({ value, text }) =>
        value === 1
          ? 'A auditoria não está como foi registrada: uma anomalia'
          : `A auditoria não está como foi registrada: ${text} anomalias`,
      checked: (events, chains) =>
        `Comparação feita: ${events.text} ${events.value === 1 ? 'evento' : 'eventos'} em ${chains.text} ${chains.value === 1 ? 'histórico' : 'históricos'} de caixas postais e autores.`,
      by: (login, time) => `Verificada por ${login}, concluída em ${time}.`,
      failed: 'Não foi possível realizar a última verificação',
      failedText: 'Tente novamente. O log do serviço informa o motivo.',
      thisInstance:
        'Esta é a última verificação feita por esta instância do serviço, até que seja reiniciada. Outras podem ter sido feitas em outro lugar.',
      done: 'A auditoria foi verificada',
    },
    findings: {
      caption: 'O que foi encontrado',
      kind: 'Anomalia',
      where: 'Histórico de quem',
      event: 'Evento',
      what: 'Em palavras',
      kinds: {
        altered: 'Alterado',
        deleted: 'Excluído',
        inserted: 'Inserido',
        reordered: 'Fora de ordem',
        'cut-off': 'Cortado',
        'history-missing': 'Falta o histórico',
        rewritten: 'Reescrito',
        'seal-altered': 'Selo alterado',
        forged: 'Não assinado por este serviço',
      },
      whole: 'Toda a auditoria',
      mailbox: (id) => `Caixa postal ${id}`,
      actor: (login) => `Autor ${login}`,
      more: ({ value, text }) =>
        value === 1
          ? 'Mais uma foi encontrada; o comando `umpin audit verify` lista todas.'
          : `Mais ${text} foram encontradas; o comando \`umpin audit verify\` lista todas.`,
    },
  },
};

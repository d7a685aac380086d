import type { AuditTexts } from './audit-texts.js';

/** No native reader has read these texts yet. */
export const ptPT: AuditTexts = {
  title: 'Auditoria',
  intro:
    'Todas as alterações ficam registadas aqui: quem, o quê, quando, de onde e na caixa de correio de quem.',
  search: {
    title: 'Procura',
    mailbox: 'Caixa de correio',
    mailboxHint: 'O endereço ou, se a caixa de correio foi removida, o seu id',
    actor: 'Quem',
    actorHint: 'Um nome de utilizador; umpin para o próprio serviço',
    event: 'Evento',
    anyEvent: 'Qualquer um',
    from: 'De',
    to: 'Até, inclusive',
    dateHint: (zone) => `Um dia, como 2026-11-30, no fuso horário ${zone}`,
    button: 'Procurar',
    all: 'Mostrar tudo',
    problem: 'Não é possível fazer esta procura',
    noMailbox: (quoted) => `Não existe a caixa de correio ${quoted}, ou não a pode ver.`,
    notAName: (field) => `“${field}” é demasiado longo ou tem caracteres que nenhum nome tem.`,
    noSuchEvent: 'Esse evento não existe.',
    notADate: (field) => `“${field}” tem de ser um dia do calendário, como 2026-11-30.`,
    datesReversed: 'O primeiro dia é posterior ao último.',
  },
  events: {
    title: 'Eventos',
    caption: (zone) => `Eventos, os mais recentes primeiro; as horas estão em ${zone}`,
    none: 'Não há eventos desses.',
    noneHere: 'Não há nenhum nesta página. Pode haver alguns na seguinte.',
    time: 'Quando',
    event: 'Evento',
    who: 'Quem',
    mailbox: 'Caixa de correio',
    detail: 'Detalhe',
    from: (source) => `de ${source}`,
    removedMailbox: (id) => `Removida: ${id}`,
    more: 'Mais',
    id: 'Identificador',
    place: 'Posição no seu histórico',
    hash: 'Valor de hash',
    reset: 'Id do pedido de PIN',
    request: 'Id do pedido ao serviço',
    older: 'Eventos mais antigos',
    newest: 'Eventos mais recentes',
    export: 'Transferir como linhas JSON',
    exportHint: 'Todos os eventos desta procura, os mais antigos primeiro.',
  },
  proof: {
    title: 'Prova da auditoria',
    intro:
      'Cada evento inclui o hash do anterior, e uma raiz assinada representa todos eles. Uma verificação encontra eventos alterados, removidos, acrescentados ou deslocados, seja quem for o autor.',
    toSearch: 'Voltar à procura',
    link: 'Mais sobre a prova',
    root: {
      title: 'Raiz assinada mais recente',
      none: 'Ainda nada foi selado. O serviço em execução fá-lo em poucos segundos.',
      short: (leaves, time, key) =>
        `A raiz mais recente representa ${leaves.text} ${leaves.value === 1 ? 'folha' : 'folhas'}. Foi assinada a ${time} com a chave ${key}.`,
      size: 'Tamanho',
      leaves: ({ value, text }) => (value === 1 ? 'uma folha' : `${text} folhas`),
      signed: 'Assinada',
      root: 'Raiz',
      key: 'Chave',
      publicKey: 'Chave pública',
      noPublicKey: 'Este serviço já não a tem.',
      signature: 'Assinatura',
      hint: 'Guarde o tamanho e a raiz noutro lugar. Assim, nem quem tem todos os direitos na base de dados pode alterar sem ser notado o que eles representam.',
    },
    verify: {
      title: 'Verificação',
      button: 'Verificar agora',
      hint: 'Todos os eventos são lidos e comparados. Um milhão demora cerca de um minuto.',
      never: 'Esta instância do serviço não verificou a auditoria desde que foi iniciada.',
      running: (login, time) => `Está em curso uma verificação. ${login} iniciou-a a ${time}.`,
      underWay: 'Está em curso uma verificação.',
      progress: 'Progresso da verificação',
      percent: ({ text }) => `${text}% concluídos`,
      refresh: 'Atualizar',
      upTo: ({ text }) => `Verificada até à folha ${text}: nada foi alterado`,
      since: ({ value, text }) =>
        value === 1
          ? 'Desde então, foi selada mais uma.'
          : `Desde então, foram seladas mais ${text}.`,
      found: ({ value, text }) =>
        value === 1
          ? 'A auditoria não está como foi registada: uma anomalia'
          : `A auditoria não está como foi registada: ${text} anomalias`,
      checked: (events, chains) =>
        `Comparação feita: ${events.text} ${events.value === 1 ? 'evento' : 'eventos'} em ${chains.text} ${chains.value === 1 ? 'histórico' : 'históricos'} de caixas de correio e autores.`,
      by: (login, time) => `Verificada por ${login}, concluída a ${time}.`,
      failed: 'Não foi possível realizar a última verificação',
      failedText: 'Tente novamente. O registo do serviço indica o motivo.',
      thisInstance:
        'Esta é a última verificação feita por esta instância do serviço, até ser reiniciada. Podem ter sido feitas outras noutro lugar.',
      done: 'A auditoria foi verificada',
    },
    findings: {
      caption: 'O que foi encontrado',
      kind: 'Anomalia',
      where: 'Histórico de quem',
      event: 'Evento',
      what: 'Por palavras',
      kinds: {
        altered: 'Alterado',
        deleted: 'Eliminado',
        inserted: 'Inserido',
        reordered: 'Fora de ordem',
        'cut-off': 'Cortado',
        'history-missing': 'Falta o histórico',
        rewritten: 'Reescrito',
        'seal-altered': 'Selo alterado',
        forged: 'Não assinado por este serviço',
      },
      whole: 'Toda a auditoria',
      mailbox: (id) => `Caixa de correio ${id}`,
      actor: (login) => `Autor ${login}`,
      more: ({ value, text }) =>
        value === 1
          ? 'Foi encontrada mais uma; o comando `umpin audit verify` lista todas.'
          : `Foram encontradas mais ${text}; o comando \`umpin audit verify\` lista todas.`,
    },
  },
};

import type { AdminTexts } from './admin-texts.js';

const list = (items: readonly string[]) => new Intl.ListFormat('pt-PT').format(items);
const counted = (count: number, one: string, many: string) =>
  `${new Intl.NumberFormat('pt-PT').format(count)} ${count === 1 ? one : many}`;

const scopeHint =
  'policy:NOME ou address:PADRÃO, como em address:*@example.com; vazio para todas as caixas de correio.';

/** No native reader has read these texts yet. */
export const ptPT: AdminTexts = {
  nav: {
    label: 'Secções da administração',
    parts: {
      overview: 'Vista geral',
      mailboxes: 'Caixas de correio',
      policies: 'Políticas de PIN',
      accounts: 'Contas',
      keys: 'Chaves de API',
      import: 'Importação',
      campaigns: 'Campanhas',
      status: 'Situação',
    },
  },
  overview: {
    title: 'Administração',
    about: {
      mailboxes:
        'Procurar, adicionar, alterar e remover caixas de correio; enviar PIN, bloquear e desbloquear.',
      policies: 'As regras dos PIN e a facilidade de adivinhar um PIN com elas.',
      accounts: 'Quem pode iniciar sessão e o que cada função abrange.',
      keys: 'Chaves de sistemas telefónicos e programas.',
      import:
        'Adicionar ou alterar muitas caixas de correio a partir de um ficheiro CSV, após uma pré-visualização.',
      campaigns: 'Novos PIN para muitas caixas de correio e o progresso do envio.',
      status: 'O que o comando umpin doctor diz sobre este serviço.',
    },
  },
  common: {
    save: 'Guardar',
    cancel: 'Cancelar',
    search: 'Procurar por',
    searchButton: 'Procurar',
    nothingFound: 'Não foi encontrado nada.',
    nextPage: 'Página seguinte',
    firstPage: 'Primeira página',
    yes: 'sim',
    no: 'não',
    none: 'não há',
    more: (count) => `… e mais ${count} ${count === 1 ? 'problema' : 'problemas'}`,
    notDone: 'Nada foi alterado',
    open: 'Ainda não é certo se isto funcionou',
    changed: 'Entretanto, outra pessoa fez uma alteração. Esta página mostra os dados atuais.',
    stillAtWork: 'O mesmo pedido ainda está em curso. Volte a verificar dentro de momentos.',
    sentAlready:
      'Este formulário já foi executado uma vez, com outros campos. Envie-o novamente se o quiser executar outra vez.',
    reason: ([first = '', ...rest]) => `${first.toUpperCase()}${rest.join('')}.`,
    list: (items) => (items.length === 0 ? 'não há' : list(items)),
    meanwhile: {
      title: 'Entretanto, outra pessoa alterou estes dados',
      text: 'Ainda não foi guardado nada do que preencheu, e tudo continua aqui. Guarde novamente para substituir o que a tabela mostra como guardado, ou cancele para o manter.',
      caption: 'O que está guardado e o que preencheu',
      field: 'Campo',
      stored: 'Guardado agora',
      typed: 'O que preencheu',
    },
    share: {
      label: 'Partilhar a extensão mesmo assim',
      hint: 'Como --share-extension do comando: os sistemas telefónicos que podem consultar os dois titulares não aceitarão o PIN de nenhum deles.',
    },
  },
  policies: {
    title: 'Políticas de PIN',
    caption: 'Políticas e a probabilidade de adivinhar um PIN gerado pelo serviço',
    newTitle: 'Nova política de PIN',
    oneTitle: (name) => `Política de PIN ${name}`,
    name: 'Nome',
    saved: (name) => `A política ${name} foi guardada`,
    taken: 'Já existe uma política com este nome.',
    takesEffect:
      'Os PIN existentes continuam válidos: as regras contam quando o próximo PIN é gerado ou escolhido.',
    groups: {
      rules: 'Comprimento e regras',
      attempts: 'Tentativas incorretas',
      lifetimes: 'Prazos de validade',
      mails: 'E-mails',
    },
    settings: {
      minPinLength: {
        label: 'Mínimo de algarismos de um PIN',
        hint: 'Os PIN gerados pelo serviço têm exatamente esse número.',
      },
      pinLifetimeDays: {
        label: 'Validade de um PIN, em dias',
        hint: 'Depois disso, o titular tem de escolher outro.',
      },
      pinHistoryCount: {
        label: 'PIN que não se podem repetir',
        hint: 'O PIN atual também conta.',
      },
      allowCommonPatterns: {
        label: 'Permitir padrões comuns',
        hint: '123456 ou 111111 pode ser um PIN.',
      },
      logonFailuresBeforePinReset: {
        label: 'Tentativas incorretas até ser enviado um novo PIN',
        hint: 'Menos do que as que bloqueiam a caixa de correio.',
      },
      maxLogonAttempts: {
        label: 'Tentativas incorretas até a caixa de correio ser bloqueada',
        hint: 'Seguidas.',
      },
      resetPinText: {
        label: 'Texto próprio no e-mail com um PIN',
        hint: 'Texto simples ou HTML simples.',
      },
      umEnabledText: {
        label: 'Texto próprio no e-mail de boas-vindas',
        hint: 'Texto simples ou HTML simples.',
      },
      refusedPatterns: { label: 'Recusar outros padrões', hint: '' },
      temporaryPinLifetimeHours: {
        label: 'Validade de um PIN enviado por e-mail, em horas',
        hint: 'É o tempo de que o titular dispõe para o usar e escolher outro.',
      },
      expiryReminderDays: {
        label: 'Lembrete antes de um PIN expirar, em dias',
        hint: 'Por e-mail.',
      },
      resetUnlocks: {
        label: 'Um novo PIN termina um bloqueio',
        hint: 'Isto é, um que alguém tenha pedido.',
      },
      resetPinSubject: {
        label: 'Assunto do e-mail com um PIN',
        hint: 'Vazio para o habitual. Pode conter {displayName}, {extension} e {address}.',
      },
      onBounce: {
        label: 'Se não for possível entregar o e-mail com um PIN',
        hint: '',
      },
    },
    number: (hint, low, high) => `${hint} De ${low} a ${high}.`,
    text: (hint, most) => `${hint} No máximo ${most} caracteres.`,
    none: { Unlimited: 'Sem limite', Never: 'Nunca' },
    bounce: {
      return: 'o PIN anterior volta a ser válido',
      keep: 'o novo PIN mantém-se',
      lock: 'a caixa de correio é bloqueada',
    },
    rules: {
      'too-short': 'Demasiado curto',
      'too-long': 'Demasiado longo',
      sequence: 'Algarismos em sequência',
      repetition: 'Um só algarismo repetido',
      extension: 'A extensão',
      'keypad-line': 'Linhas retas no teclado',
      'alternating-digits': 'Dois algarismos alternados',
      'few-distinct-digits': 'Menos de três algarismos diferentes',
      date: 'Datas e anos',
      blocklist: 'PIN da lista desta instalação',
      'phone-number': 'Outros números de telefone do titular',
    },
    showRisk: 'Mostrar o risco',
    risk: 'O risco destas definições',
    allowed: 'PIN permitidos',
    beforeLock: 'Probabilidade de adivinhar um PIN antes do bloqueio',
    perYear: 'Probabilidade de adivinhar um PIN num ano',
    chance: (percent, oneIn) => `${percent} (1 em ${oneIn})`,
    atMost: (chance) => `– esta instalação permite no máximo ${chance}`,
    wouldBeRefused: 'Isto não será guardado:',
    examples: {
      title: 'O que cada regra recusa',
      hint: (extension, phoneNumber) =>
        `PIN inventados, para um titular com a extensão ${extension} e o outro número ${phoneNumber}. Cada um é recusado apenas por esta regra, a não ser que seja indicada outra.`,
      none: (rule) => `${rule}: não recusa nenhum PIN deste comprimento`,
      noBlocklist: 'PIN da lista desta instalação: a lista não tem nenhum deste comprimento',
      also: (rules) => `(também: ${list(rules)})`,
    },
  },
  mailboxes: {
    title: 'Caixas de correio',
    caption: 'Caixas de correio por endereço',
    searchHint: 'Uma parte do endereço ou do nome, ou o início de uma extensão',
    newTitle: 'Nova caixa de correio',
    add: 'Adicionar a caixa de correio',
    fields: {
      address: {
        label: 'Endereço de e-mail',
        hint: 'O único sítio para onde os PIN são enviados. Nunca muda.',
      },
      displayName: { label: 'Nome do titular', hint: 'Para os e-mails.' },
      extensions: {
        label: 'Extensões',
        hint: 'Algarismos tal como são marcados, separados por espaços; a primeira é o número do próprio titular.',
      },
      phoneNumbers: {
        label: 'Outros números de telefone',
        hint: 'Algarismos, com espaços entre os números. Uma política pode proibi-los nos PIN.',
      },
      language: { label: 'Idioma dos e-mails', hint: 'Um código como de-AT.' },
      policy: { label: 'Política de PIN', hint: 'Conta a partir do próximo acesso.' },
      umEnabled: {
        label: 'Tem correio de voz',
        hint: 'Ativada para Unified Messaging; caso contrário, não tem PIN.',
      },
      sendPin: {
        label: 'Enviar o primeiro PIN por e-mail',
        hint: 'O serviço gera-o e envia-o em segundo plano.',
      },
    },
    state: 'Estado',
    tags: {
      noUm: 'sem correio de voz',
      noPin: 'ainda sem PIN',
      locked: 'bloqueada',
      expired: 'PIN expirado',
      temporary: 'PIN por alterar',
      pending: 'e-mail a caminho',
      compromised: 'PIN conhecido por outros',
      bounced: 'e-mail não entregue',
      valid: 'PIN válido',
    },
    facts: {
      setAt: 'PIN desde',
      expiresAt: 'PIN válido até',
      never: 'nunca',
      verified: 'Último acesso com um PIN',
      verifiedAt: (time, phoneSystem) => `${time}, por ${phoneSystem}`,
      failedAttempts: 'Tentativas incorretas',
      lockedAt: 'Bloqueada desde',
      mail: 'Último e-mail com um PIN',
      mailFate: (fate, time) => `${fate}, ${time}`,
      fates: {
        accepted: 'aceite pelo servidor de e-mail',
        delayed: 'atrasado',
        relayed: 'passado a um servidor que não comunica nada',
        expanded: 'passado a vários destinatários',
        delivered: 'entregue',
        bounced: 'não pôde ser entregue',
      },
      shared: 'Extensões partilhadas',
      sharedWith: (extension, addresses) =>
        addresses.length === 0 ? extension : `${extension}, com ${list(addresses)}`,
      id: 'Nome na auditoria',
    },
    added: (address) => `A caixa de correio ${address} foi adicionada`,
    addedWithPin: 'O serviço enviará o seu primeiro PIN por e-mail.',
    saved: (address) => `A caixa de correio ${address} foi guardada`,
    actions: {
      title: 'Ações',
      buttons: {
        'send-pin': 'Enviar um novo PIN',
        unlock: 'Desbloquear',
        lock: 'Bloquear',
        'expire-pin': 'Substituir o PIN',
      },
      hints: {
        'send-pin': 'O titular recebe um novo PIN por e-mail.',
        unlock: 'Termina o bloqueio e esquece as tentativas incorretas. O PIN mantém-se o mesmo.',
        lock: 'Nenhum PIN abre a caixa de correio até esta ser desbloqueada.',
        'expire-pin':
          'Para um PIN que outras pessoas conhecem: o serviço envia outro, e este nunca mais volta.',
      },
      done: {
        'send-pin': 'O e-mail com um novo PIN foi enviado',
        unlock: 'A caixa de correio foi desbloqueada',
        lock: 'A caixa de correio foi bloqueada',
        'expire-pin': 'O serviço enviará outro PIN por e-mail',
      },
      unchanged: {
        unlock: 'A caixa de correio não estava bloqueada',
        lock: 'A caixa de correio já estava bloqueada',
      },
    },
    change: 'Alterar',
    export: {
      link: 'Transferir o que está guardado sobre o titular (JSON)',
      hint: 'Sem PIN, palavra-passe nem chave. A transferência fica registada.',
    },
    remove: {
      link: 'Remover esta caixa de correio',
      title: (address) => `Remover a caixa de correio ${address}?`,
      text: 'O endereço, o nome, os números, os PIN e os e-mails pendentes são apagados; não é possível voltar atrás. A auditoria mantém os eventos, que conhecem a caixa de correio apenas pelo ID. Se o titular tiver uma conta, esta mantém-se, sem caixa de correio.',
      button: 'Remover',
      done: (address) => `A caixa de correio ${address} foi removida`,
      accounts: (logins) => `Agora sem caixa de correio: ${list(logins)}.`,
    },
  },
  accounts: {
    title: 'Contas',
    caption: 'Contas por nome de utilizador',
    searchHint: 'Uma parte do nome de utilizador',
    newTitle: 'Nova conta',
    add: 'Adicionar a conta',
    login: { label: 'Nome de utilizador', hint: 'Não distingue maiúsculas de minúsculas.' },
    password: {
      label: 'Palavra-passe',
      hint: 'No mínimo 8 caracteres. Vazia se for outro sistema a autenticar a conta.',
    },
    newPassword: {
      label: 'Nova palavra-passe',
      hint: 'No mínimo 8 caracteres. A antiga deixa de funcionar de imediato, e as sessões da conta terminam.',
    },
    mailbox: {
      label: 'Caixa de correio',
      hint: 'O endereço de e-mail da caixa de correio da conta; vazio se não houver.',
    },
    roles: 'Funções',
    role: 'Função',
    roleNames: {
      ApplicationImpersonation: 'ApplicationImpersonation: age em nome dos titulares',
      phone: 'phone: consulta os PIN',
      admin: 'admin: altera tudo',
      helpdesk: 'helpdesk: envia PIN e desbloqueia',
      auditor: 'auditor: lê',
    },
    scope: { label: 'Âmbito', hint: scopeHint },
    everyone: 'todas as caixas de correio',
    roleFor: (role, scope) => `${role} (${scope})`,
    state: 'Estado',
    enabled: 'ativada',
    disabled: 'desativada',
    disabledSince: (time) => `desativada desde ${time}`,
    external: 'outro sistema',
    ownPassword: 'palavra-passe',
    signsInBy: 'Inicia sessão através de',
    grant: { title: 'Conceder uma função ou alterar o seu âmbito', button: 'Conceder' },
    revoke: (role) => `Revogar ${role}`,
    setPassword: { title: 'Definir uma palavra-passe', button: 'Definir a palavra-passe' },
    disable: {
      button: 'Desativar esta conta',
      hint: 'A partir do próximo pedido, já não pode fazer nada, e as suas sessões terminam.',
    },
    enable: { button: 'Ativar esta conta' },
    actions: 'Ações',
    done: {
      added: (login) => `A conta ${login} foi adicionada`,
      disabled: (login) => `A conta ${login} está desativada`,
      enabled: (login) => `A conta ${login} está ativada`,
      password: (login) => `A conta ${login} tem outra palavra-passe`,
      granted: (role, login) => `${login} tem a função ${role}`,
      revoked: (role, login) => `${login} já não tem a função ${role}`,
      removed: (login) => `A conta ${login} foi removida`,
      unchanged: 'Já estava assim',
    },
    remove: {
      link: 'Remover esta conta',
      title: (login) => `Remover a conta ${login}?`,
      text: 'As suas chaves de API são removidas com ela, e as suas sessões terminam. A sua caixa de correio mantém-se, tal como os seus registos na auditoria.',
      button: 'Remover',
    },
  },
  keys: {
    title: 'Chaves de API',
    caption: 'Chaves de API por ID',
    searchHint: 'Uma parte do nome de utilizador ou da descrição',
    newTitle: 'Nova chave de API',
    add: 'Criar a chave',
    id: 'ID',
    account: { label: 'Conta', hint: 'O nome de utilizador da conta em cujo nome a chave age.' },
    label: { label: 'Descrição', hint: 'Para que serve a chave.' },
    role: { label: 'Função', hint: 'A única função em que age; a conta tem de a ter.' },
    scope: { label: 'Âmbito', hint: `Dentro do âmbito da conta. ${scopeHint}` },
    createdAt: 'Criada',
    state: 'Estado',
    valid: 'válida',
    revokedAt: (time) => `revogada a ${time}`,
    revoke: (id) => `Revogar a chave ${id}`,
    revokeButton: 'Revogar',
    revoked: (id) => `A chave ${id} foi revogada`,
    alreadyRevoked: (id) => `A chave ${id} já tinha sido revogada`,
    made: {
      title: 'A chave de API foi criada',
      text: 'Copie-a agora: só esta página a mostra, e só o seu resumo criptográfico fica guardado.',
      key: 'Chave de API',
      lost: (id) =>
        `A chave ${id} já foi mostrada uma vez, em resposta ao primeiro clique. Se se perdeu, revogue-a e crie outra.`,
      back: 'Para a lista de chaves',
    },
  },
  imports: {
    title: 'Importação de caixas de correio',
    about:
      'Primeiro é apresentada uma pré-visualização, e nada é alterado. Os endereços novos tornam-se caixas de correio; as caixas de correio existentes são alteradas. O ficheiro é executado por inteiro, ou nada dele.',
    columns:
      'A primeira linha indica as colunas address, displayName, extensions, language, umEnabled, policy e, se quiser, phoneNumbers, por qualquer ordem. São separadas por vírgulas, pontos e vírgulas ou tabulações. Uma célula vazia deixa o campo de uma caixa de correio existente como está; uma nova recebe o valor predefinido.',
    file: {
      label: 'Ficheiro CSV',
      hint: 'UTF-8 ou UTF-16, no máximo 32 MiB e 100 000 caixas de correio.',
    },
    text: {
      label: 'Ou o texto de um ficheiro desses',
      hint: 'Conta se não for escolhido nenhum ficheiro.',
    },
    sendPins: {
      label: 'Enviar os primeiros PIN por e-mail',
      hint: 'Para todas as novas caixas de correio que têm correio de voz, em segundo plano.',
    },
    preview: 'Pré-visualizar',
    empty: 'Escolha um ficheiro ou introduza o seu texto.',
    result: {
      title: 'Pré-visualização da importação',
      counts: {
        added: (count) => counted(count, 'caixa de correio é nova', 'caixas de correio são novas'),
        changed: (count) => counted(count, 'caixa de correio muda', 'caixas de correio mudam'),
        unchanged: (count) =>
          counted(count, 'caixa de correio fica como está', 'caixas de correio ficam como estão'),
        wrong: (count) => counted(count, 'problema encontrado', 'problemas encontrados'),
      },
      problems: 'O que está errado',
      changes: 'O que mudaria',
      line: 'Linha',
      problem: 'Problema',
      address: 'Endereço de e-mail',
      kind: 'O que acontece',
      fields: 'Campos que mudam',
      kinds: { added: 'nova', changed: 'muda', unchanged: 'fica como está' },
      more: (count) => `… e mais ${counted(count, 'linha', 'linhas')}`,
      carryOut: 'Executar a importação',
      nothingYet: 'Ainda não foi alterado nada.',
      mendFirst: 'Corrija as linhas abaixo e faça novamente a pré-visualização.',
      outdated:
        'Foi alterada uma caixa de correio depois da pré-visualização. Esta é a pré-visualização atual.',
    },
    done: {
      title: 'A importação foi executada',
      text: (added, changed) =>
        `${counted(added, 'caixa de correio é nova', 'caixas de correio são novas')}, ${counted(changed, 'foi alterada', 'foram alteradas')}.`,
      firstPins: (count) =>
        `O serviço enviará ${counted(count, 'primeiro PIN', 'primeiros PIN')} por e-mail.`,
    },
  },
};

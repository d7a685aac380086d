import type { SharedTexts } from './shared-texts.js';

/** No native reader has read these texts yet. */
export const ptBR: SharedTexts = {
  service: 'Correio de voz',
  skip: 'Ir para o conteúdo principal',
  areas: {
    label: 'Áreas',
    owner: 'Meu correio de voz',
    helpdesk: 'Suporte técnico',
    admin: 'Administração',
    audit: 'Auditoria',
  },
  signedInAs: (login) => `Sessão iniciada como ${login}`,
  signOut: 'Sair',
  signOutEverywhere: 'Sair em todos os dispositivos',
  signedOut: 'Você saiu da sua conta.',
  signIn: {
    title: 'Entrar',
    login: 'Nome de usuário',
    loginHint: 'Normalmente, o seu endereço de e-mail',
    password: 'Senha',
    button: 'Entrar',
    elsewhere: 'Entrar com a conta da empresa',
    elsewhereNewTab: 'Entrar com a conta da empresa (abre em uma nova aba)',
    elsewhereKept: 'Depois, volte a esta aba e continue com o que preencheu.',
    byPassword: 'Ou entre com um nome de usuário e uma senha',
    wrong: 'O nome de usuário ou a senha estão incorretos.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Houve muitas tentativas de acesso sem sucesso. Tente novamente em um minuto.'
        : `Houve muitas tentativas de acesso sem sucesso. Tente novamente em ${minutes} minutos.`,
    denied: 'O acesso com a conta da empresa não foi concluído.',
    failed: 'O acesso demorou demais ou não foi iniciado neste navegador. Tente novamente.',
    noAccess:
      'A sua conta da empresa não pode usar este serviço. Fale com o administrador ou com o suporte técnico.',
    unavailable: 'Não é possível verificar o seu acesso no momento. Tente novamente em um minuto.',
    done: 'Você entrou',
    signedInElsewhere:
      'Talvez você ainda esteja conectado à conta da empresa. Se outras pessoas usam este dispositivo, saia também dessa conta.',
    ended: 'A sua sessão expirou. Entre novamente.',
    endedKept:
      'A sua sessão expirou, por isso nada foi feito ainda. Entre novamente e você poderá continuar com o que preencheu.',
    byProxyOnly:
      'O seu acesso é feito pela rede da empresa, mas ela não informou quem você é. Fale com o administrador ou com o suporte técnico.',
  },
  goOn: {
    title: 'Deseja continuar?',
    text: 'Você entrou novamente depois de abrir a página. Nada foi feito ainda, e o que você preencheu continua aqui.',
    button: 'Continuar',
  },
  problem: 'Problema',
  problemTitle: (title) => `Problema: ${title}`,
  errors: {
    notAllowed: {
      title: 'Você não tem acesso a esta página',
      text: 'A sua conta não tem permissão, ou outro site trouxe você até aqui.',
    },
    missing: { title: 'Esta página não existe', text: 'Verifique o endereço.' },
    unreadable: {
      title: 'Não é possível ler o que você enviou',
      text: 'Nada foi alterado. Volte e tente novamente.',
    },
    unavailable: {
      title: 'Isto não está funcionando no momento',
      text: 'Tente novamente em um minuto.',
    },
    internal: {
      title: 'Algo deu errado',
      text: (requestId) => `A culpa não é sua. Informe este número ao administrador: ${requestId}`,
    },
    plainText: {
      title: 'Esta conexão não é segura',
      text: (url) =>
        `A sua senha poderia ser lida no caminho, por isso não é possível entrar por aqui. Use ${url}`,
    },
  },
  back: 'Voltar',
  time: (date, clock, zone) => `${date}, ${clock} (${zone})`,
};

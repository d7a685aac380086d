import type { SharedTexts } from './shared-texts.js';

/** No native reader has read these texts yet. */
export const ptPT: SharedTexts = {
  service: 'Correio de voz',
  skip: 'Ir para o conteúdo principal',
  areas: {
    label: 'Áreas',
    owner: 'O meu correio de voz',
    helpdesk: 'Apoio técnico',
    admin: 'Administração',
    audit: 'Auditoria',
  },
  signedInAs: (login) => `Sessão iniciada como ${login}`,
  signOut: 'Terminar sessão',
  signOutEverywhere: 'Terminar sessão em todos os dispositivos',
  signedOut: 'Terminou a sessão.',
  signIn: {
    title: 'Iniciar sessão',
    login: 'Nome de utilizador',
    loginHint: 'Normalmente, o seu endereço de e-mail',
    password: 'Palavra-passe',
    button: 'Iniciar sessão',
    elsewhere: 'Iniciar sessão com a conta da empresa',
    elsewhereNewTab: 'Iniciar sessão com a conta da empresa (abre num novo separador)',
    elsewhereKept: 'Depois, volte a este separador e continue com o que preencheu.',
    byPassword: 'Ou inicie sessão com um nome de utilizador e uma palavra-passe',
    wrong: 'O nome de utilizador ou a palavra-passe estão incorretos.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Houve demasiadas tentativas falhadas de iniciar sessão. Tente novamente dentro de um minuto.'
        : `Houve demasiadas tentativas falhadas de iniciar sessão. Tente novamente dentro de ${minutes} minutos.`,
    denied: 'O início de sessão com a conta da empresa não foi concluído.',
    failed:
      'O início de sessão demorou demasiado tempo ou não começou neste navegador. Tente novamente.',
    noAccess:
      'A sua conta da empresa não pode utilizar este serviço. Contacte o administrador ou o apoio técnico.',
    unavailable:
      'Neste momento não é possível verificar o início de sessão. Tente novamente dentro de um minuto.',
    done: 'Sessão iniciada',
    signedInElsewhere:
      'A sessão da conta da empresa pode continuar aberta. Se outras pessoas utilizam este dispositivo, termine também essa sessão.',
    ended: 'A sua sessão expirou. Inicie sessão novamente.',
    endedKept:
      'A sua sessão expirou, pelo que ainda nada foi feito. Inicie sessão novamente e poderá continuar com o que preencheu.',
    byProxyOnly:
      'É a rede da sua empresa que inicia a sua sessão, mas não nos indicou quem é. Contacte o administrador ou o apoio técnico.',
  },
  goOn: {
    title: 'Pretende continuar?',
    text: 'Voltou a iniciar sessão depois de abrir a página. Ainda nada foi feito, e o que preencheu continua aqui.',
    button: 'Continuar',
  },
  problem: 'Problema',
  problemTitle: (title) => `Problema: ${title}`,
  errors: {
    notAllowed: {
      title: 'Não tem acesso a esta página',
      text: 'A sua conta não tem permissão, ou chegou aqui através de outro site.',
    },
    missing: { title: 'Esta página não existe', text: 'Verifique o endereço.' },
    unreadable: {
      title: 'Não é possível ler o que enviou',
      text: 'Nada foi alterado. Volte atrás e tente novamente.',
    },
    unavailable: {
      title: 'Isto não está a funcionar neste momento',
      text: 'Tente novamente dentro de um minuto.',
    },
    internal: {
      title: 'Algo correu mal',
      text: (requestId) =>
        `A culpa não é sua. Comunique este número ao administrador: ${requestId}`,
    },
    plainText: {
      title: 'Esta ligação não é segura',
      text: (url) =>
        `A sua palavra-passe poderia ser lida pelo caminho, pelo que não é possível iniciar sessão aqui. Utilize ${url}`,
    },
  },
  back: 'Voltar',
  time: (date, clock, zone) => `${date}, ${clock} (${zone})`,
};

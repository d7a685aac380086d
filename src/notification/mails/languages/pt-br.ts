import type { Closing, MailTexts } from './mail-texts.js';

const notYou: Closing = {
  question: 'Não foi você?',
  advice:
    'Avise imediatamente o administrador ou o suporte técnico: alguém pode estar tentando acessar o seu correio de voz.',
};

/** No native reader has read these texts yet. */
export const ptBR: MailTexts = {
  greeting: (name) => (name ? `Olá, ${name},` : 'Olá,'),
  extension: 'Seu ramal:',
  accessNumber: 'Número do correio de voz:',
  issued: 'Emitido:',
  time: (date, clock, zone) => `${date}, ${clock} (${zone})`,
  newPin: {
    asked: {
      subject: 'Seu novo PIN do correio de voz',
      introduction:
        'Este é o novo PIN do seu correio de voz. Ele substitui todos os anteriores, e você terá de alterá-lo na primeira vez que o usar.',
      pin: 'Seu novo PIN:',
      unexpected: {
        question: 'Você não pediu um novo PIN?',
        advice:
          'Avise imediatamente o administrador ou o suporte técnico. Seu PIN antigo não funciona mais.',
      },
    },
    askedByAdministrator: {
      subject: 'Seu novo PIN do correio de voz',
      introduction:
        'Um administrador pediu um novo PIN para o seu correio de voz, e aqui está ele. Ele substitui todos os anteriores, e você terá de alterá-lo na primeira vez que o usar.',
      pin: 'Seu novo PIN:',
      unexpected: {
        question: 'Você não esperava um novo PIN?',
        advice:
          'Fale com o administrador ou com o suporte técnico. Seu PIN antigo não funciona mais.',
      },
    },
    first: {
      subject: 'Seu PIN do correio de voz',
      introduction:
        'O seu correio de voz está pronto, e este é o seu primeiro PIN para acessá-lo. Você terá de alterá-lo na primeira vez que o usar.',
      pin: 'Seu PIN:',
      unexpected: {
        question: 'Você não esperava este e-mail?',
        advice: 'Avise o administrador ou o suporte técnico.',
      },
    },
    tooManyAttempts: {
      subject: 'Seu novo PIN do correio de voz',
      introduction:
        'Um PIN incorreto foi digitado muitas vezes seguidas, por isso o seu correio de voz recebeu um novo PIN. Seu PIN antigo não funciona mais. Use o novo a partir de agora; você terá de alterá-lo na primeira vez que o usar.',
      pin: 'Seu novo PIN:',
      unexpected: notYou,
    },
  },
  stillLocked:
    'O seu correio de voz ainda está bloqueado, porque foram digitados muitos PINs incorretos: antes que este PIN funcione, o administrador ou o suporte técnico precisa desbloqueá-lo.',
  mailboxLocked: {
    subject: 'Seu correio de voz está bloqueado',
    introduction:
      'O seu correio de voz está bloqueado porque um PIN incorreto foi digitado muitas vezes seguidas. Enquanto ele estiver bloqueado, nenhum PIN será aceito, nem mesmo o correto.',
    unlockedBy: {
      administrator:
        'Somente o administrador ou o suporte técnico pode desbloqueá-lo. Entre em contato com eles.',
      reset:
        'Ele será desbloqueado com um novo PIN: peça um como de costume, ou entre em contato com o administrador ou o suporte técnico.',
    },
    locked: 'Bloqueado:',
    wrongPins: 'PINs incorretos seguidos:',
    notYou,
  },
  pinExpiry: {
    subject: 'Seu PIN do correio de voz expira em breve',
    introduction: (date) =>
      `O seu PIN do correio de voz expira em ${date}. Altere-o antes dessa data pelo telefone: ligue para o número do seu correio de voz, identifique-se e escolha um novo PIN.`,
    otherwise: 'Caso contrário, você terá de alterá-lo no próximo acesso.',
    expires: 'Expira:',
    forgotten: {
      question: 'Você esqueceu o seu PIN?',
      advice:
        'Peça um novo como de costume, ou entre em contato com o administrador ou o suporte técnico.',
    },
  },
  secrecy:
    'Não compartilhe o seu PIN com ninguém. Ninguém deve pedi-lo a você, nem mesmo o suporte técnico.',
};

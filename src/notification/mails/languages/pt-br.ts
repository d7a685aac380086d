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
  helpdeskWrites: (word) => `O suporte técnico escreve: ${word}`,
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
  mailboxUnlocked: {
    subject: 'Seu correio de voz foi desbloqueado',
    introduction:
      'O seu correio de voz estava bloqueado, e o administrador ou o suporte técnico o desbloqueou. O seu PIN continua o mesmo.',
    unlocked: 'Desbloqueado:',
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
  pinBounced: {
    subject: 'Não foi possível entregar um PIN do correio de voz',
    greeting: 'Olá,',
    introduction:
      'Um e-mail com um novo PIN do correio de voz foi enviado e, depois, informado como não entregue. Até então, ninguém havia usado esse PIN.',
    outcome: {
      returned: 'O PIN anterior voltou a ser válido, e o novo deixou de ser.',
      withoutPin:
        'O correio de voz não tinha PIN antes e voltou a ficar sem PIN: ninguém pode acessá-lo até que chegue um novo PIN.',
      locked:
        'O PIN anterior não pode voltar a ser válido, por isso o correio de voz foi bloqueado: nenhum PIN será aceito até que ele seja desbloqueado.',
      stays:
        'Não há PIN anterior para restaurar, por isso o novo continua válido, embora ninguém o tenha recebido.',
    },
    stillLocked:
      'O correio de voz está bloqueado porque foram digitados muitos PINs incorretos. Antes que um PIN funcione, é preciso desbloqueá-lo.',
    mailbox: 'Correio de voz:',
    extension: 'Ramal:',
    status: 'Status informado pelo servidor de e-mail:',
    reported: 'Informado:',
    whatToDo: {
      question: 'O que deve ser feito?',
      advice:
        'Verifique o endereço de e-mail deste correio de voz e se ele recebe e-mails. Depois disso, é possível pedir outro PIN.',
    },
    noPin: 'Este e-mail não contém nenhum PIN, e nenhum administrador pode consultá-lo.',
  },
  secrecy:
    'Não compartilhe o seu PIN com ninguém. Ninguém deve pedi-lo a você, nem mesmo o suporte técnico.',
};

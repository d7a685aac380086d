import type { Closing, MailTexts } from './mail-texts.js';

const notYou: Closing = {
  question: 'Não fez estas tentativas?',
  advice:
    'Avise de imediato o administrador ou o apoio técnico: alguém pode estar a tentar aceder ao seu correio de voz.',
};

/** No native reader has read these texts yet. */
export const ptPT: MailTexts = {
  greeting: (name) => (name ? `Olá, ${name},` : 'Olá,'),
  extension: 'A sua extensão:',
  accessNumber: 'Número do correio de voz:',
  issued: 'Emitido:',
  time: (date, clock, zone) => `${date}, ${clock} (${zone})`,
  newPin: {
    asked: {
      subject: 'O seu novo PIN do correio de voz',
      introduction:
        'Este é o novo PIN do seu correio de voz. Substitui todos os anteriores e terá de ser alterado na primeira utilização.',
      pin: 'O seu novo PIN:',
      unexpected: {
        question: 'Não pediu um novo PIN?',
        advice:
          'Avise de imediato o administrador ou o apoio técnico. O seu PIN antigo já não funciona.',
      },
    },
    askedByAdministrator: {
      subject: 'O seu novo PIN do correio de voz',
      introduction:
        'Um administrador pediu um novo PIN para o seu correio de voz, que lhe enviamos agora. Substitui todos os anteriores e terá de ser alterado na primeira utilização.',
      pin: 'O seu novo PIN:',
      unexpected: {
        question: 'Não estava à espera de um novo PIN?',
        advice: 'Contacte o administrador ou o apoio técnico. O seu PIN antigo já não funciona.',
      },
    },
    first: {
      subject: 'O seu PIN do correio de voz',
      introduction:
        'O seu correio de voz está pronto a usar e este é o seu primeiro PIN. Terá de ser alterado na primeira utilização.',
      pin: 'O seu PIN:',
      unexpected: {
        question: 'Não estava à espera deste e-mail?',
        advice: 'Avise o administrador ou o apoio técnico.',
      },
    },
    tooManyAttempts: {
      subject: 'O seu novo PIN do correio de voz',
      introduction:
        'Foi marcado um PIN incorreto demasiadas vezes seguidas, pelo que o seu correio de voz recebeu um novo PIN. O seu PIN antigo já não funciona. Use o novo a partir de agora; terá de ser alterado na primeira utilização.',
      pin: 'O seu novo PIN:',
      unexpected: notYou,
    },
  },
  stillLocked:
    'O seu correio de voz continua bloqueado, porque foram marcados demasiados PIN incorretos: antes de este PIN funcionar, o administrador ou o apoio técnico tem de o desbloquear.',
  helpdeskWrites: (word) => `O apoio técnico escreve-lhe: ${word}`,
  mailboxLocked: {
    subject: 'O seu correio de voz está bloqueado',
    introduction:
      'O seu correio de voz está bloqueado porque foi marcado um PIN incorreto demasiadas vezes seguidas. Enquanto estiver bloqueado, nenhum PIN será aceite, nem mesmo o correto.',
    unlockedBy: {
      administrator:
        'Só o administrador ou o apoio técnico o pode desbloquear. Contacte-os, por favor.',
      reset:
        'Será desbloqueado com um novo PIN: peça um como habitualmente, ou contacte o administrador ou o apoio técnico.',
    },
    locked: 'Bloqueado:',
    wrongPins: 'PIN incorretos seguidos:',
    notYou,
  },
  mailboxUnlocked: {
    subject: 'O seu correio de voz foi desbloqueado',
    introduction:
      'O seu correio de voz estava bloqueado e o administrador ou o apoio técnico desbloqueou-o. O seu PIN mantém-se o mesmo.',
    unlocked: 'Desbloqueado:',
  },
  pinExpiry: {
    subject: 'O seu PIN do correio de voz expira em breve',
    introduction: (date) =>
      `O seu PIN do correio de voz expira a ${date}. Altere-o antes dessa data pelo telefone: ligue para o número do seu correio de voz, identifique-se e escolha um novo PIN.`,
    otherwise: 'Caso contrário, terá de o alterar no próximo acesso.',
    expires: 'Expira:',
    forgotten: {
      question: 'Esqueceu-se do seu PIN?',
      advice: 'Peça um novo como habitualmente, ou contacte o administrador ou o apoio técnico.',
    },
  },
  pinBounced: {
    subject: 'Não foi possível entregar um PIN do correio de voz',
    greeting: 'Olá,',
    introduction:
      'Foi enviado um e-mail com um novo PIN do correio de voz, que mais tarde foi dado como não entregue. Até então, ninguém tinha usado esse PIN.',
    outcome: {
      returned: 'O PIN anterior voltou a ser válido e o novo deixou de o ser.',
      withoutPin:
        'O correio de voz não tinha PIN e voltou a não ter: ninguém lhe pode aceder até chegar um novo PIN.',
      locked:
        'O PIN anterior não pode voltar a ser válido, pelo que o correio de voz foi bloqueado: nenhum PIN será aceite até este ser desbloqueado.',
      stays:
        'Não há um PIN anterior para repor, pelo que o novo continua válido, embora ninguém o tenha recebido.',
    },
    stillLocked:
      'O correio de voz está bloqueado, porque foram marcados demasiados PIN incorretos. Antes de um PIN funcionar, é preciso desbloqueá-lo.',
    mailbox: 'Correio de voz:',
    extension: 'Extensão:',
    status: 'Estado segundo o servidor de e-mail:',
    reported: 'Comunicado:',
    whatToDo: {
      question: 'O que há a fazer?',
      advice:
        'Verifique o endereço de e-mail deste correio de voz e se este recebe e-mails. Depois, pode ser pedido outro PIN.',
    },
    noPin: 'Este e-mail não contém nenhum PIN e nenhum administrador o pode consultar.',
  },
  secrecy:
    'Não revele o seu PIN a ninguém. Ninguém deverá alguma vez pedi-lo, nem mesmo o apoio técnico.',
};

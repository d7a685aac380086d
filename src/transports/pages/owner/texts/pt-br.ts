import type { OwnerTexts } from './owner-texts.js';

/** No native reader has read these texts yet. */
export const ptBR: OwnerTexts = {
  title: 'Meu correio de voz',
  state: {
    title: 'Seu PIN',
    off: 'O seu correio de voz não está ativado. Se deveria estar, fale com o administrador ou com o suporte técnico.',
    none: 'Você ainda não tem um PIN.',
    valid: 'O seu PIN é válido.',
    validUntil: (time) => `O seu PIN é válido até ${time}.`,
    temporary: 'Um PIN foi enviado a você. Você terá de alterá-lo na primeira vez que o usar.',
    temporaryUntil: (time) =>
      `Um PIN foi enviado a você. Use-o antes de ${time}; você terá de alterá-lo na primeira vez que o usar.`,
    expired: (time) => `O seu PIN expirou em ${time}.`,
    locked: (since) =>
      `O seu correio de voz está bloqueado desde ${since}. Enquanto ele estiver bloqueado, nenhum PIN será aceito, nem mesmo o correto.`,
    lockedUntilReset: 'Ele será desbloqueado com um novo PIN.',
    lockedUntilHelp:
      'Somente o administrador ou o suporte técnico pode desbloqueá-lo. Entre em contato com eles.',
    pending: (address) => `Um e-mail com um novo PIN está a caminho de ${address}.`,
    mailed: (address, time) => `O último PIN foi enviado para ${address} em ${time}.`,
    delayed: (address) =>
      `O e-mail com o seu último PIN para ${address} está atrasado. Os servidores de e-mail continuam tentando entregá-lo.`,
    bounced: (address, time) =>
      `O e-mail com o seu último PIN não pôde ser entregue em ${address} (${time}). Peça ao administrador ou ao suporte técnico que verifique o seu endereço de e-mail.`,
  },
  extension: (numbers) => `Ramal: ${numbers}`,
  send: {
    button: 'Enviar um novo PIN para mim',
    hint: (address) =>
      `Vamos criar um novo PIN e enviá-lo para ${address}. O seu PIN atual continuará válido até que esse e-mail seja enviado.`,
  },
  sent: {
    title: 'O seu novo PIN foi enviado',
    text: (address) => `Nós o enviamos para ${address}. Os PINs anteriores não funcionam mais.`,
    next: 'Ligue para o seu correio de voz e identifique-se com o PIN do e-mail. Você terá de escolher um PIN próprio.',
  },
  notReceived: {
    question: 'Você não recebeu o e-mail?',
    steps: [
      'Espere alguns minutos e olhe na pasta de lixo eletrônico.',
      'Verifique o endereço acima. O administrador ou o suporte técnico pode corrigi-lo.',
      'Depois, peça outro PIN.',
    ],
  },
  failed: {
    title: 'Nenhum PIN novo foi enviado',
    oldPinStays: 'O seu PIN atual continua funcionando.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Você pediu vários PINs em pouco tempo. Tente novamente em um minuto.'
        : `Você pediu vários PINs em pouco tempo. Tente novamente em ${minutes} minutos.`,
    noMailbox: 'A sua conta não tem uma caixa postal. Avise o administrador ou o suporte técnico.',
    notEnabled:
      'O seu correio de voz não está ativado. Avise o administrador ou o suporte técnico.',
    noPin:
      'As regras para PINs não deixam nenhum que você já não tenha usado. Avise o administrador.',
    refused: (address) =>
      `O servidor de e-mail não aceita mensagens para ${address}. Peça ao administrador ou ao suporte técnico que verifique o seu endereço de e-mail.`,
    unavailable: 'Não é possível enviar o e-mail no momento. Tente novamente em alguns minutos.',
    unconfirmed:
      'O servidor de e-mail ainda não respondeu. Se um e-mail chegar, o PIN que está nele é válido; até lá, o seu PIN atual funciona.',
    busy: 'O serviço está sobrecarregado no momento. Tente novamente em um minuto.',
  },
  withoutMailbox:
    'A sua conta não tem correio de voz. Se deveria ter, fale com o administrador ou com o suporte técnico.',
};

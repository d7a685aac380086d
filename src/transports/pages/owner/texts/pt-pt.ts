import type { OwnerTexts } from './owner-texts.js';

/** No native reader has read these texts yet. */
export const ptPT: OwnerTexts = {
  title: 'O meu correio de voz',
  state: {
    title: 'O seu PIN',
    off: 'O seu correio de voz não está ativado. Se devia estar, contacte o administrador ou o apoio técnico.',
    none: 'Ainda não tem um PIN.',
    valid: 'O seu PIN é válido.',
    validUntil: (time) => `O seu PIN é válido até ${time}.`,
    temporary: 'Foi-lhe enviado um PIN. Terá de ser alterado na primeira utilização.',
    temporaryUntil: (time) =>
      `Foi-lhe enviado um PIN. Use-o antes de ${time}; terá de ser alterado na primeira utilização.`,
    expired: (time) => `O seu PIN expirou a ${time}.`,
    locked: (since) =>
      `O seu correio de voz está bloqueado desde ${since}. Enquanto estiver bloqueado, nenhum PIN será aceite, nem mesmo o correto.`,
    lockedUntilReset: 'Será desbloqueado com um novo PIN.',
    lockedUntilHelp:
      'Só o administrador ou o apoio técnico o pode desbloquear. Contacte-os, por favor.',
    pending: (address) => `Um e-mail com um novo PIN está a caminho de ${address}.`,
    mailed: (address, time) => `O último PIN foi enviado para ${address} a ${time}.`,
    delayed: (address) =>
      `O e-mail com o seu último PIN para ${address} está atrasado. Os servidores de e-mail continuam a tentar entregá-lo.`,
    bounced: (address, time) =>
      `Não foi possível entregar o e-mail com o seu último PIN em ${address} (${time}). Peça ao administrador ou ao apoio técnico que verifique o seu endereço de e-mail.`,
  },
  extension: (numbers) => `Extensão: ${numbers}`,
  send: {
    button: 'Enviar-me um novo PIN',
    hint: (address) =>
      `Vamos criar um novo PIN e enviá-lo para ${address}. O seu PIN atual continua válido até esse e-mail ser enviado.`,
  },
  sent: {
    title: 'O seu novo PIN foi enviado',
    text: (address) => `Enviámo-lo para ${address}. Os PIN anteriores já não funcionam.`,
    next: 'Ligue para o seu correio de voz e identifique-se com o PIN do e-mail. Ser-lhe-á pedido que escolha um PIN próprio.',
  },
  notReceived: {
    question: 'Não recebeu nenhum e-mail?',
    steps: [
      'Aguarde alguns minutos e veja na pasta de correio não solicitado.',
      'Verifique o endereço acima. O administrador ou o apoio técnico pode corrigi-lo.',
      'Depois, peça outro PIN.',
    ],
  },
  failed: {
    title: 'Não foi enviado nenhum PIN novo',
    oldPinStays: 'O seu PIN atual continua a funcionar.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Pediu vários PIN em pouco tempo. Tente novamente dentro de um minuto.'
        : `Pediu vários PIN em pouco tempo. Tente novamente dentro de ${minutes} minutos.`,
    noMailbox:
      'A sua conta não tem uma caixa de correio. Avise o administrador ou o apoio técnico.',
    notEnabled: 'O seu correio de voz não está ativado. Avise o administrador ou o apoio técnico.',
    noPin: 'As regras dos PIN não deixam nenhum que não tenha já usado. Avise o administrador.',
    refused: (address) =>
      `O servidor de e-mail não aceita mensagens para ${address}. Peça ao administrador ou ao apoio técnico que verifique o seu endereço de e-mail.`,
    unavailable:
      'Neste momento não é possível enviar o e-mail. Tente novamente dentro de alguns minutos.',
    unconfirmed:
      'O servidor de e-mail ainda não respondeu. Se chegar um e-mail, o PIN que contém é válido; até lá, o seu PIN atual funciona.',
    busy: 'O serviço está sobrecarregado neste momento. Tente novamente dentro de um minuto.',
  },
  withoutMailbox:
    'A sua conta não tem correio de voz. Se devia ter, contacte o administrador ou o apoio técnico.',
};

import { onThe } from '../../texts/ca.js';
import type { OwnerTexts } from './owner-texts.js';

/** No native reader has read these texts yet. */
export const ca: OwnerTexts = {
  title: 'La meva bústia de veu',
  state: {
    title: 'El vostre PIN',
    off: 'No teniu la bústia de veu activada. Si l’hauríeu de tenir, aviseu l’administrador o el servei d’assistència.',
    none: 'Encara no teniu cap PIN.',
    valid: 'El vostre PIN és vàlid.',
    validUntil: (time) => `El vostre PIN és vàlid i caduca ${onThe(time)}.`,
    temporary: 'Us hem enviat un PIN. L’haureu de canviar el primer cop que el feu servir.',
    temporaryUntil: (time) =>
      `Us hem enviat un PIN que caduca ${onThe(time)}. Feu-lo servir abans; l’haureu de canviar el primer cop.`,
    expired: (time) => `El vostre PIN va caducar ${onThe(time)}.`,
    locked: (since) =>
      `La vostra bústia de veu es va bloquejar ${onThe(since)}. Mentre estigui bloquejada no s’acceptarà cap PIN, ni tan sols el correcte.`,
    lockedUntilReset: 'Es desbloquejarà amb un PIN nou.',
    lockedUntilHelp:
      'Només l’administrador o el servei d’assistència la poden desbloquejar. Poseu-vos-hi en contacte.',
    pending: (address) => `Un correu amb un PIN nou va de camí a ${address}.`,
    mailed: (address, time) => `L’últim PIN es va enviar a ${address} ${onThe(time)}.`,
    delayed: (address) =>
      `El correu amb el vostre últim PIN a ${address} s’ha endarrerit. Els servidors de correu continuen intentant lliurar-lo.`,
    bounced: (address, time) =>
      `El correu amb el vostre últim PIN no s’ha pogut lliurar a ${address} (${time}). Demaneu a l’administrador o al servei d’assistència que comprovi la vostra adreça de correu.`,
  },
  extension: (numbers) => `Extensió: ${numbers}`,
  send: {
    button: 'Envieu-me un PIN nou',
    hint: (address) =>
      `Crearem un PIN nou i l’enviarem a ${address}. El PIN actual continuarà sent vàlid fins que s’hagi enviat aquest correu.`,
  },
  sent: {
    title: 'El vostre PIN nou s’ha enviat',
    text: (address) => `L’hem enviat a ${address}. Els PIN anteriors ja no funcionen.`,
    next: 'Truqueu a la bústia de veu i identifiqueu-vos amb el PIN del correu. Després haureu de triar un PIN propi.',
  },
  notReceived: {
    question: 'No heu rebut cap correu?',
    steps: [
      'Espereu uns minuts i mireu la carpeta de correu brossa.',
      'Comproveu l’adreça de més amunt. L’administrador o el servei d’assistència la pot corregir.',
      'Després demaneu un altre PIN.',
    ],
  },
  failed: {
    title: 'No s’ha enviat cap PIN nou',
    oldPinStays: 'El vostre PIN actual continua funcionant.',
    tooMany: (minutes) =>
      minutes === 1
        ? 'Heu demanat uns quants PIN en poc temps. Torneu-ho a provar d’aquí a un minut.'
        : `Heu demanat uns quants PIN en poc temps. Torneu-ho a provar d’aquí a ${minutes} minuts.`,
    noMailbox:
      'El vostre compte no té cap bústia. Aviseu l’administrador o el servei d’assistència.',
    notEnabled:
      'No teniu la bústia de veu activada. Aviseu l’administrador o el servei d’assistència.',
    noPin:
      'Les regles dels PIN no en deixen cap que no hàgiu tingut abans. Aviseu l’administrador.',
    refused: (address) =>
      `El servidor de correu no accepta correu per a ${address}. Demaneu a l’administrador o al servei d’assistència que comprovi la vostra adreça de correu.`,
    unavailable: 'Ara mateix no es pot enviar el correu. Torneu-ho a provar d’aquí a uns minuts.',
    unconfirmed:
      'El servidor de correu encara no ha respost. Si us arriba un correu, el PIN que conté és vàlid; fins aleshores funciona el PIN actual.',
    busy: 'Ara mateix el servei està saturat. Torneu-ho a provar d’aquí a un minut.',
  },
  withoutMailbox:
    'El vostre compte no té bústia de veu. Si n’hauria de tenir, aviseu l’administrador o el servei d’assistència.',
};

import { longestPin } from '../pin.js';
import type { Explanations } from './en.js';

/** No native reader has read these sentences yet. */
export const es: Explanations = {
  'not-digits': () => 'Un PIN se compone solo de cifras. Use las cifras del 0 al 9.',
  'too-short': ({ minPinLength }) =>
    `Este PIN es demasiado corto. Elija uno de al menos ${minPinLength} cifras.`,
  'too-long': () => `Este PIN es demasiado largo. Elija uno de ${longestPin} cifras como máximo.`,
  sequence: () => 'Las cifras de este PIN son consecutivas. Mezcle las cifras.',
  repetition: () => 'Este PIN repite una sola cifra. Use cifras distintas.',
  extension: () => 'Este PIN procede de su extensión, que otros conocen. Elija uno distinto.',
  'keypad-line': () => 'Este PIN sigue líneas rectas del teclado. Elija otras cifras.',
  'alternating-digits': () => 'En este PIN se alternan dos cifras. Use más de dos.',
  'few-distinct-digits': () =>
    'Este PIN tiene muy pocas cifras distintas. Use al menos tres cifras distintas.',
  date: () => 'Este PIN puede leerse como una fecha o un año. Elija uno distinto.',
  blocklist: () => 'Este PIN es de los que se adivinan primero. Elija uno distinto.',
  'phone-number': () => 'Este PIN procede de uno de sus números de teléfono. Elija uno distinto.',
  history: ({ pinHistoryCount: count }) =>
    count === 1
      ? 'Este es el PIN que ya tiene. Elija uno distinto.'
      : `Este PIN es uno de los ${count} últimos que ha tenido. Elija uno que no haya usado hace poco.`,
  temporary: () => 'Este PIN le llegó por correo. Elija uno propio.',
  lifetime: () => 'Este PIN es demasiado antiguo. Elija uno nuevo.',
  expired: () => 'Este PIN ha caducado porque no se cambió a tiempo. Solicite uno nuevo.',
};

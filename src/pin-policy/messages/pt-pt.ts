import { longestPin } from '../pin.js';
import type { Explanations } from './en.js';

/** No native reader has read these sentences yet. */
export const ptPT: Explanations = {
  'not-digits': () => 'Um PIN é constituído apenas por algarismos. Use os algarismos de 0 a 9.',
  'too-short': ({ minPinLength }) =>
    `Este PIN é demasiado curto. Escolha um com, pelo menos, ${minPinLength} algarismos.`,
  'too-long': () =>
    `Este PIN é demasiado longo. Escolha um com, no máximo, ${longestPin} algarismos.`,
  sequence: () => 'Os algarismos deste PIN são consecutivos. Misture os algarismos.',
  repetition: () => 'Este PIN repete um único algarismo. Use algarismos diferentes.',
  extension: () => 'Este PIN provém da sua extensão, que outras pessoas conhecem. Escolha outro.',
  'keypad-line': () => 'Este PIN segue linhas retas do teclado. Escolha outros algarismos.',
  'alternating-digits': () => 'Este PIN alterna dois algarismos. Use mais de dois.',
  'few-distinct-digits': () =>
    'Este PIN tem poucos algarismos diferentes. Use, pelo menos, três diferentes.',
  date: () => 'Este PIN pode ser lido como uma data ou um ano. Escolha outro.',
  blocklist: () => 'Este PIN é um dos que se adivinham primeiro. Escolha outro.',
  'phone-number': () => 'Este PIN provém de um dos seus números de telefone. Escolha outro.',
  history: ({ pinHistoryCount: count }) =>
    count === 1
      ? 'Este é o seu PIN atual. Escolha outro.'
      : `Este PIN é um dos seus últimos ${count}. Escolha um que não tenha usado recentemente.`,
  temporary: () => 'Este PIN foi-lhe enviado por e-mail. Escolha um PIN próprio.',
  lifetime: () => 'Este PIN é demasiado antigo. Escolha um novo.',
  expired: () => 'Este PIN expirou porque não foi alterado a tempo. Peça um novo.',
};

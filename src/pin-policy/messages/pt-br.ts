import { longestPin } from '../pin.js';
import type { Explanations } from './en.js';

/** No native reader has read these sentences yet. */
export const ptBR: Explanations = {
  'not-digits': () => 'Um PIN é formado apenas por dígitos. Use os dígitos de 0 a 9.',
  'too-short': ({ minPinLength }) =>
    `Este PIN é curto demais. Escolha um com pelo menos ${minPinLength} dígitos.`,
  'too-long': () => `Este PIN é longo demais. Escolha um com no máximo ${longestPin} dígitos.`,
  sequence: () => 'Os dígitos deste PIN são consecutivos. Misture os dígitos.',
  repetition: () => 'Este PIN repete um só dígito. Use dígitos diferentes.',
  extension: () => 'Este PIN vem do seu ramal, que outras pessoas conhecem. Escolha outro.',
  'keypad-line': () => 'Este PIN segue linhas retas do teclado. Escolha outros dígitos.',
  'alternating-digits': () => 'Este PIN alterna dois dígitos. Use mais de dois.',
  'few-distinct-digits': () =>
    'Este PIN tem poucos dígitos diferentes. Use pelo menos três diferentes.',
  date: () => 'Este PIN pode ser lido como uma data ou um ano. Escolha outro.',
  blocklist: () => 'Este PIN é um dos primeiros que se tenta adivinhar. Escolha outro.',
  'phone-number': () => 'Este PIN vem de um dos seus números de telefone. Escolha outro.',
  history: ({ pinHistoryCount: count }) =>
    count === 1
      ? 'Este é o seu PIN atual. Escolha outro.'
      : `Este PIN é um dos seus últimos ${count}. Escolha um que não tenha usado recentemente.`,
  temporary: () => 'Este PIN foi enviado a você por e-mail. Escolha um PIN próprio.',
  lifetime: () => 'Este PIN é antigo demais. Escolha um novo.',
  expired: () => 'Este PIN expirou porque não foi alterado a tempo. Peça um novo.',
};

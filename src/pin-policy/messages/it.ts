import { longestPin } from '../pin.js';
import type { Explanations } from './en.js';

/** No native reader has read these sentences yet. */
export const it: Explanations = {
  'not-digits': () => 'Un PIN è formato solo da cifre. Usi le cifre da 0 a 9.',
  'too-short': ({ minPinLength }) =>
    `Questo PIN è troppo corto. Ne scelga uno di almeno ${minPinLength} cifre.`,
  'too-long': () => `Questo PIN è troppo lungo. Ne scelga uno di ${longestPin} cifre al massimo.`,
  sequence: () => 'Le cifre di questo PIN sono consecutive. Mescoli le cifre.',
  repetition: () => 'Questo PIN ripete una sola cifra. Usi cifre diverse.',
  extension: () =>
    'Questo PIN è ricavato dal Suo numero interno, che altri conoscono. Ne scelga un altro.',
  'keypad-line': () => 'Questo PIN segue linee rette sulla tastiera. Scelga altre cifre.',
  'alternating-digits': () => 'In questo PIN si alternano due cifre. Ne usi più di due.',
  'few-distinct-digits': () =>
    'Questo PIN ha troppo poche cifre diverse. Ne usi almeno tre diverse.',
  date: () => 'Questo PIN si può leggere come una data o un anno. Ne scelga un altro.',
  blocklist: () => 'Questo PIN è tra quelli che si indovinano per primi. Ne scelga un altro.',
  'phone-number': () =>
    'Questo PIN è ricavato da uno dei Suoi numeri di telefono. Ne scelga un altro.',
  history: ({ pinHistoryCount: count }) =>
    count === 1
      ? 'Questo è il Suo PIN attuale. Ne scelga un altro.'
      : `Questo PIN è uno dei Suoi ultimi ${count}. Ne scelga uno che non ha usato di recente.`,
  temporary: () => 'Questo PIN Le è stato inviato per e-mail. Ne scelga uno Suo.',
  lifetime: () => 'Questo PIN è troppo vecchio. Ne scelga uno nuovo.',
  expired: () =>
    'Questo PIN è scaduto perché non è stato cambiato in tempo. Ne richieda uno nuovo.',
};

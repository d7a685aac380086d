import { longestPin } from '../pin.js';
import type { Explanations } from './en.js';

/** No native reader has read these sentences yet. */
export const de: Explanations = {
  'not-digits': () => 'Eine PIN besteht nur aus Ziffern. Bitte verwenden Sie die Ziffern 0 bis 9.',
  'too-short': ({ minPinLength }) =>
    `Diese PIN ist zu kurz. Bitte wählen Sie eine mit mindestens ${minPinLength} Ziffern.`,
  'too-long': () =>
    `Diese PIN ist zu lang. Bitte wählen Sie eine mit höchstens ${longestPin} Ziffern.`,
  sequence: () => 'Die Ziffern dieser PIN folgen aufeinander. Bitte mischen Sie die Ziffern.',
  repetition: () =>
    'Diese PIN wiederholt eine einzige Ziffer. Bitte verwenden Sie verschiedene Ziffern.',
  extension: () =>
    'Diese PIN ist aus Ihrer Durchwahl gebildet, die andere kennen. Bitte wählen Sie eine andere.',
  'keypad-line': () =>
    'Diese PIN folgt geraden Linien auf der Tastatur. Bitte wählen Sie andere Ziffern.',
  'alternating-digits': () =>
    'In dieser PIN wechseln sich zwei Ziffern ab. Bitte verwenden Sie mehr als zwei.',
  'few-distinct-digits': () =>
    'Diese PIN hat zu wenige verschiedene Ziffern. Bitte verwenden Sie mindestens drei verschiedene.',
  date: () => 'Diese PIN lässt sich als Datum oder Jahr lesen. Bitte wählen Sie eine andere.',
  blocklist: () =>
    'Diese PIN gehört zu denen, die zuerst erraten werden. Bitte wählen Sie eine andere.',
  'phone-number': () =>
    'Diese PIN ist aus einer Ihrer Telefonnummern gebildet. Bitte wählen Sie eine andere.',
  history: ({ pinHistoryCount: count }) =>
    count === 1
      ? 'Das ist Ihre jetzige PIN. Bitte wählen Sie eine andere.'
      : `Diese PIN ist eine Ihrer letzten ${count}. Bitte wählen Sie eine, die Sie zuletzt nicht hatten.`,
  temporary: () => 'Diese PIN haben Sie per E-Mail erhalten. Bitte wählen Sie eine eigene.',
  lifetime: () => 'Diese PIN ist zu alt. Bitte wählen Sie eine neue.',
  expired: () =>
    'Diese PIN ist abgelaufen, weil sie nicht rechtzeitig geändert wurde. Bitte fordern Sie eine neue an.',
};

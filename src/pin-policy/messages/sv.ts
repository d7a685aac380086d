import { longestPin } from '../pin.js';
import type { Explanations } from './en.js';

/** No native reader has read these sentences yet. */
export const sv: Explanations = {
  'not-digits': () => 'En PIN-kod består bara av siffror. Använd siffrorna 0 till 9.',
  'too-short': ({ minPinLength }) =>
    `Den här PIN-koden är för kort. Välj en med minst ${minPinLength} siffror.`,
  'too-long': () => `Den här PIN-koden är för lång. Välj en med högst ${longestPin} siffror.`,
  sequence: () => 'Siffrorna i den här PIN-koden följer på varandra. Blanda siffrorna.',
  repetition: () => 'Den här PIN-koden upprepar en enda siffra. Använd olika siffror.',
  extension: () =>
    'Den här PIN-koden är gjord av din anknytning, som andra känner till. Välj en annan.',
  'keypad-line': () => 'Den här PIN-koden följer raka linjer på knappsatsen. Välj andra siffror.',
  'alternating-digits': () => 'Den här PIN-koden växlar mellan två siffror. Använd fler än två.',
  'few-distinct-digits': () =>
    'Den här PIN-koden har för få olika siffror. Använd minst tre olika.',
  date: () => 'Den här PIN-koden kan läsas som ett datum eller ett årtal. Välj en annan.',
  blocklist: () => 'Den här PIN-koden är en av dem som gissas först. Välj en annan.',
  'phone-number': () => 'Den här PIN-koden är gjord av ett av dina telefonnummer. Välj en annan.',
  history: ({ pinHistoryCount: count }) =>
    count === 1
      ? 'Det är den PIN-kod som du har nu. Välj en annan.'
      : `Den här PIN-koden är en av dina senaste ${count}. Välj en som du inte har använt nyligen.`,
  temporary: () => 'Den här PIN-koden har skickats till dig med e-post. Välj en egen.',
  lifetime: () => 'Den här PIN-koden är för gammal. Välj en ny.',
  expired: () => 'Den här PIN-koden har gått ut eftersom den inte byttes i tid. Be om en ny.',
};

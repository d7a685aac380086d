import { longestPin } from '../pin.js';
import type { Explanations } from './en.js';

/** No native reader has read these sentences yet. */
export const nl: Explanations = {
  'not-digits': () => 'Een pincode bestaat alleen uit cijfers. Gebruik de cijfers 0 tot en met 9.',
  'too-short': ({ minPinLength }) =>
    `Deze pincode is te kort. Kies er een van ten minste ${minPinLength} cijfers.`,
  'too-long': () => `Deze pincode is te lang. Kies er een van ten hoogste ${longestPin} cijfers.`,
  sequence: () => 'De cijfers van deze pincode volgen op elkaar. Gebruik de cijfers door elkaar.',
  repetition: () => 'Deze pincode herhaalt één cijfer. Gebruik verschillende cijfers.',
  extension: () =>
    'Deze pincode is gevormd uit uw toestelnummer, dat anderen kennen. Kies een andere.',
  'keypad-line': () => 'Deze pincode volgt rechte lijnen op het toetsenbord. Kies andere cijfers.',
  'alternating-digits': () => 'Deze pincode wisselt twee cijfers af. Gebruik er meer dan twee.',
  'few-distinct-digits': () =>
    'Deze pincode heeft te weinig verschillende cijfers. Gebruik er ten minste drie.',
  date: () => 'Deze pincode is te lezen als een datum of een jaartal. Kies een andere.',
  blocklist: () => 'Deze pincode is er een die het eerst geraden wordt. Kies een andere.',
  'phone-number': () => 'Deze pincode is gevormd uit een van uw telefoonnummers. Kies een andere.',
  history: ({ pinHistoryCount: count }) =>
    count === 1
      ? 'Dit is uw huidige pincode. Kies een andere.'
      : `Deze pincode is een van uw laatste ${count}. Kies er een die u niet onlangs hebt gebruikt.`,
  temporary: () => 'Deze pincode is u per e-mail toegestuurd. Kies er zelf een.',
  lifetime: () => 'Deze pincode is te oud. Kies een nieuwe.',
  expired: () =>
    'Deze pincode is verlopen, omdat hij niet op tijd is gewijzigd. Vraag een nieuwe aan.',
};

import { longestPin } from '../pin.js';
import type { Explanations } from './en.js';

/** No native reader has read these sentences yet. */
export const da: Explanations = {
  'not-digits': () => 'En pinkode består kun af cifre. Brug cifrene 0 til 9.',
  'too-short': ({ minPinLength }) =>
    `Denne pinkode er for kort. Vælg en med mindst ${minPinLength} cifre.`,
  'too-long': () => `Denne pinkode er for lang. Vælg en med højst ${longestPin} cifre.`,
  sequence: () => 'Cifrene i denne pinkode følger efter hinanden. Bland cifrene.',
  repetition: () => 'Denne pinkode gentager det samme ciffer. Brug forskellige cifre.',
  extension: () =>
    'Denne pinkode er dannet ud fra dit lokalnummer, som andre kender. Vælg en anden.',
  'keypad-line': () => 'Denne pinkode følger lige linjer på tastaturet. Vælg andre cifre.',
  'alternating-digits': () => 'Denne pinkode skifter mellem to cifre. Brug flere end to.',
  'few-distinct-digits': () =>
    'Denne pinkode har for få forskellige cifre. Brug mindst tre forskellige.',
  date: () => 'Denne pinkode kan læses som en dato eller et årstal. Vælg en anden.',
  blocklist: () => 'Denne pinkode er en af dem, der først bliver gættet. Vælg en anden.',
  'phone-number': () => 'Denne pinkode er dannet ud fra et af dine telefonnumre. Vælg en anden.',
  history: ({ pinHistoryCount: count }) =>
    count === 1
      ? 'Det er den pinkode, du har nu. Vælg en anden.'
      : `Denne pinkode er en af dine seneste ${count}. Vælg en, du ikke har brugt for nylig.`,
  temporary: () => 'Denne pinkode er sendt til dig i en mail. Vælg din egen.',
  lifetime: () => 'Denne pinkode er for gammel. Vælg en ny.',
  expired: () => 'Denne pinkode er udløbet, fordi den ikke blev ændret i tide. Bed om en ny.',
};

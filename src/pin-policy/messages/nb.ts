import { longestPin } from '../pin.js';
import type { Explanations } from './en.js';

/** No native reader has read these sentences yet. */
export const nb: Explanations = {
  'not-digits': () => 'En PIN-kode består bare av sifre. Bruk sifrene 0 til 9.',
  'too-short': ({ minPinLength }) =>
    `Denne PIN-koden er for kort. Velg en med minst ${minPinLength} sifre.`,
  'too-long': () => `Denne PIN-koden er for lang. Velg en med høyst ${longestPin} sifre.`,
  sequence: () => 'Sifrene i denne PIN-koden følger etter hverandre. Bland sifrene.',
  repetition: () => 'Denne PIN-koden gjentar ett siffer. Bruk forskjellige sifre.',
  extension: () =>
    'Denne PIN-koden er laget av internnummeret ditt, som andre kjenner. Velg en annen.',
  'keypad-line': () => 'Denne PIN-koden følger rette linjer på tastaturet. Velg andre sifre.',
  'alternating-digits': () => 'Denne PIN-koden veksler mellom to sifre. Bruk flere enn to.',
  'few-distinct-digits': () =>
    'Denne PIN-koden har for få forskjellige sifre. Bruk minst tre forskjellige.',
  date: () => 'Denne PIN-koden kan leses som en dato eller et årstall. Velg en annen.',
  blocklist: () => 'Denne PIN-koden er en av dem som blir gjettet først. Velg en annen.',
  'phone-number': () => 'Denne PIN-koden er laget av et av telefonnumrene dine. Velg en annen.',
  history: ({ pinHistoryCount: count }) =>
    count === 1
      ? 'Dette er PIN-koden du har nå. Velg en annen.'
      : `Denne PIN-koden er en av de siste ${count} du har hatt. Velg en du ikke har brukt i det siste.`,
  temporary: () => 'Denne PIN-koden er sendt til deg på e-post. Velg din egen.',
  lifetime: () => 'Denne PIN-koden er for gammel. Velg en ny.',
  expired: () => 'Denne PIN-koden er utløpt fordi den ikke ble endret i tide. Be om en ny.',
};

import { longestPin } from '../pin.js';
import type { Explanations } from './en.js';

/** No native reader has read these sentences yet. */
export const fi: Explanations = {
  'not-digits': () => 'PIN-koodissa on vain numeroita. Käytä numeroita nollasta yhdeksään.',
  'too-short': ({ minPinLength }) =>
    `Tämä PIN-koodi on liian lyhyt. Valitse koodi, jossa on vähintään ${minPinLength} numeroa.`,
  'too-long': () =>
    `Tämä PIN-koodi on liian pitkä. Valitse koodi, jossa on enintään ${longestPin} numeroa.`,
  sequence: () => 'Tämän PIN-koodin numerot ovat peräkkäisiä. Sekoita numerot.',
  repetition: () => 'Tässä PIN-koodissa toistuu yksi numero. Käytä eri numeroita.',
  extension: () =>
    'Tämä PIN-koodi perustuu alanumeroosi, jonka muut tietävät. Valitse toinen koodi.',
  'keypad-line': () =>
    'Tämä PIN-koodi kulkee näppäimistöllä suorassa rivissä. Valitse muita numeroita.',
  'alternating-digits': () =>
    'Tässä PIN-koodissa vuorottelee kaksi numeroa. Käytä useampaa kuin kahta.',
  'few-distinct-digits': () =>
    'Tässä PIN-koodissa on liian vähän eri numeroita. Käytä vähintään kolmea eri numeroa.',
  date: () => 'Tämän PIN-koodin voi lukea päivämääränä tai vuosilukuna. Valitse toinen koodi.',
  blocklist: () => 'Tämä PIN-koodi on niitä, jotka arvataan ensimmäisinä. Valitse toinen koodi.',
  'phone-number': () =>
    'Tämä PIN-koodi perustuu johonkin puhelinnumeroistasi. Valitse toinen koodi.',
  history: ({ pinHistoryCount: count }) =>
    count === 1
      ? 'Tämä on nykyinen PIN-koodisi. Valitse toinen koodi.'
      : `Tämä PIN-koodi on yksi ${count} viimeisimmästä koodistasi. Valitse koodi, jota et ole käyttänyt viime aikoina.`,
  temporary: () => 'Tämä PIN-koodi on lähetetty sinulle sähköpostitse. Valitse oma koodi.',
  lifetime: () => 'Tämä PIN-koodi on liian vanha. Valitse uusi koodi.',
  expired: () =>
    'Tämä PIN-koodi on vanhentunut, koska sitä ei vaihdettu ajoissa. Pyydä uusi koodi.',
};

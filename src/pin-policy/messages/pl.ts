import { longestPin } from '../pin.js';
import type { Explanations } from './en.js';

const digits = (count: number) =>
  `${count} ${new Intl.PluralRules('pl').select(count) === 'few' ? 'cyfry' : 'cyfr'}`;

/** No native reader has read these sentences yet. */
export const pl: Explanations = {
  'not-digits': () => 'Kod PIN składa się wyłącznie z cyfr. Prosimy użyć cyfr od 0 do 9.',
  'too-short': ({ minPinLength }) =>
    `Ten kod PIN jest za krótki. Prosimy wybrać kod, który ma co najmniej ${digits(minPinLength)}.`,
  'too-long': () =>
    `Ten kod PIN jest za długi. Prosimy wybrać kod, który ma najwyżej ${digits(longestPin)}.`,
  sequence: () => 'Cyfry tego kodu PIN następują po sobie. Prosimy pomieszać cyfry.',
  repetition: () => 'Ten kod PIN powtarza jedną cyfrę. Prosimy użyć różnych cyfr.',
  extension: () =>
    'Ten kod PIN pochodzi z numeru wewnętrznego, który znają inni. Prosimy wybrać inny.',
  'keypad-line': () =>
    'Ten kod PIN biegnie po prostych liniach klawiatury. Prosimy wybrać inne cyfry.',
  'alternating-digits': () =>
    'W tym kodzie PIN na przemian występują dwie cyfry. Prosimy użyć więcej niż dwóch.',
  'few-distinct-digits': () =>
    'Ten kod PIN ma za mało różnych cyfr. Prosimy użyć co najmniej trzech różnych.',
  date: () => 'Ten kod PIN można odczytać jako datę lub rok. Prosimy wybrać inny.',
  blocklist: () => 'Ten kod PIN należy do tych, które odgaduje się najpierw. Prosimy wybrać inny.',
  'phone-number': () =>
    'Ten kod PIN pochodzi z jednego z numerów telefonu właściciela skrzynki. Prosimy wybrać inny.',
  history: ({ pinHistoryCount: count }) =>
    count === 1
      ? 'To jest obecny kod PIN. Prosimy wybrać inny.'
      : `Ten kod PIN jest jednym z ostatnich ${count}. Prosimy wybrać taki, który nie był ostatnio używany.`,
  temporary: () => 'Ten kod PIN został wysłany e-mailem. Prosimy wybrać własny.',
  lifetime: () => 'Ten kod PIN jest za stary. Prosimy wybrać nowy.',
  expired: () =>
    'Ten kod PIN stracił ważność, bo nie został zmieniony na czas. Prosimy zamówić nowy.',
};

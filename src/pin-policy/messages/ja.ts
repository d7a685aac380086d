import { longestPin } from '../pin.js';
import type { Explanations } from './en.js';

/** No native reader has read these sentences yet. */
export const ja: Explanations = {
  'not-digits': () => 'PIN に使えるのは数字だけです。0 から 9 の数字をお使いください。',
  'too-short': ({ minPinLength }) =>
    `この PIN は短すぎます。${minPinLength} 桁以上の PIN をお選びください。`,
  'too-long': () => `この PIN は長すぎます。${longestPin} 桁以内の PIN をお選びください。`,
  sequence: () => 'この PIN は連続した数字です。順番を混ぜてください。',
  repetition: () => 'この PIN は一つの数字の繰り返しです。違う数字を組み合わせてください。',
  extension: () =>
    'この PIN は、ほかの人も知っている内線番号から作られています。別の PIN をお選びください。',
  'keypad-line': () => 'この PIN はキーの並びのとおりです。別の数字をお選びください。',
  'alternating-digits': () =>
    'この PIN は二つの数字が交互に並んでいます。三つ以上の数字をお使いください。',
  'few-distinct-digits': () =>
    'この PIN は数字の種類が少なすぎます。三種類以上の数字をお使いください。',
  date: () => 'この PIN は日付または年として読めます。そう読めない PIN をお選びください。',
  blocklist: () => 'この PIN は真っ先に推測されるものの一つです。別の PIN をお選びください。',
  'phone-number': () =>
    'この PIN はお客様の電話番号から作られています。別の PIN をお選びください。',
  history: ({ pinHistoryCount: count }) =>
    count === 1
      ? 'これは現在お使いの PIN です。別の PIN をお選びください。'
      : `この PIN は最近の ${count} 個の PIN の一つです。最近お使いになっていない PIN をお選びください。`,
  temporary: () => 'この PIN はメールでお送りしたものです。ご自分の PIN をお選びください。',
  lifetime: () => 'この PIN は古くなりました。新しい PIN をお選びください。',
  expired: () =>
    'この PIN は期限までに変更されなかったため、無効になりました。新しい PIN をご依頼ください。',
};

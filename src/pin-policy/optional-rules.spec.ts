import { describe, expect, it } from 'vitest';
import { Pin } from './pin.js';
import { defaultPinPolicy } from './pin-policy.js';
import { violationOf, type PinFacts } from './pin-rules.js';
import { refusablePatterns, type RefusablePattern } from './policy-settings.js';

const nothing: PinFacts = { extensions: [], phoneNumbers: [] };

/** Whether a policy that has this one rule, and the length, refuses the PIN. */
function refuses(pattern: RefusablePattern, digits: string, facts = nothing): boolean {
  const policy = {
    ...defaultPinPolicy,
    minPinLength: 4,
    allowCommonPatterns: true,
    refusedPatterns: [pattern],
  };
  const violation = violationOf(new Pin(digits), { ...facts, policy });
  expect([pattern, undefined]).toContain(violation);
  return violation !== undefined;
}

describe('a policy that refuses lines on the keypad', () => {
  it.each([
    ['the column of four keys', '2580'],
    ['the same from below', '0852'],
    ['a row, and the next one', '123456'],
    ['a column, and the next one', '147258'],
    ['all columns', '147258369'],
    ['both diagonals', '159357'],
    ['a line again', '147147'],
    ['a line there and back', '258852'],
    ['a line there and back, the last key once', '25852'],
    ['a corner', '14789'],
    ['half the rim', '1478963'],
    ['a line of three keys after one of four', '2580147'],
    ['a part of the column that has four', '580085'],
    ['one line eight times', '753'.repeat(8)],
  ])('refuses %s: %s', (_, digits) => {
    expect(refuses('keypad-line', digits)).toBe(true);
  });

  it.each([
    ['a line, and a key that is not on it', '1590'],
    ['a line, and a neighbour off it', '1475'],
    ['a line with half the way back', '1474'],
    ['two keys by turns', '1414'],
    ['one key', '5555'],
    ['keys that are no neighbours', '1379'],
    ['a way that skips a key', '1739'],
    ['a line within other digits', '914782'],
    ['a line, and one that ends too early', '12378'],
    ['a sequence that leaves the row', '2345'],
    ['two keys that are no neighbours, by turns', '1616'],
    ['something else', '482130'],
  ])('accepts %s: %s', (_, digits) => {
    expect(refuses('keypad-line', digits)).toBe(false);
  });
});

describe('a policy that refuses alternating digits', () => {
  it.each(['1212', '121212', '50505', '0909', '98989898'])('refuses %s', (digits) => {
    expect(refuses('alternating-digits', digits)).toBe(true);
  });

  it.each(['1111', '1221', '1122', '121213', '0121212', '123123'])('accepts %s', (digits) => {
    expect(refuses('alternating-digits', digits)).toBe(false);
  });
});

describe('a policy that refuses few distinct digits', () => {
  it.each(['1111', '1112', '121212', '77277', '000000000000000000000009'])(
    'refuses %s',
    (digits) => {
      expect(refuses('few-distinct-digits', digits)).toBe(true);
    },
  );

  it.each(['1123', '112233', '000120', '482130'])('accepts %s', (digits) => {
    expect(refuses('few-distinct-digits', digits)).toBe(false);
  });
});

describe('a policy that refuses dates', () => {
  it.each([
    ['DDMM', '3112'],
    ['MMDD', '1231'],
    ['DDMM of a leap day', '2902'],
    ['MMDD of a leap day', '0229'],
    ['YYYY', '1900'],
    ['YYYY', '2099'],
    ['DDMMYY', '311299'],
    ['MMDDYY', '123199'],
    ['YYMMDD', '991231'],
    ['DDMMYY of a leap day', '290204'],
    ['DDMMYY of the leap day of 2000', '290200'],
    ['DDMMYYYY', '01021900'],
    ['MMDDYYYY', '12312099'],
    ['YYYYMMDD', '20240229'],
    ['DDMMYYYY of the leap day of 2000', '29022000'],
  ])('refuses %s: %s', (_, digits) => {
    expect(refuses('date', digits)).toBe(true);
  });

  it.each([
    ['a day 32', '3212'],
    ['a day 0', '0012'],
    ['a month 0', '1200'],
    ['a month 13', '1313'],
    ['31 April', '3104'],
    ['30 February', '3002'],
    ['the year before 1900', '1899'],
    ['the year after 2099', '2100'],
    ['a leap day of a common year', '290277'],
    ['the leap day that 1900 had not', '29021900'],
    ['a leap day of a common year, in full', '20230229'],
    ['a year before 1900, in full', '01011899'],
    ['a year after 2099, in full', '21000101'],
    ['a date with a digit before it', '9311299'],
    ['five digits', '01012'],
    ['something else', '482130'],
  ])('accepts %s: %s', (_, digits) => {
    expect(refuses('date', digits)).toBe(false);
  });
});

describe('a policy that refuses what is on the blocklist', () => {
  const facts = { ...nothing, blocklist: new Set(['0852', '112233']) };

  it.each(['0852', '112233'])('refuses %s', (digits) => {
    expect(refuses('blocklist', digits, facts)).toBe(true);
  });

  it.each(['2580', '08521', '852000', '332211'])('accepts %s', (digits) => {
    expect(refuses('blocklist', digits, facts)).toBe(false);
  });

  it('accepts everything if there is none', () => {
    expect(refuses('blocklist', '0852')).toBe(false);
  });
});

describe('a policy that refuses telephone numbers, of an owner who has 4930555010012', () => {
  const facts = { ...nothing, phoneNumbers: ['4930555010012', '712'] };

  it.each([
    ['its end', '0012'],
    ['its beginning', '493055'],
    ['what is within', '5550'],
    ['what is within, backwards', '100105'],
    ['the number', '4930555010012'],
    ['the number within other digits', '949305550100127'],
    ['the number backwards', '2100105550394'],
    ['a short number within other digits', '97128'],
    ['a short number backwards within other digits', '92178'],
  ])('refuses %s: %s', (_, digits) => {
    expect(refuses('phone-number', digits, facts)).toBe(true);
  });

  it.each([
    ['its digits in another order', '4935'],
    ['a part of it within other digits', '493071'],
    ['something else', '482130'],
  ])('accepts %s: %s', (_, digits) => {
    expect(refuses('phone-number', digits, facts)).toBe(false);
  });
});

describe('a policy that switches no pattern on', () => {
  it.each<[RefusablePattern, string]>([
    ['keypad-line', '147258'],
    ['alternating-digits', '121212'],
    ['few-distinct-digits', '112112'],
    ['date', '311299'],
    ['blocklist', '482130'],
    ['phone-number', '555010'],
  ])('has no %s', (pattern, digits) => {
    const facts = { ...nothing, phoneNumbers: ['555010'], blocklist: new Set(['482130']) };
    expect(refuses(pattern, digits, facts)).toBe(true);
    expect(violationOf(new Pin(digits), { ...facts, policy: defaultPinPolicy })).toBeUndefined();
  });
});

it('names the first rule that objects, in the order that a policy lists them', () => {
  const policy = { ...defaultPinPolicy, minPinLength: 4, refusedPatterns: [...refusablePatterns] };
  const facts = { extensions: ['36697'], phoneNumbers: ['852085'], blocklist: new Set(['5208']) };
  const first = (digits: string) => violationOf(new Pin(digits), { ...facts, policy });
  expect(first('1234')).toBe('sequence');
  expect(first('6697')).toBe('extension');
  expect(first('0852')).toBe('keypad-line');
  expect(first('1010')).toBe('alternating-digits');
  expect(first('5208')).toBe('blocklist');
  expect(first('5802')).toBe('phone-number');
});

import { describe, expect, it } from 'vitest';
import { Pin } from './pin.js';
import { defaultPinPolicy, type PinPolicy } from './pin-policy.js';
import { violationOf, type Violation } from './pin-rules.js';

function judge(
  digits: string,
  { extensions = [] as string[], ...settings }: Partial<PinPolicy> & { extensions?: string[] } = {},
): Violation | undefined {
  const policy = { ...defaultPinPolicy, minPinLength: 3, ...settings };
  return violationOf(new Pin(digits), { policy, extensions, phoneNumbers: [] });
}

describe('the PIN rules (P8)', () => {
  it.each<[string, number, Violation | undefined]>([
    ['48213', 6, 'too-short'],
    ['048213', 6, undefined],
    ['0048213', 6, undefined],
    ['482130592748213059274821', 24, undefined],
    ['4821305927482130592748213', 24, 'too-long'],
    ['4821305927482130592748213', 6, 'too-long'],
  ])('length: %s with MinPINLength %d: %s', (digits, minPinLength, violation) => {
    expect(judge(digits, { minPinLength })).toBe(violation);
  });

  it.each<[string, Violation | undefined]>([
    ['1234', 'sequence'],
    ['65432', 'sequence'],
    ['0123456789', 'sequence'],
    ['9876543210', 'sequence'],
    ['9876', 'sequence'],
    // 9 does not wrap to 0.
    ['890', undefined],
    ['7890123', undefined],
    ['2109', undefined],
    // Only a PIN that is a sequence from end to end is one.
    ['12345678902', undefined],
    ['112345', undefined],
    ['123454', undefined],
    ['123321', undefined],
    ['2468', undefined],
    ['13579', undefined],
  ])('sequences: %s is %s', (digits, violation) => {
    expect(judge(digits)).toBe(violation);
  });

  it.each<[string, Violation | undefined]>([
    ['11111', 'repetition'],
    ['0000', 'repetition'],
    ['999999999999999999999999', 'repetition'],
    ['11112', undefined],
    ['21111', undefined],
    ['121212', undefined],
    ['112233', undefined],
  ])('repetitions: %s is %s', (digits, violation) => {
    expect(judge(digits)).toBe(violation);
  });

  it.each(['1234', '65432', '11111'])('AllowCommonPatterns lets %s pass', (digits) => {
    expect(judge(digits, { allowCommonPatterns: true })).toBeUndefined();
  });

  describe.each([true, false])('with AllowCommonPatterns %s, to extension 36697', (allowed) => {
    it.each<[string, string, Violation | undefined]>([
      ['the extension itself', '36697', 'extension'],
      ['the extension backwards', '79663', 'extension'],
      ['a PIN that begins with it', '3669712', 'extension'],
      ['a PIN that ends with it', '1236697', 'extension'],
      ['a PIN around it', '1366972', 'extension'],
      ['a PIN around it backwards', '1796632', 'extension'],
      ['a suffix of four digits', '6697', 'extension'],
      ['a suffix backwards', '7966', 'extension'],
      ['a suffix of three digits', '697', undefined],
      ['its beginning', '3669', undefined],
      ['a PIN around its suffix', '166972', undefined],
      ['its digits in another order', '36679', undefined],
      ['something else', '482130', undefined],
    ])('%s (%s): %s', (_, digits, violation) => {
      expect(judge(digits, { allowCommonPatterns: allowed, extensions: ['36697'] })).toBe(
        violation,
      );
    });
  });

  it('looks at every extension of the mailbox', () => {
    const extensions = ['5550100', '36697'];
    expect(judge('0100', { extensions })).toBe('extension');
    expect(judge('6697', { extensions })).toBe('extension');
    expect(judge('6698', { extensions })).toBeUndefined();
  });

  it.each<[string, Violation | undefined]>([
    ['4821', undefined],
    ['1421', 'extension'],
    ['1241', 'extension'],
  ])('to an extension of two digits, 42: %s is %s', (digits, violation) => {
    expect(judge(digits, { extensions: ['42'] })).toBe(violation);
  });

  it('does not look at a telephone number with more digits than the PIN but its end', () => {
    const extensions = ['4930555010012345'];
    expect(judge('012345', { extensions, allowCommonPatterns: true })).toBe('extension');
    expect(judge('930555', { extensions })).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { formFields } from './request.js';

const fields = (text: string) => formFields(text, ['pin', 'VM-User']);

describe('formFields', () => {
  it.each([
    ['pin=0482', { pin: '0482' }],
    ['pin=', { pin: '' }],
    ['pin', { pin: '' }],
    ['pin=1=2', { pin: '1=2' }],
    ['pin=1+2%2B%20%C3%A9', { pin: '1 2+ é' }],
    ['p%69n=1', { pin: '1' }],
    ['VM-User=1001&pin=1', { 'VM-User': '1001', pin: '1' }],
    ['pin=1&pin=1', { pin: '1' }],
    ['PIN=1&constructor=2&__proto__=3', {}],
    ['', {}],
    ['&&=&', {}],
  ])('reads %j as %j', (text, found) => {
    expect(fields(text)).toEqual(found);
  });

  it.each([
    ['pin=1&pin=2', 'pin has two values'],
    ['pin=%zz', 'pin is not UTF-8 in percent encoding'],
    ['pin=%ff', 'pin is not UTF-8 in percent encoding'],
  ])('refuses %j: %s', (text, reason) => {
    expect(() => fields(text)).toThrow(reason);
  });

  it('ignores invalid fields that were not asked for', () => {
    expect(fields('other=%ff&%zz=1&other=2&pin=1')).toEqual({ pin: '1' });
  });
});

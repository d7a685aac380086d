import { describe, expect, it } from 'vitest';
import { defaultPinPolicy } from '../pin-policy.js';
import { violations } from '../pin-rules.js';
import { violationMessage } from './violation-message.js';

const languages = ['en', 'de', 'es'];

const inAll = (violation: (typeof violations)[number], settings = {}) =>
  languages.map((tag) => violationMessage(violation, { ...defaultPinPolicy, ...settings }, tag));

describe('a refused PIN is explained', () => {
  it.each(languages)('with a sentence for every rule, all different, in %s', (tag) => {
    const sentences = violations.map((rule) => violationMessage(rule, defaultPinPolicy, tag));
    expect(new Set(sentences).size).toBe(violations.length);
    // Why, and what to do.
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-ZÁÉÍÓÚ][^.]+\. [A-Z][^.]+\.$/);
  });

  it.each(violations)('in the language of its owner: %s', (violation) => {
    expect(new Set(inAll(violation)).size).toBe(languages.length);
  });

  it.each([
    ['de-AT', 'Diese PIN'],
    ['de_AT', 'Diese PIN'],
    ['es-419', 'Este PIN'],
    ['en-GB', 'This PIN'],
    ['fr', 'This PIN'],
    ['', 'This PIN'],
    ['constructor', 'This PIN'],
  ])('in the language of a mail for the language tag "%s"', (tag, beginning) => {
    expect(violationMessage('too-long', defaultPinPolicy, tag)).toMatch(
      new RegExp(`^${beginning}`),
    );
  });

  it('with the numbers of the policy', () => {
    for (const sentence of inAll('too-short', { minPinLength: 8 })) expect(sentence).toContain('8');
    for (const sentence of inAll('too-long')) expect(sentence).toContain('24');
    for (const sentence of inAll('history', { pinHistoryCount: 7 }))
      expect(sentence).toContain('7');
    for (const sentence of inAll('history', { pinHistoryCount: 1 })) {
      expect(sentence).not.toMatch(/[0-9]/);
    }
  });
});

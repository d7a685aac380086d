import { describe, expect, it } from 'vitest';
import { fillSubject, subjectProblems } from './subject-template.js';

const alice = { displayName: 'Alice Example', extension: '36697', address: 'alice@example.com' };

describe('the subject of a policy', () => {
  it.each([
    'Your new voice-mail PIN',
    'Neue PIN für {displayName} ({extension}) – {address}',
    '{extension}{extension}',
    '100 % free: <b> & "PIN"',
  ])('may be %j', (template) => {
    expect(subjectProblems(template)).toEqual([]);
  });

  it.each(['pin', 'PIN', 'newPin', 'displayname', ' displayName', '', 'constructor', '0'])(
    'has no placeholder {%s}, and says that a PIN never stands in a subject (P6)',
    (name) => {
      expect(subjectProblems(`Your PIN is {${name}}`)).toEqual([
        `knows {displayName}, {extension}, {address}, but not {${name}}; ` +
          'a PIN never stands in a subject, which mail servers log and locked telephones show',
      ]);
    },
  );

  it.each(['{', '}', '{displayName', 'displayName}', '{{displayName}}', '}{'])(
    'has no stray brace, as in %j',
    (template) => {
      expect(subjectProblems(template)).toEqual(['has a { or } that belongs to no placeholder']);
    },
  );

  it.each(['', ' '])('is not blank: %j', (template) => {
    expect(subjectProblems(template)).toEqual(['must not be blank']);
  });

  it.each(['\n', '\r\n', '\r', '\t'])('is one line, without %j', (character) => {
    expect(subjectProblems(`PIN${character}Bcc: mallory@example.com`)).toEqual([
      'must be one line',
    ]);
  });

  it('names each problem once', () => {
    expect(subjectProblems('{pin} {pin} {code}\n{')).toHaveLength(4);
  });
});

describe('the subject for an owner', () => {
  it('has the facts in place of their names', () => {
    const template = '{displayName}, your PIN for {extension} ({address}, {extension})';
    expect(fillSubject(template, alice)).toBe(
      'Alice Example, your PIN for 36697 (alice@example.com, 36697)',
    );
  });

  it('is undefined if a fact that it names is not known', () => {
    expect(fillSubject('PIN for {extension}', { ...alice, extension: '' })).toBeUndefined();
    expect(fillSubject('PIN for {address}', { ...alice, extension: '' })).toBe(
      'PIN for alice@example.com',
    );
  });

  it.each(['{extension}', '$&', "$'", '$1'])('takes the name %j literally', (displayName) => {
    expect(fillSubject('PIN: {displayName}', { ...alice, displayName })).toBe(
      `PIN: ${displayName}`,
    );
  });
});

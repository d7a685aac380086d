import { describe, expect, it } from 'vitest';
import { labelProblems, loginProblems, passwordProblems } from './account-rules.js';

describe('a login', () => {
  it.each(['alice', 'alice@example.com', 'EXAMPLE\\alice', 'Ångström', 'x'.repeat(256)])(
    'may be %s',
    (login) => {
      expect(loginProblems(login)).toEqual([]);
    },
  );

  it.each(['', 'a:b', ' alice', 'alice ', 'al\nice', 'al\0ice', 'x'.repeat(257)])(
    'may not be %j',
    (login) => {
      expect(loginProblems(login)).toHaveLength(1);
    },
  );
});

describe('a password', () => {
  it.each([
    'demo-bob',
    'demo-alice',
    'with blanks in it',
    ' 8 chars',
    '🔑🔑🔑🔑🔑🔑🔑🔑',
    'x'.repeat(1_019),
  ])('may be %s', (password) => {
    expect(passwordProblems('bob', password)).toEqual([]);
  });

  it.each([
    { password: '', problem: 'at least 8 characters' },
    { password: '1234567', problem: 'at least 8 characters' },
    // Composed first, as it is when it is hashed: seven characters.
    { password: 'e\u0301'.repeat(7), problem: 'at least 8 characters' },
    { password: 'x'.repeat(1_021), problem: 'at most 1023 bytes' },
    { password: 'ä'.repeat(511), problem: 'at most 1023 bytes' },
    { password: 'eight\tchars', problem: 'control characters' },
    { password: 'Alice@Example.com', problem: 'must not be the login' },
  ])('is refused: $problem', ({ password, problem }) => {
    const problems = passwordProblems('alice@example.com', password);
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });

  it('is never quoted', () => {
    expect(passwordProblems('alice', 's3cret').join()).not.toContain('s3cret');
  });
});

describe('a label', () => {
  it.each(['', 'PBX in Vienna (2)', 'Größe', '🔑'.repeat(256)])('may be %s', (label) => {
    expect(labelProblems(label)).toEqual([]);
  });

  it.each(['x'.repeat(257), 'two\nlines', 'a\0b', '\u2028'])('may not be %j', (label) => {
    expect(labelProblems(label)).toHaveLength(1);
  });
});

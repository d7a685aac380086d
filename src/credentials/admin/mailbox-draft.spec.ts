import { describe, expect, it } from 'vitest';
import { readMailboxDraft, type MailboxDraft } from './mailbox-draft.js';

const read = (draft: Partial<MailboxDraft>) =>
  readMailboxDraft({ address: 'alice@example.com', ...draft });

describe('a mailbox draft', () => {
  it.each([
    ['de', 'de'],
    ['DE-at', 'de-AT'],
    ['de_AT', 'de-AT'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['gsw', 'gsw'],
  ])('reads the language %s as %s', (written, language) => {
    expect(read({ language: written })).toMatchObject({ mailbox: { language }, problems: [] });
  });

  it.each(['', 'german', 'd', 'de-', 'x-private', 'de at', '12'])(
    'refuses %j as a language',
    (language) => {
      expect(read({ language }).problems).toHaveLength(1);
    },
  );

  it.each(['12', '0', '1'.repeat(20), '1'.repeat(21), '12a', '1 2', '٣٤', ''])(
    'takes the extension %j if it is 2 to 20 digits',
    (extension) => {
      const { problems } = read({ extensions: [extension] });
      expect(problems).toHaveLength(/^[0-9]{2,20}$/.test(extension) ? 0 : 1);
    },
  );

  it('takes ten extensions, not eleven', () => {
    const extensions = Array.from({ length: 11 }, (_, index) => String(10 + index));
    expect(read({ extensions: extensions.slice(1) }).problems).toEqual([]);
    expect(read({ extensions }).problems).toEqual(['there may be at most 10 extensions']);
  });

  it.each(['1234', '1'.repeat(20), '123', '1'.repeat(21), '+4930555010', ''])(
    'takes the phone number %j if it is 4 to 20 digits',
    (number) => {
      const { mailbox, problems } = read({ phoneNumbers: [number] });
      expect(problems).toHaveLength(/^[0-9]{4,20}$/.test(number) ? 0 : 1);
      expect(mailbox.phoneNumbers).toEqual([number]);
    },
  );

  it('takes ten phone numbers, each once', () => {
    const phoneNumbers = Array.from({ length: 11 }, (_, index) => String(1_000 + index));
    expect(read({ phoneNumbers: phoneNumbers.slice(1) }).problems).toEqual([]);
    expect(read({ phoneNumbers }).problems).toEqual(['there may be at most 10 phone numbers']);
    expect(read({ phoneNumbers: ['1234', '1234'] }).problems).toEqual([
      'a phone number is given twice',
    ]);
  });

  it('counts the characters of a name as PostgreSQL does', () => {
    expect(read({ displayName: '🐦'.repeat(256) }).problems).toEqual([]);
    expect(read({ displayName: '🐦'.repeat(257) }).problems).toHaveLength(1);
  });

  it.each(['A\tB', 'A\nB', 'A\u0085B', 'A\u2028B', 'A\ud800B', 'A\0B'])(
    'refuses the name %j',
    (displayName) => {
      expect(read({ displayName }).problems).toHaveLength(1);
    },
  );

  it('says all that is wrong, and quotes nothing that could move a cursor', () => {
    const { problems } = read({ address: 'x\u001b[2J', extensions: ['+'], language: 'english' });
    expect(problems).toEqual([
      String.raw`"x\u{1b}[2J" is not a mail address`,
      'extension "+" must be 2 to 20 digits and nothing else',
      '"english" is not a language such as de-AT',
    ]);
  });
});

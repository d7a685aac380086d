import { describe, expect, it } from 'vitest';
import { defaultVoiceMail } from '../voice-mail-properties.js';
import { maxMailboxes, readMailboxCsv } from './mailbox-csv.js';
import { ProvisioningError } from '../../accounts/provisioning-error.js';

const header = 'address,displayName,extensions,language,umEnabled,policy';
const alice = 'alice@example.com,Alice Example,36697,de-at,true,Sales';

const readAlice = {
  address: 'alice@example.com',
  displayName: 'Alice Example',
  extensions: ['36697'],
  phoneNumbers: [],
  language: 'de-AT',
  umEnabled: true,
  policy: 'Sales',
  ...defaultVoiceMail,
};

/** All columns but the address. */
const given = header.split(',').slice(1);

describe('a file that can be read', () => {
  it.each([
    { what: 'LF', text: `${header}\n${alice}\n` },
    { what: 'CRLF', text: `${header}\r\n${alice}\r\n` },
    { what: 'no line break at its end', text: `${header}\n${alice}` },
    { what: 'semicolons', text: `${header}\n${alice}\n`.replaceAll(',', ';') },
    { what: 'tabs', text: `${header}\n${alice}\n`.replaceAll(',', '\t') },
    { what: 'quotation marks', text: `${header}\n"${alice.replaceAll(',', '","')}"\n` },
    { what: 'blanks around cells', text: `${header}\n${alice.replaceAll(',', ' , ')} \n` },
    { what: 'a header in other case', text: `${header.toUpperCase()}\n${alice}\n` },
    {
      what: 'UM enabled as PowerShell writes it',
      text: `${header}\n${alice}\n`.replace('true', 'True'),
    },
    {
      what: 'columns in another order',
      text: `${header.split(',').reverse().join(',')}\n${alice.split(',').reverse().join(',')}`,
    },
  ])('has $what', ({ text }) => {
    expect(readMailboxCsv(text)).toEqual({
      counted: 'line',
      lines: [{ line: 2, mailbox: readAlice, given }],
      problems: [],
    });
  });

  it.each([
    { what: '#TYPE', text: `#TYPE Selected.System.Management.Automation.PSCustomObject\r\n` },
    { what: '#TYPE, from a spreadsheet', text: `#TYPE System.Object,,,,,\n` },
    { what: 'sep=,', text: 'sep=,\r\n' },
    { what: 'sep=, in quotation marks', text: '"sep=,"\r\n' },
  ])('has a first line that is no header: $what', ({ text }) => {
    expect(readMailboxCsv(`${text}${header}\n${alice}\n`)).toEqual({
      counted: 'line',
      lines: [{ line: 3, mailbox: readAlice, given }],
      problems: [],
    });
  });

  it.each([';', '|', '\t'])('has the delimiter that its first line says: sep=%s', (delimiter) => {
    const text = `sep=${delimiter}\r\n` + `${header}\r\n${alice}\r\n`.replaceAll(',', delimiter);
    expect(readMailboxCsv(text).lines).toEqual([{ line: 3, mailbox: readAlice, given }]);
  });

  it('has empty columns at its end, some lines more of them than others', () => {
    const text = `${header},,,\r\n${alice},,,\r\n${alice.replace('alice', 'alex')}\r\n,,,,,,,,\r\n`;
    const { lines, problems } = readMailboxCsv(text);
    expect(problems).toEqual([]);
    expect(lines.map(({ mailbox }) => mailbox.address)).toEqual([
      'alice@example.com',
      'alex@example.com',
    ]);
  });

  it('gives empty cells their defaults', () => {
    const { lines } = readMailboxCsv(`${header}\nalice@example.com,,,,,\n`);
    expect(lines[0]?.mailbox).toEqual({
      address: 'alice@example.com',
      displayName: null,
      extensions: [],
      phoneNumbers: [],
      language: 'en',
      umEnabled: true,
      policy: 'Default',
      ...defaultVoiceMail,
    });
  });

  it('takes several extensions, separated by blanks or semicolons', () => {
    const { lines } = readMailboxCsv(`${header}\nalice@example.com,,36697 12;; 13 ,,false,\n`);
    expect(lines[0]?.mailbox).toMatchObject({
      extensions: ['36697', '12', '13'],
      umEnabled: false,
    });
  });

  it('may name phone numbers in a column of their own', () => {
    const text = `${header},PhoneNumbers\n${alice},4930555010 5550100\na@b,,,,,,\n`;
    const { lines, problems } = readMailboxCsv(text);
    expect(problems).toEqual([]);
    expect(lines.map(({ mailbox }) => mailbox.phoneNumbers)).toEqual([
      ['4930555010', '5550100'],
      [],
    ]);
  });

  it('passes over blank lines and counts them', () => {
    const { lines, problems } = readMailboxCsv(`\n${header}\n\n,,,,,\n${alice}\n\n`);
    expect(lines).toEqual([{ line: 5, mailbox: readAlice, given }]);
    expect(problems).toEqual([]);
  });
});

describe('a line with a problem', () => {
  it.each([
    { cells: 'alice,,,,,', problem: '"alice" is not a mail address' },
    { cells: ',Alice,,,,', problem: '"" is not a mail address' },
    { cells: 'a@b,,+49,,,', problem: 'extension "+49" must be 2 to 20 digits and nothing else' },
    { cells: 'a@b,,12 12,,,', problem: 'an extension is given twice' },
    { cells: 'a@b,,,german,,', problem: '"german" is not a language such as de-AT' },
    { cells: 'a@b,,,,yes,', problem: 'umEnabled is "yes", neither true nor false' },
    {
      cells: 'a@b,"A\nB",,,,',
      problem: 'the name must not contain control characters or line breaks',
    },
    { cells: 'a@b,A', problem: 'has 2 cells instead of 6' },
    { cells: 'a@b,A,,,,,x', problem: 'has 7 cells instead of 6' },
  ])('$cells', ({ cells, problem }) => {
    expect(readMailboxCsv(`${header}\n${cells}\n`).problems).toEqual([{ line: 2, problem }]);
  });

  it('has a phone number that is none', () => {
    const problem = 'phone number "+49" must be 4 to 20 digits and nothing else';
    const { problems } = readMailboxCsv(`${header},phoneNumbers\na@b,,,,,,+49\n`);
    expect(problems).toEqual([{ line: 2, problem }]);
  });

  it('is named as an editor counts it, also after a cell of several lines', () => {
    const text = `${header}\r\na@b,"A\r\nB\r\nC",,,,\r\n\r\nd@e,,1,,,\r\n`;
    expect(readMailboxCsv(text).problems.map(({ line }) => line)).toEqual([2, 6]);
  });

  it('names the line of the same address before it, whatever the case', () => {
    const { problems } = readMailboxCsv(`${header}\nA@b,,,,,\nc@d,,,,,\na@B,,,,,\n`);
    expect(problems).toEqual([{ line: 4, problem: '"a@B" is on line 2 already' }]);
  });

  it.each(['x"y', '"xy', '"x"y'])('names the line where %s breaks the file', (name) => {
    const { lines, problems } = readMailboxCsv(`${header}\n${alice}\na@b,${name},,,,\nc@d,,,,,\n`);
    expect(lines).toHaveLength(1);
    expect(problems).toEqual([
      { line: 3, problem: 'the quotation marks do not match; nothing from here on was read' },
    ]);
  });
});

describe('a file that cannot be read', () => {
  const missing = (name: string) => header.replace(`,${name}`, '');

  it.each([
    { what: 'empty', text: '', problem: 'the file is empty' },
    { what: 'blank', text: '\r\n\r\n', problem: 'the file is empty' },
    { what: 'only a header', text: header, problem: 'the file has no mailboxes' },
    { what: 'no header', text: `${alice}\n`, problem: `line 1: must name the columns ${header}` },
    {
      what: 'a column too many',
      text: `${header},PIN\n`,
      problem: 'line 1: there is no column "PIN"',
    },
    {
      what: 'a column without a name',
      text: `${header.replace(',language', ',,language')}\n`,
      problem: 'line 1: column 4 has no name',
    },
    {
      what: 'a column too few',
      text: missing('policy'),
      problem: 'line 1: the column policy is missing',
    },
    {
      what: 'a column twice',
      text: `${header},policy`,
      problem: 'line 1: the column policy is there twice',
    },
    {
      what: 'phone numbers twice',
      text: `${header},phoneNumbers,PHONENUMBERS`,
      problem: 'line 1: the column phoneNumbers is there twice',
    },
  ])('has $what', ({ text, problem }) => {
    expect(() => readMailboxCsv(text)).toThrow(new ProvisioningError([problem]));
  });

  it('has more mailboxes than one transaction should take', () => {
    const text = `${header}\n${'a@b,,,,,\n'.repeat(maxMailboxes + 1)}`;
    expect(() => readMailboxCsv(text)).toThrow(`more than ${maxMailboxes + 1} lines: split it`);
  });
});

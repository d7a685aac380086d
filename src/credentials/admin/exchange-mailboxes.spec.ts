import { describe, expect, it } from 'vitest';
import { ProvisioningError } from '../../accounts/provisioning-error.js';
import { readExchangeMailboxes } from './exchange-mailboxes.js';

/** As a remote shell hands it on: everything is text or a list of texts. */
const asText = {
  PSComputerName: 'mail.example.com',
  Identity: 'example.com/Users/Alice',
  DisplayName: 'Alice',
  PrimarySmtpAddress: 'alice@example.com',
  UMEnabled: 'True',
  MissedCallNotificationEnabled: 'False',
  UMDialPlan: 'Headquarters',
  UMMailboxPolicy: 'Sales',
  Extensions: ['36697', '12'],
  PhoneNumber: '+49 30 5550 100',
};

/** As a local shell does: objects of .NET, as far as ConvertTo-Json goes down. */
const asObjects = {
  Identity: { Name: 'Alice', DistinguishedName: 'CN=Alice,CN=Users,DC=example', Depth: 4 },
  DisplayName: 'Alice',
  PrimarySmtpAddress: { Local: 'alice', Domain: 'example.com', Address: 'alice@example.com' },
  UMEnabled: true,
  MissedCallNotificationEnabled: false,
  UMMailboxPolicy: { Name: 'Sales', DistinguishedName: 'CN=Sales,CN=UM Mailbox Policies' },
  Extensions: { value: ['36697', '12'], Count: 2 },
};

const alice = {
  address: 'alice@example.com',
  displayName: 'Alice',
  extensions: ['36697', '12'],
  phoneNumbers: [],
  language: 'en',
  umEnabled: true,
  policy: 'Sales',
  oofStatus: false,
  missedCallNotificationEnabled: false,
  playOnPhoneDialString: null,
  telephoneAccessFolderEmail: null,
};

const read = (value: unknown, pins?: unknown) =>
  readExchangeMailboxes(
    JSON.stringify(value),
    pins === undefined ? undefined : JSON.stringify(pins),
  );

const csv = (...lines: string[]) => lines.join('\r\n');
const header = '"DisplayName","PrimarySmtpAddress","UMMailboxPolicy","Extensions","UMEnabled"';

function problemsOf(act: () => unknown): readonly string[] {
  try {
    act();
    return [];
  } catch (error) {
    if (error instanceof ProvisioningError) return error.problems;
    throw error;
  }
}

describe('the mailboxes that Get-UMMailbox has written', () => {
  it.each([
    ['one by PowerShell 7', asText],
    ['several by PowerShell 7', [asText]],
    ['a list by Windows PowerShell 5.1', { value: [asText], Count: 1 }],
    ['objects of a local shell', asObjects],
    [
      'an address in parts',
      { ...asObjects, PrimarySmtpAddress: { Local: 'alice', Domain: 'example.com' } },
    ],
    ['extensions in one text', { ...asText, Extensions: '36697 12' }],
    ['extensions in braces', { ...asText, Extensions: '{36697, 12}' }],
  ])('are read as %s', (_, value) => {
    const { counted, lines, problems } = read(value);
    expect(problems).toEqual([]);
    expect(counted).toBe('mailbox');
    expect(lines).toEqual([{ line: 1, mailbox: alice, given: [], lockedOut: false }]);
  });

  it.each([
    ['Windows PowerShell 5.1', '#TYPE Selected.System.String\r\n', ','],
    ['PowerShell 7', '', ','],
    ['-UseCulture where a comma is in numbers', '', ';'],
  ])('are read from Export-Csv of %s', (_, start, delimiter) => {
    const line = '"Alice","alice@example.com","Sales","36697 12","True"';
    const text = start + csv(header, line).replaceAll('","', `"${delimiter}"`);
    const { lines, problems } = readExchangeMailboxes(text);
    expect(problems).toEqual([]);
    expect(lines[0]?.mailbox).toEqual({ ...alice, missedCallNotificationEnabled: true });
  });

  it('have their properties under names in any case, and a single extension as a number', () => {
    const typed = {
      primarysmtpaddress: 'alice@example.com',
      displayname: 'Alice',
      ummailboxpolicy: 'Sales',
      extensions: 36697,
    };
    expect(read(typed).lines[0]?.mailbox).toMatchObject({
      address: 'alice@example.com',
      extensions: ['36697'],
    });
  });

  it.each([
    ['no policy', { UMMailboxPolicy: '' }, ['has no UMMailboxPolicy']],
    ['no address', { PrimarySmtpAddress: null }, ['"" is not a mail address']],
    ['a word that is no boolean', { UMEnabled: 'Yes' }, ['UMEnabled is neither True nor False']],
    [
      'an extension of a SIP dial plan',
      { Extensions: ['alice@example.com'] },
      ['extension "alice@example.com" must be 2 to 20 digits and nothing else'],
    ],
    [
      'the name of a type',
      { Extensions: 'Microsoft.Exchange.Data.MultiValuedProperty`1[System.String]' },
      [expect.stringContaining('export it by Select-Object')],
    ],
    ['a lost character', { DisplayName: 'Ali\ufffde' }, [expect.stringContaining('U+FFFD')]],
  ])('are refused with %s', (_, fields, problems) => {
    expect(
      read([asText, { ...asText, ...fields }])
        .problems.filter(({ line, problem }) => line === 2 && !problem.includes('already'))
        .map(({ problem }) => problem),
    ).toEqual(problems);
  });

  it('are refused if an address is there twice', () => {
    const problem = '"alice@example.com" is on mailbox 1 already';
    expect(read([asText, asText]).problems).toEqual([{ line: 2, problem }]);
  });

  it.each([
    ['nothing', '', 'the file has no mailboxes'],
    ['an empty list', '[]', 'the file has no mailboxes'],
    ['a header alone', header, 'the file has no mailboxes'],
    ['a list of texts', '["x"]', 'the file holds something else than mailboxes'],
    ['half a file', '[{"DisplayName":', 'the file is neither JSON, from ConvertTo-Json, nor CSV'],
    ['an open quotation mark', csv(header, '"Alice'), 'line 2: the quotation marks do not match'],
  ])('are not %s', (_, text, problem) => {
    expect(problemsOf(() => readExchangeMailboxes(text))).toEqual([problem]);
  });
});

describe('what Get-UMMailboxPIN has written', () => {
  const bob = {
    ...asText,
    Identity: 'example.com/Users/Bob',
    PrimarySmtpAddress: 'bob@example.com',
  };
  const lockedOf = (pins: unknown) => {
    const { lines, problems } = read([asText, bob], pins);
    return { locked: lines.filter((line) => line.lockedOut).map(({ line }) => line), problems };
  };

  it.each([
    ['its identity', { UserID: 'example.com/Users/Alice', LockedOut: 'True' }],
    ['its identity in another case', { UserID: 'EXAMPLE.com/users/alice', LockedOut: true }],
    ['its address', { UserID: 'alice@example.com', LockedOut: true }],
    [
      'another name',
      { UserID: 'x', Identity: { Name: 'example.com/Users/Alice' }, LockedOut: true },
    ],
  ])('locks a mailbox that it knows by %s', (_, pin) => {
    const open = { UserID: 'example.com/Users/Bob', LockedOut: 'False', PinExpired: 'True' };
    expect(lockedOf([pin, open])).toEqual({ locked: [1], problems: [] });
  });

  it('is a problem if it locks a mailbox that is not in the file, or a name that two have', () => {
    expect(lockedOf({ UserID: 'example.com/Users/Carol', LockedOut: true })).toEqual({
      locked: [],
      problems: [
        { line: 0, problem: '"example.com/Users/Carol" is locked out, and not in the file' },
      ],
    });
    expect(lockedOf({ UserID: 'Alice', LockedOut: true }).problems).toHaveLength(1);
  });
});

import { lostCharacter } from '../../common/decode-text.js';
import { nameKey } from '../../database/same-name.js';
import { quoted } from '../../accounts/provisioning-error.js';
import {
  isObject,
  propertyOf,
  readExchangeObjects,
  unwrapped,
  type ExchangeObject,
} from './exchange-objects.js';
import { readMailboxDraft } from './mailbox-draft.js';
import {
  maxMailboxes,
  repetitionsIn,
  type LineProblem,
  type MailboxFile,
  type MailboxLine,
} from './mailbox-csv.js';

/**
 * Reads what `Get-UMMailbox` and `Get-UMMailboxPIN` have written by ConvertTo-Json or Export-Csv, of Windows
 * PowerShell 5.1 or PowerShell 7, in a local shell (objects) or a remote one (text). Everything that umpin has no
 * place for is ignored. PINs are not in them; whether a mailbox is locked out is.
 *
 * @throws ProvisioningError if nothing can be read
 */
export function readExchangeMailboxes(text: string, pinText?: string): MailboxFile {
  const objects = readExchangeObjects(text, 'mailboxes', maxMailboxes);
  const pins = pinText === undefined ? [] : readExchangeObjects(pinText, 'PINs', maxMailboxes);
  const { locked, problems } = lockedOutIn(pins, objects);
  const lines: MailboxLine[] = [];
  objects.forEach((object, index) => {
    const line = index + 1;
    const read = readMailbox(object);
    // None is given for a mailbox that exists: this import changes none of those.
    lines.push({ line, mailbox: read.mailbox, given: [], lockedOut: locked.has(object) });
    problems.push(...read.problems.map((problem) => ({ line, problem })));
  });
  return {
    counted: 'mailbox',
    lines,
    problems: [...problems, ...repetitionsIn(lines, 'mailbox')],
  };
}

function readMailbox(object: ExchangeObject) {
  const found: string[] = [];
  const booleanOf = (name: string): boolean | undefined => {
    const value = propertyOf(object, name);
    if (value === undefined || value === '' || value === null) return undefined;
    const word = textOf(value).toLowerCase();
    if (word === 'true' || word === 'false') return word === 'true';
    found.push(`${name} is neither True nor False`);
    return undefined;
  };
  const extensions = listOf(propertyOf(object, 'Extensions'));
  if (extensions === undefined) found.push(noList);
  const policy = nameOf(propertyOf(object, 'UMMailboxPolicy'));
  if (policy === '') found.push('has no UMMailboxPolicy');
  const { mailbox, problems } = readMailboxDraft({
    address: addressOf(propertyOf(object, 'PrimarySmtpAddress')),
    displayName: textOf(propertyOf(object, 'DisplayName')),
    extensions,
    umEnabled: booleanOf('UMEnabled'),
    missedCallNotificationEnabled: booleanOf('MissedCallNotificationEnabled'),
    policy: policy === '' ? undefined : policy,
  });
  for (const name of ['DisplayName', 'UMMailboxPolicy']) {
    if (JSON.stringify(propertyOf(object, name) ?? '').includes(lostCharacter)) {
      found.push(`${name} has lost a character, which stands as U+FFFD: export it again`);
    }
  }
  return { mailbox, problems: [...found, ...problems] };
}

const noList =
  'Extensions has the name of a type instead of numbers: export it by ' +
  "Select-Object PrimarySmtpAddress,DisplayName,UMMailboxPolicy,@{n='Extensions';e={$_.Extensions -join ';'}}";

/** Which mailboxes are locked out, and PINs whose mailbox is not in the file. */
function lockedOutIn(pins: readonly ExchangeObject[], mailboxes: readonly ExchangeObject[]) {
  // Undefined for a name that two have, such as a display name.
  const byName = new Map<string, ExchangeObject | undefined>();
  for (const mailbox of mailboxes) {
    for (const key of new Set(namesOf(mailbox).map(nameKey))) {
      byName.set(key, byName.has(key) ? undefined : mailbox);
    }
  }
  const locked = new Set<ExchangeObject>();
  const problems: LineProblem[] = [];
  for (const pin of pins) {
    if (textOf(propertyOf(pin, 'LockedOut')).toLowerCase() !== 'true') continue;
    const names = ['UserID', 'Identity'].map((name) => nameOf(propertyOf(pin, name)));
    const mailbox = names.map((name) => byName.get(nameKey(name))).find(Boolean);
    if (mailbox) locked.add(mailbox);
    // On no line of the first file.
    else
      problems.push({
        line: 0,
        problem: `${quoted(names[0] ?? '')} is locked out, and not in the file`,
      });
  }
  return { locked, problems };
}

/** What Get-UMMailboxPIN may call a mailbox, depending on the version of Exchange. */
function namesOf(mailbox: ExchangeObject): string[] {
  const properties = ['Identity', 'DistinguishedName', 'Guid', 'Name', 'Alias', 'SamAccountName'];
  const names = [...properties, 'UserPrincipalName', 'LegacyExchangeDN', 'DisplayName'].map(
    (name) => nameOf(propertyOf(mailbox, name)),
  );
  return [...names, addressOf(propertyOf(mailbox, 'PrimarySmtpAddress'))].filter(Boolean);
}

/** SmtpAddress: as text, or as an object with its parts. */
function addressOf(value: unknown): string {
  if (!isObject(value)) return textOf(value);
  const { Local: local, Domain: domain, Address: address } = value;
  return textOf(address) || `${textOf(local)}@${textOf(domain)}`;
}

/** ADObjectId: as text, or as an object that has its name. */
function nameOf(value: unknown): string {
  return isObject(value) ? textOf(value.Name ?? value.DistinguishedName) : textOf(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'boolean' ? String(value).trim() : '';
}

/** MultiValuedProperty: a list, a text with all values, or the name of a type, of which nothing is left. */
function listOf(value: unknown): string[] | undefined {
  const list = unwrapped(value);
  if (Array.isArray(list)) return list.map(String);
  const text = typeof list === 'number' ? String(list) : textOf(list);
  if (/^(?:Microsoft|System)\./.test(text)) return undefined;
  return text
    .replace(/^\{(.*)\}$/, '$1')
    .split(/[\s,;]+/)
    .filter(Boolean);
}

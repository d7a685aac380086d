import {
  EqualityFilter,
  ResultCodeError,
  SizeLimitExceededError,
  type Client,
  type Entry,
} from 'ldapts';
import { isPlainName } from '../../../accounts/account-rules.js';

/** Result codes (RFC 4511 A.1) for wrong passwords and for unknown, locked or disabled users. */
const refusals = new Set([19, 32, 34, 48, 49, 50, 53]);

/**
 * Whether the directory accepts the password for this name.
 *
 * @throws Error if the answer says nothing about the password, or if there is none
 */
export async function binds(client: Client, name: string, password: string): Promise<boolean> {
  try {
    await client.bind(name, password);
    return true;
  } catch (error) {
    if (error instanceof ResultCodeError && refusals.has(error.code)) return false;
    throw error;
  }
}

/** The name for a bind without a search. */
export interface BindName {
  readonly kind: 'dn' | 'userPrincipalName';
  readonly name: string;
}

/**
 * Fills in a template, in which `%s` stands for the login: a DN, or a user principal name as Active
 * Directory accepts it. Undefined for a login that gives neither.
 */
export function bindName(template: string, login: string): BindName | undefined {
  if (template.includes('=')) return { kind: 'dn', name: fill(template, asDnValue(login)) };
  const name = fill(template, login);
  // Other names could mean anything to the directory, and `EXTERNAL` has a meaning to ldapts.
  return name.includes('@') ? { kind: 'userPrincipalName', name } : undefined;
}

function fill(template: string, value: string): string {
  return template.replaceAll('%s', () => value);
}

// Escapes all but plain characters as hexadecimal pairs, which RFC 4514 2.4 allows for every character:
// no login reaches beyond its own value.
function asDnValue(login: string): string {
  return login.replace(/[^A-Za-z0-9._@-]/gu, (character) =>
    Buffer.from(character).toString('hex').replace(/../g, '\\$&'),
  );
}

/** The attributes to read of an entry. */
export interface Wanted {
  readonly attributes: readonly string[];
  readonly timeoutMs: number;
}

/**
 * The entry under a base in which the attribute has this value; undefined if there is none. Also
 * `several` if the server stopped early: then the number of entries is unknown.
 *
 * @throws Error for every other answer of the server
 */
export async function findEntry(
  client: Client,
  { baseDn, attribute, value }: { baseDn: string; attribute: string; value: string },
  wanted: Wanted,
): Promise<Entry | 'several' | undefined> {
  // An object, not text: the value stays a value, whatever it contains.
  const filter = new EqualityFilter({ attribute, value });
  try {
    // No sizeLimit: with one, ldapts returns the first entries as if they were all and drops the result
    // code 4 (RFC 4511 A.2), so that two people look like one.
    const { searchEntries } = await client.search(baseDn, {
      scope: 'sub',
      filter,
      ...limits(wanted),
    });
    const [entry, another] = searchEntries;
    return another ? 'several' : entry;
  } catch (error) {
    if (error instanceof SizeLimitExceededError) return 'several';
    throw error;
  }
}

/** The entry of this DN; undefined if the server does not return it. */
export async function readEntry(
  client: Client,
  dn: string,
  wanted: Wanted,
): Promise<Entry | undefined> {
  const { searchEntries } = await client.search(dn, { scope: 'base', ...limits(wanted) });
  const [entry, another] = searchEntries;
  if (another) throw new Error('The directory returns several entries for one DN.');
  return entry;
}

/** The first value of an attribute, if it can be a name. */
export function firstName(entry: Entry, attribute: string): string | undefined {
  // RFC 4512 2.5: the names of attributes are compared without regard to case.
  const isWanted = (name: string) => name.toLowerCase() === attribute.toLowerCase();
  const [values = []] = Object.keys(entry)
    .filter(isWanted)
    .map((name) => entry[name]);
  const [value] = [values].flat();
  return isPlainName(value) ? value : undefined;
}

function limits({ attributes, timeoutMs }: Wanted) {
  return { attributes: [...attributes], timeLimit: Math.ceil(timeoutMs / 1_000) };
}

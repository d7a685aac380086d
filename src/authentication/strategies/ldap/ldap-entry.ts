import { EqualityFilter, SizeLimitExceededError, type Client, type Entry } from 'ldapts';
import { isPlainName } from '../../../accounts/account-rules.js';

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

import { EqualityFilter, type Client, type Entry } from 'ldapts';
import { isPlainName } from '../plain-name.js';

/** What is asked of an entry. */
export interface Wanted {
  readonly attributes: readonly string[];
  readonly timeoutMs: number;
}

/** The entry under a base in which the attribute has this value; undefined for none or several. */
export async function findEntry(
  client: Client,
  { baseDn, attribute, value }: { baseDn: string; attribute: string; value: string },
  wanted: Wanted,
): Promise<Entry | undefined> {
  const { searchEntries: found } = await client.search(baseDn, {
    scope: 'sub',
    // An object, not text: the value stays a value, whatever is in it.
    filter: new EqualityFilter({ attribute, value }),
    sizeLimit: 2,
    ...limits(wanted),
  });
  return found.length === 1 ? found[0] : undefined;
}

export async function readEntry(
  client: Client,
  dn: string,
  wanted: Wanted,
): Promise<Entry | undefined> {
  const { searchEntries } = await client.search(dn, { scope: 'base', ...limits(wanted) });
  return searchEntries[0];
}

/** The first value of an attribute, if it can be a name. */
export function firstName(entry: Entry, attribute: string): string | undefined {
  // RFC 4512 2.5: case does not count in the names of attributes.
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

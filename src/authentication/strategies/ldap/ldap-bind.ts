import { ResultCodeError, type Client } from 'ldapts';

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

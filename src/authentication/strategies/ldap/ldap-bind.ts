import { ResultCodeError, type Client } from 'ldapts';

/** Result codes (RFC 4511 A.1) for a user who is wrong, unknown, locked or switched off. */
const refusals = new Set([19, 32, 34, 48, 49, 50, 53]);

/**
 * Whether the directory takes the password for this name.
 *
 * @throws Error for an answer that says nothing about the password, or for none
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

/** The name under which somebody binds who is not searched for. */
export interface BindName {
  readonly kind: 'dn' | 'userPrincipalName';
  readonly name: string;
}

/**
 * Fills in a template, in which `%s` stands for the login: a DN, or a user principal name as Active
 * Directory takes it. Undefined for a login that makes no such name.
 */
export function bindName(template: string, login: string): BindName | undefined {
  if (template.includes('=')) return { kind: 'dn', name: fill(template, asDnValue(login)) };
  const name = fill(template, login);
  // What is neither could be anything else to the directory, and `EXTERNAL` is to ldapts, too.
  return name.includes('@') ? { kind: 'userPrincipalName', name } : undefined;
}

function fill(template: string, value: string): string {
  return template.replaceAll('%s', () => value);
}

// All but plain characters as hexadecimal pairs, which RFC 4514 2.4 allows for every character: no
// login reaches beyond its own value.
function asDnValue(login: string): string {
  return login.replace(/[^A-Za-z0-9._@-]/gu, (character) =>
    Buffer.from(character).toString('hex').replace(/../g, '\\$&'),
  );
}

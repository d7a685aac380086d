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

import type { AccountsRepository, KeyAccount } from '../accounts/accounts.repository.js';
import type { ApiKey } from '../accounts/api-key.js';

/** Compared with if there is no key of that id, so that unknown and wrong keys take the same path (P10). */
const dummyDigest = '0'.repeat(64);

/**
 * The account of a key whose secret is right.
 *
 * @param login the login of the account; undefined: any
 * @throws DomainError DatabaseUnavailable
 */
export async function keyAccount(
  accounts: AccountsRepository,
  key: ApiKey,
  login?: string,
): Promise<KeyAccount | undefined> {
  const account = await accounts.findByKey(key.id, login);
  return key.hasDigest(account?.digest ?? dummyDigest) ? account : undefined;
}

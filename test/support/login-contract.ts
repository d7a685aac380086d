import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountsRepository } from '../../src/accounts/accounts.repository.js';
import type { AuthenticationStrategy } from '../../src/authentication/authenticator.js';
import type { CredentialsOf, Scheme } from '../../src/authentication/credentials.js';
import { ExternalPrincipals } from '../../src/authentication/strategies/external-principals.js';
import { MailboxDirectory } from '../../src/credentials/mailbox-directory.repository.js';
import type { Database } from '../../src/database/database.js';
import { idle } from './pace.js';

/** Credentials that are right, and their caller. */
interface RightLogin<S extends Scheme> {
  readonly credentials: CredentialsOf<S>;
  readonly login: string;
  readonly mailboxId: string;
}

export interface ArrangedLogin<S extends Scheme> {
  readonly strategy: AuthenticationStrategy<S>;
  /** Two callers with mailboxes. */
  readonly right: readonly [RightLogin<S>, RightLogin<S>];
  /** Credentials that must be rejected, each with the reason: wrong passwords, unknown callers. */
  readonly refused: Readonly<Record<'disabled' | (string & {}), CredentialsOf<S>>>;
  /** The credentials that can be made of a text that no legitimate caller sends. */
  readonly present: (text: string) => readonly CredentialsOf<S>[];
  readonly stop: () => Promise<void>;
}

/** The contract of every authentication strategy. */
export function loginContract<S extends Scheme>(
  name: string,
  arrange: () => Promise<ArrangedLogin<S>>,
): void {
  describe(name, () => {
    let login: ArrangedLogin<S>;
    beforeAll(async () => {
      login = await arrange();
    });
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- arranging can fail
    afterAll(() => login?.stop());

    it('authenticates a caller by the right credentials, with name and mailbox', async () => {
      for (const { credentials, ...caller } of login.right) {
        expect(await login.strategy.verify(credentials)).toMatchObject(caller);
      }
    });

    it('rejects all other credentials without a reason (P10)', async () => {
      expect(login.refused).toHaveProperty('disabled');
      for (const [why, credentials] of Object.entries(login.refused)) {
        expect(await login.strategy.verify(credentials), why).toBeUndefined();
        expect(await login.strategy.verifyCached?.(credentials), why).toBeUndefined();
      }
    });

    it('finds no mailbox by odd texts of up to 1,024 characters, and bears them', async () => {
      for (const credentials of oddTexts.flatMap(login.present)) {
        const caller = await login.strategy.verify(credentials);
        expect(caller?.mailboxId, JSON.stringify(credentials)).toBeUndefined();
      }
    });

    it('keeps simultaneous calls apart', async () => {
      const expected = [
        ...login.right.map(({ credentials, ...caller }) => ({ credentials, caller })),
        ...Object.values(login.refused).map((credentials) => ({ credentials, caller: undefined })),
      ];
      const calls = [...expected, ...expected, ...expected.toReversed()];
      const callers = await Promise.all(
        calls.map(({ credentials }) => login.strategy.verify(credentials)),
      );
      for (const [index, { caller }] of calls.entries()) {
        if (caller) expect(callers[index]).toMatchObject(caller);
        else expect(callers[index]).toBeUndefined();
      }
    });
  });
}

/** As strategies need them that find mailboxes and rights here. */
export function externalPrincipals(database: Database): ExternalPrincipals {
  return new ExternalPrincipals(
    new AccountsRepository(database, idle),
    new MailboxDirectory(database, idle),
  );
}

/** Syntax of filters, DNs, SQL, tokens and replacements; without what no header gets through. */
const oddTexts = [
  '*',
  '*)(uid=*',
  '*)(|(uid=*',
  'a)(userPassword=*',
  ')',
  '\\',
  '\\2a',
  'a,dc=example,dc=com',
  'a+uid=b',
  '"a"',
  '#04024869',
  "a' OR '1'='1",
  'a"; DROP TABLE accounts; --',
  'a@example.com%00',
  '%s',
  '%',
  '_',
  '$&',
  ' ',
  '   a   ',
  '..',
  '.',
  'EXTERNAL',
  'PLAIN',
  '__proto__',
  'constructor',
  'null',
  'ÿ',
  'e\u0301',
  'ﬀ',
  '\u202ea',
  '\u0085\u2028',
  '\uFEFF',
  '\uFFFD',
  '😀',
  '😀'.repeat(256),
  'ü'.repeat(512),
  'a'.repeat(1_023),
  'a'.repeat(1_024),
  '('.repeat(1_024),
  '\\'.repeat(1_024),
  ','.repeat(1_024),
];

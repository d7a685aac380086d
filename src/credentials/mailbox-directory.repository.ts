import { Injectable } from '@nestjs/common';
import type { ScopedMailbox } from '../accounts/mailbox-scope.js';
import { Database } from '../database/database.js';
import { sameName } from '../database/same-name.js';

/** A mailbox as authentication and scopes know it. */
export interface DirectoryMailbox extends ScopedMailbox {
  readonly id: string;
}

/** Finds mailboxes by the names that callers and phone systems give them. */
@Injectable()
export class MailboxDirectory {
  constructor(private readonly database: Database) {}

  /**
   * The mailbox with this id or, if there is none, with this address. One statement for both, so that
   * its time does not tell which of them was found (P10).
   */
  async find(id: string | undefined, address: string): Promise<DirectoryMailbox | undefined> {
    const [mailbox] = await this.query(
      `WHERE m.id = $1 OR ${sameName('m.address', '$2')} ORDER BY m.id = $1 DESC NULLS LAST LIMIT 1`,
      [id ?? null, address],
    );
    return mailbox;
  }

  /** All mailboxes with this extension or address. An extension has only digits, an address an `@`. */
  findByExtensionOrAddress(name: string): Promise<DirectoryMailbox[]> {
    return this.query(
      `WHERE m.extensions @> ARRAY[$1::text] OR ${sameName('m.address', '$1::text')}`,
      [name],
    );
  }

  /** The addresses of these mailboxes by their ids. */
  async addressesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const mailboxes = await this.query('WHERE m.id = ANY ($1)', [ids]);
    return new Map(mailboxes.map(({ id, address }) => [id, address]));
  }

  private query(condition: string, parameters: unknown[]): Promise<DirectoryMailbox[]> {
    return this.database.statement((manager) =>
      manager.query<DirectoryMailbox[]>(
        `SELECT m.id, m.address, p.name AS "policyName"
         FROM mailboxes m JOIN pin_policies p ON p.id = m.policy_id ${condition}`,
        parameters,
      ),
    );
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { MailboxScope, ScopedMailbox } from '../accounts/mailbox-scope.js';
import type { Pace } from '../common/concurrency.js';
import { Argon2id } from '../crypto/argon2id.js';
import { Batcher } from '../database/batcher.js';
import { Database } from '../database/database.js';
import { sameName } from '../database/same-name.js';
import { inScope } from './in-scope.sql.js';

/** A mailbox as authentication and scopes know it. */
export interface DirectoryMailbox extends ScopedMailbox {
  readonly id: string;
}

/** Finds mailboxes by the names that callers and phone systems give them. */
@Injectable()
export class MailboxDirectory {
  private readonly names: Batcher<string, DirectoryMailbox[]>;

  constructor(
    private readonly database: Database,
    @Inject(Argon2id) pace: Pace,
  ) {
    this.names = new Batcher((names) => this.findNames(names), pace, true);
  }

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
  async findByExtensionOrAddress(name: string): Promise<DirectoryMailbox[]> {
    return (await this.names.run(name)) ?? [];
  }

  /** The addresses of these mailboxes by their ids. */
  async addressesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const mailboxes = await this.byIds(ids);
    return new Map([...mailboxes].map(([id, { address }]) => [id, address]));
  }

  /** These mailboxes by their ids, as far as they exist. */
  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, DirectoryMailbox>> {
    const mailboxes = await this.query('WHERE m.id = ANY ($1)', [ids]);
    return new Map(mailboxes.map((mailbox) => [mailbox.id, mailbox]));
  }

  /** Those of these mailboxes that are in a scope, by their ids. Unlike `includes`, it knows whose they are. */
  async inScope(
    ids: readonly string[],
    scope: MailboxScope,
  ): Promise<ReadonlyMap<string, DirectoryMailbox>> {
    const values: unknown[] = [ids];
    const condition = `WHERE m.id = ANY ($1) AND ${inScope(scope, values)}`;
    const mailboxes = await this.query(condition, values);
    return new Map(mailboxes.map((mailbox) => [mailbox.id, mailbox]));
  }

  // LATERAL, so that each name uses the indexes on extensions and addresses.
  private async findNames(names: readonly string[]): Promise<DirectoryMailbox[][]> {
    const rows = await this.database.rows<DirectoryMailbox & { turn: number }>(
      `SELECT o.turn::int AS turn, found.*
       FROM unnest($1::text[]) WITH ORDINALITY AS o (name, turn) CROSS JOIN LATERAL (
         ${select} WHERE m.extensions @> ARRAY[o.name] OR ${sameName('m.address', 'o.name')}
       ) found`,
      [names],
    );
    return names.map((_, index) => rows.filter(({ turn }) => turn === index + 1));
  }

  private query(condition: string, parameters: unknown[]): Promise<DirectoryMailbox[]> {
    return this.database.rows(`${select} ${condition}`, parameters);
  }
}

const select = `SELECT m.id, m.address, p.name AS "policyName"
  FROM mailboxes m JOIN pin_policies p ON p.id = m.policy_id`;

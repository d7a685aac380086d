import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MailboxScope } from '../accounts/mailbox-scope.js';
import { sameName } from '../database/same-name.js';
import { inScope } from './in-scope.sql.js';

/** Which mailboxes are meant: those to which everything applies that is given. */
export interface MailboxCriteria {
  readonly scopes: readonly MailboxScope[];
  /** Compared without regard to case; undefined: any. */
  readonly addresses?: readonly string[] | undefined;
  /** Those whose PIN was set longer ago, days of 24 hours; undefined: any, also without a PIN. */
  readonly olderThanDays?: number | undefined;
}

export interface SelectedMailbox {
  readonly id: string;
  readonly address: string;
  readonly policyName: string;
  readonly umEnabled: boolean;
  /** Whether it is locked, and a new PIN does not unlock it. */
  readonly staysLocked: boolean;
  /** Whether the service is about to make its first PIN. */
  readonly firstPinWanted: boolean;
}

export interface MailboxChoice {
  readonly mailboxes: readonly SelectedMailbox[];
  /** The given addresses without a mailbox. */
  readonly unknown: readonly string[];
}

/** Finds the mailboxes that an administrator means with one description. */
@Injectable()
export class MailboxSelection {
  async select(manager: EntityManager, criteria: MailboxCriteria): Promise<MailboxChoice> {
    const { scopes, addresses, olderThanDays } = criteria;
    const values: unknown[] = [];
    const conditions = [inScope({ kind: 'all', of: scopes }, values)];
    if (addresses) conditions.push(isOneOf(`$${values.push(addresses)}`));
    if (olderThanDays !== undefined) conditions.push(isOlder(`$${values.push(olderThanDays)}`));
    const mailboxes = await manager.query<SelectedMailbox[]>(
      `SELECT m.id, m.address, p.name AS "policyName", m.um_enabled AS "umEnabled",
         c.locked_at IS NOT NULL AND NOT p.reset_unlocks AS "staysLocked",
         m.first_pin_wanted_at IS NOT NULL AS "firstPinWanted"
       FROM mailboxes m JOIN pin_policies p ON p.id = m.policy_id
         LEFT JOIN pin_credentials c ON c.mailbox_id = m.id
       WHERE ${conditions.join(' AND ')}`,
      values,
    );
    return { mailboxes, unknown: addresses ? await unknownOf(manager, addresses) : [] };
  }
}

const isOneOf = (addresses: string) =>
  `EXISTS (SELECT FROM unnest(${addresses}::text[]) AS given (address)
    WHERE ${sameName('m.address', 'given.address')})`;

const isOlder = (days: string) =>
  `(c.sealed_hash IS NOT NULL AND c.set_at < now() - ${days}::int * interval '24 hours')`;

async function unknownOf(manager: EntityManager, addresses: readonly string[]): Promise<string[]> {
  const rows = await manager.query<{ address: string }[]>(
    `SELECT given.address FROM unnest($1::text[]) WITH ORDINALITY AS given (address, place)
     WHERE NOT EXISTS (SELECT FROM mailboxes m WHERE ${sameName('m.address', 'given.address')})
     ORDER BY given.place`,
    [addresses],
  );
  return rows.map(({ address }) => address);
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { includes, type MailboxScope } from '../accounts/mailbox-scope.js';
import { nameKey } from '../database/same-name.js';

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
    const { scopes, addresses, olderThanDays = null } = criteria;
    const rows = await manager.query<(SelectedMailbox & { oldEnough: boolean })[]>(
      `SELECT m.id, m.address, p.name AS "policyName", m.um_enabled AS "umEnabled",
         m.first_pin_wanted_at IS NOT NULL AS "firstPinWanted",
         $1::int IS NULL OR coalesce(c.sealed_hash IS NOT NULL
           AND c.set_at < now() - $1::int * interval '24 hours', false) AS "oldEnough"
       FROM mailboxes m JOIN pin_policies p ON p.id = m.policy_id
         LEFT JOIN pin_credentials c ON c.mailbox_id = m.id`,
      [olderThanDays],
    );
    const wanted = addresses && new Set(addresses.map(nameKey));
    const found = wanted ? rows.filter(({ address }) => wanted.has(nameKey(address))) : rows;
    const known = new Set(found.map(({ address }) => nameKey(address)));
    return {
      mailboxes: found.filter(
        (row) => row.oldEnough && scopes.every((scope) => includes(scope, row)),
      ),
      unknown: (addresses ?? []).filter((address) => !known.has(nameKey(address))),
    };
  }
}

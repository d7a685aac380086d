import { Logger } from '@nestjs/common';
import type { Database } from '../../database/database.js';
import { includes, type ScopedMailbox } from '../../accounts/mailbox-scope.js';
import { isPlainName } from '../../accounts/plain-name.js';
import type { PhoneCaller } from './phone-caller.js';
import { sameName } from '../../database/same-name.js';

/** The mailbox that a phone system means. */
export interface KnownMailbox {
  readonly id: string;
  readonly address: string;
}

type Found = KnownMailbox & ScopedMailbox;

/** Finds the mailbox that a phone system means. */
export class PhoneMailboxes {
  private readonly logger = new Logger(PhoneMailboxes.name);

  constructor(private readonly database: Database) {}

  /**
   * The mailbox with this extension or mail address, whether it is enabled for Unified
   * Messaging or not. Undefined where the scope holds none, and where it holds two: sites share
   * number ranges, and a PIN must never be compared with somebody else's.
   *
   * @param requestId what the log calls the question
   * @throws DomainError DatabaseUnavailable
   */
  async find(
    { login, scope }: PhoneCaller,
    name: string,
    requestId?: string,
  ): Promise<KnownMailbox | undefined> {
    const mailboxes = (await this.called(name)).filter((mailbox) => includes(scope, mailbox));
    const [mailbox, another] = mailboxes;
    if (!another) return mailbox;
    // By address, as that is what an administrator can look for; never by what was typed (P6).
    this.logger.warn({
      msg: 'several mailboxes of one phone system have the same extension: it accepts no PIN for it',
      requestId,
      phoneSystem: login,
      mailboxes: mailboxes.slice(0, 10).map(({ id, address }) => ({ id, address })),
    });
    return undefined;
  }

  /** One statement, whatever somebody typed: an extension has digits alone, an address an @. */
  private called(name: string): Promise<Found[]> {
    return this.database.statement((manager) =>
      manager.query<Found[]>(
        `SELECT m.id, m.address, p.name AS "policyName"
         FROM mailboxes m JOIN pin_policies p ON p.id = m.policy_id
         WHERE m.extensions @> ARRAY[$1::text]
           OR ${sameName('m.address', '$1')}`,
        [isPlainName(name) ? name : ''],
      ),
    );
  }
}

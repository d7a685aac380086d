import { Logger } from '@nestjs/common';
import type { Database } from '../../database/database.js';
import { includes, type MailboxScope, type ScopedMailbox } from '../mailbox-scope.js';
import { isPlainName } from '../plain-name.js';

interface Row extends ScopedMailbox {
  readonly id: string;
}

/** Finds the mailbox that a phone system means. */
export class PhoneMailboxes {
  private readonly logger = new Logger(PhoneMailboxes.name);

  constructor(private readonly database: Database) {}

  /**
   * The id of the mailbox with this extension or mail address, whether it is enabled for Unified
   * Messaging or not. Undefined where the scope holds none, and where it holds two: sites share
   * number ranges, and a PIN must never be compared with somebody else's.
   *
   * @throws DomainError DatabaseUnavailable
   */
  async find(scope: MailboxScope, name: string): Promise<string | undefined> {
    const mailboxes = (await this.called(name)).filter((mailbox) => includes(scope, mailbox));
    const [mailbox, another] = mailboxes;
    if (!another) return mailbox?.id;
    this.logger.warn({
      msg: 'two mailboxes of one phone system have the same extension',
      mailboxes: [mailbox?.id, another.id],
    });
    return undefined;
  }

  /** One statement, whatever somebody typed: an extension has digits alone, an address an @. */
  private called(name: string): Promise<Row[]> {
    return this.database.statement((manager) =>
      manager.query<Row[]>(
        `SELECT m.id, m.address, p.name AS "policyName"
         FROM mailboxes m JOIN pin_policies p ON p.id = m.policy_id
         WHERE m.extensions @> ARRAY[$1::text]
           OR (lower(m.address) = lower($1) AND upper(m.address) = upper($1))`,
        [isPlainName(name) ? name : ''],
      ),
    );
  }
}

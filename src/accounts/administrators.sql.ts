import { sameName } from '../database/same-name.js';

/**
 * SQL: whether the mailbox `m` is that of no account with the role admin, disabled or not. A mailbox whose address is the
 * login of one is an administrator's too: the account may be older than the mailbox, and nobody may have linked the two.
 */
// Two conditions, each with an index: with an OR in one of them, PostgreSQL compares all mailboxes with all administrators.
export const isOfNoAdministrator = `(NOT EXISTS (SELECT FROM accounts owner
    WHERE 'admin' = ANY (owner.roles) AND owner.mailbox_id = m.id)
  AND NOT EXISTS (SELECT FROM accounts owner
    WHERE 'admin' = ANY (owner.roles) AND ${sameName('owner.login', 'm.address')}))`;

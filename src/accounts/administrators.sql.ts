import { sameName } from '../database/same-name.js';

/**
 * SQL: whether the mailbox `m` belongs to no account with the role admin, disabled or not. An address that is the login
 * of such an account counts as its mailbox: the account may be older than the mailbox, and never have been linked to it.
 */
// Two conditions, each with an index: with an OR in one of them, PostgreSQL compares all mailboxes with all administrators.
export const isOfNoAdministrator = `(NOT EXISTS (SELECT FROM accounts owner
    WHERE 'admin' = ANY (owner.roles) AND owner.mailbox_id = m.id)
  AND NOT EXISTS (SELECT FROM accounts owner
    WHERE 'admin' = ANY (owner.roles) AND ${sameName('owner.login', 'm.address')}))`;

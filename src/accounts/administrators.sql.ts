/**
 * SQL: whether a mailbox belongs to an account with the role admin, disabled or not.
 *
 * @param mailboxId an SQL expression
 */
export const belongsToAdministrator = (mailboxId: string) =>
  `EXISTS (SELECT FROM accounts owner
    WHERE owner.mailbox_id = ${mailboxId} AND 'admin' = ANY (owner.roles))`;

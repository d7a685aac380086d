/** SQL: the present address of the mailbox with this id; null if it was removed. */
export const addressOfMailbox = (id: string) =>
  `(SELECT m.address FROM mailboxes m WHERE m.id = ${id})`;

import { randomUUID } from 'node:crypto';
import { mailboxLockedTopic } from '../../src/pin-check/pin-attempts.js';
import { Outbox } from '../../src/notification/outbox/outbox.js';
import type { TestService } from './app.js';
import { aMail } from './mail-delivery.js';
import type { TestMailbox } from './mailboxes.js';

/** A notice to an owner that is due in an hour, so that no relay touches it before; its id. */
export async function aWaitingNotice(
  { app, db }: TestService,
  { mailboxId, address }: TestMailbox,
): Promise<string> {
  const id = randomUUID();
  const mail = aMail({ to: address });
  const notice = { id, topic: mailboxLockedTopic, mailboxId, mail, callerWaits: false };
  await db.dataSource.transaction(async (tx) => {
    await app.get(Outbox, { strict: false }).add(tx, notice);
    await tx.query(`UPDATE outbox SET due_at = now() + interval '1 hour' WHERE id = $1`, [id]);
  });
  return id;
}

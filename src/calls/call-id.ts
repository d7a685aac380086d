import { DomainError } from '../common/domain-error.js';
import type { Call } from './call-backend.js';

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const named = new RegExp(`^(${uuid})@(${uuid})$`);

/**
 * What callers know a call by: base64 of an id and where it belongs, as in the samples of [MS-OXWUMS]. It names the
 * mailbox, so that any instance can tell whose call it is without having seen it.
 */
export function callIdOf({ id, mailboxId }: Call): string {
  return Buffer.from(`${id}@${mailboxId}`).toString('base64');
}

/**
 * The call of a mailbox with this id.
 *
 * @throws DomainError CallIdInvalid, also if it is the call of another mailbox
 */
export function callOf(callId: string, mailboxId: string | undefined): Call {
  const [, id, of] = named.exec(Buffer.from(callId, 'base64').toString('latin1')) ?? [];
  if (id === undefined || of === undefined || of !== mailboxId) {
    throw new DomainError('CallIdInvalid', { mailbox: mailboxId });
  }
  return { id, mailboxId };
}

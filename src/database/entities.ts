import { AuditEvent } from '../audit/audit-event.entity.js';
import { Account } from '../accounts/account.entity.js';
import { Mailbox } from '../credentials/mailbox.entity.js';
import { PinCredential } from '../credentials/pin-credential.entity.js';
import { PinHistoryEntry } from '../credentials/pin-history-entry.entity.js';
import { PinPolicyRow } from '../credentials/pin-policy-row.entity.js';
import { OutboxMessage } from '../notification/outbox/outbox-message.entity.js';

/** Every table that TypeORM knows. */
export const entities = [
  Account,
  AuditEvent,
  Mailbox,
  OutboxMessage,
  PinCredential,
  PinHistoryEntry,
  PinPolicyRow,
];

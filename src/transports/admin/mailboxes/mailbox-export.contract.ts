import { z } from 'zod';
import type { Operation } from '../../json-api/contract.js';
import { pathParameter } from '../../json-api/request-parameters.js';
import { accountSchema } from '../accounts/accounts.contract.js';
import { auditEventSchema } from '../audit/audit.contract.js';
import { answer, time } from '../contract.js';
import { deliverySchema } from '../deliveries/deliveries.contract.js';
import { problemAnswers } from '../problems.js';
import { mailboxSchema } from './mailboxes.contract.js';

/** All that is stored about an owner, but for PINs, passwords and keys. */
export const mailboxExportSchema = mailboxSchema.extend({
  addedAt: time,
  earlierPins: z.int().describe('How many PINs cannot be used again, of which hashes are stored.'),
  previousPinKept: z
    .boolean()
    .describe('Whether the PIN before the valid one may come back if a mail bounces.'),
  resets: z
    .object({
      generation: z.int().describe('How many PINs there have been.'),
      remindedGeneration: z.int().nullable().describe('The PIN whose end was announced.'),
      resetId: z.uuid().nullable(),
      stagedResetId: z.uuid().nullable(),
      stagedAutomatic: z.boolean(),
      stagedSuspect: z.boolean(),
      suspect: z.boolean(),
    })
    .describe('What resets and reminders go by.'),
  accounts: z
    .array(
      accountSchema.omit({ mailbox: true }).extend({
        addedAt: time,
        apiKeys: z.array(z.string()).describe('The ids of its keys, also of revoked ones.'),
      }),
    )
    .describe('The accounts whose mailbox it is.'),
  sessions: z
    .array(z.object({ login: z.string(), signedInAt: time, seenAt: time }))
    .describe('Of the pages, with those that have ended and were not deleted yet.'),
  waitingMails: z.array(deliverySchema.omit({ mailbox: true })),
  campaigns: z
    .array(
      z.object({
        campaignId: z.int(),
        startedAt: time,
        dueAt: time,
        doneAt: time.nullable(),
        resetId: z.uuid().nullable(),
        joined: z.boolean().describe('Whether it is a reset that the campaign has not made.'),
        refusal: z.string().nullable(),
      }),
    )
    .describe('The campaigns that it was or is part of, the oldest first.'),
  events: z
    .array(auditEventSchema.omit({ mailbox: true, mailboxId: true, seq: true, hash: true }))
    .describe('What is on record, the oldest first.'),
});

export const mailboxExportOperation = {
  id: 'exportMailbox',
  method: 'get',
  path: '/v1/admin/mailboxes/{address}/export',
  summary: 'All that is stored about the owner of a mailbox',
  description:
    'For an owner who asks for it (Regulation (EU) 2016/679, Article 15). There is no PIN, password, key or hash in it. ' +
    'The export is on record.',
  parameters: [pathParameter('address', 'The mail address, in any case.')],
  answers: { 200: answer('The export.', mailboxExportSchema), ...problemAnswers(404) },
} as const satisfies Operation;

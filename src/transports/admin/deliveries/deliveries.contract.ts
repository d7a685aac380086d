import { z } from 'zod';
import type { Operation } from '../../json-api/contract.js';
import { pathParameter, queryParameters } from '../../json-api/request-parameters.js';
import { answer, pageOf, pageQuery, time } from '../contract.js';
import { idempotencyKey } from '../idempotency-key.js';
import { problemAnswers } from '../problems.js';

/** A mail that waits. Nothing of what it says. */
export const deliverySchema = z.object({
  id: z.uuid().describe('The reset, or the notice, that it belongs to.'),
  topic: z.string().describe('The kind of the mail.'),
  mailbox: z.string().describe('The address of the mailbox that it is about.'),
  createdAt: time.describe('Since when it waits.'),
  dueAt: time.describe('When the next attempt is due.'),
  attempts: z.int(),
  underWay: z.boolean().describe('Whether it is being sent at this moment.'),
  maybeSent: z
    .boolean()
    .describe('Whether an attempt ended without a clear reply: it may have arrived.'),
  trouble: z.string().nullable().describe('Why the last attempt failed; null before one has.'),
});

export const deliveryPage = pageOf(deliverySchema);

export const deliveryQuery = z.strictObject(pageQuery);

export const deliveryActionAnswer = z.object({
  id: z.uuid(),
  changed: z
    .boolean()
    .describe('Whether it has changed anything: not if it is being sent already.'),
});

export const retriedDeliveries = z.object({
  retried: z.int().describe('How many; those that are being sent at this moment are not counted.'),
});

/** A mail to the owner of a mailbox, and what became of it. */
export const mailSchema = z.object({
  topic: z.string(),
  resetId: z.uuid().nullable().describe('The reset that it belongs to; null for a notice.'),
  orderedAt: time,
  orderedBy: z.string().describe('The login of the caller, or `umpin`.'),
  fate: z.enum([
    'waiting',
    'dropped',
    'accepted',
    'delayed',
    'relayed',
    'expanded',
    'delivered',
    'bounced',
  ]),
  detail: z.string().nullable().describe('The status that a mail server reported, or the reason.'),
  at: time.describe('Since when that is known.'),
});

export const mailList = z.object({ items: z.array(mailSchema) });

export const mailQuery = z.strictObject({ limit: pageQuery.limit });

const id = pathParameter('id', 'Of the mail, as the list has it.');
const path = '/v1/admin/deliveries/{id}';

export const deliveryOperations = {
  list: {
    id: 'listDeliveries',
    method: 'get',
    path: '/v1/admin/deliveries',
    summary: 'The mails that wait, the oldest first',
    description: 'What waits, since when, why, and how often it was attempted.',
    parameters: queryParameters(deliveryQuery),
    answers: { 200: answer('A page.', deliveryPage), ...problemAnswers() },
  },
  show: {
    id: 'showDelivery',
    method: 'get',
    path,
    summary: 'A mail that waits',
    description: 'Never what it says.',
    parameters: [id],
    answers: { 200: answer('The mail.', deliverySchema), ...problemAnswers(404) },
  },
  retry: {
    id: 'retryDelivery',
    method: 'post',
    path: `${path}/retry`,
    summary: 'Attempt a mail now',
    description: 'Between two attempts the service waits from a second up to 15 minutes.',
    parameters: [id, idempotencyKey],
    answers: {
      200: answer('It is due now, or being sent.', deliveryActionAnswer),
      ...problemAnswers(404, 409, 422),
    },
  },
  drop: {
    id: 'dropDelivery',
    method: 'post',
    path: `${path}/drop`,
    summary: 'Drop a mail that was not sent',
    description:
      'The reset of a PIN in it is cancelled, and the PIN before it stays valid. A mail that may have arrived cannot be ' +
      'dropped.',
    parameters: [id, idempotencyKey],
    answers: {
      200: answer('It is dropped.', deliveryActionAnswer),
      ...problemAnswers(404, 409, 422),
    },
  },
  retryAll: {
    id: 'retryDeliveries',
    method: 'post',
    path: '/v1/admin/deliveries/retry',
    summary: 'Attempt every mail now that waits',
    description: 'As after the mail server was away.',
    parameters: [idempotencyKey],
    answers: {
      200: answer('They are due now.', retriedDeliveries),
      ...problemAnswers(409, 422),
    },
  },
  ofMailbox: {
    id: 'listMails',
    method: 'get',
    path: '/v1/admin/mailboxes/{address}/mails',
    summary: 'The last mails to the owner of a mailbox, and what became of them',
    description: 'The newest first. Nothing of what they say.',
    parameters: [
      pathParameter('address', 'The mail address, in any case.'),
      ...queryParameters(mailQuery),
    ],
    answers: { 200: answer('The mails.', mailList), ...problemAnswers(404) },
  },
} as const satisfies Record<string, Operation>;

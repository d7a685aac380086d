import { z } from 'zod';
import { campaignOutcomes } from '../../../campaigns/campaign-outcome.js';
import { ratesPerMinute, mostDays } from '../../../campaigns/admin/campaign-order.js';
import type { Operation, Parameter } from '../../json-api/contract.js';
import { plainName, queryParameters } from '../../json-api/request-parameters.js';
import { answer, json, mustBeObject, pageOf, pageQuery, time } from '../contract.js';
import { idempotencyKey } from '../idempotency-key.js';
import { problemAnswers } from '../problems.js';

/** The number of a campaign, as paths and queries have it. */
export const campaignNumber = z
  .string('must be the number of a campaign')
  .regex(/^[0-9]{1,9}$/, 'must be the number of a campaign')
  .transform(Number);

const outcome = z.enum(campaignOutcomes);

export const campaignSchema = z.object({
  id: z.int(),
  state: z
    .enum(['running', 'paused', 'done', 'cancelled'])
    .describe('`done`: every reset is staged, while mails may still be on their way.'),
  selection: z.string().describe('What was chosen, in words.'),
  compromised: z.boolean().describe('Whether others may know the PINs that it replaces.'),
  perMinute: z.int().describe('Resets in a minute, of all instances together.'),
  startedBy: z.string(),
  startedAt: time,
  endedAt: time.nullable(),
  mailboxes: z.int(),
  outcomes: z
    .record(outcome, z.int())
    .describe(
      'How many mailboxes have each outcome; `delivered`, `joined` and `renewed` are reached.',
    ),
});

export const campaignPage = pageOf(campaignSchema);

export const campaignQuery = z.strictObject({
  limit: pageQuery.limit,
  after: campaignNumber.optional().describe('`next` of the page before.'),
});

const { least, most } = ratesPerMinute;

/** Everything that is given applies; the service decides whether that is an order. */
export const newCampaign = z.strictObject(
  {
    all: z.boolean().optional().describe('All mailboxes, and then no other criterion.'),
    policy: plainName.optional().describe('Those of this policy.'),
    addressPattern: plainName
      .optional()
      .describe('Those whose address matches, as in `*@example.com`.'),
    addresses: z.array(z.string('must be a text')).optional().describe('Those with one of these.'),
    olderThanDays: z
      .number('must be a number')
      .optional()
      .describe(`Those whose PIN was set longer ago: 1 to ${mostDays}.`),
    skipUnknown: z
      .boolean()
      .optional()
      .describe('Leaves out addresses without a mailbox, rather than to refuse the campaign.'),
    compromised: z
      .boolean()
      .default(false)
      .describe(
        'Whether others know the PINs: then none comes back if its mail bounces, but the mailbox is locked.',
      ),
    perMinute: z
      .number('must be a number')
      .describe(`Resets in a minute, of all instances together: ${least} to ${most}.`),
    dryRun: z.boolean().default(false).describe('Says what would be done, and does nothing.'),
  },
  mustBeObject,
);

/** How many times longer an order may be than other bodies: ten thousand addresses are in it. */
export const timesTheLimit = 32;

const plan = z.object({
  mailboxes: z.int(),
  withoutUm: z.int().describe('Of them: without Unified Messaging, so that they get no PIN.'),
  locked: z
    .int()
    .describe('Of them: locked, and they stay so with the new PIN, as their policy says.'),
  firstPinWanted: z.int().describe('Left out, as their first PIN is on its way.'),
  unknown: z.array(z.string()).describe('The given addresses without a mailbox.'),
  selection: z.string().describe('What was chosen, in words.'),
});

export const plannedCampaign = z.object({ id: z.null(), plan });

export const startedCampaign = z.object({
  id: z.int(),
  plan: plan
    .nullable()
    .describe(
      'null in the answer to a repetition, if the first answer was lost or named addresses in `unknown`.',
    ),
});

export const changedCampaign = z.object({
  id: z.int(),
  changed: z.boolean().describe('Whether it has changed anything.'),
});

export const reportRow = z.object({
  mailboxId: z.uuid().describe('Its name in the audit, which outlives it.'),
  address: z.string().nullable().describe('null if the mailbox was removed.'),
  outcome,
  reason: z.string().nullable().describe('A refusal, or what a mail server has said.'),
  at: time.nullable().describe('Since when; null while the mailbox waits.'),
});

export const reportPage = pageOf(reportRow);

export const reportQuery = z.strictObject({
  ...pageQuery,
  everyone: z
    .enum(['true', 'false'])
    .transform((word) => word === 'true')
    .optional()
    .describe('Whether those who were reached are listed, too.'),
});

const id: Parameter = {
  name: 'id',
  in: 'path',
  description: 'The number of the campaign.',
  schema: campaignNumber,
};
const path = '/v1/admin/campaigns/{id}';

export const campaignOperations = {
  list: {
    id: 'listCampaigns',
    method: 'get',
    path: '/v1/admin/campaigns',
    summary: 'Campaigns, the newest first, and how far they are',
    description: 'A campaign resets the PINs of many mailboxes, each with one mail.',
    parameters: queryParameters(campaignQuery),
    answers: { 200: answer('A page.', campaignPage), ...problemAnswers() },
  },
  start: {
    id: 'startCampaign',
    method: 'post',
    path: '/v1/admin/campaigns',
    summary: 'Have the service reset the PINs of many mailboxes',
    description:
      'Those to which every given criterion applies. The service works through them at the rate, and goes on after any ' +
      `crash. The body may be ${timesTheLimit} times as long as others.`,
    parameters: [idempotencyKey],
    request: json(newCampaign),
    answers: {
      200: answer('Of a dry run: what would be done.', plannedCampaign),
      201: answer('It is running.', startedCampaign, ['Location']),
      ...problemAnswers(409, 413, 415, 422),
    },
  },
  show: {
    id: 'showCampaign',
    method: 'get',
    path,
    summary: 'How far a campaign is',
    description: 'With the number of mailboxes of each outcome; the outcomes add up to them.',
    parameters: [id],
    answers: { 200: answer('The campaign.', campaignSchema), ...problemAnswers(404) },
  },
  report: {
    id: 'reportCampaign',
    method: 'get',
    path: `${path}/report`,
    summary: 'The owners whom a campaign has not reached, and why',
    description: 'By address; mailboxes that were removed are the last.',
    parameters: [id, ...queryParameters(reportQuery)],
    answers: { 200: answer('A page.', reportPage), ...problemAnswers(404) },
  },
  pause: {
    id: 'pauseCampaign',
    method: 'post',
    path: `${path}/pause`,
    summary: 'Stage no further reset',
    description: 'None is staged any more once this is answered; mails that wait are delivered.',
    parameters: [id, idempotencyKey],
    answers: { 200: answer('It is paused.', changedCampaign), ...problemAnswers(404, 409, 422) },
  },
  resume: {
    id: 'resumeCampaign',
    method: 'post',
    path: `${path}/resume`,
    summary: 'Go on with a paused campaign',
    description: 'At its rate; the pause is not made up for.',
    parameters: [id, idempotencyKey],
    answers: { 200: answer('It is running.', changedCampaign), ...problemAnswers(404, 409, 422) },
  },
  cancel: {
    id: 'cancelCampaign',
    method: 'post',
    path: `${path}/cancel`,
    summary: 'End a campaign for good, before the turn of those that wait',
    description: 'PINs that have been reset stay so, and mails that wait are delivered.',
    parameters: [id, idempotencyKey],
    answers: { 200: answer('It is cancelled.', changedCampaign), ...problemAnswers(404, 409, 422) },
  },
} as const satisfies Record<string, Operation>;

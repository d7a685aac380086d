import { z } from 'zod';
import type { AuditedEvent } from '../../../audit/audit-event.entity.js';
import { eventMeanings } from '../../../audit/event-meanings.js';
import type { Operation } from '../../json-api/contract.js';
import { plainName, queryParameters } from '../../json-api/request-parameters.js';
import { answer, pageOf, pageQuery } from '../contract.js';
import { problemAnswers } from '../problems.js';

const eventNames = Object.keys(eventMeanings) as [AuditedEvent, ...AuditedEvent[]];

/** To the microsecond, which a Date does not hold. */
const moment = z.iso.datetime();

export const auditEventSchema = z.object({
  id: z.uuid(),
  at: moment,
  event: z.enum(eventNames),
  actor: z.string().describe('The login, or `umpin` for the service itself.'),
  mailbox: z.string().nullable().describe('The present address; null if it was removed, or none.'),
  mailboxId: z.uuid().nullable(),
  resetId: z.uuid().nullable(),
  source: z.string().nullable().describe('The network address of the request.'),
  requestId: z.string().nullable(),
  detail: z.string().nullable(),
  seq: z.string().describe('Its place in the chain of its mailbox or, without one, its actor.'),
  hash: z.string().describe('SHA-256 of it and of the hash before it in its chain, in hex.'),
});

export const auditPage = pageOf(auditEventSchema);

const filter = {
  mailbox: plainName.optional().describe('An address or, also after it was removed, an id.'),
  actor: plainName.optional().describe('A login, in any case.'),
  event: z
    .string()
    .transform((names) => names.split(','))
    .pipe(z.array(z.enum(eventNames)))
    .optional()
    .describe(`One of these, or several with commas between them: ${eventNames.join(', ')}.`),
  since: moment.optional().describe('Not before it.'),
  until: moment.optional().describe('Before it.'),
};

export const auditFilter = z.strictObject(filter);

export const auditQuery = z.strictObject({ ...pageQuery, ...filter });

/** One event a line (https://jsonlines.org). */
export const jsonLines = 'application/jsonl';

export const auditOperations = {
  search: {
    id: 'searchAudit',
    method: 'get',
    path: '/v1/admin/audit',
    summary: 'The record of changes, the newest first',
    description:
      'For a role with a scope the events of its mailboxes. A page may have fewer than its limit and yet not be the last.',
    parameters: queryParameters(auditQuery),
    answers: { 200: answer('A page.', auditPage), ...problemAnswers(404, 422) },
  },
  export: {
    id: 'exportAudit',
    method: 'get',
    path: '/v1/admin/audit/export',
    summary: 'The record of changes as JSON lines, the oldest first',
    description: 'A stream of any length: an event on each line, as in the pages of the search.',
    parameters: queryParameters(auditFilter),
    answers: {
      200: { meaning: 'The events.', content: { type: jsonLines, schema: z.string() } },
      ...problemAnswers(404, 422),
    },
  },
} as const satisfies Record<string, Operation>;

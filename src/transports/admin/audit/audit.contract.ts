import { z } from 'zod';
import type { AuditedEvent } from '../../../audit/audit-event.entity.js';
import { eventMeanings } from '../../../audit/event-meanings.js';
import { findingKinds } from '../../../audit/verify/finding.js';
import type { Operation } from '../../json-api/contract.js';
import { plainName, queryParameters } from '../../json-api/request-parameters.js';
import { answer, jsonLines, pageOf, pageQuery } from '../contract.js';
import { workAnswer } from '../long-work/work-lines.js';
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

/**
 * A time of RFC 3339 in a query, where the blank is a plus sign that was not percent-encoded: there is no other blank
 * in a time.
 */
const wantedTime = z
  .string('must be a time')
  .overwrite((text) => text.replace(/ (?=\d\d:\d\d$)/, '+'))
  .check(
    z.iso.datetime({
      offset: true,
      error: 'must be a time such as 2026-12-01T00:00:00Z or 2026-12-01T01:00:00+01:00',
    }),
  );

const areEvents = (names: readonly string[]): names is AuditedEvent[] =>
  names.every((name) => Object.hasOwn(eventMeanings, name));

const filter = {
  mailbox: plainName.optional().describe('An address or, also after it was removed, an id.'),
  actor: plainName.optional().describe('A login, in any case.'),
  event: z
    .string('must be a text')
    .transform((text, context) => {
      const names = text.split(',');
      if (areEvents(names)) return names;
      context.addIssue('must be names of events, with commas between them');
      return z.NEVER;
    })
    .optional()
    .describe(`One of these, or several with commas between them: ${eventNames.join(', ')}.`),
  since: wantedTime.optional().describe('Not before it.'),
  until: wantedTime.optional().describe('Before it.'),
};

export const auditFilter = z.strictObject(filter);

export const auditQuery = z.strictObject({ ...pageQuery, ...filter });

export const auditRootSchema = z.object({
  size: z.int().describe('How many leaves the tree has.'),
  root: z.string().describe('In hexadecimal digits.'),
  at: z.string().describe('When it was first signed, in UTC with microseconds.'),
  key: z.string().describe('The id of the key.'),
  publicKey: z.string().nullable().describe('Ed25519, in base64; null if AUDIT_KEYS lacks it.'),
  signature: z.string().describe('In base64.'),
});

export const verificationQuery = z.strictObject({
  since: wantedTime
    .optional()
    .describe('Only what was sealed after it, and what is not sealed yet.'),
  against: z
    .string('must be SIZE:ROOT')
    .regex(/^[0-9]{1,15}:[0-9a-fA-F]{64}$/, 'must be SIZE:ROOT')
    .optional()
    .describe('A root that was kept elsewhere, as SIZE:ROOT.'),
});

export const verificationSchema = z.object({
  intact: z.boolean().describe('Whether there is nothing to report.'),
  events: z.int(),
  chains: z.int().describe('Of mailboxes and actors.'),
  root: z
    .string()
    .nullable()
    .describe('The newest root, as SIZE:ROOT; null if nothing was sealed.'),
  fileRoot: z
    .string()
    .nullable()
    .describe('The root in AUDIT_ROOT_FILE that was compared; null if none was.'),
  findings: z.array(
    z.object({
      kind: z.enum(findingKinds),
      chain: z.string().optional().describe('The id of a mailbox, or `actor:` and a login.'),
      places: z.tuple([z.string(), z.string()]).optional().describe('The first and the last.'),
      event: z.string().optional().describe('The id of the event, if it still exists.'),
      text: z.string(),
    }),
  ),
});

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
  root: {
    id: 'showAuditRoot',
    method: 'get',
    path: '/v1/admin/audit/root',
    summary: 'The newest signed root of the audit, to be kept elsewhere',
    description:
      'It stands for every event up to its size. Anyone can check it with the public key.',
    answers: { 200: answer('The root.', auditRootSchema), ...problemAnswers(404) },
  },
  verify: {
    id: 'verifyAudit',
    method: 'get',
    path: '/v1/admin/audit/verification',
    summary: 'Check that the audit is as it was recorded and sealed',
    description:
      'Finds events that were edited, deleted, inserted, moved or cut off, and names them. It may take minutes, and ends ' +
      'early if the client leaves. An instance makes one at a time; another one is refused meanwhile (503).',
    parameters: queryParameters(verificationQuery),
    answers: {
      200: workAnswer('How far it is, and what it has found.', verificationSchema),
      ...problemAnswers(422),
    },
  },
} as const satisfies Record<string, Operation>;

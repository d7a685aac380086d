import { z } from 'zod';
import {
  AuditSearch,
  type AuditEventView,
  type AuditFilter,
} from '../../audit/admin/audit-search.service.js';
import { NewestRoot } from '../../audit/admin/newest-root.service.js';
import type { AuditedEvent } from '../../audit/audit-event.entity.js';
import { eventMeanings } from '../../audit/event-meanings.js';
import { parseRoot, rootText, type KnownRoot } from '../../audit/seal/audit-root.js';
import { RootFileUnreadable } from '../../audit/seal/root-file.js';
import {
  AuditVerification,
  RootTooOld,
  type Verified,
} from '../../audit/verify/audit-verification.js';
import {
  auditRootSchema,
  verificationSchema,
} from '../../transports/admin/audit/audit.contract.js';
import { verificationAnswer } from '../../transports/admin/audit/verification-answer.js';
import { CommandError, exitCode } from '../shared/errors.js';
import { momentHelp, parseMoment } from '../shared/moment.js';
import { table } from '../shared/table.js';
import { printLines } from '../shared/terminal.js';
import { command, type Given } from './command.js';
import { auditEvent } from './json-shapes.js';
import { limitOption, parseLimit } from './limit-option.js';
import { progressBar } from './progress-bar.js';

const filterOptions = {
  mailbox: { type: 'string', value: 'ADDRESS', help: 'of this mailbox; its id, if it was removed' },
  actor: { type: 'string', value: 'LOGIN', help: 'by this caller, in any case' },
  event: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    choices: Object.keys(eventMeanings),
    help: 'of this kind',
  },
  since: { type: 'string', value: 'TIME', help: `not before ${momentHelp}` },
  until: { type: 'string', value: 'TIME', help: 'before that' },
} as const;

const names = Object.keys(eventMeanings) as AuditedEvent[];
const nameWidth = Math.max(...names.map(({ length }) => length));
const eventList = names.map((name) => `  ${name.padEnd(nameWidth)}  ${eventMeanings[name].means}`);

const listedByDefault = 50;

export const auditCommands = [
  command({
    name: 'audit list',
    summary: 'shows events of the audit, the newest first',
    details: `The events:\n${eventList.join('\n')}`,
    options: {
      ...filterOptions,
      ...limitOption(listedByDefault),
    },
    json: z.array(auditEvent),
    needs: 'service',
    async run({ options, services, terminal }) {
      const limit = parseLimit(options.limit, listedByDefault);
      const query = { ...parseFilter(options), limit };
      const { events, next } = await services.get(AuditSearch).page(query);
      if (next !== undefined) {
        terminal.errors.write(`There are more: --limit, or umpin audit export, shows them.\n`);
      }
      return { json: events, text: eventTable(events) };
    },
  }),

  command({
    name: 'audit export',
    summary: 'writes events of the audit as JSON, one a line, the oldest first',
    details: 'Any number of events, in bounded memory. umpin audit list --help names the events.',
    options: filterOptions,
    json: auditEvent,
    jsonLines: true,
    needs: 'service',
    async run({ options, services, terminal }) {
      const events = services.get(AuditSearch).all(parseFilter(options));
      await printLines(terminal, jsonLines(events));
      return exitCode.done;
    },
  }),

  command({
    name: 'audit verify',
    summary: 'checks that the audit is as it was recorded and sealed',
    details:
      'Finds events that were edited, deleted, inserted, moved or cut off, and names them. The exit\n' +
      'code is 0 if there is nothing to report, 4 if there is. A root that was kept elsewhere, in a\n' +
      'log or by umpin audit root, also tells whether the whole database was set back or replaced;\n' +
      'the last one in AUDIT_ROOT_FILE is compared anyway, and the last line says so. A database that\n' +
      'was set back is reported as long as that file is in use: once it is known, move the file away.',
    options: {
      since: {
        type: 'string',
        value: 'TIME',
        help: `only what was sealed after ${momentHelp}`,
      },
      against: { type: 'string', value: 'ROOT', help: 'compare with this root, as SIZE:ROOT' },
    },
    json: verificationSchema,
    needs: 'service',
    async run({ options: { since, against }, services, terminal }) {
      const { update, end } = progressBar(terminal, 'Verifying');
      const verified = await services
        .get(AuditVerification)
        .verify({
          since: since === undefined ? undefined : parseMoment(since, 'since'),
          against: against === undefined ? undefined : parseAgainst(against),
          onProgress: (share) => update(Math.floor(share * 100), 100),
        })
        .catch(asCommandError)
        .finally(end);
      const json = verificationAnswer(verified);
      const code = json.intact ? exitCode.done : exitCode.findings;
      return { json, text: verifiedText(verified, against), code };
    },
  }),

  command({
    name: 'audit root',
    summary: 'shows the newest signed root of the audit, to be kept elsewhere',
    details:
      'umpin audit verify --against takes it. The signature is of Ed25519, over the five lines that\n' +
      'docs/decisions/0014-audit-chain.md names; anyone can check it with the public key.',
    options: {},
    json: auditRootSchema,
    needs: 'service',
    async run({ services }) {
      const newest = await services.get(NewestRoot).show();
      return { json: newest, text: `${newest.size}:${newest.root}` };
    },
  }),
];

/** @throws CommandError */
function parseAgainst(text: string): KnownRoot {
  const root = parseRoot(text);
  if (!root) throw new CommandError('--against takes SIZE:ROOT, as umpin audit root shows it.');
  return root;
}

function asCommandError(error: unknown): never {
  const forPeople = error instanceof RootTooOld || error instanceof RootFileUnreadable;
  throw forPeople ? new CommandError(error.message) : error;
}

function verifiedText(
  { findings, events, chains, root, fileRoot }: Verified,
  against: string | undefined,
): string {
  const what = `${events} events of ${chains} mailboxes and actors`;
  const sealed = root ? `, sealed up to ${rootText(root)}` : ', none of them sealed yet';
  const lines = findings.map(
    ({ kind, chain, text }) => `${kind}: ${chain === undefined ? '' : `${chain}: `}${text}`,
  );
  const elsewhere = [
    ...(fileRoot ? [`${rootText(fileRoot)} in AUDIT_ROOT_FILE`] : []),
    ...(against === undefined ? [] : [`${against} of --against`]),
  ];
  return [
    lines.length === 0
      ? `The audit is intact: ${what}${sealed}.`
      : `The audit is not as it was recorded (${what}${sealed}):`,
    ...lines,
    elsewhere.length > 0
      ? `Compared with ${elsewhere.join(' and ')}.`
      : 'Compared with no root from outside the database: AUDIT_ROOT_FILE has none, or is not set.',
  ].join('\n');
}

/** @throws CommandError */
function parseFilter(options: Given<typeof filterOptions>): AuditFilter {
  const { mailbox, actor, event, since, until } = options;
  return {
    mailbox,
    actor,
    events: event?.map(parseEvent),
    since: since === undefined ? undefined : parseMoment(since, 'since'),
    until: until === undefined ? undefined : parseMoment(until, 'until'),
    scope: { kind: 'everyone' },
  };
}

function parseEvent(text: string): AuditedEvent {
  const name = names.find((each) => each === text);
  if (!name) throw new CommandError('--event takes one of the names in umpin audit list --help.');
  return name;
}

function eventTable(events: readonly AuditEventView[]): string {
  return table(
    ['TIME', 'EVENT', 'MAILBOX', 'ACTOR', 'SOURCE', 'DETAIL'],
    events.map(({ at, event, mailbox, mailboxId, actor, source, detail }) => [
      at.replace(/\.\d+Z$/, 'Z'),
      event,
      mailbox ?? mailboxId ?? '-',
      actor,
      source ?? '-',
      detail ?? '-',
    ]),
  );
}

async function* jsonLines(events: AsyncIterable<AuditEventView>): AsyncGenerator<string> {
  for await (const event of events) yield JSON.stringify(event);
}

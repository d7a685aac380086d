import { z } from 'zod';
import {
  AuditSearch,
  type AuditEventView,
  type AuditFilter,
} from '../../audit/admin/audit-search.service.js';
import type { AuditedEvent } from '../../audit/audit-event.entity.js';
import { eventMeanings } from '../../audit/event-meanings.js';
import { CommandError, exitCode } from '../shared/errors.js';
import { momentHelp, parseMoment } from '../shared/moment.js';
import { table } from '../shared/table.js';
import { printLines } from '../shared/terminal.js';
import { command, type Given } from './command.js';
import { auditEvent } from './json-shapes.js';
import { limitOption, parseLimit } from './limit-option.js';

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
    async run({ options, services, terminal }) {
      const events = services.get(AuditSearch).all(parseFilter(options));
      await printLines(terminal, jsonLines(events));
      return exitCode.done;
    },
  }),
];

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

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
import { print, printJson, printLines } from '../shared/terminal.js';
import { command, jsonOption, type Given } from './command.js';

const filterOptions = {
  mailbox: { type: 'string', value: 'ADDRESS', help: 'of this mailbox; its id, if it was removed' },
  actor: { type: 'string', value: 'LOGIN', help: 'by this caller, in any case' },
  event: { type: 'string', multiple: true, value: 'NAME', help: 'of this kind' },
  since: { type: 'string', value: 'TIME', help: `not before ${momentHelp}` },
  until: { type: 'string', value: 'TIME', help: 'before that' },
} as const;

const names = Object.keys(eventMeanings) as AuditedEvent[];
const nameWidth = Math.max(...names.map(({ length }) => length));
const eventList = names.map((name) => `  ${name.padEnd(nameWidth)}  ${eventMeanings[name].means}`);

const mostListed = 10_000;
const listedByDefault = 50;

export const auditCommands = [
  command({
    name: 'audit list',
    summary: 'shows events of the audit, the newest first',
    details: `The events:\n${eventList.join('\n')}`,
    options: {
      ...filterOptions,
      limit: {
        type: 'string',
        value: 'NUMBER',
        help: `how many, at most ${mostListed}; default ${listedByDefault}`,
      },
      ...jsonOption,
    },
    async run({ options, services, terminal }) {
      const limit = parseLimit(options.limit);
      const query = { ...parseFilter(options), limit };
      const { events, next } = await services.get(AuditSearch).page(query);
      if (options.json) printJson(terminal, events);
      else print(terminal, eventTable(events));
      if (next !== undefined) {
        terminal.errors.write(`There are more: --limit, or umpin audit export, shows them.\n`);
      }
      return exitCode.done;
    },
  }),

  command({
    name: 'audit export',
    summary: 'writes events of the audit as JSON, one a line, the oldest first',
    details: 'Any number of events, in bounded memory. umpin audit list --help names the events.',
    options: filterOptions,
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

function parseLimit(text = String(listedByDefault)): number {
  const limit = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > mostListed) {
    throw new CommandError(`--limit takes a number from 1 to ${mostListed}.`);
  }
  return limit;
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

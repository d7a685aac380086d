import type { EventRow } from '../event-row.sql.js';
import { eventMeanings, type EventMeaning, type Severity } from '../event-meanings.js';

export interface SyslogIdentity {
  /** The name of the service for HOSTNAME: the same from every instance, so that repeated messages are equal. */
  readonly hostname: string;
  /** The private enterprise number (RFC 5612 reserves 32473 for documentation) behind `audit@`. */
  readonly enterpriseNumber: number;
}

/** RFC 5424 6.2.1: log audit. */
const facility = 13;

const severities: Readonly<Record<Severity, number>> = { warning: 4, notice: 5, informational: 6 };

/** The fields that become parameters, under their names in JSON. */
const parameters = [
  'id',
  'actor',
  'source',
  'requestId',
  'mailboxId',
  'resetId',
  'detail',
  'seq',
  'hash',
] as const satisfies readonly (keyof EventRow)[];

/** RFC 5424 6.4: how a MSG in UTF-8 begins. Receivers that know nothing of it get none if ASCII will do. */
const byteOrderMark = '\ufeff';

/**
 * An event as a message of RFC 5424. MSGID is its kind; its parameters hold everything of it, and MSG says the same
 * for receivers that show nothing else. A repeated message is equal to the first, to the byte.
 */
export function syslogMessage(event: EventRow, identity: SyslogIdentity): string {
  // An event that only a newer version knows is worth a look.
  const severity = meanings[event.event]?.severity ?? 'notice';
  const priority = facility * 8 + severities[severity];
  const { hostname, enterpriseNumber } = identity;
  const pairs = parameters.flatMap((name) => {
    const value = event[name];
    return value === null ? [] : [`${name}="${escaped(visible(value))}"`];
  });
  const data = [`audit@${enterpriseNumber}`, ...pairs].join(' ');
  const text = visible(sentence(event));
  const mark = /^[ -~]*$/.test(text) ? '' : byteOrderMark;
  return `<${priority}>1 ${event.at} ${hostname} umpin - ${event.event} [${data}] ${mark}${text}`;
}

/** RFC 5425 4.3.1: a frame is the length of its message in bytes, a blank, and the message. */
export function octetCounted(message: string): string {
  return `${Buffer.byteLength(message)} ${message}`;
}

const meanings: Readonly<Partial<Record<string, EventMeaning>>> = eventMeanings;

function sentence({ event, actor, mailboxId, source, detail }: EventRow): string {
  const mailbox = mailboxId === null ? '' : `, mailbox ${mailboxId}`;
  const from = source === null ? '' : `, from ${source}`;
  return `${event} by ${actor}${mailbox}${from}${detail === null ? '' : `: ${detail}`}`;
}

/** RFC 5424 6.3.3. */
function escaped(value: string): string {
  return value.replaceAll(/["\\\]]/g, '\\$&');
}

/**
 * Control characters and line separators as JSON escapes them: what a stranger put into a login must not begin
 * another line of somebody's log.
 */
function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, (character) => {
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  });
}

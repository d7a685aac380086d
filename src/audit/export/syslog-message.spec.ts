import { describe, expect, it } from 'vitest';
import type { EventRow } from '../event-row.sql.js';
import { eventMeanings } from '../event-meanings.js';
import { octetCounted, syslogMessage } from './syslog-message.js';

const identity = { hostname: 'pins.example.com', enterpriseNumber: 32_473 };

const event: EventRow = {
  id: '5b1c6f0e-7f3e-4f0c-9f0a-0d6b8f5b9c1e',
  at: '2026-11-30T09:00:00.123456Z',
  event: 'reset-requested',
  actor: 'alice@example.com',
  mailboxId: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  resetId: null,
  source: '192.0.2.7',
  requestId: 'c2f4e1',
  detail: null,
  seq: '7',
  hash: 'ab'.repeat(32),
};

const message = (fields: Partial<EventRow>) => syslogMessage({ ...event, ...fields }, identity);

describe('an event as a message of RFC 5424', () => {
  it('has its kind as MSGID, its fields as parameters, and a sentence', () => {
    expect(message({})).toBe(
      '<110>1 2026-11-30T09:00:00.123456Z pins.example.com umpin - reset-requested ' +
        '[audit@32473 id="5b1c6f0e-7f3e-4f0c-9f0a-0d6b8f5b9c1e" actor="alice@example.com" ' +
        'source="192.0.2.7" requestId="c2f4e1" mailboxId="6f9619ff-8b86-4d01-b42d-00cf4fc964ff" ' +
        `seq="7" hash="${'ab'.repeat(32)}"] reset-requested by alice@example.com, ` +
        'mailbox 6f9619ff-8b86-4d01-b42d-00cf4fc964ff, from 192.0.2.7',
    );
  });

  it.each([
    ['signed-in', 110],
    ['policy-set', 109],
    ['mailbox-locked', 108],
  ] as const)('%s has the facility log audit and the priority %d', (kind, priority) => {
    expect(message({ event: kind })).toMatch(new RegExp(`^<${priority}>1 `));
  });

  it('of a kind that only a newer version knows is a notice', () => {
    expect(message({ event: 'from-the-future' as 'signed-in' })).toMatch(
      /^<109>1 .* from-the-future \[/,
    );
  });

  it('escapes what would end a parameter', () => {
    expect(message({ detail: 'a "b" [c] \\d' })).toContain(String.raw` detail="a \"b\" [c\] \\d" `);
  });

  it('shows control characters instead of sending them', () => {
    const text = message({ actor: 'x\n<110>1 - - - - - forged\u2028\u0085' });
    expect(text).toContain(String.raw`actor="x\\u000a<110>1 - - - - - forged\\u2028\\u0085"`);
    expect(text).toContain(String.raw`by x\u000a<110>1`);
    expect(text).not.toMatch(/[\p{Cc}\p{Zl}]/u);
  });

  it('marks a text as UTF-8 if it is more than ASCII', () => {
    expect(message({ detail: 'Böb' })).toContain('] \ufeffreset-requested by ');
    expect(message({ detail: 'Böb' })).toContain(' detail="Böb" ');
  });

  it('may have every kind of event as its MSGID', () => {
    for (const kind of Object.keys(eventMeanings)) expect(kind).toMatch(/^[!-~]{1,32}$/);
  });

  it('is framed by its length in bytes (RFC 5425)', () => {
    expect(octetCounted('ab')).toBe('2 ab');
    expect(octetCounted('é€')).toBe('5 é€');
  });
});

import { expect, it } from 'vitest';
import type { CampaignReportRow } from '../../campaigns/admin/campaign-report.js';
import { planText, reportCsv, reportTable } from './campaign-text.js';

const row = (over: Partial<CampaignReportRow>): CampaignReportRow => ({
  mailboxId: 'id',
  address: 'alice@example.com',
  outcome: 'refused',
  reason: 'UmNotEnabled',
  at: new Date('2026-03-09T13:05:07.123Z'),
  ...over,
});

it('writes a report as CSV in which no cell is a formula', () => {
  const rows = [
    row({ reason: 'refused (550): "no", thanks' }),
    row({ address: '=cmd@example.com', outcome: 'waiting', reason: null, at: null }),
  ];
  expect(reportCsv(rows).split('\r\n')).toEqual([
    'address,mailboxId,outcome,reason,at',
    'alice@example.com,id,refused,"refused (550): ""no"", thanks",2026-03-09T13:05:07Z',
    "'=cmd@example.com,id,waiting,,",
  ]);
});

it('says a refusal in words, and which mailbox was removed', () => {
  const [, first, second] = reportTable([
    row({}),
    row({ address: null, reason: 'MailboxNotFound' }),
  ]).split('\n');
  expect(first).toMatch(/^alice@example\.com +refused +\S+Z +the mailbox is not enabled for/);
  expect(second).toMatch(/^removed: id +refused +\S+Z +there is no such mailbox$/);
});

const nothingElse = {
  withoutUm: 0,
  locked: 0,
  firstPinWanted: 0,
  unknown: [],
  selection: 'made up',
};

it('says how many mailboxes stay locked', () => {
  const text = planText({ ...nothingElse, mailboxes: 5, locked: 2 }, 60);
  expect(text.split('\n')[1]).toBe('2 of them are locked, and stay so with the new PIN.');
});

it.each([
  [60, 60, 'a minute'],
  [90, 60, '2 minutes'],
  [10_000, 60, '3 hours'],
  [10_000, 1, '7 days'],
])('says how long %i mailboxes take at %i a minute', (mailboxes, perMinute, duration) => {
  const plan = { ...nothingElse, mailboxes };
  expect(planText(plan, perMinute)).toBe(`${mailboxes} mailboxes (made up), in about ${duration}.`);
});

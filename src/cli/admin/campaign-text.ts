import {
  campaignOutcomes,
  hasReached,
  type CampaignOutcome,
} from '../../campaigns/campaign-outcome.js';
import type { CampaignStatus } from '../../campaigns/admin/campaign-figures.js';
import type { CampaignReportRow } from '../../campaigns/admin/campaign-report.js';
import type { CampaignPlan } from '../../campaigns/admin/campaign-orders.service.js';
import { reasonText } from '../../campaigns/admin/reason-text.js';
import { definitionList, table, timeText } from '../shared/table.js';

/** What a campaign is about to do. */
export function planText(plan: CampaignPlan, perMinute: number): string {
  const { mailboxes, withoutUm, locked, firstPinWanted, unknown, selection } = plan;
  const lines = [
    `${countText(mailboxes)} (${selection}), in about ${durationText(mailboxes / perMinute)}.`,
  ];
  if (withoutUm > 0) lines.push(`${withoutUm} of them have no UM, and will get no PIN.`);
  if (locked > 0) lines.push(`${locked} of them are locked, and stay so with the new PIN.`);
  if (firstPinWanted > 0) {
    lines.push(`${countText(firstPinWanted)} are left out: their first PIN is on its way.`);
  }
  if (unknown.length > 0) lines.push(`${unknown.length} of the addresses have no mailbox.`);
  return lines.join('\n');
}

/** Campaigns, one on each line. */
export function campaignTable(campaigns: readonly CampaignStatus[]): string {
  return table(
    ['ID', 'STATE', 'STARTED', 'BY', 'MAILBOXES', 'REACHED', 'NOT REACHED', 'OPEN'],
    campaigns.map((campaign) => {
      const { reached, open, mailboxes } = progressOf(campaign);
      return [
        String(campaign.id),
        campaign.state,
        timeText(campaign.startedAt),
        campaign.startedBy,
        ...[mailboxes, reached, mailboxes - reached - open, open].map(String),
      ];
    }),
  );
}

/** One campaign, and how far it is. */
export function campaignFacts(campaign: CampaignStatus): string {
  const { id, state, selection, compromised, perMinute, startedBy, startedAt, endedAt } = campaign;
  return definitionList([
    ['Campaign', String(id)],
    ['State', state],
    ['Mailboxes', `${campaign.mailboxes}: ${selection}`],
    ['Reason', compromised ? 'compromised' : '-'],
    ['Rate', `${perMinute} a minute`],
    ['Started', `${timeText(startedAt)} by ${startedBy}`],
    ['Ended', endedAt ? timeText(endedAt) : '-'],
    ...campaignOutcomes.map((outcome): [string, string] => [
      outcomeTexts[outcome],
      String(campaign.outcomes[outcome]),
    ]),
  ]);
}

export interface CampaignProgress {
  readonly mailboxes: number;
  /** Whose owners have got a new PIN. */
  readonly reached: number;
  /** That wait for their turn, or whose mail waits. */
  readonly open: number;
}

export function progressOf({ mailboxes, outcomes }: CampaignStatus): CampaignProgress {
  const reached = campaignOutcomes
    .filter(hasReached)
    .reduce((sum, outcome) => sum + outcomes[outcome], 0);
  return { mailboxes, reached, open: outcomes.waiting + outcomes.mailing };
}

/** One line for those who read no bar. */
export function progressLine({ mailboxes, reached, open }: CampaignProgress): string {
  return `${reached} of ${mailboxes} reached, ${mailboxes - reached - open} not reached, ${open} open.`;
}

export function reportTable(rows: readonly CampaignReportRow[]): string {
  return table(
    ['ADDRESS', 'OUTCOME', 'SINCE', 'REASON'],
    rows.map((row) => [
      row.address ?? `removed: ${row.mailboxId}`,
      row.outcome,
      row.at ? timeText(row.at) : '-',
      reasonText(row) || '-',
    ]),
  );
}

/** RFC 4180, with a header. */
export function reportCsv(rows: readonly CampaignReportRow[]): string {
  const lines = rows.map((row) => {
    const cells = [row.address ?? '', row.mailboxId, row.outcome, reasonText(row)];
    return [...cells, row.at ? timeText(row.at) : ''].map(csvCell).join(',');
  });
  return ['address,mailboxId,outcome,reason,at', ...lines].join('\r\n');
}

/** What the outcomes mean, for people. */
const outcomeTexts: Record<CampaignOutcome, string> = {
  delivered: 'Delivered',
  joined: 'Reached by another reset',
  renewed: 'PIN changed by its owner',
  waiting: 'Waiting for their turn',
  mailing: 'Mail not delivered yet',
  refused: 'Not reset',
  undelivered: 'Mail refused or given up',
  bounced: 'Mail bounced',
  skipped: 'Left out, as it was cancelled',
  unrecorded: 'No longer on record',
};

// A cell that a spreadsheet would take for a formula is text.
function csvCell(text: string): string {
  const harmless = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function countText(mailboxes: number): string {
  return `${mailboxes} ${mailboxes === 1 ? 'mailbox' : 'mailboxes'}`;
}

function durationText(minutes: number): string {
  if (minutes <= 1) return 'a minute';
  if (minutes < 120) return `${Math.ceil(minutes)} minutes`;
  const hours = Math.ceil(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.ceil(hours / 24)} days`;
}

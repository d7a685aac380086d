import type { CampaignStatus } from '../../../campaigns/admin/campaign-figures.js';
import type { PageView } from '../document/page-view.js';
import type { Count } from '../texts/page-count.js';
import type { CampaignsTexts } from './texts/campaigns-texts.js';
import { campaignsTexts } from './texts/campaigns.js';

/** What is said about campaigns, in one language. */
export interface CampaignWords {
  readonly texts: CampaignsTexts;
  readonly time: (at: Date) => string;
  readonly count: (value: number) => Count;
}

export function campaignWords({ language, time, count }: PageView): CampaignWords {
  return { texts: campaignsTexts[language], time, count };
}

/** Mailboxes to which the campaign has come, and whose outcome will change no more, unless their mail bounces. */
export function doneOf({ mailboxes, outcomes }: CampaignStatus): number {
  return mailboxes - outcomes.waiting - outcomes.mailing - outcomes.skipped;
}

/** Whether its figures may change while somebody looks. */
export function isMoving({ state, outcomes }: CampaignStatus): boolean {
  return state === 'running' || outcomes.mailing > 0;
}

/** For ears: not so exact that it is said with every mailbox. */
export function tensOfPercent(campaign: CampaignStatus): number {
  return 10 * Math.floor((10 * doneOf(campaign)) / Math.max(1, campaign.mailboxes));
}

/** How long so many mails take at a rate. */
export function durationWords(
  mails: number,
  perMinute: number,
  { texts: { progress }, count }: Pick<CampaignWords, 'texts' | 'count'>,
): string {
  const minutes = Math.max(1, Math.ceil(mails / perMinute));
  if (minutes < 120) return progress.minutes(count(minutes));
  const hours = Math.ceil(minutes / 60);
  return hours < 48 ? progress.hours(count(hours)) : progress.days(count(Math.ceil(hours / 24)));
}

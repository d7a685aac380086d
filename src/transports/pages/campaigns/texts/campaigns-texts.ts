import type { CampaignState } from '../../../../campaigns/admin/campaign-rows.js';
import type { CampaignOutcome } from '../../../../campaigns/campaign-outcome.js';
import type { Count } from '../../texts/page-count.js';

/** What the pages about campaigns say. Times are ready to be read. */
export interface CampaignsTexts {
  readonly title: string;
  readonly intro: string;
  readonly none: string;
  /** The table of campaigns. */
  readonly list: {
    readonly caption: string;
    readonly campaign: string;
    readonly selection: string;
    readonly progress: string;
    readonly started: string;
    readonly earlier: string;
    readonly newest: string;
  };
  readonly toCampaigns: string;
  readonly toCampaign: (id: number) => string;
  readonly campaign: (id: number) => string;
  readonly by: (time: string, login: string) => string;
  readonly states: Readonly<Record<CampaignState, string>>;
  readonly progress: {
    readonly title: string;
    readonly label: (id: number) => string;
    /** How many have had their turn, and a mail that has been delivered or given up. */
    readonly words: (done: Count, of: Count) => string;
    /** Said by a screen reader now and then. */
    readonly spoken: (state: string, percent: number) => string;
    readonly left: (duration: string) => string;
    readonly minutes: (count: Count) => string;
    readonly hours: (count: Count) => string;
    readonly days: (count: Count) => string;
    readonly refresh: string;
  };
  readonly facts: {
    readonly title: string;
    readonly selection: string;
    readonly rate: string;
    readonly perMinute: (count: Count) => string;
    readonly compromised: string;
    readonly started: string;
    readonly ended: string;
  };
  readonly outcomes: {
    readonly caption: string;
    readonly outcome: string;
    readonly mailboxes: string;
    readonly names: Readonly<Record<CampaignOutcome, string>>;
  };
  readonly actions: {
    readonly pause: string;
    readonly pauseHint: string;
    readonly paused: (id: number) => string;
    readonly pausedText: string;
    readonly resume: string;
    readonly resumed: (id: number) => string;
    readonly cancel: string;
    readonly cancelTitle: (id: number) => string;
    readonly cancelText: (waiting: Count) => string;
    readonly cancelFinal: string;
    readonly cancelButton: string;
    readonly cancelled: (id: number) => string;
    readonly cancelledText: string;
    readonly goOn: string;
    readonly refused: string;
  };
  readonly report: {
    readonly title: (id: number) => string;
    readonly link: string;
    readonly caption: string;
    readonly captionEveryone: string;
    readonly address: string;
    readonly outcome: string;
    readonly reason: string;
    readonly since: string;
    readonly removed: (id: string) => string;
    readonly none: string;
    readonly onlyUnreached: string;
    readonly everyone: string;
    readonly next: string;
    readonly first: string;
    /** A page on which all were reached meanwhile, and yet more pages follow. */
    readonly noneHere: string;
  };
  readonly form: {
    readonly title: string;
    readonly button: string;
    readonly problem: string;
    readonly which: string;
    readonly all: string;
    readonly some: string;
    readonly someHint: string;
    readonly policy: string;
    readonly anyPolicy: string;
    readonly pattern: string;
    readonly patternHint: string;
    readonly addresses: string;
    readonly addressesHint: string;
    readonly skipUnknown: string;
    readonly olderThan: string;
    readonly olderThanHint: string;
    readonly how: string;
    readonly rate: string;
    readonly rateHint: (least: Count, most: Count) => string;
    readonly compromised: string;
    readonly compromisedHint: string;
    readonly preview: string;
    readonly notAName: (quoted: string) => string;
  };
  readonly preview: {
    readonly title: string;
    readonly nothingYet: string;
    readonly chosen: (mailboxes: Count) => string;
    readonly withoutUm: (mailboxes: Count) => string;
    readonly firstPinWanted: (mailboxes: Count) => string;
    readonly unknown: (addresses: Count) => string;
    readonly takes: (duration: string) => string;
    readonly compromised: string;
    readonly who: string;
    readonly more: (mailboxes: Count) => string;
    readonly start: (mailboxes: Count) => string;
    readonly change: string;
    readonly started: (id: number) => string;
    readonly startedText: string;
    readonly changed: string;
  };
}

import type { CampaignStatus } from '../../../campaigns/admin/campaign-figures.js';
import { doneOf, type CampaignWords } from './campaign-words.js';

interface CampaignProgressProps {
  readonly campaign: CampaignStatus;
  readonly words: CampaignWords;
}

/** A bar, and the same in words. */
export function CampaignProgress({ campaign, words: { texts, count } }: CampaignProgressProps) {
  const { id, mailboxes } = campaign;
  const done = doneOf(campaign);
  return (
    <>
      <progress max={Math.max(1, mailboxes)} value={done} aria-label={texts.progress.label(id)} />
      <br />
      {texts.progress.words(count(done), count(mailboxes))}
    </>
  );
}

/** The state as a label. */
export function CampaignTag({ campaign: { state }, words: { texts } }: CampaignProgressProps) {
  const tone = state === 'done' ? 'done' : state === 'cancelled' ? 'problem' : '';
  return <span class={`tag ${tone}`}>{texts.states[state]}</span>;
}

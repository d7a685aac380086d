import type { CampaignStatus } from '../../../campaigns/admin/campaign-figures.js';
import { partNav } from '../admin/part-nav.js';
import { Document } from '../document/document.js';
import type { PageView } from '../document/page-view.js';
import { PostForm } from '../document/post-form.js';
import type { CampaignWords } from './campaign-words.js';

interface CancelCampaignProps {
  readonly page: PageView;
  readonly words: CampaignWords;
  readonly campaign: CampaignStatus;
}

/** Asks before a campaign is ended for good. */
export function CancelCampaignPage({ page, words, campaign }: CancelCampaignProps) {
  const { texts, count } = words;
  const { actions } = texts;
  const path = `/admin/campaigns/${String(campaign.id)}`;
  return (
    <Document
      page={page}
      title={actions.cancelTitle(campaign.id)}
      area="admin"
      nav={partNav(page, 'campaigns')}
    >
      <p>{actions.cancelText(count(campaign.outcomes.waiting))}</p>
      <p>{actions.cancelFinal}</p>
      <PostForm page={page} action={`${path}/cancel`}>
        <div class="row">
          <button class="danger">{actions.cancelButton}</button>
          <a class="button second" href={path}>
            {actions.goOn}
          </a>
        </div>
      </PostForm>
    </Document>
  );
}

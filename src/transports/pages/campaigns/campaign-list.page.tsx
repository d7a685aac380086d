import type { CampaignPage } from '../../../campaigns/admin/campaign-reports.service.js';
import { assetUrls } from '../assets/assets.js';
import { partNav } from '../admin/part-nav.js';
import { Document } from '../document/document.js';
import type { PageView } from '../document/page-view.js';
import { CampaignProgress, CampaignTag } from './campaign-progress.js';
import { isMoving, type CampaignWords } from './campaign-words.js';

interface CampaignListProps {
  readonly page: PageView;
  readonly words: CampaignWords;
  readonly list: CampaignPage;
  /** Whether newer ones are on pages before this one. */
  readonly later: boolean;
}

/** All campaigns, and the way to a new one. */
export function CampaignListPage({ page, words, list, later }: CampaignListProps) {
  const { texts } = words;
  const { campaigns, next } = list;
  return (
    <Document page={page} title={texts.title} area="admin" nav={partNav(page, 'campaigns')} wide>
      <p>{texts.intro}</p>
      <p>
        <a class="button" href="/admin/campaigns/new">
          {texts.form.button}
        </a>
      </p>
      {campaigns.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <div id="campaigns" data-progress={campaigns.some(isMoving) ? '' : undefined}>
          <CampaignTable words={words} list={list} />
        </div>
      )}
      <p class="row">
        {later && <a href="/admin/campaigns">{texts.list.newest}</a>}
        {next !== undefined && (
          <a href={`/admin/campaigns?after=${String(next)}`}>{texts.list.earlier}</a>
        )}
      </p>
      <script type="module" src={assetUrls.progress} />
    </Document>
  );
}

function CampaignTable({ words, list }: Pick<CampaignListProps, 'words' | 'list'>) {
  const { texts, time } = words;
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={texts.list.caption}>
      <table>
        <caption>{texts.list.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.list.campaign}</th>
            <th scope="col">{texts.list.progress}</th>
            <th scope="col">{texts.list.selection}</th>
            <th scope="col">{texts.list.started}</th>
          </tr>
        </thead>
        <tbody>
          {list.campaigns.map((campaign) => (
            <tr key={campaign.id}>
              <th scope="row">
                <a href={`/admin/campaigns/${String(campaign.id)}`}>
                  {texts.campaign(campaign.id)}
                </a>
                <br />
                <CampaignTag campaign={campaign} words={words} />
              </th>
              <td>
                <CampaignProgress campaign={campaign} words={words} />
              </td>
              <td lang="en">{campaign.selection}</td>
              <td>{texts.by(time(campaign.startedAt), campaign.startedBy)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

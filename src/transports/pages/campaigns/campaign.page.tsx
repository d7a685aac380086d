import type { CampaignStatus } from '../../../campaigns/admin/campaign-figures.js';
import { campaignOutcomes } from '../../../campaigns/campaign-outcome.js';
import { assetUrls } from '../assets/assets.js';
import { partNav } from '../admin/part-nav.js';
import { Document } from '../document/document.js';
import type { PageView } from '../document/page-view.js';
import { PostForm } from '../document/post-form.js';
import { CampaignProgress, CampaignTag } from './campaign-progress.js';
import { durationWords, isMoving, tensOfPercent, type CampaignWords } from './campaign-words.js';

interface CampaignProps {
  readonly page: PageView;
  readonly words: CampaignWords;
  readonly campaign: CampaignStatus;
}

/** One campaign: how far it is, and what can be done with it. */
export function CampaignPage(props: CampaignProps) {
  const { page, words, campaign } = props;
  const { texts } = words;
  const { id, state } = campaign;
  const live = isMoving(campaign) ? '' : undefined;
  return (
    <Document
      page={page}
      title={texts.campaign(id)}
      area="admin"
      nav={partNav(page, 'campaigns')}
      wide
    >
      <p>
        <a href="/admin/campaigns">{texts.toCampaigns}</a>
      </p>
      <p id="spoken" class="sr-only" aria-live="polite" data-progress={live}>
        {texts.progress.spoken(texts.states[state], tensOfPercent(campaign))}
      </p>
      <section id="progress" class="state" data-progress={live}>
        <h2>{texts.progress.title}</h2>
        <p>
          <CampaignTag campaign={campaign} words={words} />
        </p>
        <p>
          <CampaignProgress campaign={campaign} words={words} />
        </p>
        <TimeLeft campaign={campaign} words={words} />
      </section>
      <div id="refresh" data-progress={live}>
        {isMoving(campaign) && (
          <p>
            <a href={path(id)}>{texts.progress.refresh}</a>
          </p>
        )}
      </div>
      <div id="actions" data-progress={live}>
        <Actions {...props} />
      </div>
      <div id="outcomes" data-progress={live}>
        <Outcomes campaign={campaign} words={words} />
      </div>
      <p>
        <a href={`${path(id)}/report`}>{texts.report.link}</a>
      </p>
      <Facts campaign={campaign} words={words} />
      <script type="module" src={assetUrls.progress} />
    </Document>
  );
}

const path = (id: number) => `/admin/campaigns/${String(id)}`;

type PartProps = Pick<CampaignProps, 'campaign' | 'words'>;

function TimeLeft({ campaign: { state, outcomes, perMinute }, words }: PartProps) {
  if (state !== 'running' || outcomes.waiting === 0) return null;
  return <p>{words.texts.progress.left(durationWords(outcomes.waiting, perMinute, words))}</p>;
}

function Actions({ page, campaign: { id, state }, words: { texts } }: CampaignProps) {
  if (state !== 'running' && state !== 'paused') return null;
  const { actions } = texts;
  return (
    <>
      <div class="row">
        {state === 'running' ? (
          <PostForm page={page} action={`${path(id)}/pause`}>
            <button class="second" aria-describedby="pause-hint">
              {actions.pause}
            </button>
          </PostForm>
        ) : (
          <PostForm page={page} action={`${path(id)}/resume`}>
            <button>{actions.resume}</button>
          </PostForm>
        )}
        <a class="button second" href={`${path(id)}/cancel`}>
          {actions.cancel}
        </a>
      </div>
      {state === 'running' && (
        <div class="field">
          <p class="hint" id="pause-hint">
            {actions.pauseHint}
          </p>
        </div>
      )}
    </>
  );
}

function Outcomes({ campaign, words: { texts, count } }: PartProps) {
  const { caption, outcome, mailboxes, names } = texts.outcomes;
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{outcome}</th>
            <th scope="col" class="number">
              {mailboxes}
            </th>
          </tr>
        </thead>
        <tbody>
          {campaignOutcomes
            .filter((each) => campaign.outcomes[each] > 0)
            .map((each) => (
              <tr key={each}>
                <th scope="row">{names[each]}</th>
                <td class="number">{count(campaign.outcomes[each]).text}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

function Facts({ campaign, words: { texts, time, count } }: PartProps) {
  const { facts, by } = texts;
  const { selection, perMinute, startedAt, startedBy, endedAt, compromised } = campaign;
  return (
    <>
      <h2>{facts.title}</h2>
      {compromised && <p>{facts.compromised}</p>}
      <dl>
        <dt>{facts.selection}</dt>
        <dd lang="en">{selection}</dd>
        <dt>{facts.rate}</dt>
        <dd>{facts.perMinute(count(perMinute))}</dd>
        <dt>{facts.started}</dt>
        <dd>{by(time(startedAt), startedBy)}</dd>
        {endedAt && (
          <>
            <dt>{facts.ended}</dt>
            <dd>{time(endedAt)}</dd>
          </>
        )}
      </dl>
    </>
  );
}

import type { CampaignReportRow } from '../../../campaigns/admin/campaign-report.js';
import type { CampaignReportPage as Report } from '../../../campaigns/admin/campaign-reports.service.js';
import { reasonText } from '../../../campaigns/admin/reason-text.js';
import { partNav } from '../admin/part-nav.js';
import { Document } from '../document/document.js';
import type { PageView } from '../document/page-view.js';
import type { CampaignWords } from './campaign-words.js';

interface CampaignReportProps {
  readonly page: PageView;
  readonly words: CampaignWords;
  readonly id: number;
  readonly report: Report;
  readonly everyone: boolean;
  /** Whether it is not the first page. */
  readonly later: boolean;
}

/** The owners whom a campaign has not reached, and why. */
export function CampaignReportPage(props: CampaignReportProps) {
  const { page, words, id, report, everyone, later } = props;
  const { texts } = words;
  const { rows, next } = report;
  const path = `/admin/campaigns/${String(id)}`;
  const link = (query: Readonly<Record<string, string>>) => {
    const parameters = new URLSearchParams(query).toString();
    return `${path}/report${parameters && `?${parameters}`}`;
  };
  const same: Record<string, string> = everyone ? { everyone: 'yes' } : {};
  return (
    <Document
      page={page}
      title={texts.report.title(id)}
      area="admin"
      nav={partNav(page, 'campaigns')}
      wide
    >
      <p>
        <a href={path}>{texts.toCampaign(id)}</a>
      </p>
      <p>
        {everyone ? (
          <a href={link({})}>{texts.report.onlyUnreached}</a>
        ) : (
          <a href={link({ everyone: 'yes' })}>{texts.report.everyone}</a>
        )}
      </p>
      {rows.length > 0 ? (
        <ReportTable words={words} rows={rows} everyone={everyone} />
      ) : (
        <p>{later || next !== undefined ? texts.report.noneHere : texts.report.none}</p>
      )}
      <p class="row">
        {later && <a href={link(same)}>{texts.report.first}</a>}
        {next !== undefined && <a href={link({ ...same, after: next })}>{texts.report.next}</a>}
      </p>
    </Document>
  );
}

interface ReportTableProps extends Pick<CampaignReportProps, 'words' | 'everyone'> {
  readonly rows: readonly CampaignReportRow[];
}

function ReportTable({ words: { texts, time }, rows, everyone }: ReportTableProps) {
  const { report, outcomes } = texts;
  const caption = everyone ? report.captionEveryone : report.caption;
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{report.address}</th>
            <th scope="col">{report.outcome}</th>
            <th scope="col">{report.reason}</th>
            <th scope="col">{report.since}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.mailboxId}>
              <th scope="row">{row.address ?? report.removed(row.mailboxId)}</th>
              <td>{outcomes.names[row.outcome]}</td>
              <td lang="en">{reasonText(row)}</td>
              <td>{row.at && time(row.at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import type { AssetName } from '../assets/assets.js';
import { Document } from '../document/document.js';
import type { PageView } from '../document/page-view.js';
import type { HelpdeskTexts } from './texts/helpdesk-texts.js';

interface HelpdeskDocumentProps {
  readonly page: PageView;
  readonly texts: HelpdeskTexts;
  readonly title: string;
  readonly problem?: boolean;
  /** The page of the area that is shown; undefined for that of a person. */
  readonly current?: 'people' | 'mail';
  readonly scripts?: readonly AssetName[];
  readonly children: ComponentChildren;
}

/** A page of the helpdesk, with the way to the others. */
export function HelpdeskDocument(props: HelpdeskDocumentProps) {
  const { page, texts, title, problem = false, current, scripts = [], children } = props;
  const { label, people, mail } = texts.pages;
  const nav = (
    <nav class="parts" aria-label={label}>
      <ul>
        <li>
          <a href="/helpdesk" aria-current={current === 'people' ? 'page' : undefined}>
            {people}
          </a>
        </li>
        <li>
          <a href="/helpdesk/mail" aria-current={current === 'mail' ? 'page' : undefined}>
            {mail}
          </a>
        </li>
      </ul>
    </nav>
  );
  const document = { page, title, problem, nav, scripts };
  return (
    <Document {...document} area="helpdesk" wide>
      {children}
    </Document>
  );
}

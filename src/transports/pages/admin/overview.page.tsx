import { AdminDocument } from './admin-document.js';
import { partPaths, partsFor } from './admin-parts.js';
import type { AdminView } from './admin-pages.js';

/** Where an administrator begins. */
export function OverviewPage({ view }: { view: AdminView }) {
  const { nav, overview } = view.texts;
  return (
    <AdminDocument view={view} title={overview.title} part="overview">
      <dl>
        {partsFor(view.everyone).map((part) =>
          part === 'overview' ? null : (
            <>
              <dt>
                <a href={partPaths[part]}>{nav.parts[part]}</a>
              </dt>
              <dd>{overview.about[part]}</dd>
            </>
          ),
        )}
      </dl>
    </AdminDocument>
  );
}

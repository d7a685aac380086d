import type { AdminView } from './admin-pages.js';
import { partPaths, partsFor, type AdminPart } from './admin-parts.js';

/** The way to the parts of the administration. */
export function AdminNav({
  view,
  part,
}: {
  view: Pick<AdminView, 'texts' | 'everyone'>;
  part: AdminPart;
}) {
  const { nav } = view.texts;
  return (
    <nav class="parts" aria-label={nav.label}>
      <ul>
        {partsFor(view.everyone).map((each) => (
          <li key={each}>
            <a href={partPaths[each]} aria-current={each === part ? 'true' : undefined}>
              {nav.parts[each]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

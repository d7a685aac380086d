import type { PageView } from '../document/page-view.js';
import { AdminNav } from './admin-nav.js';
import type { AdminPart } from './admin-parts.js';
import { adminTexts } from './texts/admin.js';

/** The way to the parts of the administration, for pages that are for an administrator of everyone alone. */
export function partNav(page: Pick<PageView, 'language'>, part: AdminPart) {
  return <AdminNav view={{ texts: adminTexts[page.language], everyone: true }} part={part} />;
}

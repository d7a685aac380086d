import { Document } from '../../document/document.js';
import type { PageView } from '../../document/page-view.js';

/**
 * Leads on to a page, by itself and by a link. A redirect would not do: browsers send no cookie of SameSite=Strict with
 * it, as the issuer's site is where the navigation began.
 */
export function SignedInPage({ page, to }: { page: PageView; to: string }) {
  const { signIn, goOn } = page.shared;
  return (
    <Document page={page} title={signIn.done} leadsTo={to}>
      <p>
        <a class="button" href={to}>
          {goOn.button}
        </a>
      </p>
    </Document>
  );
}

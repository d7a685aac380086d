import { Document } from './document/document.js';
import type { PageView } from './document/page-view.js';

interface ProblemPageProps {
  readonly page: PageView;
  readonly name: keyof PageView['shared']['errors'];
  readonly requestId: string;
  readonly publicUrl: string;
}

/** A page for what cannot be done, with what to do instead. */
export function ProblemPage({ page, name, requestId, publicUrl }: ProblemPageProps) {
  const { errors, back } = page.shared;
  const { title } = errors[name];
  return (
    <Document page={page} title={title} problem>
      <p>{textOf(errors, name, requestId, publicUrl)}</p>
      {name !== 'plainText' && (
        <p>
          <a href="/">{back}</a>
        </p>
      )}
    </Document>
  );
}

function textOf(
  errors: PageView['shared']['errors'],
  name: ProblemPageProps['name'],
  requestId: string,
  publicUrl: string,
): string {
  if (name === 'internal') return errors.internal.text(requestId);
  if (name === 'plainText') return errors.plainText.text(publicUrl);
  return errors[name].text;
}

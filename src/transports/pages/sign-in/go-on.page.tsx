import { tokenField } from '../access/page-form.js';
import { takesFiles } from '../access/page-rights.js';
import { Document } from '../document/document.js';
import type { PageView } from '../document/page-view.js';

interface GoOnProps {
  readonly page: PageView;
  readonly to: string;
  readonly kept: string;
}

/** Asks whether a form that was sent in another session is to be sent in this one: nothing of it is lost. */
export function GoOnPage(props: GoOnProps) {
  const { goOn } = props.page.shared;
  return (
    <Document page={props.page} title={goOn.title}>
      <p>{goOn.text}</p>
      <GoOnForm {...props} />
    </Document>
  );
}

/** Sends the kept form once more. */
export function GoOnForm({ page, to, kept }: GoOnProps) {
  const { goOn, back } = page.shared;
  return (
    <form method="post" action={to} enctype={takesFiles(to) ? 'multipart/form-data' : undefined}>
      <input type="hidden" name={tokenField} value={page.token} />
      {[...new URLSearchParams(kept)].map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      <div class="row">
        <button>{goOn.button}</button>
        <a class="button second" href="/">
          {back}
        </a>
      </div>
    </form>
  );
}

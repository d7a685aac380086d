import { PostForm } from '../document/post-form.js';
import { AdminDocument } from './admin-document.js';
import type { AdminPart } from './admin-parts.js';
import type { AdminView } from './admin-pages.js';

interface ConfirmProps {
  readonly view: AdminView;
  readonly part: AdminPart;
  readonly title: string;
  readonly text: string;
  readonly button: string;
  /** Where the form goes, with the version of what the person has seen. */
  readonly action: string;
  readonly version: string;
  readonly back: string;
}

/** Asks before something is erased. */
export function ConfirmPage(props: ConfirmProps) {
  const { view, part, title, text, button, action, version, back } = props;
  return (
    <AdminDocument view={view} title={title} part={part}>
      <p>{text}</p>
      <PostForm page={view.page} action={action}>
        <input type="hidden" name="version" value={version} />
        <div class="row">
          <button class="danger">{button}</button>
          <a class="button second" href={back}>
            {view.texts.common.cancel}
          </a>
        </div>
      </PostForm>
    </AdminDocument>
  );
}

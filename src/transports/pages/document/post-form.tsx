import { randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { keyField, tokenField } from '../access/page-form.js';
import type { PageView } from './page-view.js';

interface PostFormProps {
  readonly page: Pick<PageView, 'token'>;
  readonly action: string;
  /** Whether it starts an action that must not happen twice: then it has a key. */
  readonly once?: boolean;
  /** Where a script asks, while the form is filled in, what the server says of it. */
  readonly live?: string;
  /** Whether it sends files, or texts that are too long for the usual way. */
  readonly multipart?: boolean;
  readonly children: ComponentChildren;
}

/** A form that changes something, with its token. */
export function PostForm({ page, action, once, live, multipart, children }: PostFormProps) {
  return (
    <form
      method="post"
      action={action}
      data-once={once ? '' : undefined}
      data-live={live}
      enctype={multipart ? 'multipart/form-data' : undefined}
    >
      <input type="hidden" name={tokenField} value={page.token} />
      {once && <input type="hidden" name={keyField} value={randomUUID()} />}
      {children}
    </form>
  );
}

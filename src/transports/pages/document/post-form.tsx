import { randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { keyField, tokenField } from '../access/page-form.js';
import type { PageView } from './page-view.js';

interface PostFormProps {
  readonly page: Pick<PageView, 'token'>;
  readonly action: string;
  /** Whether it starts an action that must not happen twice: then it has a key. */
  readonly once?: boolean;
  readonly children: ComponentChildren;
}

/** A form that changes something, with its token. */
export function PostForm({ page, action, once, children }: PostFormProps) {
  return (
    <form method="post" action={action} data-once={once ? '' : undefined}>
      <input type="hidden" name={tokenField} value={page.token} />
      {once && <input type="hidden" name={keyField} value={randomUUID()} />}
      {children}
    </form>
  );
}

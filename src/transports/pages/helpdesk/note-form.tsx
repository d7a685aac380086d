import { longestNote } from '../../../common/help-note.js';
import type { PageView } from '../document/page-view.js';
import { PostForm } from '../document/post-form.js';
import type { NoteFields } from './note-fields.js';
import type { NoteTexts } from './texts/helpdesk-texts.js';

interface NoteFormProps {
  readonly page: PageView;
  readonly texts: NoteTexts;
  readonly action: string;
  readonly button: string;
  /** Begins the ids of the fields: a page may have two such forms. */
  readonly name: string;
  readonly fields: NoteFields;
}

/** The form of an action that is done for an owner: why, for the audit, and a word to the owner. */
export function NoteForm({ page, texts, action, button, name, fields }: NoteFormProps) {
  const { reason, word, reasonFault, wordFault } = fields;
  const reasonProblem = reasonFault && texts.reasonFaults[reasonFault];
  const wordProblem = wordFault && texts.wordFaults[wordFault];
  const [reasonId, wordId] = [`${name}-reason`, `${name}-word`];
  return (
    <PostForm page={page} action={action} once>
      <div class="field">
        <label for={reasonId}>{texts.reason}</label>
        <FieldHints id={reasonId} hint={texts.reasonHint} problem={reasonProblem} />
        <input
          id={reasonId}
          name="reason"
          value={reason}
          maxlength={longestNote}
          autocomplete="off"
          aria-describedby={`${reasonId}-hint ${reasonId}-problem`}
          aria-invalid={reasonProblem !== undefined}
          required
        />
      </div>
      <div class="field">
        <label for={wordId}>{texts.word}</label>
        <FieldHints id={wordId} hint={texts.wordHint} problem={wordProblem} />
        <textarea
          id={wordId}
          name="word"
          rows={2}
          maxlength={longestNote}
          autocomplete="off"
          aria-describedby={`${wordId}-hint ${wordId}-problem`}
          aria-invalid={wordProblem !== undefined}
          value={word}
        />
      </div>
      <button>{button}</button>
    </PostForm>
  );
}

function FieldHints(props: { id: string; hint: string; problem: string | undefined }) {
  const { id, hint, problem } = props;
  return (
    <>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <p class="error" id={`${id}-problem`}>
        {problem}
      </p>
    </>
  );
}

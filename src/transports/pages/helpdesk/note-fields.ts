import {
  faultOfReason,
  faultOfWord,
  type HelpNote,
  type NoteFault,
} from '../../../common/help-note.js';
import type { PageForm } from '../access/page-form.js';

/** What was typed into the fields of a note, and what is wrong with it. */
export interface NoteFields {
  readonly reason: string;
  readonly word: string;
  readonly reasonFault?: NoteFault | undefined;
  readonly wordFault?: NoteFault | undefined;
}

export const emptyNote: NoteFields = { reason: '', word: '' };

/** Reads a note. A page asks for a reason always, which the API does not. */
export function readNote(form: PageForm): NoteFields & { readonly note: HelpNote } {
  const reason = form.text('reason');
  // A mail shows the word as one line, so a line break is a space.
  const word = form.text('word').replaceAll(/\s+/g, ' ');
  return {
    reason,
    word,
    reasonFault: reason === '' ? 'missing' : faultOfReason(reason),
    wordFault: faultOfWord(word),
    note: { reason, word },
  };
}

import type { HelpNote } from '../../../common/help-note.js';

/** A note as the admin API takes it; none, so that an older service is asked as before. */
export function noteBody({ reason, word: message }: HelpNote = {}): object | undefined {
  return (reason ?? message) === undefined ? undefined : { reason, message };
}

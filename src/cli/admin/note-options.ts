import {
  faultOfReason,
  faultOfWord,
  noteFaultWords,
  type HelpNote,
  type NoteFault,
} from '../../common/help-note.js';
import { CommandError } from '../shared/errors.js';

/** The options of commands that do something for an owner. */
export const noteOptions = {
  reason: {
    type: 'string',
    value: 'TEXT',
    help: 'why, for the audit, which keeps it as it is; at most 200 characters',
  },
  message: {
    type: 'string',
    value: 'TEXT',
    help: 'a word to the owner in the mail, without links; at most 200 characters',
  },
} as const;

/** @throws CommandError */
export function readNoteOptions(given: {
  readonly reason?: string;
  readonly message?: string;
}): HelpNote {
  const { reason, message: word } = given;
  refuse('--reason', reason, faultOfReason);
  refuse('--message', word, faultOfWord);
  return { reason, word };
}

function refuse(
  option: string,
  text: string | undefined,
  faultOf: (text: string) => NoteFault | undefined,
): void {
  if (text === undefined) return;
  const fault = text === '' ? 'missing' : faultOf(text);
  if (fault) throw new CommandError(`${option} ${noteFaultWords[fault]}.`);
}

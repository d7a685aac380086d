import { isMailAddress } from '../../common/mail-address.js';
import { hasControlCharacters, lengthOf } from '../../accounts/account-rules.js';
import { quoted } from '../../accounts/provisioning-error.js';
import {
  defaultVoiceMail,
  isDialString,
  isObjectId,
  type VoiceMailProperties,
} from '../voice-mail-properties.js';

/** A mailbox as an administrator describes it; fields that are left out take their default. */
export interface MailboxDraft {
  readonly address: string;
  readonly displayName?: string | undefined;
  /** The first one is the owner's own number. */
  readonly extensions?: readonly string[] | undefined;
  /** Other numbers of the owner; a policy may refuse PINs made of them. */
  readonly phoneNumbers?: readonly string[] | undefined;
  /** BCP 47; default `en`. */
  readonly language?: string | undefined;
  /** Default true. */
  readonly umEnabled?: boolean | undefined;
  readonly oofStatus?: boolean | undefined;
  readonly missedCallNotificationEnabled?: boolean | undefined;
  /** An empty text is none. */
  readonly playOnPhoneDialString?: string | undefined;
  /** An empty text is none. */
  readonly telephoneAccessFolderEmail?: string | undefined;
  /** The name of a policy, compared without regard to case; default `Default`. */
  readonly policy?: string | undefined;
}

/** A mailbox that can be stored once its policy is found. */
export interface NewMailbox extends VoiceMailProperties {
  readonly address: string;
  readonly displayName: string | null;
  readonly extensions: string[];
  readonly phoneNumbers: string[];
  readonly language: string;
  readonly umEnabled: boolean;
  readonly policy: string;
}

/** The policy of mailboxes for which none is named, as in Exchange. */
export const defaultPolicyName = 'Default';

/** Characters. */
const maxDisplayNameLength = 256;
const maxNumbers = 10;

/**
 * Reads a draft and lists its problems in words for an administrator. Extensions and phone numbers are
 * the digits that are dialled: a number written with +, blanks or hyphens is refused rather than
 * guessed at, because the PIN rules and the mail depend on the exact digits.
 */
export function readMailboxDraft(draft: MailboxDraft): { mailbox: NewMailbox; problems: string[] } {
  const { address, extensions = [], phoneNumbers = [], umEnabled = true } = draft;
  const language = canonicalLanguage(draft.language ?? 'en');
  const displayName = textOrNone(draft.displayName);
  const policy = draft.policy ?? defaultPolicyName;
  const voiceMail = voiceMailOf(draft);
  const problems = [
    ...displayNameProblems(displayName ?? ''),
    ...numberProblems('extension', 2, extensions),
    ...numberProblems('phone number', 4, phoneNumbers),
    ...voiceMailProblems(voiceMail),
  ];
  if (!isMailAddress(address)) problems.unshift(`${quoted(address)} is not a mail address`);
  if (!language) problems.push(`${quoted(draft.language ?? '')} is not a language such as de-AT`);
  return {
    mailbox: {
      address,
      displayName,
      extensions: [...extensions],
      phoneNumbers: [...phoneNumbers],
      language: language ?? 'en',
      umEnabled,
      policy,
      ...voiceMail,
    },
    problems,
  };
}

function displayNameProblems(name: string): string[] {
  const problems: string[] = [];
  if (lengthOf(name) > maxDisplayNameLength) {
    problems.push(`the name may have at most ${maxDisplayNameLength} characters`);
  }
  if (hasControlCharacters(name)) {
    problems.push('the name must not contain control characters or line breaks');
  }
  return problems;
}

function textOrNone(text = ''): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

function voiceMailOf(draft: MailboxDraft): VoiceMailProperties {
  const { oofStatus, missedCallNotificationEnabled } = draft;
  return {
    oofStatus: oofStatus ?? defaultVoiceMail.oofStatus,
    missedCallNotificationEnabled:
      missedCallNotificationEnabled ?? defaultVoiceMail.missedCallNotificationEnabled,
    playOnPhoneDialString: textOrNone(draft.playOnPhoneDialString),
    telephoneAccessFolderEmail: textOrNone(draft.telephoneAccessFolderEmail),
  };
}

function voiceMailProblems(voiceMail: VoiceMailProperties): string[] {
  const { playOnPhoneDialString: number, telephoneAccessFolderEmail: folder } = voiceMail;
  const problems: string[] = [];
  if (number !== null && !isDialString(number)) {
    problems.push(`the dial string ${quoted(number)} is not a telephone number`);
  }
  if (folder !== null && !isObjectId(folder)) {
    problems.push('the telephone access folder is not the id of a folder in base64');
  }
  return problems;
}

// Exchange's dial plans have extensions of up to 20 digits (New-UMDialPlan,
// NumberOfDigitsInExtension). An extension of a single digit would keep that digit out of every PIN.
function numberProblems(what: string, fewest: number, numbers: readonly string[]): string[] {
  const problems = numbers
    .filter((number) => !/^[0-9]{2,20}$/.test(number) || number.length < fewest)
    .map((number) => `${what} ${quoted(number)} must be ${fewest} to 20 digits and nothing else`);
  if (new Set(numbers).size < numbers.length) {
    problems.push(`${what === 'extension' ? 'an' : 'a'} ${what} is given twice`);
  }
  if (numbers.length > maxNumbers) problems.push(`there may be at most ${maxNumbers} ${what}s`);
  return problems;
}

// No language has a registered subtag of more than three letters, so `german` is a mistake although
// it is well formed. Directories also write `de_AT`.
function canonicalLanguage(tag: string): string | undefined {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag.replaceAll('_', '-'));
    return canonical && /^[a-z]{2,3}(-|$)/.test(canonical) ? canonical : undefined;
  } catch {
    return undefined;
  }
}

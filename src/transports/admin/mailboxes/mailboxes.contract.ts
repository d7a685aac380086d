import { z } from 'zod';
import {
  faultOfReason,
  faultOfWord,
  longestNote,
  noteFaultWords,
  type NoteFault,
} from '../../../common/help-note.js';
import type { Operation } from '../../json-api/contract.js';
import { pathParameter, queryParameters } from '../../json-api/request-parameters.js';
import { answer, json, mustBeObject, pageOf, pageQuery, search, time } from '../contract.js';
import { idempotencyKey } from '../idempotency-key.js';
import { problemAnswers } from '../problems.js';
import { ifMatch } from '../versions.js';

const text = z.string('must be a text');
const digits = z.array(text.describe('As it is dialled: digits and nothing else.'));

/** What an administrator decides about a mailbox. */
const fields = {
  displayName: text.nullable().describe("The owner's name, for mails."),
  extensions: digits.describe("The first one is the owner's own number."),
  phoneNumbers: digits.describe("The owner's other numbers; a policy may keep them out of PINs."),
  language: text.describe('BCP 47, such as de-AT.'),
  umEnabled: z
    .boolean()
    .describe('Whether it is enabled for Unified Messaging: otherwise it has no PIN.'),
  policy: text.describe('The name of its PIN policy.'),
  oofStatus: z.boolean().describe('Whether callers hear the out-of-office greeting.'),
  missedCallNotificationEnabled: z
    .boolean()
    .describe('Whether the owner wants to be told of missed calls, by the phone system.'),
  playOnPhoneDialString: text
    .nullable()
    .describe('The number at which messages are played to the owner; null: the first extension.'),
  telephoneAccessFolderEmail: text
    .nullable()
    .describe('The mail folder that is read out at the phone: a MAPI id in base64; null: none.'),
};

export const pinSchema = z.object({
  setAt: time.nullable().describe('When the valid PIN became valid; null before the first one.'),
  temporary: z.boolean().describe('Whether the system made it: its owner has to change it.'),
  expiresAt: time.nullable().describe('null: never.'),
  expired: z.boolean(),
  verifiedAt: time
    .nullable()
    .describe('When a PIN last opened the mailbox; null: a first-time user.'),
  verifiedBy: z.string().nullable().describe('The phone system where that happened.'),
  pendingDelivery: z.boolean().describe('Whether a mail with a new PIN is on its way.'),
  firstWanted: z.boolean().describe('Whether the service is still to make the first one.'),
  resetWanted: z.boolean().describe('Whether the service is still to make another one.'),
  compromised: z.boolean().describe('Whether others know it, as an administrator says.'),
  failedAttempts: z.int(),
  locked: z.boolean().describe('Whether every PIN is refused.'),
  lockedAt: time.nullable(),
});

export const lastMailSchema = z
  .object({
    fate: z.enum(['accepted', 'delayed', 'relayed', 'expanded', 'delivered', 'bounced']),
    status: z.string().nullable().describe('RFC 3463; null without a report.'),
    at: time,
  })
  .nullable()
  .describe('What became of the mail of the newest reset; null before the first one.');

export const mailboxSchema = z.object({
  id: z.uuid().describe('Its name in the audit, which outlives it.'),
  address: z.string(),
  ...fields,
  sharedExtensions: z
    .array(
      z.object({
        extension: z.string(),
        with: z
          .array(z.string())
          .optional()
          .describe('The other mailboxes that have it; only for a role without a scope.'),
        deniedBy: z
          .array(z.string())
          .optional()
          .describe('The phone systems that accept the PIN of neither.'),
      }),
    )
    .describe('Extensions that other mailboxes have as well.'),
  pin: pinSchema.describe('The state of its PIN; never the PIN.'),
  mail: lastMailSchema,
});

export const mailboxPage = pageOf(mailboxSchema);

export const mailboxQuery = z.strictObject({
  ...pageQuery,
  search: search('A part of the address or the name, or the beginning of an extension.'),
});

const shareExtension = z
  .boolean()
  .optional()
  .describe(
    'Whether an extension gets a second owner although phone systems will then accept neither PIN.',
  );

const someFields = z.strictObject(
  {
    displayName: fields.displayName.optional(),
    extensions: fields.extensions.optional(),
    phoneNumbers: fields.phoneNumbers.optional(),
    language: fields.language.optional(),
    umEnabled: fields.umEnabled.optional(),
    policy: fields.policy.optional(),
    oofStatus: fields.oofStatus.optional(),
    missedCallNotificationEnabled: fields.missedCallNotificationEnabled.optional(),
    playOnPhoneDialString: fields.playOnPhoneDialString.optional(),
    telephoneAccessFolderEmail: fields.telephoneAccessFolderEmail.optional(),
    shareExtension,
  },
  mustBeObject,
);

export const newMailbox = z.strictObject(
  {
    address: text.describe('The only place to which its PINs are mailed; it never changes.'),
    ...someFields.shape,
    sendPin: z
      .boolean()
      .optional()
      .describe('Whether the service is to make and mail its first PIN, in the background.'),
  },
  mustBeObject,
);

export const mailboxChange = someFields;

const noteText = (faultOf: (text: string) => NoteFault | undefined, description: string) =>
  text
    .superRefine((value, context) => {
      const fault = faultOf(value);
      if (fault) context.addIssue({ code: 'custom', message: noteFaultWords[fault] });
    })
    .optional()
    .meta({ maxLength: longestNote })
    .describe(description);

/** What may be said about an action that is done for an owner. */
export const helpNote = z.strictObject(
  {
    reason: noteText(
      faultOfReason,
      'For the audit, which keeps it as it is: no names of people, please.',
    ),
    message: noteText(
      faultOfWord,
      "To the owner, in the mail, as the helpdesk's: text without links and addresses.",
    ),
  },
  mustBeObject,
);

export const actionAnswer = z.object({
  address: z.string(),
  changed: z.boolean().describe('Whether it has changed anything.'),
});

export const removedMailbox = z.object({
  id: z.uuid().describe('Its name in the audit.'),
  accounts: z.array(z.string()).describe('The logins of accounts that have no mailbox now.'),
});

const address = pathParameter('address', 'The mail address, in any case.');
const path = '/v1/admin/mailboxes/{address}';

export const mailboxOperations = {
  list: {
    id: 'listMailboxes',
    method: 'get',
    path: '/v1/admin/mailboxes',
    summary: 'Mailboxes by address',
    description:
      'Those within the scope of the caller; a helpdesk does not see those of administrators.',
    parameters: queryParameters(mailboxQuery),
    answers: { 200: answer('A page.', mailboxPage), ...problemAnswers() },
  },
  add: {
    id: 'addMailbox',
    method: 'post',
    path: '/v1/admin/mailboxes',
    summary: 'Add a mailbox',
    description: 'Fields that are left out have their defaults.',
    request: json(newMailbox),
    answers: {
      201: answer('The mailbox.', mailboxSchema, ['ETag', 'Location']),
      ...problemAnswers(409, 413, 415, 422),
    },
  },
  show: {
    id: 'showMailbox',
    method: 'get',
    path,
    summary: 'A mailbox and the state of its PIN',
    description:
      'The ETag is that of what a change can change; the state of the PIN has no part in it.',
    parameters: [address],
    answers: { 200: answer('The mailbox.', mailboxSchema, ['ETag']), ...problemAnswers(404) },
  },
  change: {
    id: 'changeMailbox',
    method: 'patch',
    path,
    summary: 'Change a mailbox',
    description: 'Fields that are left out stay as they are; a list is replaced as a whole.',
    parameters: [address, ifMatch],
    request: json(mailboxChange),
    answers: {
      200: answer('The mailbox as it is now.', mailboxSchema, ['ETag']),
      ...problemAnswers(404, 409, 412, 413, 415, 422),
    },
  },
  remove: {
    id: 'removeMailbox',
    method: 'delete',
    path,
    summary: 'Erase a mailbox and its owner',
    description:
      'Address, name, numbers, PINs and waiting mail; accounts lose it. The audit keeps its events, which know it by its ' +
      'id alone.',
    parameters: [address, ifMatch],
    answers: {
      200: answer('It is erased.', removedMailbox),
      ...problemAnswers(404, 409, 412),
    },
  },
  reset: {
    id: 'resetPin',
    method: 'post',
    path: `${path}/reset`,
    summary: 'Reset the PIN: a new one is mailed to the owner',
    description:
      'As ResetPIN over SOAP, on behalf of the owner, and within the same limits. Success means that the mail ' +
      'server has accepted the mail; any other answer, that the old PIN is valid. A reset that joins another one is ' +
      'delivered by the mail of that one, which has no message.',
    parameters: [address, idempotencyKey],
    request: { ...json(helpNote), optional: true },
    answers: {
      200: answer('The mail server has accepted the mail.', actionAnswer),
      ...problemAnswers(404, 409, 413, 415, 422, 502, 504),
    },
  },
  unlock: {
    id: 'unlockMailbox',
    method: 'post',
    path: `${path}/unlock`,
    summary: 'Unlock: ends the lock and forgets the wrong attempts',
    description:
      'The PIN stays as it is. The owner is mailed only if it was locked and there is a message.',
    parameters: [address, idempotencyKey],
    request: { ...json(helpNote), optional: true },
    answers: {
      200: answer('It is not locked.', actionAnswer),
      ...problemAnswers(404, 409, 413, 415, 422),
    },
  },
  lock: {
    id: 'lockMailbox',
    method: 'post',
    path: `${path}/lock`,
    summary: 'Lock: every PIN is refused until the mailbox is unlocked',
    description:
      'Nor does a PIN open it that it gets later, unless its policy has a reset unlock it.',
    parameters: [address, idempotencyKey],
    answers: { 200: answer('It is locked.', actionAnswer), ...problemAnswers(404, 409, 422) },
  },
  expirePin: {
    id: 'expirePin',
    method: 'post',
    path: `${path}/expire-pin`,
    summary: 'Have the service replace a PIN that others know, by mail',
    description:
      'The PIN is valid until the mail with another one is delivered, and never comes back: if that mail bounces, the ' +
      'mailbox is locked.',
    parameters: [address, idempotencyKey],
    answers: {
      200: answer('The service will mail another PIN.', actionAnswer),
      ...problemAnswers(404, 409, 422),
    },
  },
} as const satisfies Record<string, Operation>;

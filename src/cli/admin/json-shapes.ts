import { z } from 'zod';
import { roles } from '../../accounts/account.entity.js';
import { auditEventSchema } from '../../transports/admin/audit/audit.contract.js';
import { campaignSchema, reportRow } from '../../transports/admin/campaigns/campaigns.contract.js';
import { mailboxExportSchema } from '../../transports/admin/mailboxes/mailbox-export.contract.js';
import { lastMailSchema } from '../../transports/admin/mailboxes/mailboxes.contract.js';

/*
 * What `--json` prints where it is not, as a whole, what the admin API answers too (`transports/admin`). The fields of
 * a shape are a promise to programs: they may become more, and neither go nor change their meaning.
 */

/** ISO 8601, in UTC. */
export const time = z.iso.datetime();
const timeOrNone = time.nullable();
const text = z.string();
const textOrNone = text.nullable();
const texts = z.array(text);
const count = z.int().min(0);

const role = z.enum(roles);

export const account = z.strictObject({
  id: text,
  login: text,
  mailbox: textOrNone,
  disabledAt: timeOrNone,
  external: z.boolean(),
  roles: z.array(role),
  impersonationScope: textOrNone,
  phoneScope: textOrNone,
  adminScope: textOrNone,
  helpdeskScope: textOrNone,
  auditorScope: textOrNone,
});

export const changedAccount = z.strictObject({ login: text, changed: z.boolean() });

export const grantedRole = z.strictObject({
  login: text,
  role,
  scope: textOrNone,
  changed: z.boolean(),
});

export const revokedRole = grantedRole.omit({ scope: true });

/** The only shape with a secret: the key is shown once, when it is made. */
export const newApiKey = z.strictObject({ id: text, login: text, key: text });

export const revokedApiKey = z.strictObject({ id: text, changed: z.boolean() });

const pin = z.strictObject({
  setAt: timeOrNone,
  temporary: z.boolean(),
  expiresAt: timeOrNone,
  expired: z.boolean(),
  verifiedAt: timeOrNone,
  verifiedBy: textOrNone,
  pending: z.boolean(),
  firstWanted: z.boolean(),
  resetWanted: z.boolean(),
  compromised: z.boolean(),
  failedAttempts: count,
  locked: z.boolean(),
  lockedAt: timeOrNone,
  mail: lastMailSchema,
});

const mailboxView = z.strictObject({
  id: text,
  address: text,
  displayName: textOrNone,
  extensions: texts,
  phoneNumbers: texts,
  language: text,
  umEnabled: z.boolean(),
  policy: text,
  oofStatus: z.boolean(),
  missedCallNotificationEnabled: z.boolean(),
  playOnPhoneDialString: textOrNone,
  telephoneAccessFolderEmail: textOrNone,
  sharedExtensions: z.array(z.strictObject({ extension: text, with: texts, deniedBy: texts })),
  pin,
});

export const mailbox = mailboxView.extend({
  /** As Get-UMMailboxPIN has it. */
  umMailboxPin: z.strictObject({
    UserID: text,
    PinExpired: z.boolean(),
    LockedOut: z.boolean(),
    FirstTimeUser: z.boolean(),
  }),
});

export const changedMailbox = z.strictObject({ address: text, changed: z.boolean() });

export const addedMailbox = z.strictObject({ address: text, sendsPin: z.boolean() });

export const setMailbox = z.strictObject({ address: text, changed: texts });

export const unlockedMailbox = z.strictObject({
  address: text,
  wasLocked: z.boolean(),
  failedAttempts: count,
});

export const removedMailbox = z.strictObject({ address: text, accounts: texts });

export const importedMailboxes = z.strictObject({
  mailboxes: count,
  firstPins: count,
  dryRun: z.boolean(),
});

export const checkedPin = z.strictObject({
  address: text,
  result: z.enum(['valid', 'not valid', 'locked', 'expired']),
});

export const droppedMail = z.strictObject({ id: text, dropped: z.literal(true) });

/** The events have their names in `umpin audit list --help`. */
export const auditEvent = auditEventSchema.extend({ event: text });

export const mailboxExport = mailboxView.extend({
  addedAt: time,
  earlierPins: count,
  resets: mailboxExportSchema.shape.resets,
  previousPinKept: z.boolean(),
  accounts: z.array(account.omit({ mailbox: true }).extend({ addedAt: time, apiKeys: texts })),
  sessions: mailboxExportSchema.shape.sessions,
  waitingMails: mailboxExportSchema.shape.waitingMails,
  campaigns: mailboxExportSchema.shape.campaigns,
  events: z.array(auditEvent.omit({ mailbox: true, mailboxId: true, seq: true, hash: true })),
});

/** The settings have Exchange's names, those that Exchange does not have our own. */
export const policy = z.looseObject({
  Name: text,
  AllowedPINs: text,
  GuessChanceBeforeLock: z.number(),
  GuessChancePerYear: z.number(),
});

export const removedPolicy = z.strictObject({ name: text, changed: z.literal(true) });

export const setPolicy = z.strictObject({
  change: z.enum(['created', 'changed', 'unchanged']),
  policy,
});

/** The file has the key; nothing else does. */
export const newKey = z.strictObject({ id: text, file: text });

export const handledReport = z.strictObject({
  outcome: z.enum([
    'recorded',
    'returned',
    'locked',
    'unknown',
    'too-early',
    'forged',
    'not-a-report',
    'no-status',
  ]),
});

export const mailedReset = z.strictObject({ address: text, mailed: z.literal(true) });

export const completion = z.strictObject({ shell: text, script: text });

export const manual = z.strictObject({ page: text });

/** With `--dry-run` there is no id. */
export const startedCampaign = z.strictObject({
  id: count.nullable(),
  mailboxes: count,
  withoutUm: count,
  locked: count,
  firstPinWanted: count,
  unknown: texts,
  selection: text,
});

/** Without the owners who were reached, unless `--everyone` is given. */
export const campaignReport = campaignSchema.extend({ rows: z.array(reportRow) });

export const migration = z.strictObject({ number: count, name: text, done: z.boolean() });

/** The last one first. */
export const undoneMigrations = z.strictObject({ undone: z.array(migration) });

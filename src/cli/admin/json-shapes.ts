import { z } from 'zod';
import { findingKinds } from '../../audit/verify/finding.js';
import { keyRoles, roles } from '../../accounts/account.entity.js';
import { campaignOutcomes } from '../../campaigns/campaign-outcome.js';

/*
 * What `--json` prints. The fields of a shape are a promise to programs: they may become more, and neither go nor
 * change their meaning.
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

export const apiKey = z.strictObject({
  id: text,
  login: text,
  label: textOrNone,
  role: z.enum(keyRoles),
  scope: textOrNone,
  createdAt: time,
  revokedAt: timeOrNone,
});

/** The only shape with a secret: the key is shown once, when it is made. */
export const newApiKey = z.strictObject({ id: text, login: text, key: text });

export const revokedApiKey = z.strictObject({ id: text, changed: z.boolean() });

const fates = ['accepted', 'delayed', 'relayed', 'expanded', 'delivered', 'bounced'] as const;

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
  mail: z.strictObject({ fate: z.enum(fates), status: textOrNone, at: time }).nullable(),
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

const waitingMail = z.strictObject({
  id: text,
  topic: text,
  createdAt: time,
  dueAt: time,
  attempts: count,
  underWay: z.boolean(),
  maybeSent: z.boolean(),
  trouble: textOrNone,
});

export const queuedMail = waitingMail.extend({ mailbox: text });

export const mailOfMailbox = z.strictObject({
  topic: text,
  resetId: textOrNone,
  orderedAt: time,
  orderedBy: text,
  fate: z.enum([...fates, 'waiting', 'dropped']),
  detail: textOrNone,
  at: time,
});

export const retriedMails = z.strictObject({ retried: count });

export const droppedMail = z.strictObject({ id: text, dropped: z.literal(true) });

const event = z.strictObject({
  id: text,
  at: time,
  event: text,
  actor: text,
  source: textOrNone,
  requestId: textOrNone,
  resetId: textOrNone,
  detail: textOrNone,
});

export const auditEvent = event.extend({
  mailbox: textOrNone,
  mailboxId: textOrNone,
  seq: text,
  hash: text,
});

export const mailboxExport = mailboxView.extend({
  addedAt: time,
  earlierPins: count,
  resets: z.strictObject({
    generation: count,
    remindedGeneration: count.nullable(),
    resetId: textOrNone,
    stagedResetId: textOrNone,
    stagedAutomatic: z.boolean(),
    stagedSuspect: z.boolean(),
    suspect: z.boolean(),
  }),
  previousPinKept: z.boolean(),
  accounts: z.array(
    account.omit({ mailbox: true }).extend({ id: text, addedAt: time, apiKeys: texts }),
  ),
  waitingMails: z.array(waitingMail),
  events: z.array(event),
});

/** The settings have Exchange's names, those that Exchange does not have our own. */
export const policy = z.looseObject({
  Name: text,
  AllowedPINs: text,
  GuessChanceBeforeLock: z.number(),
  GuessChancePerYear: z.number(),
});

export const setPolicy = z.strictObject({
  change: z.enum(['created', 'changed', 'unchanged']),
  policy,
});

export const keyRing = z.strictObject({
  keys: z.array(
    z.strictObject({
      id: text,
      state: z.enum(['current', 'kept', 'missing']),
      uses: z.array(z.strictObject({ place: text, count })),
      values: count,
      lastCurrentAt: timeOrNone,
    }),
  ),
  instances: z.array(
    z.strictObject({ host: text, instance: text, seenAt: time, keys: texts, otherKeys: texts }),
  ),
  derived: z.array(z.strictObject({ what: text, afterRetirement: text })),
});

/** The file has the key; nothing else does. */
export const newKey = z.strictObject({ id: text, file: text });

export const keyRotation = z.strictObject({ resealed: count, left: count, unopened: count });

export const retiredKey = z.strictObject({ retired: text });

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

/** `root` is SIZE:ROOT; a finding's places are those of its chain. */
export const auditVerification = z.strictObject({
  intact: z.boolean(),
  events: count,
  chains: count,
  root: textOrNone,
  findings: z.array(
    z.strictObject({
      kind: z.enum(findingKinds),
      chain: text.optional(),
      places: z.tuple([text, text]).optional(),
      event: text.optional(),
      text,
    }),
  ),
});

/** The digits of the root are hexadecimal; key and signature are in base64. */
export const auditRoot = z.strictObject({
  size: count,
  root: text,
  at: text,
  key: text,
  publicKey: textOrNone,
  signature: text,
});

/** With `--dry-run` there is no id. */
export const startedCampaign = z.strictObject({
  id: count.nullable(),
  mailboxes: count,
  withoutUm: count,
  firstPinWanted: count,
  unknown: texts,
  selection: text,
});

const campaignOutcome = z.enum(campaignOutcomes);

/** The outcomes add up to the mailboxes. */
export const campaign = z.strictObject({
  id: count,
  state: z.enum(['running', 'paused', 'done', 'cancelled']),
  selection: text,
  compromised: z.boolean(),
  perMinute: count,
  startedBy: text,
  startedAt: time,
  endedAt: timeOrNone,
  mailboxes: count,
  outcomes: z.record(campaignOutcome, count),
});

export const changedCampaign = z.strictObject({ id: count, changed: z.boolean() });

/** Without the owners who were reached, unless `--everyone` is given. */
export const campaignReport = campaign.extend({
  rows: z.array(
    z.strictObject({
      mailboxId: text,
      address: textOrNone,
      outcome: campaignOutcome,
      reason: textOrNone,
      at: timeOrNone,
    }),
  ),
});

const checkState = z.enum(['ok', 'warning', 'failure']);

/** The state is the worst one of the checks; `todo` is there if something is to be done. */
export const diagnosis = z.strictObject({
  state: checkState,
  checks: z.array(
    z.strictObject({ name: text, state: checkState, what: text, todo: text.optional() }),
  ),
});

export const migration = z.strictObject({ number: count, name: text, done: z.boolean() });

/** The last one first. */
export const undoneMigrations = z.strictObject({ undone: z.array(migration) });

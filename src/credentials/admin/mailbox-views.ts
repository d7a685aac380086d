import type { EntityManager } from 'typeorm';
import { includes, type MailboxScope } from '../../accounts/mailbox-scope.js';
import { allPhoneSystems, type PhoneSystem } from '../../accounts/accounts.repository.js';
import type { MailFate } from '../pin-credential.entity.js';
import type { VoiceMailProperties } from '../voice-mail-properties.js';
import { voiceMailColumns } from '../voice-mail.repository.js';
import { inScope, literally } from '../in-scope.sql.js';
import { pinExpired } from '../pin-expired.js';
import { pinExpiry, type PinPolicy } from '../../pin-policy/pin-policy.js';
import { ownersOf, type ExtensionOwners } from './extension-owners.js';
import { sameName } from '../../database/same-name.js';

/** A mailbox as an administrator sees it: everything but the PIN. */
export interface MailboxView extends VoiceMailProperties {
  /** Its name in the audit, which outlives the mailbox. */
  readonly id: string;
  readonly address: string;
  readonly displayName: string | null;
  readonly extensions: string[];
  readonly phoneNumbers: string[];
  readonly language: string;
  readonly umEnabled: boolean;
  readonly policy: string;
  /** Those of its extensions that other mailboxes have as well. */
  readonly sharedExtensions: readonly SharedExtensionView[];
  readonly pin: PinView;
}

export interface SharedExtensionView {
  readonly extension: string;
  /** The addresses of the other mailboxes that have it. */
  readonly with: readonly string[];
  /** The phone systems that may ask about this mailbox and another one: they accept the PIN of neither. */
  readonly deniedBy: readonly string[];
}

export interface PinView {
  /** When the valid PIN became valid; null before the first one. */
  readonly setAt: Date | null;
  /** Whether the system made it, so that the owner has to change it at the next sign-in. */
  readonly temporary: boolean;
  /** When it expires: by PINLifetime, or by the hours of a temporary one; null is never. */
  readonly expiresAt: Date | null;
  /** Whether that moment has passed. */
  readonly expired: boolean;
  /** When it, or one before it, last opened the mailbox; null is never: a first-time user. */
  readonly verifiedAt: Date | null;
  /** The login of the phone system where that happened. */
  readonly verifiedBy: string | null;
  /** Whether a PIN is staged. */
  readonly pending: boolean;
  /** Whether the service is still to make the first one. */
  readonly firstWanted: boolean;
  /** Whether a reset without a caller is still to be staged: failed attempts caused it, or the next line. */
  readonly resetWanted: boolean;
  /** Whether others know the valid PIN, as an administrator says. */
  readonly compromised: boolean;
  readonly failedAttempts: number;
  /** Whether every PIN is refused. */
  readonly locked: boolean;
  readonly lockedAt: Date | null;
  /** What became of the mail of the newest reset; null before the first one. */
  readonly mail: MailView | null;
}

export interface MailView {
  readonly fate: MailFate;
  /** The status that a mail server reported (RFC 3463); null without a report. */
  readonly status: string | null;
  /** Since when that is known. */
  readonly at: Date;
}

type Row = Omit<MailboxView, 'pin' | 'sharedExtensions'> &
  Omit<PinView, 'expiresAt' | 'mail'> & {
    mailFate: MailFate | null;
    mailStatus: string | null;
    mailFateAt: Date | null;
  } & Pick<PinPolicy, 'pinLifetimeDays' | 'temporaryPinLifetimeHours'>;

/** Which mailboxes are wanted: those that meet every condition that is given. */
export interface MailboxFilter {
  readonly id?: string | undefined;
  readonly address?: string | undefined;
  /** A part of the address or the name, or the beginning of an extension. */
  readonly search?: string | undefined;
  /** What has become of the mail of the newest reset. */
  readonly mailFate?: MailFate | undefined;
  readonly scope?: MailboxScope | undefined;
  /** An address: mailboxes that come after it. */
  readonly after?: string | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** The mailboxes, by address. */
export async function readMailboxViews(
  manager: EntityManager,
  filter: MailboxFilter = {},
): Promise<MailboxView[]> {
  const { conditions, limit, values } = sqlOf(filter);
  const rows = await manager.query<Row[]>(
    `SELECT m.id, m.address, m.display_name AS "displayName", m.extensions,
       m.phone_numbers AS "phoneNumbers", m.language, m.um_enabled AS "umEnabled",
       ${voiceMailColumns},
       p.name AS policy, p.pin_lifetime_days AS "pinLifetimeDays",
       p.temporary_pin_lifetime_hours AS "temporaryPinLifetimeHours",
       c.set_at AS "setAt", c.set_at IS NOT NULL AND ${pinExpired} AS expired,
       coalesce(c.temporary AND c.sealed_hash IS NOT NULL, false) AS temporary,
       c.verified_at AS "verifiedAt", c.verified_by AS "verifiedBy",
       c.staged_reset_id IS NOT NULL AS pending,
       m.first_pin_wanted_at IS NOT NULL AS "firstWanted",
       c.reset_wanted_at IS NOT NULL AS "resetWanted",
       coalesce(c.compromised, false) AS compromised,
       coalesce(c.failed_tries, 0) AS "failedAttempts", c.locked_at IS NOT NULL AS locked,
       c.locked_at AS "lockedAt", c.mail_fate AS "mailFate", c.mail_status AS "mailStatus",
       c.mail_fate_at AS "mailFateAt"
     FROM mailboxes m
       JOIN pin_policies p ON p.id = m.policy_id
       LEFT JOIN pin_credentials c ON c.mailbox_id = m.id
     ${conditions} ORDER BY lower(m.address) ${limit}`,
    values,
  );
  const extensions = rows.flatMap((row) => row.extensions);
  const few = [filter.id, filter.address, filter.limit].some((each) => each !== undefined);
  const owners = await ownersOf(manager, few ? extensions : undefined);
  const phoneSystems = await allPhoneSystems(manager);
  return rows.map((row) => ({
    ...viewOf(row),
    sharedExtensions: row.extensions.flatMap((extension) =>
      sharedExtensionOf(row, extension, owners, phoneSystems),
    ),
  }));
}

function sqlOf({ id, address, search, mailFate, scope, after, limit }: MailboxFilter) {
  const values: unknown[] = [];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const conditions: string[] = [];
  if (id !== undefined) conditions.push(`m.id = ${parameter(id)}`);
  if (address !== undefined) conditions.push(sameName('m.address', parameter(address)));
  if (search !== undefined) conditions.push(found(parameter(literally(search))));
  if (mailFate !== undefined) conditions.push(`c.mail_fate = ${parameter(mailFate)}`);
  if (after !== undefined) conditions.push(`lower(m.address) > lower(${parameter(after)})`);
  if (scope) conditions.push(inScope(scope, values));
  return {
    conditions: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`,
    limit: limit === undefined ? '' : `LIMIT ${parameter(limit)}`,
    values,
  };
}

const found = (text: string) => `(lower(m.address) LIKE '%' || lower(${text}) || '%'
  OR lower(m.display_name) LIKE '%' || lower(${text}) || '%'
  OR EXISTS (SELECT FROM unnest(m.extensions) extension WHERE extension LIKE ${text} || '%'))`;

function sharedExtensionOf(
  { address, policy: policyName }: Row,
  extension: string,
  owners: ExtensionOwners,
  phoneSystems: readonly PhoneSystem[],
): SharedExtensionView[] {
  const others = (owners.get(extension) ?? []).filter((owner) => owner.address !== address);
  if (others.length === 0) return [];
  const confuses = ({ scope }: PhoneSystem) =>
    includes(scope, { address, policyName }) && others.some((other) => includes(scope, other));
  const deniedBy = phoneSystems.filter(confuses).map(({ login }) => login);
  return [{ extension, with: others.map((other) => other.address), deniedBy }];
}

function viewOf({ pinLifetimeDays, temporaryPinLifetimeHours, ...row }: Row) {
  const { mailFate: fate, mailStatus: status, mailFateAt: at, ...columns } = row;
  const {
    id,
    address,
    displayName,
    extensions,
    phoneNumbers,
    language,
    umEnabled,
    policy,
    oofStatus,
    missedCallNotificationEnabled,
    playOnPhoneDialString,
    telephoneAccessFolderEmail,
    ...pin
  } = columns;
  const mail = fate && at && { fate, status, at };
  const { setAt, temporary } = pin;
  const lifetimes = { pinLifetimeDays, temporaryPinLifetimeHours };
  const expiresAt = (setAt && pinExpiry({ temporary, setAt }, lifetimes)) ?? null;
  const owner = { id, address, displayName, extensions, phoneNumbers, language };
  const voiceMail = {
    oofStatus,
    missedCallNotificationEnabled,
    playOnPhoneDialString,
    telephoneAccessFolderEmail,
  };
  return { ...owner, umEnabled, policy, ...voiceMail, pin: { ...pin, expiresAt, mail } };
}

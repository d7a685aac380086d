import type {
  MailboxView,
  MailView,
  PinView,
  SharedExtensionView,
} from '../../credentials/admin/mailbox-views.js';
import { definitionList, table, timeText } from '../shared/table.js';

/** Several mailboxes, one on each line. */
export function mailboxTable(mailboxes: readonly MailboxView[]): string {
  return table(
    ['ADDRESS', 'NAME', 'EXTENSIONS', 'LANGUAGE', 'UM', 'POLICY', 'PIN'],
    mailboxes.map((mailbox) => [
      mailbox.address,
      mailbox.displayName ?? '-',
      extensionsText(mailbox) || '-',
      mailbox.language,
      yesNo(mailbox.umEnabled),
      mailbox.policy,
      pinWords(mailbox.pin).join(', '),
    ]),
  );
}

/** One mailbox and the state of its PIN. */
export function mailboxFacts(mailbox: MailboxView): string {
  const { address, displayName, language, umEnabled, policy, pin } = mailbox;
  return definitionList([
    ['Address', address],
    ['Name', displayName ?? '-'],
    ['Extensions', mailbox.extensions.join(' ') || '-'],
    ['Shared extensions', mailbox.sharedExtensions.map(sharedText).join('; ') || '-'],
    ['Phone numbers', mailbox.phoneNumbers.join(' ') || '-'],
    ['Language', language],
    ['UM enabled', yesNo(umEnabled)],
    ['Policy', policy],
    ['Out of office', yesNo(mailbox.oofStatus)],
    ['Told of missed calls', yesNo(mailbox.missedCallNotificationEnabled)],
    ['Played at', mailbox.playOnPhoneDialString ?? '-'],
    ['Folder read out', mailbox.telephoneAccessFolderEmail ?? '-'],
    ['PIN', pinWords(pin).join(', ')],
    ['PIN expired', yesNo(pin.expired)],
    ['Locked out', yesNo(pin.locked)],
    ['First-time user', yesNo(pin.verifiedAt === null)],
    ['PIN set at', pin.setAt ? timeText(pin.setAt) : '-'],
    ['PIN expires at', pin.expiresAt ? timeText(pin.expiresAt) : pin.setAt ? 'never' : '-'],
    ['Last verified', lastVerified(pin)],
    ['Pending delivery', yesNo(pin.pending)],
    ['Mail', pin.mail ? mailText(pin.mail) : '-'],
    ['Wrong attempts', String(pin.failedAttempts)],
    ['Locked at', pin.lockedAt ? timeText(pin.lockedAt) : '-'],
  ]);
}

/** A mailbox for programs, with the fields of Get-UMMailboxPIN under Exchange's names. */
export function mailboxJson(mailbox: MailboxView) {
  const { pin } = mailbox;
  return {
    ...mailbox,
    umMailboxPin: {
      UserID: mailbox.address,
      // In Exchange a PIN that has to be changed counts as expired.
      PinExpired: pin.temporary || pin.expired,
      LockedOut: pin.locked,
      FirstTimeUser: pin.verifiedAt === null,
    },
  };
}

function extensionsText({ extensions, sharedExtensions }: MailboxView): string {
  const shared = new Set(sharedExtensions.map(({ extension }) => extension));
  return extensions.map((each) => (shared.has(each) ? `${each} (shared)` : each)).join(' ');
}

function sharedText({ extension, with: others, deniedBy }: SharedExtensionView): string {
  const denied = deniedBy.length > 0 ? `, denied by ${deniedBy.join(' and ')}` : '';
  return `${extension} with ${others.join(', ')}${denied}`;
}

function pinWords(pin: PinView): string[] {
  const words = [pin.setAt ? (pin.temporary ? 'temporary' : 'set') : 'none'];
  if (pin.expired) words.push('expired');
  if (pin.pending) words.push('new one on its way');
  if (pin.firstWanted) words.push('first one wanted');
  if (pin.compromised) words.push('known to others');
  if (pin.resetWanted) words.push(pin.compromised ? 'reset wanted' : 'automatic reset wanted');
  if (pin.locked) words.push('locked');
  return words;
}

function lastVerified({ verifiedAt, verifiedBy }: PinView): string {
  if (!verifiedAt) return 'never';
  return timeText(verifiedAt) + (verifiedBy ? ` by ${verifiedBy}` : '');
}

/** Of a late mail, since when; of the others, when it was known. */
function mailText({ fate, status, at }: MailView): string {
  const words = status ? `${fate} ${status}` : fate;
  return `${words} ${fate === 'delayed' ? 'since' : 'at'} ${timeText(at)}`;
}

function yesNo(claim: boolean): string {
  return claim ? 'yes' : 'no';
}

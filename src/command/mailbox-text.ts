import type { MailboxView, PinView } from '../provisioning/mailbox-views.js';
import { facts, table, timeText } from './table.js';

/** Many mailboxes, one a line. */
export function mailboxTable(mailboxes: readonly MailboxView[]): string {
  return table(
    ['ADDRESS', 'NAME', 'EXTENSIONS', 'LANGUAGE', 'UM', 'POLICY', 'PIN'],
    mailboxes.map(({ address, displayName, extensions, language, umEnabled, policy, pin }) => [
      address,
      displayName ?? '-',
      extensions.join(' ') || '-',
      language,
      umEnabled ? 'yes' : 'no',
      policy,
      pinWords(pin).join(', '),
    ]),
  );
}

/** One mailbox and the state of its PIN. */
export function mailboxFacts(mailbox: MailboxView): string {
  const { address, displayName, extensions, language, umEnabled, policy, pin } = mailbox;
  return facts([
    ['Address', address],
    ['Name', displayName ?? '-'],
    ['Extensions', extensions.join(' ') || '-'],
    ['Language', language],
    ['UM enabled', umEnabled ? 'yes' : 'no'],
    ['Policy', policy],
    ['PIN', pinWords(pin).join(', ')],
    ['PIN set at', pin.setAt ? timeText(pin.setAt) : '-'],
    ['Wrong tries', String(pin.failedTries)],
    ['Locked at', pin.lockedAt ? timeText(pin.lockedAt) : '-'],
  ]);
}

function pinWords(pin: PinView): string[] {
  const words = [pin.setAt ? (pin.temporary ? 'temporary' : 'set') : 'none'];
  if (pin.pending) words.push('new one on its way');
  if (pin.firstWanted) words.push('first one wanted');
  if (pin.lockedAt) words.push('locked');
  return words;
}

import type { MailboxView } from '../../../../credentials/admin/mailbox-views.js';
import type { AdminView } from '../admin-pages.js';
import { MailboxTags } from './mailbox-tags.js';

interface FactsProps {
  readonly view: AdminView;
  readonly mailbox: MailboxView;
}

/** What the service knows of a mailbox beside its fields; never a PIN. */
export function MailboxFacts({ view, mailbox }: FactsProps) {
  const { mailboxes } = view.texts;
  return (
    <section class="state" aria-labelledby="state">
      <h2 id="state">{mailboxes.state}</h2>
      <p>
        <MailboxTags mailbox={mailbox} tags={mailboxes.tags} />
      </p>
      <dl>
        {factsOf(mailbox, view).map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}

function factsOf({ id, pin, sharedExtensions }: MailboxView, view: AdminView): [string, string][] {
  const { page, texts, everyone } = view;
  const { facts } = texts.mailboxes;
  const { time } = page;
  const { mail } = pin;
  // As in answers of the admin API: who may not see all mailboxes is told of no other one.
  const shared = sharedExtensions.map((each) =>
    facts.sharedWith(each.extension, everyone ? each.with : []),
  );
  const known: [string, string | undefined | null | false][] = [
    [facts.setAt, pin.setAt && time(pin.setAt)],
    [facts.expiresAt, pin.setAt && (pin.expiresAt ? time(pin.expiresAt) : facts.never)],
    [facts.verified, usedWords(pin, facts, time)],
    [facts.failedAttempts, String(pin.failedAttempts)],
    [facts.lockedAt, pin.lockedAt && time(pin.lockedAt)],
    [facts.mail, mail && facts.mailFate(facts.fates[mail.fate], time(mail.at))],
    [facts.shared, shared.length > 0 && texts.common.list(shared)],
    [facts.id, id],
  ];
  return known.flatMap(([name, value]) => (value ? [[name, value]] : []));
}

/** When and where the PIN was last used; where is not known of one that has been replaced since. */
function usedWords(
  { verifiedAt, verifiedBy }: MailboxView['pin'],
  facts: AdminView['texts']['mailboxes']['facts'],
  time: (at: Date) => string,
): string {
  if (verifiedAt === null) return facts.never;
  return verifiedBy === null ? time(verifiedAt) : facts.verifiedAt(time(verifiedAt), verifiedBy);
}

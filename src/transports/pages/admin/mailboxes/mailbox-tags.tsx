import type { MailboxView } from '../../../../credentials/admin/mailbox-views.js';
import type { AdminTexts } from '../texts/admin-texts.js';

type Tags = AdminTexts['mailboxes']['tags'];

/** The state of a mailbox in a few words, what needs care first. */
export function MailboxTags({ mailbox, tags }: { mailbox: MailboxView; tags: Tags }) {
  const found = tagsOf(mailbox);
  return (
    <>
      {found.map(([name, tone]) => (
        <>
          <span key={name} class={`tag ${tone}`}>
            {tags[name]}
          </span>{' '}
        </>
      ))}
    </>
  );
}

type Tag = readonly [name: keyof Tags, tone: 'problem' | 'done' | ''];

function tagsOf({ umEnabled, pin }: MailboxView): Tag[] {
  const possible: readonly (readonly [boolean, ...Tag])[] = [
    [!umEnabled, 'noUm', ''],
    [pin.locked, 'locked', 'problem'],
    [pin.compromised, 'compromised', 'problem'],
    [pin.mail?.fate === 'bounced', 'bounced', 'problem'],
    [umEnabled && pin.setAt === null, 'noPin', ''],
    [pin.expired, 'expired', 'problem'],
    [pin.pending, 'pending', ''],
    [pin.setAt !== null && pin.temporary && !pin.expired, 'temporary', ''],
  ];
  const tags = possible.filter(([holds]) => holds).map(([, ...tag]): Tag => tag);
  return tags.length > 0 ? tags : [['valid', 'done']];
}

import type { PageForm } from '../../access/page-form.js';
import type { AdminView } from '../admin-pages.js';
import { Box, SelectField, TextField } from '../fields.js';
import { mailboxFields as names } from './mailbox-form.js';

interface MailboxFieldsProps {
  readonly view: AdminView;
  readonly form: PageForm;
  /** Undefined for an administrator with a scope, who has no right to see them. */
  readonly policies: readonly string[] | undefined;
  /** Whether to offer that an extension gets a second owner. */
  readonly share: boolean;
}

/** The fields of a mailbox that an administrator can change. */
export function MailboxFields({ view, form, policies, share }: MailboxFieldsProps) {
  const { mailboxes, common } = view.texts;
  const { fields } = mailboxes;
  return (
    <>
      <TextField form={form} name={names.displayName} {...fields.displayName} />
      <TextField form={form} name={names.extensions} {...fields.extensions} />
      <TextField form={form} name={names.phoneNumbers} {...fields.phoneNumbers} />
      <TextField form={form} name={names.language} {...fields.language} short />
      <PolicyField view={view} form={form} policies={policies} />
      <div class="field">
        <Box form={form} name={names.umEnabled} {...fields.umEnabled} />
        {share && <Box form={form} name={names.share} {...common.share} />}
        <Box form={form} name={names.oofStatus} {...fields.oofStatus} />
        <Box
          form={form}
          name={names.missedCallNotificationEnabled}
          {...fields.missedCallNotificationEnabled}
        />
      </div>
      <TextField form={form} name={names.playOnPhoneDialString} {...fields.playOnPhoneDialString} />
      <TextField
        form={form}
        name={names.telephoneAccessFolderEmail}
        {...fields.telephoneAccessFolderEmail}
      />
    </>
  );
}

function PolicyField({ view, form, policies }: Omit<MailboxFieldsProps, 'share'>) {
  const { policy } = view.texts.mailboxes.fields;
  const field = { form, name: names.policy, ...policy };
  if (!policies) return <TextField {...field} />;
  // Whatever was typed is shown again.
  const chosen = form.text(names.policy);
  const known = policies.includes(chosen) ? policies : [chosen, ...policies];
  return <SelectField {...field} options={known.map((name) => ({ value: name, label: name }))} />;
}

import type { MailView } from '../../../../credentials/admin/mailbox-views.js';

/** What can be done to a mailbox beside changing its fields. */
export type MailboxAction = 'send-pin' | 'unlock' | 'lock' | 'expire-pin';

export interface MailboxTexts {
  readonly title: string;
  readonly caption: string;
  readonly searchHint: string;
  readonly newTitle: string;
  readonly add: string;
  readonly fields: {
    readonly address: { readonly label: string; readonly hint: string };
    readonly displayName: { readonly label: string; readonly hint: string };
    readonly extensions: { readonly label: string; readonly hint: string };
    readonly phoneNumbers: { readonly label: string; readonly hint: string };
    readonly language: { readonly label: string; readonly hint: string };
    readonly policy: { readonly label: string; readonly hint: string };
    readonly umEnabled: { readonly label: string; readonly hint: string };
    readonly oofStatus: { readonly label: string };
    readonly missedCallNotificationEnabled: { readonly label: string };
    readonly playOnPhoneDialString: { readonly label: string; readonly hint: string };
    readonly telephoneAccessFolderEmail: { readonly label: string; readonly hint: string };
    readonly sendPin: { readonly label: string; readonly hint: string };
  };
  readonly state: string;
  readonly tags: {
    readonly noUm: string;
    readonly noPin: string;
    readonly locked: string;
    readonly expired: string;
    readonly temporary: string;
    readonly pending: string;
    readonly compromised: string;
    readonly bounced: string;
    readonly valid: string;
  };
  readonly facts: {
    readonly setAt: string;
    readonly expiresAt: string;
    readonly never: string;
    readonly verified: string;
    readonly verifiedAt: (time: string, phoneSystem: string) => string;
    readonly failedAttempts: string;
    readonly lockedAt: string;
    readonly mail: string;
    readonly mailFate: (fate: string, time: string) => string;
    readonly fates: Readonly<Record<MailView['fate'], string>>;
    readonly shared: string;
    readonly sharedWith: (extension: string, addresses: readonly string[]) => string;
    readonly id: string;
  };
  readonly added: (address: string) => string;
  readonly addedWithPin: string;
  readonly saved: (address: string) => string;
  readonly actions: {
    readonly title: string;
    readonly buttons: Readonly<Record<MailboxAction, string>>;
    readonly hints: Readonly<Record<MailboxAction, string>>;
    readonly done: Readonly<Record<MailboxAction, string>>;
    readonly unchanged: Readonly<Record<'unlock' | 'lock', string>>;
  };
  readonly change: string;
  readonly export: { readonly link: string; readonly hint: string };
  readonly remove: {
    readonly link: string;
    readonly title: (address: string) => string;
    readonly text: string;
    readonly button: string;
    readonly done: (address: string) => string;
    readonly accounts: (logins: readonly string[]) => string;
  };
}

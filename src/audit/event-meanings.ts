import type { AuditedEvent } from './audit-event.entity.js';

/** How much attention an event deserves, in the words of syslog (RFC 5424 6.2.1). */
export type Severity = 'warning' | 'notice' | 'informational';

export interface EventMeaning {
  readonly means: string;
  readonly severity: Severity;
}

/**
 * What each event says, for people. A warning may be somebody's attack or a person without a mailbox, a notice
 * is an administrator's change, and everything else is daily business. An event without a row does not compile.
 */
export const eventMeanings: Readonly<Record<AuditedEvent, EventMeaning>> = {
  'reset-requested': daily(
    'a caller asked for a new PIN, and its mail waits; detail is the reason, if there is one',
  ),
  'reset-joined': daily(
    'a caller asked for a new PIN while one was under way already; detail as before',
  ),
  'reset-refused': warning('a new PIN was refused; detail says why'),
  'reset-delivered': daily('the mail server accepted the mail, and the new PIN is valid'),
  'reset-cancelled': warning('the mail was not accepted, and the PIN before it stays valid'),
  'reset-returned': warning('the mail bounced, and the PIN before it is valid again'),
  'mail-bounced': warning('the mail bounced, and the PIN stays as it is'),
  'mail-delayed': daily('a mail server reported that the mail is late'),
  'mail-relayed': daily('the mail went on to a server that reports nothing more'),
  'mail-expanded': daily('the mail went on to several addresses'),
  'mail-delivered': daily('a mail server reported that the mail is in the mailbox'),
  'automatic-reset-requested': warning('wrong attempts caused a new PIN'),
  'signed-in': daily('a phone system was told that a PIN is right'),
  'sign-in-failed': warning('a phone system was told that a PIN opens nothing; detail says why'),
  'mailbox-locked': warning('the mailbox accepts no PIN until it is unlocked'),
  'reminder-requested': daily('a mail says that the PIN will expire'),
  'pin-changed': daily('the owner chose a PIN at the phone'),
  'pin-change-refused': daily('a PIN that the owner chose breaks the rule in detail'),
  'notice-delivered': daily('the mail server accepted a mail without a PIN; detail is its topic'),
  'notice-dropped': warning(
    'a mail without a PIN was given up; detail is its topic and the reason',
  ),
  'mail-retried': notice('an administrator has a mail attempted now; detail is its topic'),
  'impersonation-refused': warning('a caller asked to act for an owner without the right to'),
  'voice-mail-set': daily('a property of the voice mail was set for its owner; detail says which'),
  'call-requested': daily('a phone was to be called, and the message or greeting in detail played'),
  'first-pin-requested': daily('an administrator wants the service to mail a first PIN'),
  'account-added': notice('an account was added'),
  'account-removed': notice('an account and its API keys were removed'),
  'account-disabled': notice('an account was blocked'),
  'account-enabled': notice('an account was unblocked'),
  'account-set': notice('an account has another mailbox, or none'),
  'password-set': notice('an account has another password'),
  'role-granted': notice('an account has another role, or another scope of it'),
  'role-revoked': notice('an account has a role no longer'),
  'api-key-added': notice('an account has another API key'),
  'api-key-revoked': notice('an API key is no longer valid'),
  'mailbox-added': notice('a mailbox was added'),
  'mailbox-exported': notice('an administrator exported what is stored about an owner'),
  'mailbox-set': notice('a mailbox was changed; detail says what'),
  'mailbox-removed': notice('a mailbox and all that was stored about its owner were removed'),
  'mailbox-unlocked': notice(
    'a lock ended, and wrong attempts are forgotten; detail says how many, and the reason',
  ),
  'pin-compromised': warning('an administrator said that others know the PIN'),
  'policy-set': notice('a policy was added or changed; detail says what'),
  'policy-removed': notice('a policy was removed; detail is its name'),
  'pin-resealed': daily('a PIN is sealed under another key; it stays the same'),
  'password-resealed': daily('a password is sealed under another key; it stays the same'),
  'key-retired': notice('nothing is sealed under a key any more; detail is its id'),
  'campaign-started': notice('resets of many mailboxes were ordered; detail says of which'),
  'campaign-paused': notice('a campaign stages no further reset until it is resumed'),
  'campaign-resumed': notice('a campaign goes on'),
  'campaign-cancelled': notice('a campaign ended before its time'),
  'campaign-done': daily('the last reset of a campaign is staged'),
  'audit-pruned': notice(
    'events older than AUDIT_RETENTION_DAYS were removed; detail says how many',
  ),
};

function daily(means: string): EventMeaning {
  return { means, severity: 'informational' };
}

function notice(means: string): EventMeaning {
  return { means, severity: 'notice' };
}

function warning(means: string): EventMeaning {
  return { means, severity: 'warning' };
}

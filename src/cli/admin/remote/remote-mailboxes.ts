import type { z } from 'zod';
import type { SharingOptions } from '../../../credentials/admin/extension-check.js';
import type { MailboxDraft } from '../../../credentials/admin/mailbox-draft.js';
import type {
  MailboxChange,
  MailboxQuery,
  MailboxesService,
  Removed,
  Unlocked,
  UnlockOptions,
} from '../../../credentials/admin/mailboxes.service.js';
import type { MailboxView } from '../../../credentials/admin/mailbox-views.js';
import type { Actor } from '../../../common/actor.js';
import {
  actionAnswer,
  mailboxPage,
  mailboxSchema,
  removedMailbox,
} from '../../../transports/admin/mailboxes/mailboxes.contract.js';
import type { AdminApi } from './admin-api.js';
import { dateOf, dateOrNull } from './dates.js';
import { noteBody } from './note-body.js';

type MailboxAnswer = z.infer<typeof mailboxSchema>;

/** Mailboxes of a service elsewhere. Who changes them, its key says. */
export class RemoteMailboxes implements Pick<
  MailboxesService,
  'add' | 'list' | 'show' | 'set' | 'unlock' | 'lock' | 'remove' | 'expireCompromisedPin'
> {
  constructor(private readonly api: AdminApi) {}

  async add(
    draft: MailboxDraft,
    sendPin: boolean,
    _by: Actor,
    { shareExtensions }: SharingOptions = {},
  ): Promise<void> {
    const body = { ...draft, sendPin, shareExtension: shareExtensions };
    await this.api.ask({ method: 'POST', path: ['mailboxes'], body }, mailboxSchema);
  }

  async list(query: Pick<MailboxQuery, 'search'> = {}): Promise<MailboxView[]> {
    const mailboxes: MailboxView[] = [];
    for await (const each of this.api.all(['mailboxes'], mailboxPage, query)) {
      mailboxes.push(viewOf(each));
    }
    return mailboxes;
  }

  async show(address: string): Promise<MailboxView> {
    return viewOf(await this.api.ask({ path: ['mailboxes', address] }, mailboxSchema));
  }

  async set(
    address: string,
    change: MailboxChange,
    _by: Actor,
    { shareExtensions }: SharingOptions = {},
  ): Promise<string[]> {
    const before = await this.show(address);
    const body = { ...change, shareExtension: shareExtensions };
    const request = { method: 'PATCH', path: ['mailboxes', address], body } as const;
    const after = viewOf(await this.api.ask(request, mailboxSchema));
    const names = Object.keys(change) as (keyof MailboxChange)[];
    return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  }

  async unlock(address: string, _by: Actor, { note }: UnlockOptions = {}): Promise<Unlocked> {
    const { pin } = await this.show(address);
    const changed = await this.act(address, 'unlock', noteBody(note));
    return changed
      ? { wasLocked: pin.locked, failedAttempts: pin.failedAttempts }
      : { wasLocked: false, failedAttempts: 0 };
  }

  lock(address: string): Promise<boolean> {
    return this.act(address, 'lock');
  }

  async remove(address: string): Promise<Removed> {
    const request = { method: 'DELETE', path: ['mailboxes', address] } as const;
    const { accounts } = await this.api.ask(request, removedMailbox);
    return { accounts };
  }

  async expireCompromisedPin(address: string): Promise<void> {
    await this.act(address, 'expire-pin');
  }

  private async act(address: string, action: string, body?: object): Promise<boolean> {
    const request = { path: ['mailboxes', address, action], body };
    return (await this.api.act(request, actionAnswer)).changed;
  }
}

/** A mailbox of an answer. */
export function viewOf({ pin, mail, sharedExtensions, ...mailbox }: MailboxAnswer): MailboxView {
  const { pendingDelivery: pending, setAt, expiresAt, verifiedAt, lockedAt, ...facts } = pin;
  return {
    ...mailbox,
    // A role with a scope is not told who else has an extension.
    sharedExtensions: sharedExtensions.map((shared) => {
      return {
        extension: shared.extension,
        with: shared.with ?? [],
        deniedBy: shared.deniedBy ?? [],
      };
    }),
    pin: {
      ...facts,
      pending,
      setAt: dateOrNull(setAt),
      expiresAt: dateOrNull(expiresAt),
      verifiedAt: dateOrNull(verifiedAt),
      lockedAt: dateOrNull(lockedAt),
      mail: mail && { ...mail, at: dateOf(mail.at) },
    },
  };
}

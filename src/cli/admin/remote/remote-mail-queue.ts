import type { z } from 'zod';
import type {
  MailOfMailbox,
  MailQueueService,
  QueuedMail,
  QueueQuery,
} from '../../../notification/admin/mail-queue.service.js';
import {
  deliveryActionAnswer,
  deliveryPage,
  deliverySchema,
  mailList,
  retriedDeliveries,
} from '../../../transports/admin/deliveries/deliveries.contract.js';
import type { AdminApi } from './admin-api.js';
import { dateOf } from './dates.js';

/** The mails of a service elsewhere. */
export class RemoteMailQueue implements Pick<
  MailQueueService,
  'list' | 'show' | 'ofMailbox' | 'retry' | 'retryAll' | 'drop'
> {
  constructor(private readonly api: AdminApi) {}

  async list({ limit }: Pick<QueueQuery, 'limit'>): Promise<QueuedMail[]> {
    const mails: QueuedMail[] = [];
    for await (const mail of this.api.all(['deliveries'], deliveryPage)) {
      if (mails.length === limit) break;
      mails.push(queued(mail));
    }
    return mails;
  }

  async show(id: string): Promise<QueuedMail> {
    return queued(await this.api.ask({ path: ['deliveries', id] }, deliverySchema));
  }

  retry(id: string): Promise<boolean> {
    return this.act(id, 'retry');
  }

  async retryAll(): Promise<number> {
    return (await this.api.act({ path: ['deliveries', 'retry'] }, retriedDeliveries)).retried;
  }

  async drop(id: string): Promise<void> {
    await this.act(id, 'drop');
  }

  /** At most as many as the service tells at once. */
  async ofMailbox(address: string, limit: number): Promise<MailOfMailbox[]> {
    const query = { limit: Math.min(limit, 200) };
    const request = { path: ['mailboxes', address, 'mails'], query };
    const { items } = await this.api.ask(request, mailList);
    return items.map(({ orderedAt, at, ...mail }) => {
      return { ...mail, orderedAt: dateOf(orderedAt), at: dateOf(at) };
    });
  }

  private async act(id: string, action: string): Promise<boolean> {
    const request = { path: ['deliveries', id, action] };
    return (await this.api.act(request, deliveryActionAnswer)).changed;
  }
}

function queued({ createdAt, dueAt, ...mail }: z.infer<typeof deliverySchema>): QueuedMail {
  return { ...mail, createdAt: dateOf(createdAt), dueAt: dateOf(dueAt) };
}

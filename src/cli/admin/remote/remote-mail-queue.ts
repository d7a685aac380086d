import type {
  MailOfMailbox,
  MailQueueService,
  QueuedMail,
  QueueQuery,
} from '../../../notification/admin/mail-queue.service.js';
import {
  deliveryPage,
  mailList,
} from '../../../transports/admin/deliveries/deliveries.contract.js';
import type { AdminApi } from './admin-api.js';
import { dateOf } from './dates.js';

/** The mails of a service elsewhere. */
export class RemoteMailQueue implements Pick<MailQueueService, 'list' | 'ofMailbox'> {
  constructor(private readonly api: AdminApi) {}

  async list({ limit }: Pick<QueueQuery, 'limit'>): Promise<QueuedMail[]> {
    const mails: QueuedMail[] = [];
    for await (const { createdAt, dueAt, ...mail } of this.api.all(['deliveries'], deliveryPage)) {
      if (mails.length === limit) break;
      mails.push({ ...mail, createdAt: dateOf(createdAt), dueAt: dateOf(dueAt) });
    }
    return mails;
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
}

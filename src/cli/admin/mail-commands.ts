import { z } from 'zod';
import {
  MailQueueService,
  type MailOfMailbox,
  type QueuedMail,
} from '../../notification/admin/mail-queue.service.js';
import {
  deliverySchema,
  mailSchema,
  retriedDeliveries,
} from '../../transports/admin/deliveries/deliveries.contract.js';
import { definitionList, table, timeText } from '../shared/table.js';
import { command } from './command.js';
import { droppedMail } from './json-shapes.js';
import { limitOption, parseLimit } from './limit-option.js';

export const mailCommands = [
  command({
    name: 'mail list',
    summary: 'lists the mails that wait to be delivered, the oldest first, and why',
    options: limitOption(100),
    json: z.array(deliverySchema),
    needs: 'service',
    async run({ options, services }) {
      const limit = parseLimit(options.limit, 100);
      const mails = await services.get(MailQueueService).list({ limit });
      return { json: mails, text: queueTable(mails) };
    },
  }),

  command({
    name: 'mail show',
    argument: 'ID',
    summary: 'shows a mail that waits to be delivered, never what it says',
    options: {},
    json: deliverySchema,
    needs: 'service',
    async run({ argument: id, services }) {
      const mail = await services.get(MailQueueService).show(id);
      return { json: mail, text: mailFacts(mail) };
    },
  }),

  command({
    name: 'mail history',
    argument: 'ADDRESS',
    summary: 'lists the last mails to the owner of a mailbox, the newest first, and their fate',
    options: limitOption(10),
    json: z.array(mailSchema),
    needs: 'service',
    async run({ argument: address, options, services }) {
      const limit = parseLimit(options.limit, 10);
      const mails = await services.get(MailQueueService).ofMailbox(address, limit);
      return { json: mails, text: historyTable(mails) };
    },
  }),

  command({
    name: 'mail retry',
    argument: 'ID',
    summary: 'has the running service attempt a mail now; all is every mail that waits',
    details: 'Between two attempts the service waits from a second up to 15 minutes.',
    options: {},
    json: retriedDeliveries,
    needs: 'service',
    async run({ argument: id, services, by }) {
      const queue = services.get(MailQueueService);
      const retried = id === 'all' ? await queue.retryAll(by) : Number(await queue.retry(id, by));
      return { json: { retried }, text: retriedText(id, retried) };
    },
  }),

  command({
    name: 'mail drop',
    argument: 'ID',
    summary: 'drops a mail that was not sent; the reset of a PIN in it is cancelled',
    details:
      'The PIN before it stays valid. A mail that may have arrived cannot be dropped, as its owner may\n' +
      'use the PIN in it.',
    options: {},
    json: droppedMail,
    needs: 'service',
    async run({ argument: id, services, by }) {
      await services.get(MailQueueService).drop(id, by);
      return { json: { id, dropped: true }, text: `Dropped the mail ${id}.` };
    },
  }),
];

function queueTable(mails: readonly QueuedMail[]): string {
  return table(
    ['ID', 'MAILBOX', 'TOPIC', 'SINCE', 'ATTEMPTS', 'STATE', 'WHY'],
    mails.map((mail) => [
      mail.id,
      mail.mailbox,
      mail.topic,
      timeText(mail.createdAt),
      String(mail.attempts),
      stateText(mail),
      mail.trouble ?? '-',
    ]),
  );
}

function mailFacts(mail: QueuedMail): string {
  return definitionList([
    ['Id', mail.id],
    ['Mailbox', mail.mailbox],
    ['Topic', mail.topic],
    ['Since', timeText(mail.createdAt)],
    ['Attempts', String(mail.attempts)],
    ['State', stateText(mail)],
    ['Next attempt', timeText(mail.dueAt)],
    ['May have arrived', mail.maybeSent ? 'yes' : 'no'],
    ['Why', mail.trouble ?? '-'],
  ]);
}

function historyTable(mails: readonly MailOfMailbox[]): string {
  return table(
    ['ORDERED', 'TOPIC', 'BY', 'FATE', 'SINCE', 'DETAIL'],
    mails.map((mail) => [
      timeText(mail.orderedAt),
      mail.topic,
      mail.orderedBy,
      mail.fate,
      timeText(mail.at),
      mail.detail ?? '-',
    ]),
  );
}

function stateText({ underWay, maybeSent }: QueuedMail): string {
  if (underWay) return 'under way';
  return maybeSent ? 'may have arrived' : 'waiting';
}

function retriedText(id: string, retried: number): string {
  if (id === 'all') {
    return `${retried} ${retried === 1 ? 'mail is' : 'mails are'} attempted again now.`;
  }
  return retried === 1 ? `The mail ${id} is attempted again now.` : `The mail ${id} is under way.`;
}

import { Controller, Get, UseFilters, UseGuards } from '@nestjs/common';
import { z } from 'zod';
import { MailboxesService } from '../../../credentials/admin/mailboxes.service.js';
import {
  MailQueueService,
  type MailOfMailbox,
  type QueuedMail,
} from '../../../notification/admin/mail-queue.service.js';
import { InvalidRequest } from '../../json-api/invalid-request.js';
import { PathName, QueryParameters } from '../../json-api/request-parameters.js';
import { CurrentAccess, type AdminAccess } from '../access/admin-access.js';
import { AdminGuard } from '../access/admin.guard.js';
import { pageAnswer, timeText } from '../contract.js';
import { ProblemFilter } from '../problem.filter.js';
import {
  deliveryQuery,
  mailQuery,
  type deliveryPage,
  type deliverySchema,
  type mailList,
  type mailSchema,
} from './deliveries.contract.js';

/** The mails that wait, and the last ones of a mailbox, for administrators. */
@Controller('v1/admin')
@UseGuards(AdminGuard)
@UseFilters(ProblemFilter)
export class DeliveriesController {
  constructor(
    private readonly mails: MailQueueService,
    private readonly mailboxes: MailboxesService,
  ) {}

  @Get('deliveries')
  async list(
    @CurrentAccess() { scope }: AdminAccess,
    @QueryParameters(deliveryQuery) { limit, after }: z.infer<typeof deliveryQuery>,
  ): Promise<z.infer<typeof deliveryPage>> {
    // One more than is wanted tells whether there is another page.
    const found = await this.mails.list({ limit: limit + 1, after: placeOf(after), scope });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return pageAnswer(
      items.map(deliveryAnswer),
      found.length > limit && last ? cursorOf(last) : undefined,
    );
  }

  @Get('deliveries/:id')
  async show(
    @CurrentAccess() { scope }: AdminAccess,
    @PathName('id') id: string,
  ): Promise<z.infer<typeof deliverySchema>> {
    return deliveryAnswer(await this.mails.show(id, scope));
  }

  @Get('mailboxes/:address/mails')
  async ofMailbox(
    @CurrentAccess() { scope }: AdminAccess,
    @PathName('address') address: string,
    @QueryParameters(mailQuery) { limit }: z.infer<typeof mailQuery>,
  ): Promise<z.infer<typeof mailList>> {
    const mailbox = await this.mailboxes.show(address, scope);
    return { items: (await this.mails.ofMailbox(mailbox.address, limit)).map(mailAnswer) };
  }
}

type Place = Pick<QueuedMail, 'id' | 'createdAt'>;

const cursor = z.tuple([z.iso.datetime(), z.uuid()]);

function cursorOf({ createdAt, id }: Place): string {
  return `${timeText(createdAt)},${id}`;
}

/** @throws InvalidRequest if it is not the end of a page */
function placeOf(after: string | undefined): Place | undefined {
  if (after === undefined) return undefined;
  const { data } = cursor.safeParse(after.split(','));
  if (!data) throw new InvalidRequest('after is not the end of a page');
  return { createdAt: new Date(data[0]), id: data[1] };
}

function deliveryAnswer(mail: QueuedMail): z.infer<typeof deliverySchema> {
  const { id, topic, mailbox, attempts, underWay, maybeSent, trouble } = mail;
  const [createdAt, dueAt] = [timeText(mail.createdAt), timeText(mail.dueAt)];
  return { id, topic, mailbox, createdAt, dueAt, attempts, underWay, maybeSent, trouble };
}

function mailAnswer(mail: MailOfMailbox): z.infer<typeof mailSchema> {
  return { ...mail, orderedAt: timeText(mail.orderedAt), at: timeText(mail.at) };
}

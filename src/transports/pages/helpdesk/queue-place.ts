import type { QueuedMail } from '../../../notification/admin/mail-queue.service.js';

type WaitingPlace = Pick<QueuedMail, 'id' | 'createdAt'>;

const form =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z),([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

/** The end of a page of the mails that wait, for the link to the next one. */
export function placeText({ createdAt, id }: WaitingPlace): string {
  return `${createdAt.toISOString()},${id}`;
}

/** Undefined for anything that is not the end of a page: then the list begins. */
export function placeOf(text: unknown): WaitingPlace | undefined {
  const [, at = '', id = ''] = form.exec(typeof text === 'string' ? text : '') ?? [];
  const createdAt = new Date(at);
  return Number.isNaN(+createdAt) ? undefined : { createdAt, id };
}

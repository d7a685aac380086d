import type { AddressObject, Attachment, EmailAddress } from 'mailparser';
import { json, refusal, text, type Answer, type Route, type RouteRequest } from './http-server.js';
import type { CaughtMail, MailStore } from './mail-store.js';

/** Paths and answers as Mailpit publishes them, as far as listing, reading and deleting go. */
export function mailpitApi(store: MailStore): Route[] {
  const of = (show: (mail: CaughtMail) => Answer) => (request: RouteRequest) => {
    const mail = store.find(request.id);
    return mail ? show(mail) : refusal(404, 'There is no such message');
  };
  return [
    {
      path: /^\/api\/v1\/messages$/,
      GET: ({ query }) =>
        json(listJson(store, wholeNumber(query, 'start', 0), wholeNumber(query, 'limit', 50))),
      DELETE: async (request) => remove(store, await request.body()),
    },
    { path: /^\/api\/v1\/message\/([^/]+)$/, GET: of(opened) },
    { path: /^\/api\/v1\/message\/([^/]+)\/raw$/, GET: of((mail) => text(mail.raw)) },
    { path: /^\/api\/v1\/message\/([^/]+)\/headers$/, GET: of((mail) => json(headersJson(mail))) },
    { path: /^\/(?:livez|readyz)$/, GET: () => text('ok') },
  ];
}

function opened(mail: CaughtMail): Answer {
  mail.read = true;
  return json(messageJson(mail));
}

function remove(store: MailStore, body: string | undefined): Answer {
  if (body === undefined) return refusal(413, 'The list of messages is too long');
  const ids = idsIn(body);
  if (!ids) return refusal(400, 'The body must be JSON: {"IDs":["…"]}');
  if (ids.length > 0) store.remove(ids);
  else store.clear();
  return text('ok');
}

/** No body and no IDs both mean all messages; undefined is a body that cannot be understood. */
function idsIn(body: string): string[] | undefined {
  if (!body.trim()) return [];
  try {
    const given: unknown = JSON.parse(body);
    if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
    // Mailpit's documentation has both spellings, and its JSON reader does not mind the case.
    const named = Object.entries(given).find(([name]) => name.toLowerCase() === 'ids');
    const ids: unknown = named?.[1] ?? [];
    return Array.isArray(ids) && ids.every((id) => typeof id === 'string') ? ids : undefined;
  } catch {
    return undefined;
  }
}

// Mailpit takes a nonsensical number for a missing one.
function wholeNumber(query: URLSearchParams, name: string, otherwise: number): number {
  const given = query.get(name) ?? '';
  return /^\d{1,9}$/.test(given) ? Number(given) || otherwise : otherwise;
}

// The shapes of Mailpit's API (its swagger.json: MessagesSummary, Message, MessageHeadersResponse),
// so that a reader written for the catcher also reads a deployed Mailpit.

interface Address {
  Name: string;
  Address: string;
}

function listJson(store: MailStore, start: number, limit: number) {
  const mails = store.newestFirst(start, limit);
  return {
    total: store.total,
    unread: store.unread,
    count: mails.length,
    messages_count: store.total,
    messages_unread: store.unread,
    start,
    tags: [],
    messages: mails.map(summaryJson),
  };
}

function summaryJson(mail: CaughtMail) {
  return {
    ...commonJson(mail),
    Read: mail.read,
    Created: mail.received.toISOString(),
    Attachments: mail.content.attachments.length,
    Snippet: mail.snippet,
  };
}

function messageJson(mail: CaughtMail) {
  const { content, envelope } = mail;
  return {
    ...commonJson(mail),
    ReturnPath: envelope.sender,
    Date: (content.date ?? mail.received).toISOString(),
    Text: content.text ?? '',
    HTML: content.html === false ? '' : content.html,
    Attachments: content.attachments.filter((part) => !part.related).map(attachmentJson),
    Inline: content.attachments.filter((part) => part.related).map(attachmentJson),
  };
}

function headersJson({ content }: CaughtMail): Record<string, string[]> {
  const headers = new Map<string, string[]>();
  for (const { key, line } of content.headerLines.filter((header) => header.key)) {
    const name = key.replace(/(^|-)[a-z]/g, (initial) => initial.toUpperCase());
    headers.set(name, [...(headers.get(name) ?? []), headerValue(line)]);
  }
  return Object.fromEntries([...headers].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function headerValue(line: string): string {
  const unfolded = line.slice(line.indexOf(':') + 1).replace(/\r?\n(?=[ \t])/g, '');
  // mailparser hands out header lines as one character per byte; RFC 6532 makes those bytes UTF-8.
  return Buffer.from(unfolded, 'latin1').toString('utf8').trim();
}

function commonJson({ id, content, envelope, raw }: CaughtMail) {
  const to = addresses(content.to);
  const cc = addresses(content.cc);
  const bcc = addresses(content.bcc);
  const named = new Set([...to, ...cc, ...bcc].map(({ Address }) => Address.toLowerCase()));
  const unnamed = envelope.recipients.filter((address) => !named.has(address.toLowerCase()));
  return {
    ID: id,
    MessageID: (content.messageId ?? '').replace(/^<|>$/g, ''),
    From: addresses(content.from)[0] ?? null,
    To: to,
    Cc: cc,
    // As Mailpit does: a recipient who is not in the headers is a blind copy.
    Bcc: [...bcc, ...unnamed.map((address) => ({ Name: '', Address: address }))],
    ReplyTo: addresses(content.replyTo),
    Subject: content.subject ?? '',
    Size: raw.length,
    Tags: [],
  };
}

function addresses(header: AddressObject | AddressObject[] | undefined): Address[] {
  return [header ?? []].flat().flatMap(({ value }) => value.flatMap(flattened));
}

function flattened({ name, address, group }: EmailAddress): Address[] {
  if (group) return group.flatMap(flattened);
  return [{ Name: name, Address: address ?? '' }];
}

function attachmentJson({ partId, filename, contentType, cid, size }: Attachment) {
  return {
    PartID: partId ?? '',
    FileName: filename ?? '',
    ContentType: contentType,
    ContentID: cid ?? '',
    Size: size,
  };
}

import { type Answer, json, refusal, text } from './answer.js';
import { headersJson, listJson, messageJson } from './mailpit-json.js';
import type { CaughtMail, MailStore } from './mail-store.js';
import type { Route, RouteRequest } from './http-server.js';

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

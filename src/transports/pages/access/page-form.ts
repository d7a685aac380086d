import type { FastifyRequest } from 'fastify';
import { mediaTypeOf } from '../../../http-server/request-body.js';
import { InvalidRequest } from '../../json-api/invalid-request.js';
import { readText } from '../../json-api/request-body.js';
import { readMultipart } from './multipart-form.js';

/** The fields of a form that a browser has sent. */
export class PageForm {
  constructor(
    private readonly fields: URLSearchParams,
    private readonly files: ReadonlyMap<string, Buffer> = new Map(),
  ) {}

  /** The content of a file; undefined if none was chosen, or an empty one. */
  file(name: string): Buffer | undefined {
    const content = this.files.get(name);
    return content && content.length > 0 ? content : undefined;
  }

  /** The value of a field without blanks at its ends; empty if there is none. */
  text(name: string): string {
    return this.secret(name).trim();
  }

  /** The value of a field as it is: blanks belong to a password. */
  secret(name: string): string {
    return this.fields.get(name) ?? '';
  }

  /** Whether a box is ticked, or a button of this name was pressed. */
  has(name: string): boolean {
    return this.fields.has(name);
  }

  all(name: string): string[] {
    return this.fields.getAll(name);
  }

  /** The same form with another value of one field. */
  with(name: string, value: string): PageForm {
    const fields = new URLSearchParams(this.fields);
    fields.set(name, value);
    return new PageForm(fields);
  }

  /**
   * What is to be sent once more in another session: everything but the token, which belongs to a session, and
   * passwords, which no page holds.
   */
  kept(): string {
    const kept = [...this.fields].filter(
      ([name]) => name !== tokenField && !/password$/i.test(name),
    );
    return new URLSearchParams(kept).toString();
  }
}

/** The name of the field with the token against forged requests. */
export const tokenField = 'token';

/** The name of the field with the key of an action, so that a second click has no second effect. */
export const keyField = 'key';

/**
 * The key of a form's action; undefined if it has none.
 *
 * @throws InvalidRequest for one that no page has made
 */
export function keyOf(form: PageForm): string | undefined {
  const key = form.text(keyField);
  if (key !== '' && !/^[\w-]{1,64}$/.test(key)) throw new InvalidRequest(`${keyField} is none`);
  return key || undefined;
}

/** More fields than any form has: each costs time and room, and strangers may send them. */
const mostFields = 200;

/**
 * The fields, unless one holds a NUL: PostgreSQL has no such text, and no browser lets anybody type one.
 *
 * @throws InvalidRequest
 */
function withoutNul(fields: URLSearchParams): URLSearchParams {
  if ([...fields].flat().some((text) => text.includes('\0'))) {
    throw new InvalidRequest('A field holds a NUL.');
  }
  return fields;
}

/** Forms that may be so many times longer than other bodies. */
const longForms: Readonly<Record<string, number>> = {
  // What is kept of the longest of these, encoded once more.
  '/sign-in': 56,
  // Ten thousand addresses are in them.
  '/admin/campaigns': 32,
  '/admin/campaigns/new': 32,
};

/**
 * @param uploadBytes how long it may be with files; none are taken unless given
 * @throws UnsupportedMediaTypeException, InvalidRequest, PayloadTooLargeException, BadRequestException
 */
export async function readForm(request: FastifyRequest, uploadBytes?: number): Promise<PageForm> {
  const type = mediaTypeOf(request.raw.headers['content-type'] ?? '')?.type;
  if (uploadBytes !== undefined && type === 'multipart/form-data') {
    const { fields, files } = await readMultipart(request.raw, uploadBytes);
    return new PageForm(withoutNul(fields), files);
  }
  const { url = '', bodyLimit } = request.routeOptions;
  const limit = bodyLimit * (longForms[url] ?? 1);
  const text = await readText(request, 'application/x-www-form-urlencoded', limit);
  if (text.split('&', mostFields + 1).length > mostFields) {
    throw new InvalidRequest('The form has too many fields.');
  }
  return new PageForm(withoutNul(new URLSearchParams(text)));
}

/** The fields of a form that leads to a page and changes nothing: a browser puts them into the query. */
export function readQuery({ url }: FastifyRequest): PageForm {
  const [, query = ''] = /\?(.*)$/s.exec(url) ?? [];
  return new PageForm(new URLSearchParams(query));
}

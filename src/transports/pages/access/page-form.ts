import type { FastifyRequest } from 'fastify';
import { readText } from '../../json-api/request-body.js';

/** The fields of a form that a browser has sent. */
export class PageForm {
  constructor(private readonly fields: URLSearchParams) {}

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

  /** Everything but the token, which belongs to a session: to be sent once more in another one. */
  kept(): string {
    const fields = new URLSearchParams(this.fields);
    fields.delete(tokenField);
    return fields.toString();
  }
}

/** The name of the field with the token against forged requests. */
export const tokenField = 'token';

/** The name of the field with the key of an action, so that a second click has no second effect. */
export const keyField = 'key';

/** @throws UnsupportedMediaTypeException, InvalidRequest, PayloadTooLargeException */
export async function readForm(request: FastifyRequest): Promise<PageForm> {
  const text = await readText(request, 'application/x-www-form-urlencoded');
  return new PageForm(new URLSearchParams(text));
}

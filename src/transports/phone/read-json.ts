import type { IncomingMessage } from 'node:http';
import { InvalidRequest } from './request.js';
import { readText } from './read-text.js';

/** @throws InvalidRequest where the body is no JSON, and what `readText` throws */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const text = await readText(request, 'application/json', maxBytes);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The words of JSON.parse show what it met, which may be a PIN.
    throw new InvalidRequest('The body is not JSON.');
  }
}

import type { IncomingMessage } from 'node:http';
import { InvalidQuestion } from './question.js';
import { readText } from './read-text.js';

/** @throws InvalidQuestion where the body is no JSON, and what `readText` throws */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const text = await readText(request, 'application/json', maxBytes);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The words of JSON.parse show what it met, which may be a PIN.
    throw new InvalidQuestion('The body is not JSON.');
  }
}

import { createHash } from 'node:crypto';

/** A short name of a content: two contents have the same only if they are equal. */
export function versionOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
}

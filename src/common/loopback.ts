import { isIPv4 } from 'node:net';

/** Whether the host of a URL, as `URL.hostname` has it, can only be this machine: loopback in text, no lookup. */
export function isLoopback(hostname: string): boolean {
  if (isIPv4(hostname)) return hostname.startsWith('127.');
  return ['localhost', '[::1]'].includes(hostname.toLowerCase());
}

import type { IncomingMessage } from 'node:http';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a web page of another origin asks for a change; its links and pictures may lead here. */
export function isCrossOriginChange(request: IncomingMessage): boolean {
  return !safeMethods.has(request.method ?? '') && isCrossOrigin(request);
}

/**
 * Whether a web page of another origin sent this request with its reader's credentials: browsers send those of
 * Basic, and a proxy's Kerberos, without asking, and an action needs no body that they would ask about first. The
 * rule is that of the Fetch Metadata, with Origin for older browsers; programs send neither.
 */
export function isCrossOrigin({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const { 'sec-fetch-site': site, origin, host } = headers;
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

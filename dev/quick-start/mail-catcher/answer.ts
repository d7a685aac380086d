import type { ServerResponse } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export function json(value: unknown, status = 200): Answer {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}

export function text(body: string | Buffer): Answer {
  return { status: 200, type: 'text/plain; charset=utf-8', body };
}

/** HTML that may load and run only what its own policy allows. */
export function html(body: string, policy: string): Answer {
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    body,
    headers: { 'Content-Security-Policy': policy },
  };
}

export function refusal(status: number, reason: string, headers?: Record<string, string>): Answer {
  return { ...json({ Error: reason }, status), ...(headers && { headers }) };
}

export function send(response: ServerResponse, { status, type, body, headers }: Answer): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  response.end(body);
}

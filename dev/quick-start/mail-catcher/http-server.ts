import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface RouteRequest {
  /** The text that the group in the route's path matched; empty if there is no group. */
  readonly id: string;
  readonly query: URLSearchParams;
  /** Undefined if it is larger than 1 MiB. */
  body(): Promise<string | undefined>;
}

type Handler = (request: RouteRequest) => Answer | Promise<Answer>;

export interface Route {
  readonly path: RegExp;
  readonly GET: Handler;
  readonly DELETE?: Handler;
}

const bodyLimit = 1024 * 1024;

export function createHttpServer(routes: readonly Route[]): Server {
  return createServer((request, response) => {
    answerTo(request, routes).then(
      (answer) => {
        send(response, answer);
      },
      (trouble: unknown) => {
        console.error('The mail catcher could not answer a request:', trouble);
        send(response, refusal(500, 'The mail catcher has failed, its log says why'));
      },
    );
  });
}

async function answerTo(request: IncomingMessage, routes: readonly Route[]): Promise<Answer> {
  if (!addressedToLoopback(request)) {
    return refusal(403, 'The mail catcher answers to localhost, 127.0.0.1 and [::1] only');
  }
  const url = urlOf(request);
  const route = routes.find(({ path }) => path.test(url.pathname));
  if (!route) return refusal(404, 'There is nothing at this address');

  const handle = handlerFor(request.method ?? '', route);
  if (!handle) return refusal(405, 'Method not allowed', { Allow: allowed(route) });

  return handle({
    id: route.path.exec(url.pathname)?.[1] ?? '',
    query: url.searchParams,
    body: () => bodyOf(request),
  });
}

// A stranger's page can point its own host name at this machine (DNS rebinding), and would then read
// the mails as its own origin. It cannot send another Host header.
function addressedToLoopback(request: IncomingMessage): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(request.headers.host ?? '');
}

function urlOf(request: IncomingMessage): URL {
  const address = `http://localhost${request.url ?? ''}`;
  return new URL(URL.canParse(address) ? address : 'http://localhost/unreadable');
}

function handlerFor(method: string, route: Route): Route['GET'] | undefined {
  if (method === 'GET' || method === 'HEAD') return route.GET;
  return method === 'DELETE' ? route.DELETE : undefined;
}

function allowed(route: Route): string {
  return route.DELETE ? 'GET, HEAD, DELETE' : 'GET, HEAD';
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= bodyLimit) chunks.push(chunk);
  }
  return size <= bodyLimit ? Buffer.concat(chunks).toString() : undefined;
}

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

function send(response: ServerResponse, { status, type, body, headers }: Answer): void {
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

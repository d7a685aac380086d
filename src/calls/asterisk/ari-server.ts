import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { randomBytes } from 'node:crypto';
import { pong, WebSocketFrames } from './web-socket-frames.js';

/** Asterisk answers such requests from memory. */
const patienceMs = 5_000;

export interface AriAnswer {
  readonly status: number;
  /** Undefined if there is none, or it is no JSON. */
  readonly body: unknown;
}

/** Asterisk's REST interface: its requests, and its events. */
export class AriServer {
  private readonly base: string;
  private readonly authorization: string;

  /** @param url of the interface, such as http://user:password@127.0.0.1:8088/ari */
  constructor(url: string) {
    const { username, password, protocol, host, pathname } = new URL(url);
    this.base = `${protocol}//${host}${pathname.replace(/\/+$/, '')}`;
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    this.authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
  }

  /** @throws Error if there is no answer */
  async ask(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<AriAnswer> {
    const response = await fetch(this.base + path, {
      method,
      headers: { authorization: this.authorization, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    const text = await response.text();
    try {
      return { status: response.status, body: JSON.parse(text) };
    } catch {
      return { status: response.status, body: undefined };
    }
  }

  /**
   * Hears events (RFC 6455) until the connection ends, then resolves.
   *
   * @throws Error if the connection fails, or does not become a WebSocket
   */
  events(path: string, { signal, opened, heard }: EventListener): Promise<void> {
    return new Promise((resolve, reject) => {
      const url = this.base + path;
      const send = url.startsWith('https:') ? httpsRequest : httpRequest;
      const request = send(url, {
        signal,
        timeout: patienceMs,
        headers: {
          authorization: this.authorization,
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': randomBytes(16).toString('base64'),
        },
      });
      request.on('timeout', () => request.destroy(new Error('no answer in time')));
      request.on('error', reject);
      request.on('response', ({ statusCode }) => {
        request.destroy(new Error(`status ${String(statusCode)} instead of a WebSocket`));
      });
      request.on('upgrade', (_response, socket: Socket, head: Buffer) => {
        socket.setTimeout(0);
        socket.setKeepAlive(true, 30_000);
        socket.on('error', reject);
        socket.on('close', () => {
          resolve();
        });
        const end = () => void socket.destroy();
        signal.addEventListener('abort', end, { once: true });
        socket.on('close', () => {
          signal.removeEventListener('abort', end);
        });
        const frames = new WebSocketFrames();
        const hear = (bytes: Buffer) => {
          try {
            for (const received of frames.push(bytes)) {
              if (received.kind === 'text') heard(JSON.parse(received.text));
              else if (received.kind === 'ping')
                socket.write(pong(received.payload, randomBytes(4)));
              else socket.end();
            }
          } catch (error) {
            socket.destroy(error as Error);
          }
        };
        socket.on('data', hear);
        opened();
        hear(head);
      });
      request.end();
    });
  }
}

export interface EventListener {
  readonly signal: AbortSignal;
  readonly opened: () => void;
  readonly heard: (event: unknown) => void;
}

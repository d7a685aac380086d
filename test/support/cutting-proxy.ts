import { once } from 'node:events';
import {
  createServer,
  request as forward,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PassedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** A proxy in front of the service that keeps what it passes on, and can lose answers. */
export class CuttingProxy {
  readonly passed: PassedRequest[] = [];
  /** How many of the next answers are lost: the connection ends instead. */
  loses = 0;
  /** Whether it ends the connection as soon as the request has arrived, and not when it is answered. */
  immediately = false;

  private constructor(
    private readonly target: string,
    private readonly server: Server,
  ) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.pass(request, response);
    });
  }

  static async start(target: string): Promise<CuttingProxy> {
    const proxy = new CuttingProxy(target, createServer());
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url = '', headers } = request;
    this.passed.push({ method, url, headers });
    const lost = this.loses > 0;
    if (lost) this.loses -= 1;
    const passed = forward(new URL(url, this.target), { method, headers }, (answer) => {
      if (lost) answer.resume().on('end', () => response.destroy());
      else answer.pipe(response.writeHead(answer.statusCode ?? 502, answer.headers));
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
    // The service goes on: only the client is gone.
    if (lost && this.immediately) passed.on('finish', () => response.destroy());
  }
}

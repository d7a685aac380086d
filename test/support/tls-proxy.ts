import { request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** A reverse proxy that ends TLS in front of a service on loopback, as callers of PUBLIC_URL meet it. */
export class TlsProxy {
  /** Where requests go; can be set once the service knows the URL of the proxy. */
  target = '';
  /** Whether the service is told that the client used TLS. */
  saysScheme = true;
  private server: Server | undefined;
  private port = 0;

  static async start(certificate: { readonly cert: string; readonly key: string }) {
    const proxy = new TlsProxy();
    await proxy.present(certificate);
    return proxy;
  }

  get url(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  /** Listens with another certificate, on the same port. */
  async present(certificate: { readonly cert: string; readonly key: string }): Promise<void> {
    await this.stop();
    const { cert, key } = certificate;
    this.server = createServer({ cert, key }, (request, response) => this.pass(request, response));
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const { server } = this;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  private pass(request: IncomingMessage, response: ServerResponse): void {
    const headers = {
      ...request.headers,
      'x-forwarded-for': request.socket.remoteAddress,
      ...(this.saysScheme && { 'x-forwarded-proto': 'https' }),
    };
    const { method, url = '' } = request;
    const passed = forward(new URL(url, this.target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.writeHead(502).end());
    request.pipe(passed);
  }
}

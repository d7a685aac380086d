import { Logger } from '@nestjs/common';
import { createServer, type Server, type Socket } from 'node:net';
import { ldapResult, type LdapResult } from './ldap-result.js';
import { listenOnFile } from './socket-file.js';
import { readRequest, type SocketRequest } from './socket-request.js';

/** What a request comes to; undefined where none is waited for. */
export type Answer = (request: SocketRequest) => Promise<LdapResult | undefined>;

export interface SocketServerOptions {
  readonly path: string;
  /** How long an answer may take, from the moment that slapd connects. */
  readonly deadlineMs: number;
}

const maxRequestBytes = 4_096;

/** slapd asks from each of its threads, of which it has 16 by default. */
const maxConnections = 100;

/** How long slapd has to read an answer. */
const readingMs = 1_000;

/** Answers what slapd's back-sock asks on a unix socket: one request a connection. */
export class SocketServer {
  private readonly logger = new Logger(SocketServer.name);
  private readonly server: Server;

  constructor(
    private readonly options: SocketServerOptions,
    private readonly answer: Answer,
  ) {
    this.server = createServer((socket) => this.serve(socket));
    this.server.maxConnections = maxConnections;
  }

  /** @throws Error where the socket cannot be had */
  async open(): Promise<void> {
    await listenOnFile(this.server, this.options.path);
    this.server.on('error', (err) => this.logger.error({ msg: 'the LDAP socket failed', err }));
  }

  /** Answers what was asked already; the socket file goes at once. */
  async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    let bytes = Buffer.alloc(0);
    let asked = false;
    const finish = (result: LdapResult | undefined) => {
      asked = true;
      if (socket.writableEnded) return;
      clearTimeout(deadline);
      socket.end(result === undefined ? '' : `RESULT\ncode: ${result}\n\n`);
      setTimeout(() => socket.destroy(), readingMs).unref();
    };
    const deadline = setTimeout(() => finish(ldapResult.busy), this.options.deadlineMs);

    socket.on('data', (piece: Buffer) => {
      // What else comes is read all the same: slapd would get no answer if it was left lying.
      if (asked) return;
      bytes = Buffer.concat([bytes, piece]);
      if (bytes.length > maxRequestBytes) {
        finish(ldapResult.unwillingToPerform);
        return;
      }
      const request = readRequest(bytes);
      if (!request) return;
      asked = true;
      void this.resultOf(request).then(finish);
    });
    // Who went away without waiting.
    socket.on('error', () => undefined);
    socket.on('close', () => clearTimeout(deadline));
  }

  private async resultOf(request: SocketRequest): Promise<LdapResult | undefined> {
    try {
      return await this.answer(request);
    } catch (err) {
      this.logger.error({ msg: 'a request on the LDAP socket failed', err });
      return ldapResult.other;
    }
  }
}

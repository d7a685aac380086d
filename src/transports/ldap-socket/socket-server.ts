import { createServer, type Server, type Socket } from 'node:net';
import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import { listenOnDescriptor } from './handed-listener.js';
import {
  ldapResult,
  LdapSocketEndpoint,
  type Answer,
  type LdapAnswer,
} from './ldap-socket-endpoint.js';
import { listenOnFile } from '../unix-socket/socket-file.js';
import { readRequest, type SocketRequest } from './socket-request.js';

export interface SocketServerOptions {
  readonly path: string;
  /** The descriptor of a listener that another process holds for this one, instead of `path`. */
  readonly fd?: number | undefined;
  /** How long an answer may take from the moment slapd connects. */
  readonly deadlineMs?: number;
  /** Called with errors of the socket and of its requests. */
  readonly report?: (msg: string, err: unknown) => void;
}

/** How long phone systems wait for a PIN check. */
const defaultDeadlineMs = 5_000;

const maxRequestBytes = 4_096;

/** slapd connects from each of its threads, 16 by default. */
const maxConnections = 100;

/** How long slapd has to read an answer. */
const readingMs = 1_000;

/** Long enough for a client to connect that opened the socket file before it was removed. */
const quietMs = 100;

/** The queue may never become empty if another process holds the listener as well. */
const maxDrainMs = 2_000;

/**
 * Answers the requests of slapd's back-sock on a unix socket, one request per connection.
 *
 * Every connection is sent a refusal first. slapd uses the last result code that it reads (OpenLDAP
 * 2.5.13), so the refusal counts if this process is killed. docs/decisions/0009.
 */
export class SocketServer extends LdapSocketEndpoint {
  private readonly server: Server;
  private readonly deadlineMs: number;
  private readonly report: (msg: string, err: unknown) => void;
  private removeFile: () => void = () => undefined;
  private closed: Promise<void> | undefined;
  private accepted = 0;
  /** Connections without an answer, except those beyond `maxConnections`. */
  private readonly admitted = new Set<Socket>();

  constructor(
    private readonly options: SocketServerOptions,
    private readonly answer: Answer,
  ) {
    super();
    this.deadlineMs = options.deadlineMs ?? defaultDeadlineMs;
    this.report = options.report ?? (() => undefined);
    this.server = createServer((socket) => this.serve(socket));
  }

  /** @throws Error if the socket cannot be opened */
  override async open(): Promise<void> {
    const { path, fd } = this.options;
    if (fd === undefined) {
      this.removeFile = await listenOnFile(this.server, { path, setting: 'LDAP_SOCKET' });
    } else {
      await listenOnDescriptor(this.server, fd);
    }
    this.server.on('error', (err) => this.report('the LDAP socket failed', err));
  }

  override close(): Promise<void> {
    this.closed ??= this.stop();
    return this.closed;
  }

  // Closing a listener resets the connections in its queue, which would get no result code.
  private async stop(): Promise<void> {
    this.removeFile();
    if (this.server.listening) await this.emptyQueue();
    await new Promise((resolve) => this.server.close(resolve));
  }

  // A turn of the event loop accepts one connection or all, depending on the version of Node: the queue
  // is empty after a turn that accepted none.
  private async emptyQueue(): Promise<void> {
    const latest = performance.now() + maxDrainMs;
    let before: number;
    do {
      before = this.accepted;
      await delay(quietMs);
      await turn();
    } while (this.accepted > before && performance.now() < latest);
  }

  private serve(socket: Socket): void {
    const tooMany = this.admitted.size >= maxConnections;
    socket.write(`RESULT\ncode: ${tooMany ? ldapResult.busy : ldapResult.other}\n`);
    this.accepted += 1;
    if (!tooMany) this.admitted.add(socket);

    let bytes = Buffer.alloc(0);
    let asked = false;
    const finish = (result: LdapAnswer | undefined) => {
      asked = true;
      this.admitted.delete(socket);
      if (socket.writableEnded) return;
      clearTimeout(deadline);
      socket.end(result === undefined ? '' : linesOf(result));
      setTimeout(() => socket.destroy(), readingMs).unref();
    };
    const deadline = setTimeout(() => finish(ldapResult.busy), this.deadlineMs);

    socket.on('data', (piece: Buffer) => {
      // Further data is read and dropped: slapd would get no answer if it stayed unread.
      if (asked) return;
      bytes = Buffer.concat([bytes, piece]);
      if (bytes.length > maxRequestBytes) {
        finish(ldapResult.unwillingToPerform);
        return;
      }
      const request = readRequest(bytes);
      if (!request) return;
      asked = true;
      // Only now: the connection must not end before slapd has sent its request.
      if (tooMany) finish(ldapResult.busy);
      else void this.resultOf(request).then(finish);
    });
    // slapd may disconnect without waiting.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(deadline);
      this.admitted.delete(socket);
    });
  }

  private async resultOf(request: SocketRequest): Promise<LdapAnswer | undefined> {
    try {
      return await this.answer(request);
    } catch (err) {
      this.report('a request on the LDAP socket failed', err);
      return ldapResult.other;
    }
  }
}

function linesOf(answer: LdapAnswer): string {
  if (typeof answer === 'number') return `code: ${answer}\n\n`;
  // Another line could be another code. slapd takes a blank after the colon for part of the text.
  const text = answer.text.replaceAll(/\p{Cc}/gu, ' ');
  return `code: ${answer.code}\ninfo:${text}\n\n`;
}

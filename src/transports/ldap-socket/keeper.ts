import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { handedListener } from './handed-listener.js';
import { keptArgument, type KeeperQuestion, type ServiceWord } from './kept-endpoint.js';
import { ldapResult, type LdapAnswer } from './ldap-socket-endpoint.js';
import { SocketServer } from './socket-server.js';
import type { SocketRequest } from './socket-request.js';

/**
 * Holds the LDAP socket for the service, which is its child process: slapd gets an answer also while the
 * service starts, and after it was killed. It does nothing else, so that nothing else can end it.
 * docs/decisions/0009.
 */
export class Keeper {
  private readonly server: SocketServer;
  private readonly waiting = new Map<number, (result: LdapAnswer | undefined) => void>();
  private service: ChildProcess | undefined;
  private ready = false;
  private stopping = false;
  private questions = 0;

  /** @param program the service's, which opens a `KeptEndpoint` */
  constructor(
    path: string,
    private readonly program: string,
  ) {
    const report = (msg: string, err: unknown) => {
      process.stderr.write(`LDAP_SOCKET: ${msg}: ${err instanceof Error ? err.message : '?'}\n`);
    };
    this.server = new SocketServer({ path, fd: handedListener(), report }, (request) =>
      this.ask(request),
    );
  }

  /**
   * Runs until the service has ended and all requests up to then are answered.
   *
   * @returns the exit code of the service; 128 plus the signal's number if a signal ended it, as in a shell
   * @throws Error if the socket cannot be opened
   */
  async run(): Promise<number> {
    await this.server.open();
    this.service = fork(this.program, [keptArgument]);
    this.service.on('message', (word: ServiceWord) => this.hear(word));
    this.service.once('disconnect', () => this.refuseAll());
    // SIGHUP: the terminal was closed.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => void this.stop(signal));
    }
    const ended = once(this.service, 'exit') as Promise<[number, NodeJS.Signals | null]>;
    const [code, signal] = await ended.finally(() => this.server.close());
    return signal === null ? code : 128 + constants.signals[signal];
  }

  // The service may have received the same signal, as from Ctrl-C, and a second one would kill it: the end
  // of the channel tells it to stop, and counts once.
  private async stop(signal: NodeJS.Signals): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    await this.server.close();
    if (this.ready && this.service?.connected) this.service.disconnect();
    else this.service?.kill(signal);
  }

  private async ask(request: SocketRequest): Promise<LdapAnswer | undefined> {
    const { service } = this;
    if (!this.ready || !service?.connected) return ldapResult.other;
    const question: KeeperQuestion = { id: (this.questions += 1), request };
    return new Promise((resolve) => {
      this.waiting.set(question.id, resolve);
      // A request that cannot be sent is refused by the event 'disconnect'.
      service.send(question, () => undefined);
    });
  }

  private hear(word: ServiceWord): void {
    if (word === 'ready') {
      this.ready = true;
      return;
    }
    this.waiting.get(word.id)?.(word.result);
    this.waiting.delete(word.id);
  }

  private refuseAll(): void {
    for (const refuse of this.waiting.values()) refuse(ldapResult.other);
    this.waiting.clear();
  }
}

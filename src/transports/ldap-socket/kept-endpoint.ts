import {
  ldapResult,
  LdapSocketEndpoint,
  type Answer,
  type LdapAnswer,
} from './ldap-socket-endpoint.js';
import type { SocketRequest } from './socket-request.js';

/** The argument with which the keeper of the socket starts the service. */
export const keptArgument = '--ldap-socket-is-kept';

/** A request that the keeper of the socket passes on to the service. */
export interface KeeperQuestion {
  readonly id: number;
  readonly request: SocketRequest;
}

/** A message of the service to the keeper. The first one is 'ready'. */
export type ServiceWord = 'ready' | { readonly id: number; readonly result?: LdapAnswer };

/** Whether the parent of this process is the keeper of its socket. */
export function parentKeepsSocket(): boolean {
  return process.send !== undefined && process.argv.includes(keptArgument);
}

/** Answers the requests that the keeper of the socket passes on to this process, its child. */
export class KeptEndpoint extends LdapSocketEndpoint {
  private readonly underWay = new Set<Promise<void>>();
  private closing = false;

  constructor(private readonly answer: Answer) {
    super();
  }

  override async open(): Promise<void> {
    process.on('message', (question: KeeperQuestion) => {
      const done = this.take(question).finally(() => this.underWay.delete(done));
      this.underWay.add(done);
    });
    // The keeper has closed the socket, or was killed: without it nothing would restart this process. A
    // service that is stopping already would take it for a second signal, which ends it without grace.
    process.once('disconnect', () => {
      if (!this.closing) process.emit('SIGTERM');
    });
    await say('ready');
  }

  override async close(): Promise<void> {
    this.closing = true;
    await Promise.all(this.underWay);
  }

  private async take({ id, request }: KeeperQuestion): Promise<void> {
    const refused: LdapAnswer = ldapResult.other;
    const result = this.closing ? refused : await this.answer(request).catch(() => refused);
    await say(result === undefined ? { id } : { id, result });
  }
}

// A keeper that is gone needs no answer.
async function say(word: ServiceWord): Promise<void> {
  await new Promise((resolve) => process.send?.(word, undefined, undefined, resolve));
}

import type { Client } from 'ldapts';
import { DomainError } from '../../../common/domain-error.js';
import { converse, type LdapConnectionOptions, type LdapServer } from './ldap-connection.js';

/** The servers of one directory. A server that fails moves to the end of the order. */
export class LdapServers {
  #inOrder: readonly LdapServer[];

  constructor(
    servers: readonly LdapServer[],
    private readonly options: LdapConnectionOptions,
  ) {
    this.#inOrder = servers;
  }

  /**
   * The answer of the first server that gives one, within twice the timeout.
   *
   * @param talk throws if the next server is to be asked
   * @throws DomainError DirectoryUnavailable
   */
  async ask<T>(talk: (client: Client) => Promise<T>): Promise<T> {
    const until = performance.now() + 2 * this.options.timeoutMs;
    const troubles: string[] = [];
    let cause: unknown;
    for (const server of this.#inOrder) {
      if (performance.now() >= until) break;
      try {
        return await converse(server, this.options, until, talk);
      } catch (error) {
        cause = error;
        troubles.push(`${server.host}:${server.port} ${(error as Error).message}`);
        this.#inOrder = [...this.#inOrder.filter((other) => other !== server), server];
      }
    }
    throw new DomainError('DirectoryUnavailable', { servers: troubles.join('; ') }, { cause });
  }
}

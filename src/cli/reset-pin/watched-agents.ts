import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

/** HTTP agents that tell whether anything can have been sent. */
export class WatchedAgents {
  readonly httpAgent = new HttpAgent();
  readonly httpsAgent: HttpsAgent;
  #connected = false;

  /** @param ca PEM; in place of the authorities that Node trusts by itself */
  constructor(ca?: string) {
    this.httpsAgent = new HttpsAgent({ ca });
    this.watch(this.httpAgent, 'connect');
    // TLS holds written data back until the handshake is done and the certificate is verified.
    this.watch(this.httpsAgent, 'secureConnect');
  }

  /** Whether there was a connection. Without one, nothing of the request has been sent. */
  get connected(): boolean {
    return this.#connected;
  }

  private watch(agent: HttpAgent, event: 'connect' | 'secureConnect'): void {
    const create = agent.createConnection.bind(agent);
    agent.createConnection = (...wanted) =>
      create(...wanted)?.once(event, () => (this.#connected = true));
  }
}

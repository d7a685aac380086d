import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { fileURLToPath } from 'node:url';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SoapModule, type Client } from 'nestjs-soap';
import {
  judgeAnswer,
  judgeConnectionError,
  type ConnectionError,
  type HttpAnswer,
  type Outcome,
} from './outcome.js';

export interface Call {
  readonly url: URL;
  readonly user: string;
  readonly password: string;
  readonly timeoutSeconds: number;
  /** PEM; in place of the authorities that Node trusts by itself. */
  readonly ca?: string | undefined;
}

type UmClient = Pick<Client, 'on' | 'wsdl'> & {
  ResetPINAsync(input: object, http: object): Promise<[result: unknown, xml: string]>;
};

export async function resetPin(call: Call): Promise<Outcome> {
  const soapModule = SoapModule.register({
    clientName: 'um',
    // A file: nestjs-soap injects null if a WSDL on the network is out of reach.
    uri: fileURLToPath(new URL('../../transports/soap/um.wsdl', import.meta.url)),
    // The file's own address is a placeholder that the server fills in; `endpoint` replaces it.
    clientOptions: { endpoint: call.url.href },
    auth: { type: 'basic', username: call.user, password: call.password },
  });
  Logger.overrideLogger(false);
  const app = await NestFactory.createApplicationContext(soapModule);
  try {
    const client = app.get<UmClient | null>('um');
    if (client) return await callOnce(client, call);
    const reason = 'um.wsdl, a file of this program, is missing or damaged. Install it anew.';
    return { outcome: 'unreached', reason };
  } finally {
    await app.close();
  }
}

async function callOnce(client: UmClient, { timeoutSeconds, ca }: Call): Promise<Outcome> {
  const heard: { http?: HttpAnswer } = {};
  client.on('response', (text: unknown, http: HttpAnswer | undefined) => {
    if (!http) return;
    const { status, headers } = http;
    heard.http = { status, headers, text: typeof text === 'string' ? text : undefined };
  });
  const agents = new WatchedAgents(ca);
  const options = {
    // Limits the whole call; the HTTP library's own `timeout` starts again with each byte.
    signal: AbortSignal.timeout(timeoutSeconds * 1000),
    // The password is for --url alone: not for the target of a redirect, and not for a proxy in between.
    maxRedirects: 0,
    proxy: false,
    // The soap package searches the answer with a regular expression that is slow on large texts.
    maxContentLength: 65_536,
    httpAgent: agents.httpAgent,
    httpsAgent: agents.httpsAgent,
  };
  let envelope: { Body?: unknown } | undefined;
  try {
    const [, xml] = await client.ResetPINAsync({}, options);
    envelope = client.wsdl.xmlToObject(xml) as typeof envelope;
  } catch (thrown) {
    const error = thrown as ConnectionError & { root?: { Envelope?: typeof envelope } };
    if (!heard.http) {
      return judgeConnectionError(error, { connected: agents.connected, timeoutSeconds });
    }
    envelope = error.root?.Envelope;
  }
  return judgeAnswer(heard.http ?? { status: 0, headers: {} }, envelope?.Body);
}

/** HTTP agents that tell whether anything can have been sent. */
class WatchedAgents {
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

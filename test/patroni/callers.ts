import { setTimeout as sleep } from 'node:timers/promises';
import { namespaces } from '../../src/transports/soap/namespaces.js';
import type { SmtpSink } from '../support/smtp-sink.js';
import { endpoint } from '../support/soap.js';

const { soap, messages, types } = namespaces;

export interface Call {
  readonly mailbox: string;
  /** When the answer came, `performance.now()`. */
  readonly at: number;
  /** ResetPINResponse. */
  readonly acknowledged: boolean;
}

interface Login {
  readonly login: string;
  readonly secret: string;
}

/** Helpdesk staff who reset one PIN after the other, each mailbox once, until they are told to stop. */
export class Callers {
  readonly calls: Call[] = [];
  private stopped = false;
  private readonly working: Promise<void>[] = [];

  constructor(
    private readonly url: string,
    private readonly as: Login,
    private readonly nextMailbox: () => string,
    count = 4,
  ) {
    for (let caller = 0; caller < count; caller += 1) this.working.push(this.work());
  }

  get acknowledged(): number {
    return this.calls.filter(({ acknowledged }) => acknowledged).length;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.working);
  }

  /** The longest time between two successes, seconds. */
  longestGap(): number {
    const times = this.calls.filter(({ acknowledged }) => acknowledged).map(({ at }) => at);
    times.sort((a, b) => a - b);
    return Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? at))) / 1_000;
  }

  private async work(): Promise<void> {
    while (!this.stopped) {
      const mailbox = this.nextMailbox();
      const acknowledged = await this.reset(mailbox).catch(() => false);
      this.calls.push({ mailbox, at: performance.now(), acknowledged });
      await sleep(250);
    }
  }

  private async reset(mailbox: string): Promise<boolean> {
    const answer = await fetch(`${this.url}${endpoint}`, {
      method: 'POST',
      headers: { ...authorization(this.as), 'content-type': 'text/xml; charset=utf-8' },
      body:
        `<s:Envelope xmlns:s="${soap}"><s:Header><ExchangeImpersonation xmlns="${types}">` +
        `<ConnectingSID><PrimarySmtpAddress>${mailbox}</PrimarySmtpAddress></ConnectingSID>` +
        `</ExchangeImpersonation></s:Header><s:Body><ResetPIN xmlns="${messages}"/></s:Body></s:Envelope>`,
      signal: AbortSignal.timeout(20_000),
    });
    return (await answer.text()).includes('<ResetPINResponse');
  }
}

export interface Losses {
  /** Acknowledged resets whose PIN, in the newest mail, is not valid (P1). */
  readonly acknowledged: number;
  /** All mailboxes with a mail whose newest PIN is not valid (P4). */
  readonly mailed: number;
}

/** Types the PIN of each mailbox's newest mail. */
export async function losses(
  url: string,
  phone: Login,
  calls: readonly Call[],
  smtp: SmtpSink,
): Promise<Losses> {
  const lost = { acknowledged: 0, mailed: 0 };
  for (const { mailbox, acknowledged } of calls) {
    const pin = smtp.to(mailbox).at(-1)?.pin;
    if (pin === undefined && !acknowledged) continue;
    const answer = await fetch(`${url}/v1/pin/verify`, {
      method: 'POST',
      headers: { ...authorization(phone), 'content-type': 'application/json' },
      body: JSON.stringify({ mailbox, pin }),
    });
    const { result } = (await answer.json()) as { result?: string };
    if (result === 'accepted') continue;
    lost.mailed += 1;
    if (acknowledged) lost.acknowledged += 1;
  }
  return lost;
}

function authorization({ login, secret }: Login): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${login}:${secret}`).toString('base64')}` };
}

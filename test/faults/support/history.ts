import { request } from 'node:http';
import type { TestMailbox } from '../../support/mailboxes.js';
import { endpoint, resetPinRequest } from '../../support/soap.js';

/** What a caller was told. */
export type Answer =
  /** 200: a new PIN was mailed, and is valid. */
  | 'reset'
  /** A fault that says that nothing was changed. */
  | 'fault'
  /** The fault that says that the mail may still come, and the old PIN is valid until then. */
  | 'unconfirmed'
  /** The connection was refused: no service took the request. */
  | 'refused'
  /** The connection broke, or nothing came. */
  | 'none'
  /** Anything else: neither a success nor a clean fault. */
  | 'unclean';

/** One ResetPIN call: asked when, answered when, and how. Times by the clock of this process. */
export interface Call {
  readonly mailboxId: string;
  readonly askedAt: number;
  readonly answeredAt: number;
  readonly answer: Answer;
  readonly requestId?: string | undefined;
  readonly responseCode?: string | undefined;
  readonly text: string;
}

/** Longer than any answer may take. */
const patienceMs = 60_000;

/** Calls ResetPIN over a connection of its own and tells what became of it; never throws. */
export async function callResetPin(url: string, mailbox: TestMailbox): Promise<Call> {
  const askedAt = Date.now();
  const call = (answer: Answer, text: string, rest: Partial<Call> = {}): Call => {
    return { mailboxId: mailbox.mailboxId, askedAt, answeredAt: Date.now(), answer, text, ...rest };
  };
  try {
    const { status, requestId, text } = await post(url + endpoint, mailbox);
    const responseCode = /ResponseCode[^>]*>(\w+)</.exec(text)?.[1];
    return call(answerOf(status, text, responseCode), text, { requestId, responseCode });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return call(code === 'ECONNREFUSED' ? 'refused' : 'none', code ?? message);
  }
}

function answerOf(status: number, text: string, responseCode: string | undefined): Answer {
  if (status === 200 && text.includes('<ResetPINResponse')) return 'reset';
  if (status === 503 && !text) return 'fault';
  if (status !== 500 || !responseCode) return 'unclean';
  // The service says this if it met an error that it did not foresee.
  if (text.includes('Request id')) return 'unclean';
  return text.includes('until the mail arrives') ? 'unconfirmed' : 'fault';
}

interface Response {
  readonly status: number;
  readonly requestId: string | undefined;
  readonly text: string;
}

function post(url: string, { login, password }: TestMailbox): Promise<Response> {
  return new Promise((resolve, reject) => {
    const asking = request(url, {
      method: 'POST',
      agent: false,
      auth: `${login}:${password}`,
      headers: { 'Content-Type': 'text/xml; charset=utf-8' },
      timeout: patienceMs,
    });
    asking.on('timeout', () => asking.destroy(new Error('no answer in time')));
    asking.on('error', reject);
    asking.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('error', reject);
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const requestId = response.headers['request-id'];
        resolve({
          status: response.statusCode ?? 0,
          requestId: typeof requestId === 'string' ? requestId : undefined,
          text: Buffer.concat(chunks).toString(),
        });
      });
    });
    asking.end(resetPinRequest);
  });
}

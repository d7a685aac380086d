import type { Caller } from '../seed.js';
import type { Reply } from './http-connection.js';

/** The address that requests go to, and the callers who send them. */
export interface Callers {
  readonly host: string;
  readonly port: number;
  readonly callers: readonly Caller[];
}

interface Form {
  readonly path: string;
  readonly contentType: string;
  /** The header field SOAPAction, without its namespace. */
  readonly action?: string;
  readonly body: (caller: Caller) => string;
  /** Whether this is the answer that the request is made for. */
  readonly succeeded: (reply: Reply) => boolean;
}

const messages = 'http://schemas.microsoft.com/exchange/services/2006/messages';
const soap = { path: '/EWS/UM2007Legacy.asmx', contentType: 'text/xml; charset=utf-8' };

const envelope = (operation: string): string =>
  '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">' +
  `<soap:Body><${operation} xmlns="${messages}" /></soap:Body></soap:Envelope>`;

const refused = ({ status, body }: Reply): boolean =>
  status === 500 && body.includes('Fault') && !body.includes('ErrorServerBusy');

const forms = {
  /** As Exchange's clients send it. */
  resetPin: {
    ...soap,
    action: 'ResetPIN',
    body: () => envelope('ResetPIN'),
    succeeded: ({ status, body }) => status === 200 && body.includes('ResetPINResponse'),
  },
  /** Refused once it is known who asks, so that it costs a login and nothing else. */
  greeting: {
    ...soap,
    action: 'ResetPIN',
    body: () => '<Hello/>',
    succeeded: ({ status, body }) => status === 500 && body.includes('ErrorInvalidRequest'),
  },
  /** Refused after every check of the envelope. */
  unknownOperation: {
    ...soap,
    action: 'Unknown',
    body: () => envelope('Unknown'),
    succeeded: refused,
  },
  /** For a server that refuses every reset. */
  refusedReset: {
    ...soap,
    action: 'ResetPIN',
    body: () => envelope('ResetPIN'),
    succeeded: refused,
  },
  /** A right PIN, as a phone system asks. */
  verifyPin: {
    path: '/v1/pin/verify',
    contentType: 'application/json',
    body: ({ attempt }) => JSON.stringify(attempt),
    succeeded: ({ status, body }) => status === 200 && body.includes('"accepted"'),
  },
} satisfies Record<string, Form>;

export type Kind = keyof typeof forms;

export function formOf(kind: Kind): Form {
  return forms[kind];
}

/** Ready for the wire: one request for each caller. */
export function requestsOf(kind: Kind, { host, port, callers }: Callers): string[] {
  const { path, contentType, action, body: bodyOf } = formOf(kind);
  return callers.map((caller) => {
    const body = bodyOf(caller);
    const credentials = Buffer.from(`${caller.login}:${caller.password}`).toString('base64');
    const head = [
      `POST ${path} HTTP/1.1`,
      `Host: ${host}:${port}`,
      `Authorization: Basic ${credentials}`,
      `Content-Type: ${contentType}`,
      ...(action ? [`SOAPAction: "${messages}/${action}"`] : []),
      `Content-Length: ${body.length}`,
    ];
    return `${head.join('\r\n')}\r\n\r\n${body}`;
  });
}

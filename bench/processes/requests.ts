import type { Caller } from '../seed.js';

const resetPin =
  '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">' +
  '<soap:Body><ResetPIN xmlns="http://schemas.microsoft.com/exchange/services/2006/messages" /></soap:Body></soap:Envelope>';

/** Where the requests of a job go, and whose they are. */
export interface Callers {
  readonly host: string;
  readonly port: number;
  readonly callers: readonly Caller[];
}

/** ResetPIN as Exchange's clients send it, ready for the wire: one for each caller. */
export function resetPinRequests(job: Callers): string[] {
  return requests(job, resetPin);
}

/** Something that is refused once it is known who asks, so that it costs a login and nothing else. */
export function greetings(job: Callers): string[] {
  return requests(job, '<Hello/>');
}

function requests({ host, port, callers }: Callers, body: string): string[] {
  return callers.map(({ login, password }) => {
    const credentials = Buffer.from(`${login}:${password}`).toString('base64');
    const head = [
      'POST /EWS/UM2007Legacy.asmx HTTP/1.1',
      `Host: ${host}:${port}`,
      `Authorization: Basic ${credentials}`,
      'Content-Type: text/xml; charset=utf-8',
      'SOAPAction: "http://schemas.microsoft.com/exchange/services/2006/messages/ResetPIN"',
      `Content-Length: ${body.length}`,
    ];
    return `${head.join('\r\n')}\r\n\r\n${body}`;
  });
}

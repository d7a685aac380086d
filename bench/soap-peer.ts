// The same WSDL served by npm soap on plain node:http: what it takes to answer, checking far less.
import { env } from 'node:process';
import { serveSoap } from './soap-server.js';

await serveSoap((_arguments: unknown, answer?: (fault: object) => void) => {
  if (!env.REFUSE) return {};
  // Made anew, as npm soap takes the status out of it.
  answer?.({ Fault: { faultcode: 'soap:Client', faultstring: 'Refused.', statusCode: 500 } });
  return undefined;
});

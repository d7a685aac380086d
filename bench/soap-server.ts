import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import soap from 'soap';
import { ready } from './processes/answers.js';

const wsdl = new URL('../src/transports/soap/um.wsdl', import.meta.url);

/** Serves our WSDL by npm soap on plain node:http, until SIGTERM. */
export async function serveSoap(resetPin: soap.ISoapServiceMethod): Promise<void> {
  const server = createServer();
  const services = { UnifiedMessaging: { UnifiedMessagingPort: { ResetPIN: resetPin } } };
  await new Promise<void>((resolve) => {
    const path = '/EWS/UM2007Legacy.asmx';
    const xml = readFileSync(wsdl, 'utf8');
    soap.listen(server, { path, services, xml, callback: () => resolve() });
  });
  process.once('SIGTERM', () => process.exit(0));
  server.listen(0, '127.0.0.1', () => ready({ port: (server.address() as AddressInfo).port }));
}

// The same WSDL served by npm soap on plain node:http: what it takes to answer, checking far less.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import soap from 'soap';
import { ready } from './processes/answers.mjs';

const wsdl = readFileSync(new URL('../dist/src/transports/soap/um.wsdl', import.meta.url), 'utf8');
const services = { UnifiedMessaging: { UnifiedMessagingPort: { ResetPIN: () => ({}) } } };
const server = createServer();
await new Promise((resolve) => {
  soap.listen(server, { path: '/EWS/UM2007Legacy.asmx', services, xml: wsdl, callback: resolve });
});
process.once('SIGTERM', () => process.exit(0));
server.listen(0, '127.0.0.1', () => ready({ port: server.address().port }));

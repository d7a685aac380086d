// The same WSDL served by npm soap on plain node:http: what it takes to answer, checking far less.
import { serveSoap } from './soap-server.js';

await serveSoap(() => ({}));

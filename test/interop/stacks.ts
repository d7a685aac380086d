import { fileURLToPath } from 'node:url';
import type { Stack } from './stack.js';

const jaxWs = '/usr/share/java/jaxws-rt.jar';

const assemblies = ['ServiceModel', 'Runtime.Serialization', 'Xml'].map(
  (name) => `-r:System.${name}`,
);

const client = (name: string) => fileURLToPath(new URL(`clients/${name}`, import.meta.url));

/** The stacks of which Debian has packages, and node's. */
export const stacks: readonly Stack[] = [
  {
    name: 'zeep (Python)',
    packages: 'python3-zeep',
    probe: ['python3', '-c', 'import zeep'],
    run: ['python3', client('zeep-client.py')],
    voiceMail: { run: ['python3', client('voice-mail/zeep-client.py')] },
  },
  {
    name: 'suds (Python)',
    packages: 'python3-suds',
    probe: ['python3', '-c', 'import suds'],
    run: ['python3', client('suds-client.py')],
    voiceMail: { run: ['python3', client('voice-mail/suds-client.py')] },
  },
  {
    name: 'SoapClient (PHP)',
    packages: 'php-cli php-soap',
    probe: ['php', '-r', 'exit(extension_loaded("soap") ? 0 : 1);'],
    run: ['php', client('php-client.php')],
    voiceMail: { run: ['php', client('voice-mail/php-client.php')] },
  },
  {
    name: 'SOAP::Lite (Perl)',
    packages: 'libsoap-lite-perl',
    probe: ['perl', '-MSOAP::Lite', '-e', '1'],
    run: ['perl', client('soap-lite-client.pl')],
    voiceMail: { run: ['perl', client('voice-mail/soap-lite-client.pl')] },
  },
  {
    name: 'gSOAP (C)',
    packages: 'gsoap libgsoap-dev gcc libc6-dev',
    probe: ['sh', '-c', 'command -v wsdl2h soapcpp2 gcc && test -e /usr/include/stdsoap2.h'],
    build: ['sh', client('gsoap-build.sh'), client('gsoap-client.c')],
    run: ['./gsoap-client'],
    voiceMail: {
      build: ['sh', client('gsoap-build.sh'), client('voice-mail/gsoap-client.c')],
      run: ['./gsoap-client'],
    },
    reads: 'ExceptionType',
  },
  {
    name: 'JAX-WS (Java)',
    packages: 'default-jdk-headless libjaxws-java',
    probe: ['sh', '-c', `command -v java javac && test -e ${jaxWs}`],
    build: ['javac', '-cp', jaxWs, '-d', '.', client('JaxWsClient.java')],
    run: ['java', '-XX:TieredStopAtLevel=1', '-cp', `${jaxWs}:.`, 'JaxWsClient'],
  },
  {
    name: 'WCF (Mono)',
    packages: 'mono-runtime mono-mcs libmono-system-servicemodel4.0a-cil',
    probe: ['sh', '-c', 'command -v mono mcs && test -e /usr/lib/mono/gac/System.ServiceModel'],
    build: ['mcs', '-out:WcfClient.exe', ...assemblies, client('WcfClient.cs')],
    run: ['mono', 'WcfClient.exe'],
  },
  {
    name: 'tclws (Tcl)',
    packages: 'tclws',
    probe: ['sh', '-c', 'echo "exit [catch {package require WS::Client}]" | tclsh'],
    run: ['tclsh', client('tclws-client.tcl')],
    voiceMail: { run: ['tclsh', client('voice-mail/tclws-client.tcl')] },
    // Of a fault it hands over the code, which is the name of the exception.
    reads: 'ExceptionType',
  },
  {
    name: 'curl',
    packages: 'curl',
    probe: ['curl', '--version'],
    run: ['sh', client('curl-client.sh')],
  },
  {
    name: 'soap (Node.js)',
    packages: 'nodejs',
    probe: [process.execPath, '--version'],
    run: [process.execPath, client('node-soap-client.mjs')],
    voiceMail: { run: [process.execPath, client('voice-mail/node-soap-client.mjs')] },
  },
];

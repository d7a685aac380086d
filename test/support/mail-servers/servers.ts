import { exim, startExim } from './exim.js';
import { openSmtpd, startOpenSmtpd } from './opensmtpd.js';
import { postfix, startPostfix } from './postfix.js';
import type { Relay, RelayOptions } from './relay.js';
import { sendmail, startSendmail } from './sendmail.js';
import type { UnpackedServer } from './unpacked.js';

export interface ServerKind {
  readonly name: string;
  readonly server: UnpackedServer;
  readonly start: (options: RelayOptions) => Promise<Relay>;
}

const kinds: readonly ServerKind[] = [
  { name: 'Postfix', server: postfix, start: startPostfix },
  { name: 'Exim', server: exim, start: startExim },
  { name: 'OpenSMTPD', server: openSmtpd, start: startOpenSmtpd },
  { name: 'Sendmail', server: sendmail, start: startSendmail },
];

/** The mail servers that can be started here. */
export const usableKinds = kinds.filter(({ server }) => server.usable);

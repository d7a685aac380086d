import {
  Logger,
  Module,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AuthenticationModule } from '../../authentication/authentication.module.js';
import { CONFIG, type Config } from '../../config/config.js';
import { PinCheckModule } from '../../pin-check/pin-check.module.js';
import { handedListener } from './handed-listener.js';
import { KeptEndpoint, parentKeepsSocket } from './kept-endpoint.js';
import { LdapSocketEndpoint, type Answer } from './ldap-socket-endpoint.js';
import { LDAP_ACCOUNT, PinBinds } from './pin-binds.js';
import { SocketServer } from './socket-server.js';

/** LDAP by OpenLDAP's back-sock; loaded only if LDAP_SOCKET is set. */
@Module({
  imports: [AuthenticationModule, PinCheckModule],
  providers: [
    {
      provide: LDAP_ACCOUNT,
      inject: [CONFIG],
      useFactory: (config: Config) => socketOf(config).account,
    },
    PinBinds,
    {
      provide: LdapSocketEndpoint,
      inject: [CONFIG, PinBinds],
      useFactory: (config: Config, binds: PinBinds) => {
        const answer: Answer = (request) => binds.answer(request);
        if (parentKeepsSocket()) return new KeptEndpoint(answer);
        const logger = new Logger(SocketServer.name);
        const report = (msg: string, err: unknown) => logger.error({ msg, err });
        const fd = handedListener();
        return new SocketServer({ path: socketOf(config).path, fd, report }, answer);
      },
    },
  ],
})
export class LdapSocketModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly endpoint: LdapSocketEndpoint) {}

  onApplicationBootstrap(): Promise<void> {
    return this.endpoint.open();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.endpoint.close();
  }
}

function socketOf({ ldapSocket }: Config) {
  if (!ldapSocket) throw new Error('LDAP_SOCKET is not set.');
  return ldapSocket;
}

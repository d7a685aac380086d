import {
  Inject,
  Logger,
  Module,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AuthenticationModule } from '../../authentication/authentication.module.js';
import { PhoneAuthenticator } from '../../authentication/phone-authenticator.js';
import { PhoneMailboxes } from '../../authentication/phone-mailboxes.js';
import { CONFIG, type Config } from '../../config/config.js';
import { PinCheckModule } from '../../pin-check/pin-check.module.js';
import { PinCheckService } from '../../pin-check/pin-check.service.js';
import { handedListener } from './handed-listener.js';
import { KeptEndpoint, parentKeepsDoor } from './kept-endpoint.js';
import { LdapSocketEndpoint, type Answer } from './ldap-socket-endpoint.js';
import { PinBinds } from './pin-binds.js';
import { SocketServer } from './socket-server.js';

/** LDAP by OpenLDAP's back-sock; there only where LDAP_SOCKET is given. */
@Module({
  imports: [AuthenticationModule, PinCheckModule],
  providers: [
    {
      provide: LdapSocketEndpoint,
      inject: [CONFIG, PhoneAuthenticator, PhoneMailboxes, PinCheckService],
      useFactory: (
        { ldapSocket }: Config,
        callers: PhoneAuthenticator,
        mailboxes: PhoneMailboxes,
        pinCheck: PinCheckService,
      ) => {
        if (!ldapSocket) throw new Error('LDAP_SOCKET is not given.');
        const binds = new PinBinds(ldapSocket.account, callers, mailboxes, pinCheck);
        const answer: Answer = (request) => binds.answer(request);
        if (parentKeepsDoor()) return new KeptEndpoint(answer);
        const logger = new Logger(SocketServer.name);
        const report = (msg: string, err: unknown) => logger.error({ msg, err });
        const fd = handedListener();
        return new SocketServer({ path: ldapSocket.path, fd, report }, answer);
      },
    },
  ],
})
export class LdapSocketModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(@Inject(LdapSocketEndpoint) private readonly door: LdapSocketEndpoint) {}

  onApplicationBootstrap(): Promise<void> {
    return this.door.open();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.door.close();
  }
}

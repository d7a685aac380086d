import {
  Inject,
  Logger,
  Module,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { PhoneCallers } from '../auth/phone/phone-callers.js';
import { PhoneMailboxes } from '../auth/phone/phone-mailboxes.js';
import { CONFIG, type Config } from '../config.js';
import { SignInModule } from '../unified-messaging/sign-in.module.js';
import { VerifyPinService } from '../unified-messaging/verify-pin.service.js';
import { PinBinds } from './pin-binds.js';
import { SocketServer, type Answer } from './socket-server.js';

/** LDAP by OpenLDAP's back-sock; there only where LDAP_SOCKET is given. */
@Module({
  imports: [AuthModule, SignInModule],
  providers: [
    {
      provide: SocketServer,
      inject: [CONFIG, PhoneCallers, PhoneMailboxes, VerifyPinService],
      useFactory: (
        { ldapSocket }: Config,
        callers: PhoneCallers,
        mailboxes: PhoneMailboxes,
        verifyPin: VerifyPinService,
      ) => {
        if (!ldapSocket) throw new Error('LDAP_SOCKET is not given.');
        const binds = new PinBinds(ldapSocket.account, callers, mailboxes, verifyPin);
        const answer: Answer = (request) => binds.answer(request);
        const logger = new Logger(SocketServer.name);
        const report = (msg: string, err: unknown) => logger.error({ msg, err });
        return new SocketServer({ path: ldapSocket.path, report }, answer);
      },
    },
  ],
})
export class LdapSocketModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(@Inject(SocketServer) private readonly server: SocketServer) {}

  onApplicationBootstrap(): Promise<void> {
    return this.server.open();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.server.close();
  }
}

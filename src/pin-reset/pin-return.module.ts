import { Module, type OnModuleInit } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CONFIG, type Config } from '../config/config.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { BouncesModule } from '../notification/bounces/bounces.module.js';
import { DeliveryReports } from '../notification/bounces/delivery-reports.js';
import { OutboxModule } from '../notification/outbox/outbox.module.js';
import { HELPDESK, HelpdeskNotices } from './helpdesk-notices.js';
import { PinReturn } from './pin-return.js';

/** What delivery reports mean for PINs: for the service, and for a command that takes them. */
@Module({
  imports: [AuditModule, CredentialsModule, OutboxModule, BouncesModule],
  providers: [
    PinReturn,
    HelpdeskNotices,
    { provide: HELPDESK, inject: [CONFIG], useFactory: ({ helpdesk }: Config) => helpdesk },
  ],
})
export class PinReturnModule implements OnModuleInit {
  constructor(
    private readonly reports: DeliveryReports,
    private readonly pinReturn: PinReturn,
  ) {}

  onModuleInit(): void {
    this.reports.register(this.pinReturn);
  }
}

import { Module } from '@nestjs/common';
import { AccountsAdminModule } from '../../accounts/admin/accounts-admin.module.js';
import { AuditAdminModule } from '../../audit/admin/audit-admin.module.js';
import { AuditProofModule } from '../../audit/audit-proof.module.js';
import { AuditModule } from '../../audit/audit.module.js';
import { AuthenticationModule } from '../../authentication/authentication.module.js';
import { CampaignsAdminModule } from '../../campaigns/admin/campaigns-admin.module.js';
import { CredentialsAdminModule } from '../../credentials/admin/credentials-admin.module.js';
import { IdempotencyModule } from '../../idempotency/idempotency.module.js';
import { MailQueueModule } from '../../notification/admin/mail-queue.module.js';
import { DiagnosisModule } from '../../diagnosis/diagnosis.module.js';
import { KeyRotationModule } from '../../key-rotation/key-rotation.module.js';
import { PinResetModule } from '../../pin-reset/pin-reset.module.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { ApiKeysController } from './accounts/api-keys.controller.js';
import { AuditProofController } from './audit/audit-proof.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { CampaignActionsController } from './campaigns/campaign-actions.controller.js';
import { CampaignsController } from './campaigns/campaigns.controller.js';
import { DeliveriesController } from './deliveries/deliveries.controller.js';
import { DeliveryActionsController } from './deliveries/delivery-actions.controller.js';
import { KeysController } from './keys/keys.controller.js';
import { LongWork } from './long-work/long-work.js';
import { MailboxExportController } from './mailboxes/mailbox-export.controller.js';
import { MailboxActionsController } from './mailboxes/mailbox-actions.controller.js';
import { MailboxesController } from './mailboxes/mailboxes.controller.js';
import { AdminOpenapiController } from './openapi.controller.js';
import { StatusController } from './status/status.controller.js';
import { PoliciesController } from './policies/policies.controller.js';

/** The admin API: the services of an administrator, behind HTTP. */
@Module({
  imports: [
    AccountsAdminModule,
    AuditAdminModule,
    AuditModule,
    AuditProofModule,
    AuthenticationModule,
    CampaignsAdminModule,
    CredentialsAdminModule,
    DiagnosisModule,
    IdempotencyModule,
    KeyRotationModule,
    MailQueueModule,
    PinResetModule,
  ],
  controllers: [
    MailboxesController,
    MailboxActionsController,
    MailboxExportController,
    AccountsController,
    ApiKeysController,
    PoliciesController,
    AuditController,
    AuditProofController,
    KeysController,
    StatusController,
    DeliveriesController,
    CampaignsController,
    CampaignActionsController,
    DeliveryActionsController,
    AdminOpenapiController,
  ],
  providers: [LongWork],
})
export class AdminApiModule {}

import { Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import { AuditJobsModule } from './audit/audit-jobs.module.js';
import { AuditProofModule } from './audit/audit-proof.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuditExportModule } from './audit/export/audit-export.module.js';
import { AuthenticationModule } from './authentication/authentication.module.js';
import { AsteriskModule } from './calls/asterisk/asterisk.module.js';
import { CallsModule } from './calls/calls.module.js';
import { CommonModule } from './common/common.module.js';
import { CampaignsModule } from './campaigns/campaigns.module.js';
import type { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { CredentialsModule } from './credentials/credentials.module.js';
import { CryptoModule } from './crypto/crypto.module.js';
import { DatabaseModule } from './database/database.module.js';
import { RingReportsModule } from './key-rotation/ring-reports.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { NotificationModule } from './notification/notification.module.js';
import { PinCheckModule } from './pin-check/pin-check.module.js';
import { PinPolicyModule } from './pin-policy/pin-policy.module.js';
import { PinResetModule } from './pin-reset/pin-reset.module.js';
import { PinReturnModule } from './pin-reset/pin-return.module.js';
import { AdminApiModule } from './transports/admin/admin-api.module.js';
import { AutodiscoverModule } from './transports/autodiscover/autodiscover.module.js';
import { BounceListenersModule } from './transports/bounces/bounce-listeners.module.js';
import { LdapSocketModule } from './transports/ldap-socket/ldap-socket.module.js';
import { HealthModule } from './transports/ops/health.module.js';
import { MetricsEndpointModule } from './transports/ops/metrics-endpoint.module.js';
import { PagesModule } from './transports/pages/pages.module.js';
import { PhoneApiModule } from './transports/phone/phone-api.module.js';
import { SoapModule } from './transports/soap/soap.module.js';
import { TracingModule } from './tracing/tracing.module.js';
import { VoiceMailModule } from './voice-mail/voice-mail.module.js';

/** The service. Every module is named here, also those that others import: this is the wiring diagram. */
@Module({})
export class AppModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        // For all modules
        ConfigModule.forRoot(config),
        TracingModule,
        DatabaseModule,
        CryptoModule,
        MetricsModule,
        CommonModule,
        AuditModule,
        AuditProofModule,
        AuditJobsModule,
        // Callers and owners
        AccountsModule,
        AuthenticationModule,
        CredentialsModule,
        // Use cases, the policy of their PINs, and the mail that they send
        PinResetModule,
        PinReturnModule,
        CampaignsModule,
        PinCheckModule,
        PinPolicyModule,
        VoiceMailModule,
        CallsModule,
        ...(config.calls ? [AsteriskModule] : []),
        NotificationModule,
        RingReportsModule,
        AuditExportModule,
        // Transports
        SoapModule,
        PhoneApiModule,
        ...(config.adminApi ? [AdminApiModule] : []),
        ...(config.pages.show === 'off' ? [] : [PagesModule.forRoot(config.pages.show)]),
        ...(config.autodiscover ? [AutodiscoverModule] : []),
        ...(config.ldapSocket ? [LdapSocketModule] : []),
        ...(config.bounceListeners.length > 0 ? [BounceListenersModule] : []),
        HealthModule,
        ...(config.metrics ? [MetricsEndpointModule] : []),
      ],
    };
  }
}

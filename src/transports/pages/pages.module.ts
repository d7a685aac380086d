import { Module, type DynamicModule, type OnModuleInit, type Type } from '@nestjs/common';
import { AccountsAdminModule } from '../../accounts/admin/accounts-admin.module.js';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { PageSessionsRepository } from '../../accounts/page-sessions.repository.js';
import { AuditAdminModule } from '../../audit/admin/audit-admin.module.js';
import { AuditProofModule } from '../../audit/audit-proof.module.js';
import { AuditModule } from '../../audit/audit.module.js';
import { AuthenticationModule } from '../../authentication/authentication.module.js';
import { CampaignsAdminModule } from '../../campaigns/admin/campaigns-admin.module.js';
import { CommonModule } from '../../common/common.module.js';
import { PeriodicJobs } from '../../common/periodic-jobs.js';
import { CONFIG, type Config } from '../../config/config.js';
import { CredentialsAdminModule } from '../../credentials/admin/credentials-admin.module.js';
import { DiagnosisModule } from '../../diagnosis/diagnosis.module.js';
import { IdempotencyModule } from '../../idempotency/idempotency.module.js';
import { MailQueueModule } from '../../notification/admin/mail-queue.module.js';
import { PinResetModule } from '../../pin-reset/pin-reset.module.js';
import { AccountActionPagesController } from './admin/accounts/account-actions.controller.js';
import { AccountPagesController } from './admin/accounts/accounts.controller.js';
import { AdminPages } from './admin/admin-pages.js';
import { OverviewController } from './admin/overview.controller.js';
import { ApiKeyPagesController } from './admin/api-keys/api-keys.controller.js';
import { ImportPagesController } from './admin/import/import.controller.js';
import { MailboxActionPagesController } from './admin/mailboxes/mailbox-actions.controller.js';
import { MailboxPagesController } from './admin/mailboxes/mailboxes.controller.js';
import { PolicyPagesController } from './admin/policies/policies.controller.js';
import { FormTokens } from './access/form-tokens.js';
import { AssetsController } from './assets/assets.controller.js';
import { AuditProofPageController } from './audit/audit-proof.controller.js';
import { AuditProof } from './audit/audit-proof.js';
import { AuditPageController } from './audit/audit.controller.js';
import { VerificationRuns } from './audit/verification-runs.js';
import { CampaignPageActionsController } from './campaigns/campaign-actions.controller.js';
import { CampaignStartController } from './campaigns/campaign-start.controller.js';
import { CampaignPagesController } from './campaigns/campaigns.controller.js';
import type { Area } from './document/page-view.js';
import { Pages } from './document/pages.js';
import { MailController } from './helpdesk/mail.controller.js';
import { MailboxController } from './helpdesk/mailbox.controller.js';
import { PeopleController } from './helpdesk/people.controller.js';
import { OwnerController } from './owner/owner.controller.js';
import { PAGE_OPTIONS, type PageOptions } from './page-options.js';
import { PageSessions } from './session/page-sessions.js';
import { SessionCleanup } from './session/session-cleanup.js';
import { SESSION_LIMITS, SessionStore } from './session/session-store.js';
import { ProxySignIn } from './sign-in/proxy-sign-in.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { OidcController } from './sign-in/oidc/oidc.controller.js';
import { SignInTransactions } from './sign-in/oidc/transactions.js';
import { SignInPages } from './sign-in/sign-in-pages.js';
import { SignIn } from './sign-in/sign-in.js';
import { StatusPageController } from './status/status.controller.js';

/** The controllers of each area beside the owner's, which is always there. */
const controllers: Partial<Record<Area, readonly Type[]>> = {
  helpdesk: [PeopleController, MailController, MailboxController],
  admin: [
    OverviewController,
    MailboxPagesController,
    MailboxActionPagesController,
    PolicyPagesController,
    AccountPagesController,
    AccountActionPagesController,
    ApiKeyPagesController,
    CampaignStartController,
    CampaignPagesController,
    CampaignPageActionsController,
    StatusPageController,
    ImportPagesController,
  ],
  audit: [AuditPageController, AuditProofPageController],
};

/** What those controllers need. */
const modules = [
  AuditAdminModule,
  AuditProofModule,
  CampaignsAdminModule,
  DiagnosisModule,
] as const satisfies Type[];

/** Pages for people: owners and, unless only those are wanted, whoever helps, administers and audits. */
@Module({})
export class PagesModule implements OnModuleInit {
  constructor(
    private readonly jobs: PeriodicJobs,
    private readonly cleanup: SessionCleanup,
  ) {}

  static forRoot(show: 'owner' | 'all'): DynamicModule {
    const areas = (
      show === 'all' ? ['owner', 'helpdesk', 'admin', 'audit'] : ['owner']
    ) satisfies Area[];
    return {
      module: PagesModule,
      imports: [
        AccountsAdminModule,
        AccountsModule,
        AuditAdminModule,
        AuditModule,
        AuthenticationModule,
        CommonModule,
        CredentialsAdminModule,
        IdempotencyModule,
        MailQueueModule,
        PinResetModule,
        ...(show === 'all' ? modules : []),
      ],
      controllers: [
        AssetsController,
        SignInController,
        OidcController,
        OwnerController,
        ...areas.flatMap((area) => controllers[area] ?? []),
      ],
      providers: [
        AdminPages,
        ...(show === 'all' ? [AuditProof, VerificationRuns] : []),
        FormTokens,
        Pages,
        ProxySignIn,
        SessionCleanup,
        SignIn,
        SignInPages,
        {
          provide: SESSION_LIMITS,
          inject: [CONFIG],
          useFactory: ({ pages: { sessions } }: Config) => sessions,
        },
        {
          provide: PAGE_OPTIONS,
          inject: [CONFIG],
          useFactory: (config: Config): PageOptions => ({
            secure: config.soap.publicUrl.startsWith('https:'),
            timeZone: config.mailSettings.timeZone,
            publicUrl: config.soap.publicUrl,
            areas: areas.filter((area) => area === 'owner' || controllers[area]),
            passwords: config.auth.localAccounts || config.auth.ldap !== undefined,
            elsewhere: config.auth.codeFlow !== false,
          }),
        },
        {
          provide: SignInTransactions,
          inject: [CONFIG],
          useFactory: ({ keyRing, soap }: Config) =>
            new SignInTransactions(
              keyRing.derive('page sign-in'),
              soap.publicUrl.startsWith('https:'),
            ),
        },
        {
          provide: PageSessions,
          inject: [CONFIG, PageSessionsRepository],
          useFactory: ({ pages, keyRing, soap }: Config, repository: PageSessionsRepository) =>
            new PageSessions(
              repository,
              new SessionStore(repository, pages.sessions),
              keyRing.derive('page session').map((key) => key.toString('hex')),
              soap.publicUrl.startsWith('https:'),
            ),
        },
      ],
    };
  }

  onModuleInit(): void {
    this.jobs.register(this.cleanup);
  }
}

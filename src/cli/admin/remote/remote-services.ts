import { AccountsService } from '../../../accounts/admin/accounts.service.js';
import { ApiKeysService } from '../../../accounts/admin/api-keys.service.js';
import { AuditSearch } from '../../../audit/admin/audit-search.service.js';
import { NewestRoot } from '../../../audit/admin/newest-root.service.js';
import { AuditVerification } from '../../../audit/verify/audit-verification.js';
import { CampaignOrders } from '../../../campaigns/admin/campaign-orders.service.js';
import { CampaignReports } from '../../../campaigns/admin/campaign-reports.service.js';
import { MailboxExportService } from '../../../credentials/admin/mailbox-export.service.js';
import { MailboxesService } from '../../../credentials/admin/mailboxes.service.js';
import { PoliciesService } from '../../../credentials/admin/policies.service.js';
import { Diagnosis } from '../../../diagnosis/diagnosis.js';
import { KeyRotation } from '../../../key-rotation/key-rotation.service.js';
import { MailQueueService } from '../../../notification/admin/mail-queue.service.js';
import { AdministratorResets } from '../../../pin-reset/administrator-resets.js';
import type { Services } from '../open-services.js';
import { AdminApi } from './admin-api.js';
import type { RemoteAccess } from './remote-access.js';
import { RemoteAccounts } from './remote-accounts.js';
import { RemoteApiKeys } from './remote-api-keys.js';
import { RemoteAudit } from './remote-audit.js';
import { RemoteNewestRoot, RemoteVerification } from './remote-audit-proof.js';
import { RemoteCampaigns } from './remote-campaigns.js';
import { RemoteDiagnosis } from './remote-diagnosis.js';
import { RemoteKeys } from './remote-keys.js';
import { RemoteMailQueue } from './remote-mail-queue.js';
import { RemoteMailboxExport } from './remote-mailbox-export.js';
import { RemoteMailboxes } from './remote-mailboxes.js';
import { RemotePolicies } from './remote-policies.js';
import { RemoteResets } from './remote-resets.js';

/** The services that commands ask for, spoken to over HTTP; each has the methods that commands call. */
export function remoteServices(access: RemoteAccess): Services {
  const api = new AdminApi(access);
  const campaigns = new RemoteCampaigns(api);
  const adapters = new Map<unknown, unknown>([
    [AccountsService, new RemoteAccounts(api)],
    [ApiKeysService, new RemoteApiKeys(api)],
    [AuditSearch, new RemoteAudit(api)],
    [AuditVerification, new RemoteVerification(api)],
    [NewestRoot, new RemoteNewestRoot(api)],
    [CampaignOrders, campaigns],
    [CampaignReports, campaigns],
    [Diagnosis, new RemoteDiagnosis(api)],
    [KeyRotation, new RemoteKeys(api)],
    [MailQueueService, new RemoteMailQueue(api)],
    [MailboxExportService, new RemoteMailboxExport(api)],
    [MailboxesService, new RemoteMailboxes(api)],
    [PoliciesService, new RemotePolicies(api)],
    [AdministratorResets, new RemoteResets(api)],
  ]);
  const get = (type: unknown) => {
    const adapter = adapters.get(type);
    if (!adapter) throw new Error('The command asked for a service that is not there over HTTP.');
    return adapter;
  };
  return { get: get as Services['get'], close: () => Promise.resolve() };
}

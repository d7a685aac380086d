import type { z } from 'zod';
import * as accounts from './accounts/accounts.contract.js';
import * as audit from './audit/audit.contract.js';
import * as campaigns from './campaigns/campaigns.contract.js';
import * as deliveries from './deliveries/deliveries.contract.js';
import * as keys from './keys/keys.contract.js';
import { mailboxExportSchema } from './mailboxes/mailbox-export.contract.js';
import * as mailboxes from './mailboxes/mailboxes.contract.js';
import * as policies from './policies/policies.contract.js';
import { riskSchema } from './policies/policy-risk.js';
import { problemSchema } from './problems.js';
import { statusSchema } from './status/status.contract.js';

/** The names of bodies and answers in the OpenAPI document, which become the types of generated clients. */
export const namedSchemas: Readonly<Record<string, z.ZodType>> = {
  Mailbox: mailboxes.mailboxSchema,
  PinState: mailboxes.pinSchema,
  MailboxPage: mailboxes.mailboxPage,
  NewMailbox: mailboxes.newMailbox,
  MailboxChange: mailboxes.mailboxChange,
  MailboxAction: mailboxes.actionAnswer,
  HelpNote: mailboxes.helpNote,
  RemovedMailbox: mailboxes.removedMailbox,
  MailboxExport: mailboxExportSchema,
  Account: accounts.accountSchema,
  AccountPage: accounts.accountPage,
  NewAccount: accounts.newAccount,
  AccountChange: accounts.accountChange,
  NewPassword: accounts.newPassword,
  AccountMailbox: accounts.accountMailbox,
  RoleGrant: accounts.roleGrant,
  RemovedAccount: accounts.removedAccount,
  ApiKey: accounts.apiKeySchema,
  ApiKeyPage: accounts.apiKeyPage,
  NewApiKey: accounts.newApiKey,
  MadeApiKey: accounts.madeApiKey,
  RevokedApiKey: accounts.revokedApiKey,
  Policy: policies.policySchema,
  PolicyPage: policies.policyPage,
  PolicyChange: policies.policyChange,
  PolicySet: policies.policySet,
  RemovedPolicy: policies.removedPolicy,
  Risk: riskSchema,
  Delivery: deliveries.deliverySchema,
  DeliveryPage: deliveries.deliveryPage,
  DeliveryAction: deliveries.deliveryActionAnswer,
  RetriedDeliveries: deliveries.retriedDeliveries,
  Mail: deliveries.mailSchema,
  MailList: deliveries.mailList,
  Campaign: campaigns.campaignSchema,
  CampaignPage: campaigns.campaignPage,
  NewCampaign: campaigns.newCampaign,
  PlannedCampaign: campaigns.plannedCampaign,
  StartedCampaign: campaigns.startedCampaign,
  CampaignAction: campaigns.changedCampaign,
  CampaignReportRow: campaigns.reportRow,
  CampaignReportPage: campaigns.reportPage,
  AuditEvent: audit.auditEventSchema,
  AuditPage: audit.auditPage,
  AuditRoot: audit.auditRootSchema,
  KeyRing: keys.keyRingSchema,
  KeyRetirement: keys.retirement,
  RetiredKey: keys.retiredKeySchema,
  ServiceStatus: statusSchema,
  Problem: problemSchema,
};

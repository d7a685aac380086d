import {
  everyRole,
  overMailboxes as mailboxes,
  overService as service,
  type Right,
} from '../../../authentication/right.js';

/**
 * The rights to all routes of the admin API: one that is not here is served to nobody. What a helpdesk may not
 * do by an action, it may not do by a change or by deleting either.
 */
export const rights: Readonly<Record<string, Right>> = {
  'GET /v1/admin/mailboxes': mailboxes(...everyRole),
  'POST /v1/admin/mailboxes': mailboxes('admin'),
  'GET /v1/admin/mailboxes/:address': mailboxes(...everyRole),
  'PATCH /v1/admin/mailboxes/:address': mailboxes('admin'),
  'DELETE /v1/admin/mailboxes/:address': mailboxes('admin'),
  'POST /v1/admin/mailboxes/:address/reset': mailboxes('admin', 'helpdesk'),
  'POST /v1/admin/mailboxes/:address/unlock': mailboxes('admin', 'helpdesk'),
  'POST /v1/admin/mailboxes/:address/lock': mailboxes('admin'),
  'POST /v1/admin/mailboxes/:address/expire-pin': mailboxes('admin'),
  'GET /v1/admin/mailboxes/:address/export': mailboxes('admin'),

  'GET /v1/admin/accounts': service('admin', 'auditor'),
  'POST /v1/admin/accounts': service('admin'),
  'GET /v1/admin/accounts/:login': service('admin', 'auditor'),
  'PATCH /v1/admin/accounts/:login': service('admin'),
  'DELETE /v1/admin/accounts/:login': service('admin'),
  'PUT /v1/admin/accounts/:login/password': service('admin'),
  'PUT /v1/admin/accounts/:login/mailbox': service('admin'),
  'PUT /v1/admin/accounts/:login/roles/:role': service('admin'),
  'DELETE /v1/admin/accounts/:login/roles/:role': service('admin'),

  'GET /v1/admin/api-keys': service('admin', 'auditor'),
  'POST /v1/admin/api-keys': service('admin'),
  'DELETE /v1/admin/api-keys/:id': service('admin'),

  'GET /v1/admin/policies': service('admin', 'auditor'),
  'GET /v1/admin/policies/:name': service('admin', 'auditor'),
  'PATCH /v1/admin/policies/:name': service('admin'),
  'DELETE /v1/admin/policies/:name': service('admin'),

  'GET /v1/admin/deliveries': mailboxes('admin', 'auditor'),
  'GET /v1/admin/deliveries/:id': mailboxes('admin', 'auditor'),
  'POST /v1/admin/deliveries/:id/retry': mailboxes('admin'),
  'POST /v1/admin/deliveries/:id/drop': mailboxes('admin'),
  'POST /v1/admin/deliveries/retry': service('admin'),
  'GET /v1/admin/mailboxes/:address/mails': mailboxes(...everyRole),

  // A campaign may reach any mailbox, and its report names them.
  'GET /v1/admin/campaigns': service('admin'),
  'POST /v1/admin/campaigns': service('admin'),
  'GET /v1/admin/campaigns/:id': service('admin'),
  'GET /v1/admin/campaigns/:id/report': service('admin'),
  'POST /v1/admin/campaigns/:id/pause': service('admin'),
  'POST /v1/admin/campaigns/:id/resume': service('admin'),
  'POST /v1/admin/campaigns/:id/cancel': service('admin'),

  'GET /v1/admin/status': service('admin', 'auditor'),

  'GET /v1/admin/audit': mailboxes('admin', 'auditor'),
  'GET /v1/admin/audit/export': service('admin', 'auditor'),
  'GET /v1/admin/audit/root': service('admin', 'auditor'),
  'GET /v1/admin/audit/verification': service('admin', 'auditor'),

  'GET /v1/admin/keys': service('admin'),
  'POST /v1/admin/keys/rotate': service('admin'),
  'POST /v1/admin/keys/:id/retire': service('admin'),
};

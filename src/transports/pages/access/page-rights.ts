import type { Principal } from '../../../authentication/principal.js';
import { maxTextBytes } from '../../../credentials/admin/read-text.js';
import {
  overMailboxes as mailboxes,
  overService as service,
  scopeOfRight,
  type Right,
} from '../../../authentication/right.js';

/** The text of an import, with room for the other fields and what is between them. */
const longestUpload = maxTextBytes + 65_536;

/** Who may use a route: everybody, whoever has signed in, or administrators with a right. */
export type PageRight = 'everybody' | 'signed-in' | Right;

/** The rights to all routes of the pages: one that is not here is served to nobody. */
export const pageRights: Readonly<Record<string, PageRight>> = {
  'GET /sign-in': 'everybody',
  'POST /sign-in': 'everybody',
  'GET /sign-in/oidc': 'everybody',
  'GET /sign-in/oidc/callback': 'everybody',
  'POST /sign-out': 'signed-in',
  'POST /sign-out-everywhere': 'signed-in',

  'GET /': 'signed-in',
  'POST /reset': 'signed-in',

  'GET /admin': mailboxes('admin'),
  'GET /admin/mailboxes': mailboxes('admin'),
  'GET /admin/new-mailbox': mailboxes('admin'),
  'POST /admin/new-mailbox': mailboxes('admin'),
  'GET /admin/mailboxes/:address': mailboxes('admin'),
  'POST /admin/mailboxes/:address': mailboxes('admin'),
  'POST /admin/mailboxes/:address/send-pin': mailboxes('admin'),
  'POST /admin/mailboxes/:address/unlock': mailboxes('admin'),
  'POST /admin/mailboxes/:address/lock': mailboxes('admin'),
  'POST /admin/mailboxes/:address/expire-pin': mailboxes('admin'),
  'GET /admin/mailboxes/:address/export': mailboxes('admin'),
  'GET /admin/mailboxes/:address/remove': mailboxes('admin'),
  'POST /admin/mailboxes/:address/remove': mailboxes('admin'),

  'GET /admin/policies': service('admin'),
  'GET /admin/new-policy': service('admin'),
  'POST /admin/new-policy': service('admin'),
  'GET /admin/policies/:name': service('admin'),
  'POST /admin/policies/:name': service('admin'),
  'POST /admin/policy-risk': service('admin'),

  'GET /admin/accounts': service('admin'),
  'GET /admin/new-account': service('admin'),
  'POST /admin/new-account': service('admin'),
  'GET /admin/accounts/:login': service('admin'),
  'POST /admin/accounts/:login/disable': service('admin'),
  'POST /admin/accounts/:login/enable': service('admin'),
  'POST /admin/accounts/:login/password': service('admin'),
  'POST /admin/accounts/:login/grant': service('admin'),
  'POST /admin/accounts/:login/revoke': service('admin'),
  'GET /admin/accounts/:login/remove': service('admin'),
  'POST /admin/accounts/:login/remove': service('admin'),

  'GET /admin/api-keys': service('admin'),
  'GET /admin/new-api-key': service('admin'),
  'POST /admin/new-api-key': service('admin'),
  'POST /admin/api-keys/:id/revoke': service('admin'),

  // A file names any mailbox.
  'GET /admin/import': service('admin'),
  'POST /admin/import/preview': service('admin'),
  'POST /admin/import': service('admin'),
  'GET /admin/campaigns': service('admin'),
  'POST /admin/campaigns': service('admin'),
  'GET /admin/campaigns/new': service('admin'),
  'POST /admin/campaigns/new': service('admin'),
  'GET /admin/campaigns/:id': service('admin'),
  'GET /admin/campaigns/:id/report': service('admin'),
  'POST /admin/campaigns/:id/pause': service('admin'),
  'POST /admin/campaigns/:id/resume': service('admin'),
  'GET /admin/campaigns/:id/cancel': service('admin'),
  'POST /admin/campaigns/:id/cancel': service('admin'),

  'GET /admin/status': service('admin', 'auditor'),

  'GET /audit': mailboxes('admin', 'auditor'),
  'GET /audit/export': service('admin', 'auditor'),
  'GET /audit/proof': service('admin', 'auditor'),
  'POST /audit/proof': service('admin', 'auditor'),
  'GET /helpdesk': mailboxes('admin', 'helpdesk'),
  'GET /helpdesk/mail': mailboxes('admin', 'helpdesk'),
  'GET /helpdesk/mailboxes/:address': mailboxes('admin', 'helpdesk'),
  'POST /helpdesk/mailboxes/:address/reset': mailboxes('admin', 'helpdesk'),
  'POST /helpdesk/mailboxes/:address/unlock': mailboxes('admin', 'helpdesk'),
};

/** Whether a person may use a route: a page offers nothing that would be refused. */
export function mayUse(principal: Principal, route: string): boolean {
  const right = pageRights[route];
  if (!right) throw new Error(`There is no ${route}.`);
  return typeof right === 'string' || scopeOfRight(principal, right) !== undefined;
}
/** The routes that take files, and how long a form may be there: those of an import, as its command reads them. */
export const pageUploads: Readonly<Record<string, number>> = {
  'POST /admin/import/preview': longestUpload,
  'POST /admin/import': longestUpload,
};

/** Whether a form of this path may have files, and so be longer than others. */
export function takesFiles(path = ''): boolean {
  return Object.hasOwn(pageUploads, `POST ${path}`);
}

/** Whether a path of this service is a page for this method, so that a sign-in may lead to it. */
export function isPage(method: 'GET' | 'POST', path: string): boolean {
  // A second slash or a backslash would make it the name of another host.
  if (!/^\/(?![/\\])[\w\-.~%@/?=&+:,;!*'()]*$/.test(path)) return false;
  const [pathname = ''] = path.split('?');
  return Object.keys(pageRights).some((route) => {
    const pattern = route.replaceAll(/:\w+/g, '[^/]+').replaceAll('.', String.raw`\.`);
    return new RegExp(`^${pattern}$`, 'i').test(`${method} ${pathname}`);
  });
}

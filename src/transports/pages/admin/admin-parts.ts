/** The parts of the administration, in the order of the navigation. */
export const adminParts = [
  'overview',
  'mailboxes',
  'policies',
  'accounts',
  'keys',
  'import',
  'campaigns',
  'status',
] as const;

export type AdminPart = (typeof adminParts)[number];

export const partPaths: Readonly<Record<AdminPart, string>> = {
  overview: '/admin',
  mailboxes: '/admin/mailboxes',
  policies: '/admin/policies',
  accounts: '/admin/accounts',
  keys: '/admin/api-keys',
  import: '/admin/import',
  campaigns: '/admin/campaigns',
  status: '/admin/status',
};

/** The parts that an administrator has a right to: with a scope, only those about mailboxes. */
export function partsFor(everyone: boolean): readonly AdminPart[] {
  return everyone ? adminParts : ['overview', 'mailboxes'];
}

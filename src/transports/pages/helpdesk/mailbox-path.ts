/** The path of a person's page. */
export function mailboxPath(address: string): string {
  return `/helpdesk/mailboxes/${encodeURIComponent(address)}`;
}

import type { DeliveryReport, ReportAction } from './delivery-report.js';

/** What is reported about one recipient; which mail it is about, the address says that the report came to. */
export type RecipientReport = Omit<DeliveryReport, 'mailId'>;

/** The actions of RFC 3464 2.3.3, the worst one first. */
const actions: readonly ReportAction[] = ['failed', 'delayed', 'relayed', 'expanded', 'delivered'];

/**
 * What the fields of a message/delivery-status say of each recipient, the worst first. Recipients without an
 * action or a status are left out, and so are failures with the status of a success.
 */
export function recipientReports(fields: string): RecipientReport[] {
  return fields
    .split(/\r?\n[ \t]*\r?\n/)
    .flatMap((group) => reportOf(fieldsOf(group)))
    .toSorted((one, other) => actions.indexOf(one.action) - actions.indexOf(other.action));
}

/** The fields of a group by name, unfolded; of two with the same name, the first. */
function fieldsOf(group: string): ReadonlyMap<string, string> {
  const lines = group.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const fields = new Map<string, string>();
  for (const line of lines) {
    const [, name = '', value = ''] = /^([\w-]+)[ \t]*:(.*)$/.exec(line) ?? [];
    if (name && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value.trim());
  }
  return fields;
}

function reportOf(fields: ReadonlyMap<string, string>): RecipientReport[] {
  const word = /^[a-z]+/i.exec(fields.get('action') ?? '')?.[0].toLowerCase();
  const action = actions.find((each) => each === word);
  const status = /^[245]\.\d{1,3}\.\d{1,3}(?!\S)/.exec(fields.get('status') ?? '')?.[0];
  if (!action || !status || (action === 'failed' && status.startsWith('2'))) return [];
  // RFC 3464 2.3.6: the type, then a text of the server; of that, only its codes are taken.
  const reply = /^smtp[ \t]*;[ \t]*([2-5]\d\d)\b(?:[ -](\d\.\d{1,3}\.\d{1,3})(?!\S))?/i;
  const [, code, enhanced] = reply.exec(fields.get('diagnostic-code') ?? '') ?? [];
  return [
    {
      action,
      status: exactStatus(status, enhanced),
      ...(code !== undefined && { replyCode: Number(code) }),
    },
  ];
}

/** Exim 4.96 reports x.0.0 whatever the next server said, and its reply beside it. */
function exactStatus(status: string, enhanced: string | undefined): string {
  const [reported = ''] = status.split('.', 1);
  return status === `${reported}.0.0` && enhanced?.startsWith(`${reported}.`) ? enhanced : status;
}

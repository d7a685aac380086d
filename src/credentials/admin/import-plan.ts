import { isDeepStrictEqual } from 'node:util';
import { quoted } from '../../accounts/provisioning-error.js';
import { versionOf } from '../../common/version.js';
import { nameKey } from '../../database/same-name.js';
import type { Tx } from '../../database/transaction.js';
import { checkExtensions, type Finding, type SharingOptions } from './extension-check.js';
import type { LineProblem, MailboxFile, MailboxLine } from './mailbox-csv.js';
import type { NewMailbox } from './mailbox-draft.js';
import { policyIds, storedByAddress, type StoredMailbox } from './mailbox-rows.js';

export interface PlanOptions extends SharingOptions {
  /** Whether mailboxes that exist are changed; otherwise an address that has one is a problem. */
  readonly changeExisting?: boolean | undefined;
}

type FieldName = MailboxLine['given'][number];

/** What an import does to the mailbox of one line. */
export interface LineChange {
  readonly line: number;
  readonly address: string;
  readonly kind: 'added' | 'changed' | 'unchanged';
  /** The fields that change; empty for a new mailbox. */
  readonly fields: readonly FieldName[];
}

/** A line with all that its change needs. */
export interface PlannedLine extends LineChange {
  readonly wanted: NewMailbox;
  readonly policyId: string;
  /** Of a mailbox that exists. */
  readonly id: string | undefined;
  /** Whether a new one is to be locked. */
  readonly lockedOut?: boolean | undefined;
}

export interface ImportPlan {
  readonly lines: readonly PlannedLine[];
  /** By their lines. */
  readonly problems: readonly LineProblem[];
  readonly remarks: readonly Finding[];
  /** Another one if the import would do something else. */
  readonly version: string;
}

/**
 * Works out what a file does to the mailboxes that are stored, and changes nothing.
 *
 * @param lock whether those that exist are to stay as they are until the transaction ends
 */
export async function planImport(
  tx: Tx,
  file: MailboxFile,
  options: PlanOptions,
  lock: boolean,
): Promise<ImportPlan> {
  const policies = await policyIds(tx);
  const addresses = file.lines.map(({ mailbox }) => mailbox.address);
  const stored = await storedByAddress(tx, addresses, lock);
  const storedOf = ({ mailbox }: MailboxLine) => stored.get(nameKey(mailbox.address));
  const lines = file.lines.map((line) => plannedLine(line, storedOf(line), policies, options));
  const wanted = lines.map(({ line, wanted: mailbox }) => {
    return { ...mailbox, line, policyName: mailbox.policy };
  });
  const present = options.changeExisting
    ? file.lines.flatMap((line) => {
        const found = storedOf(line);
        return found ? [{ ...found, policyName: found.policy }] : [];
      })
    : [];
  const shared = await checkExtensions(tx, wanted, options, present);
  const problems = [
    ...file.problems,
    ...lines.flatMap((line) => problemsOf(line, options)),
    ...shared.problems.map(({ line = 0, text }) => ({ line, problem: text })),
  ].sort((a, b) => a.line - b.line);
  // With what is stored, so that nobody overwrites a change that a preview has not shown.
  const done = lines.map(({ line, address, kind, fields }, index) => {
    const read = file.lines[index];
    return [line, address, kind, fields, (read && storedOf(read)) ?? null];
  });
  return { lines, problems, remarks: shared.remarks, version: versionOf(done) };
}

function plannedLine(
  { line, mailbox, given, lockedOut }: MailboxLine,
  found: StoredMailbox | undefined,
  policies: ReadonlyMap<string, string>,
  { changeExisting = false }: PlanOptions,
): PlannedLine {
  const { address } = mailbox;
  const policyIdOf = (policy: string) => policies.get(nameKey(policy)) ?? '';
  if (!found || !changeExisting) {
    const policyId = policyIdOf(mailbox.policy);
    const added = { line, address, kind: 'added', fields: [], wanted: mailbox } as const;
    return { ...added, policyId, id: found?.id, lockedOut };
  }
  // An empty cell leaves what is there: nobody loses a name because a file does not know it.
  const change = Object.fromEntries(given.map((name) => [name, mailbox[name]]));
  const { id, ...before } = found;
  const wanted: NewMailbox = { ...before, ...change };
  const same = (name: FieldName) =>
    name === 'policy'
      ? nameKey(before.policy) === nameKey(wanted.policy)
      : isDeepStrictEqual(before[name], wanted[name]);
  const fields = given.filter((name) => !same(name));
  const kind = fields.length > 0 ? 'changed' : 'unchanged';
  const policyId = policyIdOf(wanted.policy);
  return { line, address: before.address, kind, fields, wanted, policyId, id };
}

function problemsOf(
  { line, address, id, wanted, policyId }: PlannedLine,
  { changeExisting = false }: PlanOptions,
): LineProblem[] {
  const problems: LineProblem[] = [];
  if (id !== undefined && !changeExisting) {
    problems.push({ line, problem: `there is a mailbox ${quoted(address)} already` });
  }
  if (policyId === '') {
    problems.push({ line, problem: `there is no policy ${quoted(wanted.policy)}` });
  }
  return problems;
}

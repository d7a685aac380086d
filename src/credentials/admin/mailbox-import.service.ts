import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { quoted, refuseIf, unlessTaken } from '../../accounts/provisioning-error.js';
import { AuditLog } from '../../audit/audit-log.js';
import type { Actor } from '../../common/actor.js';
import { Database } from '../../database/database.js';
import type { Tx } from '../../database/transaction.js';
import { readExchangeMailboxes } from './exchange-mailboxes.js';
import {
  addMailboxes,
  lockNewMailboxes,
  policyIds,
  takenAddresses,
  type MailboxRow,
} from './mailbox-rows.js';
import { checkExtensions, textOf, type SharingOptions } from './extension-check.js';
import { lockExtensions } from './extension-owners.js';
import { readMailboxCsv, type LineProblem, type MailboxFile } from './mailbox-csv.js';
import { readText } from './read-text.js';
import { nameKey } from '../../database/same-name.js';

export interface ImportOptions extends SharingOptions {
  /** Does everything, then rolls back. */
  readonly dryRun: boolean;
  /** Whether the running service is to make and mail first PINs: to all that are enabled for UM. */
  readonly sendPins: boolean;
  /** That FILE is the output of Get-UMMailbox, and maybe that of Get-UMMailboxPIN. */
  readonly exchange?: { readonly pins?: AsyncIterable<Uint8Array> | undefined };
  /** Told of mailboxes added so far; starts again at 0 if the transaction is retried. */
  readonly progress?: (done: number, of: number) => void;
}

export interface ImportReport {
  readonly mailboxes: number;
  readonly firstPins: number;
}

async function readFile(
  source: AsyncIterable<Uint8Array>,
  { exchange }: ImportOptions,
): Promise<MailboxFile> {
  const text = await readText(source);
  if (!exchange) return readMailboxCsv(text);
  return readExchangeMailboxes(text, exchange.pins && (await readText(exchange.pins)));
}

/** Mailboxes in one statement: well below the 65 535 parameters that PostgreSQL takes. */
const chunkSize = 1_000;

/** Ends a dry run: the transaction is rolled back, its report is kept. */
class DryRun extends Error {
  constructor(readonly report: ImportReport) {
    super('dry run');
  }
}

/** Imports thousands of mailboxes, all or none. */
@Injectable()
export class MailboxImportService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Adds every mailbox of a CSV file, or none. An address that already has a mailbox is a problem:
   * nothing is overwritten.
   *
   * @throws ProvisioningError whose problems name their lines; DomainError DatabaseUnavailable
   */
  async import(
    source: AsyncIterable<Uint8Array>,
    options: ImportOptions,
    by: Actor,
  ): Promise<ImportReport> {
    // Read to the end before the transaction begins, because a pipe may be slow.
    const file = await readFile(source, options);
    try {
      return await this.database.transaction(async (tx) => {
        const report = await this.addAll(tx, file, options, by);
        if (options.dryRun) throw new DryRun(report);
        return report;
      });
    } catch (error) {
      if (error instanceof DryRun) return error.report;
      throw error;
    }
  }

  private async addAll(tx: Tx, file: MailboxFile, options: ImportOptions, by: Actor) {
    const { lines } = file;
    const policies = await policyIds(tx);
    await lockExtensions(tx);
    const wanted = lines.map(({ line, mailbox }) => {
      return { ...mailbox, line, policyName: mailbox.policy };
    });
    const shared = await checkExtensions(tx, wanted, options);
    const problems = [
      ...file.problems,
      ...(await this.problemsIn(tx, file, policies)),
      ...shared.problems.map(({ line = 0, text }) => ({ line, problem: text })),
    ];
    problems.sort((a, b) => a.line - b.line);
    refuseIf(
      problems.map(({ line, problem }) =>
        line === 0 ? problem : `${file.counted} ${line}: ${problem}`,
      ),
    );
    if (shared.remarks.length > 0) options.onShared?.(shared.remarks.map(textOf));

    let firstPins = 0;
    for (let done = 0; done < lines.length; done += chunkSize) {
      options.progress?.(done, lines.length);
      const rows = lines.slice(done, done + chunkSize).map(({ mailbox, lockedOut }) => {
        const policyId = policies.get(nameKey(mailbox.policy)) ?? '';
        const firstPinWanted = options.sendPins && mailbox.umEnabled;
        const row: MailboxRow = { ...mailbox, id: randomUUID(), policyId, firstPinWanted };
        return { ...row, lockedOut };
      });
      firstPins += rows.filter(({ firstPinWanted }) => firstPinWanted).length;
      const meanwhile = 'one of these addresses was added meanwhile; import again to see which';
      await unlessTaken('mailboxes_address', meanwhile, () =>
        addMailboxes(tx, this.audit, rows, by),
      );
      const locked = rows.filter(({ lockedOut }) => lockedOut).map(({ id }) => id);
      await lockNewMailboxes(tx, this.audit, locked, by);
    }
    options.progress?.(lines.length, lines.length);
    return { mailboxes: lines.length, firstPins };
  }

  private async problemsIn(
    tx: Tx,
    { lines }: MailboxFile,
    policies: ReadonlyMap<string, string>,
  ): Promise<LineProblem[]> {
    const taken = await takenAddresses(
      tx,
      lines.map(({ mailbox }) => mailbox.address),
    );
    return lines.flatMap(({ line, mailbox: { address, policy } }) => {
      const problems: LineProblem[] = [];
      if (taken.has(address)) {
        problems.push({ line, problem: `there is a mailbox ${quoted(address)} already` });
      }
      if (!policies.has(nameKey(policy))) {
        problems.push({ line, problem: `there is no policy ${quoted(policy)}` });
      }
      return problems;
    });
  }
}

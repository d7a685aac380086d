import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { refuseIf, refuseUnlessVersion, unlessTaken } from '../../accounts/provisioning-error.js';
import { AuditLog } from '../../audit/audit-log.js';
import type { Actor } from '../../common/actor.js';
import { Database } from '../../database/database.js';
import type { Tx } from '../../database/transaction.js';
import { Mailbox } from '../mailbox.entity.js';
import { readExchangeMailboxes } from './exchange-mailboxes.js';
import { addMailboxes, lockNewMailboxes, type MailboxRow } from './mailbox-rows.js';
import { textOf } from './extension-check.js';
import { lockExtensions } from './extension-owners.js';
import { planImport, type LineChange, type PlannedLine, type PlanOptions } from './import-plan.js';
import { readMailboxCsv, type LineProblem, type MailboxFile } from './mailbox-csv.js';
import { readText } from './read-text.js';
import { recordedField } from './recorded-field.js';

export interface ImportOptions extends PlanOptions {
  /** Does everything, then rolls back. */
  readonly dryRun: boolean;
  /** Whether the running service is to make and mail first PINs: to all that are new and enabled for UM. */
  readonly sendPins: boolean;
  /** That FILE is the output of Get-UMMailbox, and maybe that of Get-UMMailboxPIN. */
  readonly exchange?: { readonly pins?: AsyncIterable<Uint8Array> | undefined };
  /** The version of the preview that the caller has seen; undefined: none. */
  readonly version?: string | undefined;
  /** Told of mailboxes added so far; starts again at 0 if the transaction is retried. */
  readonly progress?: (done: number, of: number) => void;
}

export interface ImportReport {
  /** How many are new. */
  readonly mailboxes: number;
  /** How many existed and have been changed. */
  readonly changed: number;
  readonly firstPins: number;
}

/** What an import would do, line by line. */
export interface ImportPreview {
  /** Of the lines that are not wrong. */
  readonly changes: readonly LineChange[];
  /** Reasons for which nothing would be imported. */
  readonly problems: readonly LineProblem[];
  readonly version: string;
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
   * Adds every mailbox of a CSV file, or none. An address that already has a mailbox is a problem, unless those are to
   * be changed.
   *
   * @throws ProvisioningError whose problems name their lines; DomainError DatabaseUnavailable
   */
  async import(
    source: AsyncIterable<Uint8Array>,
    options: ImportOptions,
    by: Actor,
  ): Promise<ImportReport> {
    // Read to the end before the transaction begins, because a pipe may be slow.
    return this.importFile(await readFile(source, options), options, by);
  }

  /**
   * The same for a file that has been read.
   *
   * @throws ProvisioningError, also if it is not the import that the caller has seen in a preview
   */
  importText(text: string, options: ImportOptions, by: Actor): Promise<ImportReport> {
    return this.importFile(readMailboxCsv(text), options, by);
  }

  private async importFile(
    file: MailboxFile,
    options: ImportOptions,
    by: Actor,
  ): Promise<ImportReport> {
    try {
      return await this.database.transaction(async (tx) => {
        const report = await this.carryOut(tx, file, options, by);
        if (options.dryRun) throw new DryRun(report);
        return report;
      });
    } catch (error) {
      if (error instanceof DryRun) return error.report;
      throw error;
    }
  }

  /**
   * Tells what an import of this file would do, and changes nothing.
   *
   * @throws ProvisioningError if no line can be read; DomainError DatabaseUnavailable
   */
  async preview(text: string, options: PlanOptions): Promise<ImportPreview> {
    const file = readMailboxCsv(text);
    return this.database.transaction(async (tx) => {
      const { lines, problems, version } = await planImport(tx, file, options, false);
      const wrong = new Set(problems.map(({ line }) => line));
      const changes = lines
        .filter(({ line }) => !wrong.has(line))
        .map(({ line, address, kind, fields }) => ({ line, address, kind, fields }));
      return { changes, problems, version };
    });
  }

  private async carryOut(
    tx: Tx,
    file: MailboxFile,
    options: ImportOptions,
    by: Actor,
  ): Promise<ImportReport> {
    await lockExtensions(tx);
    const { lines, problems, remarks, version } = await planImport(tx, file, options, true);
    refuseIf(
      problems.map(({ line, problem }) =>
        line === 0 ? problem : `${file.counted} ${line}: ${problem}`,
      ),
    );
    refuseUnlessVersion(options.version, version);
    if (remarks.length > 0) options.onShared?.(remarks.map(textOf));
    const added = lines.filter(({ kind }) => kind === 'added');
    const changed = lines.filter(({ kind }) => kind === 'changed');
    const firstPins = await this.addAll(tx, added, options, by);
    for (const line of changed) await this.change(tx, line, by);
    return { mailboxes: added.length, changed: changed.length, firstPins };
  }

  /** @returns how many first PINs the service is to make */
  private async addAll(
    tx: Tx,
    lines: readonly PlannedLine[],
    options: ImportOptions,
    by: Actor,
  ): Promise<number> {
    let firstPins = 0;
    for (let done = 0; done < lines.length; done += chunkSize) {
      options.progress?.(done, lines.length);
      const rows = lines.slice(done, done + chunkSize).map(({ wanted, policyId, lockedOut }) => {
        const firstPinWanted = options.sendPins && wanted.umEnabled;
        const row: MailboxRow = { ...wanted, id: randomUUID(), policyId, firstPinWanted };
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
    return firstPins;
  }

  private async change(
    tx: Tx,
    { id: mailboxId, fields, wanted, policyId }: PlannedLine,
    by: Actor,
  ): Promise<void> {
    const values = fields.map((name) =>
      name === 'policy' ? { policyId } : { [name]: wanted[name] },
    );
    await tx.update(Mailbox, { id: mailboxId }, Object.assign({}, ...values) as Partial<Mailbox>);
    const detail = fields.map((name) => recordedField(name, wanted)).join(', ');
    await this.audit.record(tx, 'mailbox-set', by, { mailboxId, detail });
  }
}

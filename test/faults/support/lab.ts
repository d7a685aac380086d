import { IsNull, Not, type DataSource } from 'typeorm';
import { AuditEvent } from '../../../src/audit/audit-event.entity.js';
import type { Environment } from '../../../src/config/config.js';
import { Database } from '../../../src/database/database.js';
import { OutboxMessage } from '../../../src/notification/outbox/outbox-message.entity.js';
import { AuditParts, serviceRing } from '../../support/audit.js';
import { aDatabase } from '../../support/database.js';
import { Mailboxes, type TestMailbox } from '../../support/mailboxes.js';
import { ServiceProcess } from '../../support/service-process.js';
import { testSettings } from '../../support/settings.js';
import { SmtpSink } from '../../support/smtp-sink.js';
import type { Facts, MailboxState, TakenMail } from '../facts.js';
import { Chance } from './chance.js';
import { DatabaseLine } from './database-line.js';
import { callResetPin, type Call } from './history.js';
import { MailLine } from './mail-line.js';
import { pause, until } from './pause.js';
import { plan } from './plan.js';

export interface LabDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  drop(): Promise<void>;
}

export interface LabOptions {
  /** How many mailboxes there are. */
  readonly owners?: number;
  readonly settings?: Environment;
  /** Otherwise one of the shared server. */
  readonly database?: LabDatabase;
}

/**
 * Service processes with a database and a mail server whose lines can be troubled, the callers, and
 * a record of everything that they saw.
 */
export class Lab {
  readonly calls: Call[] = [];
  readonly services: ServiceProcess[] = [];
  readonly owners: TestMailbox[] = [];
  /** When something happened that may leave open whether a mail arrived. */
  readonly disturbances: number[] = [];
  readonly chance: Chance;
  private readonly passwords = new Set<string>();
  private reported = 0;

  private constructor(
    readonly db: LabDatabase,
    readonly smtp: SmtpSink,
    readonly mailLine: MailLine,
    readonly databaseLine: DatabaseLine,
    readonly mailboxes: Mailboxes,
    private readonly settings: Environment,
    row: string,
  ) {
    this.chance = new Chance(plan.seed, row);
    mailLine.onTrouble = () => this.disturbed();
  }

  static async open(row: string, options: LabOptions = {}): Promise<Lab> {
    const db = options.database ?? (await aDatabase());
    const smtp = await SmtpSink.start();
    const lab = new Lab(
      db,
      smtp,
      await MailLine.to(smtp.port),
      await DatabaseLine.to(db.url),
      new Mailboxes(db.dataSource),
      { REPLY_DEADLINE_SECONDS: '2', ...options.settings },
      row,
    );
    const names = Array.from({ length: options.owners ?? 1 });
    for (const owner of await Promise.all(names.map(() => lab.mailboxes.aMailbox()))) {
      lab.owners.push(owner);
      lab.passwords.add(owner.password);
    }
    return lab;
  }

  get owner(): TestMailbox {
    const [first] = this.owners;
    if (!first) throw new Error('There is no mailbox.');
    return first;
  }

  /** A service whose lines to its database and its mail server can be troubled. */
  start(settings: Environment = {}): Promise<ServiceProcess> {
    return this.begin(this.databaseLine.url, this.mailLine.url, settings);
  }

  /** A service that no trouble on the lines reaches. */
  startApart(settings: Environment = {}): Promise<ServiceProcess> {
    return this.begin(this.db.url, this.smtp.url, settings);
  }

  /** Kills a service, or any other way to its end. */
  async end(service: ServiceProcess, signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL') {
    this.disturbed();
    return service.end(signal);
  }

  disturbed(): void {
    this.disturbances.push(Date.now());
  }

  async reset(service: ServiceProcess, owner = this.owner): Promise<Call> {
    const call = await callResetPin(service.url, owner);
    this.calls.push(call);
    return call;
  }

  /** A reset of every mailbox, simultaneously. */
  resetAll(service: ServiceProcess, owners = this.owners): Promise<Call[]> {
    return Promise.all(owners.map((owner) => this.reset(service, owner)));
  }

  newestPin(owner = this.owner): string | undefined {
    return this.smtp.to(owner.address).at(-1)?.pin;
  }

  waiting(): Promise<number> {
    return this.db.dataSource.manager.count(OutboxMessage);
  }

  /** Whether every mail that waits was maybe sent. */
  async allMaybeSent(): Promise<boolean> {
    return (await this.db.dataSource.manager.countBy(OutboxMessage, { maybeSent: false })) === 0;
  }

  /** Whose mail no instance holds, neither one that runs nor one that was killed. */
  async ownersWithoutLease(): Promise<TestMailbox[]> {
    const held = await this.db.dataSource.manager.find(OutboxMessage, {
      where: { leasedUntil: Not(IsNull()) },
    });
    const mailboxIds = new Set(held.map(({ mailboxId }) => mailboxId));
    return this.owners.filter(({ mailboxId }) => !mailboxIds.has(mailboxId));
  }

  /** As if the time of every lease and of every pause between attempts had passed. */
  async leasesRunOut(): Promise<void> {
    await this.db.dataSource.query(
      `UPDATE outbox SET due_at = now(), leased_until = now() - interval '1 second'`,
    );
  }

  wellAgain(): void {
    this.smtp.wellAgain();
    this.mailLine.wellAgain();
    this.databaseLine.wellAgain();
  }

  /** Until no mail waits any more; how long it took, milliseconds. */
  async drained(withinMs = 20_000): Promise<number> {
    const from = Date.now();
    await until('the outbox is empty', async () => (await this.waiting()) === 0, withinMs);
    return Date.now() - from;
  }

  /** Calls until there is a success again; how long it took, milliseconds. */
  async recovered(service: ServiceProcess, owner = this.owner): Promise<number> {
    const from = Date.now();
    while ((await this.reset(service, owner)).answer !== 'reset') {
      if (Date.now() - from > 30_000) throw new Error('The service did not recover.');
      await pause(100);
    }
    return Date.now() - from;
  }

  /** A new PIN for everyone, however long the first calls of a new process take. */
  async pinsForAll(service: ServiceProcess, owners = this.owners): Promise<void> {
    await Promise.all(owners.map((owner) => this.recovered(service, owner)));
  }

  /** The slowest answer since this was last asked, milliseconds. */
  slowestMs(): number {
    const calls = this.calls.slice(this.reported);
    this.reported = this.calls.length;
    return Math.max(0, ...calls.map(({ askedAt, answeredAt }) => answeredAt - askedAt));
  }

  async facts(): Promise<Omit<Facts, 'mayBreak' | 'commitsUnknown' | 'slowestMs'>> {
    const audit = await this.db.dataSource.manager.find(AuditEvent);
    const mailboxOf = new Map(this.owners.map(({ address, mailboxId }) => [address, mailboxId]));
    const mails = this.smtp.mails.map(({ to, pin, raw, takenAt, parsed }): TakenMail => {
      const resetId = /^<([\w-]+)@/.exec(parsed.messageId ?? '')?.[1] ?? 'no reset';
      return { mailboxId: mailboxOf.get(to) ?? to, resetId, pin, content: raw, takenAt };
    });
    return {
      calls: this.calls,
      mails,
      audit: audit.flatMap(({ event, mailboxId, resetId, requestId, detail }) =>
        mailboxId ? [{ event, mailboxId, resetId, requestId, detail }] : [],
      ),
      mailboxes: await Promise.all(this.owners.map((owner) => this.stateOf(owner))),
      traces: await this.traces(),
      auditFindings: await this.auditFindings(),
      passwords: [...this.passwords],
      copiesAllowed: (resetId) => 1 + this.disturbancesOf(resetId, mails),
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.services.map((service) => service.end('SIGKILL')));
    await this.mailLine.close();
    await this.databaseLine.close();
    await this.smtp.down();
    await this.db.drop();
  }

  private async begin(databaseUrl: string, smtpUrl: string, settings: Environment) {
    const all = { ...testSettings(databaseUrl, smtpUrl), ...this.settings, ...settings };
    const service = await ServiceProcess.start(all);
    this.services.push(service);
    return service;
  }

  private async stateOf(owner: TestMailbox): Promise<MailboxState> {
    const { mailboxId } = owner;
    const pin = this.newestPin(owner);
    const credential = await this.mailboxes.credential(mailboxId);
    return {
      mailboxId,
      newestMailOpens: !pin || (await this.mailboxes.verifies(pin, owner)),
      generation: credential?.generation ?? 0,
      validResetId: credential?.resetId ?? null,
      stagedResetId: credential?.stagedResetId ?? null,
      waiting: await this.db.dataSource.manager.countBy(OutboxMessage, { mailboxId }),
    };
  }

  /** Nothing, whatever was killed, lost or late: a verification gives no false alarm. */
  private async auditFindings(): Promise<string[]> {
    const { dataSource } = this.db;
    const audit = new AuditParts(
      { dataSource, database: new Database(dataSource) },
      { ring: serviceRing },
    );
    return (await audit.findings()).map(
      ({ kind, chain = '', text }) => `${kind}: ${chain} ${text}`,
    );
  }

  private async traces(): Promise<string[]> {
    const tables = ['outbox', 'audit_events', 'pin_credentials', 'pin_history', 'mailboxes'];
    const rows = await Promise.all(
      tables.map((table) =>
        this.db.dataSource.query<{ text: string }[]>(`SELECT t::text AS text FROM ${table} t`),
      ),
    );
    // A process id or a part of a hash may happen to be a PIN.
    const withoutChance = (text: string) => text.replaceAll(/"pid":\d+|[0-9a-f]{64}/g, '');
    const logs = this.services.map(({ logs }) => logs.join(''));
    return [...logs, ...rows.flat().map(({ text }) => text)].map(withoutChance);
  }

  private disturbancesOf(resetId: string, mails: readonly TakenMail[]): number {
    const times = mails.filter((mail) => mail.resetId === resetId).map(({ takenAt }) => takenAt);
    const [from, to] = [Math.min(...times) - 5_000, Math.max(...times)];
    return this.disturbances.filter((at) => at >= from && at <= to).length;
  }
}

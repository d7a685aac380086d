import { appendFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bulkWaitingAtMost } from '../../src/campaigns/campaign-resets.js';
import type { CampaignStatus } from '../../src/campaigns/admin/campaign-figures.js';
import { runCommand } from '../support/command.js';
import { aDatabase } from '../support/database.js';
import { Mailboxes, type TestMailbox } from '../support/mailboxes.js';
import { ServiceProcess } from '../support/service-process.js';
import { testSettings } from '../support/settings.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { callResetPin } from './support/history.js';
import { until } from './support/pause.js';
import { howMany, plan } from './support/plan.js';
import type { RowResult } from './support/row.js';

const minute = 60_000;

/** More than the longest pause between attempts, and a lease. */
const patienceMs = howMany(2, 30) * minute;

/** Of the test as a whole: ten thousand owners take nine minutes, and more on a busy machine. */
const timeoutMs = howMany(20, 90) * minute;

it(
  'a campaign whose services are killed and whose mail server goes away: one mail for each owner (P4, P5)',
  async () => {
    const count = howMany(80, 10_000);
    const kills = howMany(1, 20);
    const scene = await Scene.open(count);
    try {
      const startedAt = Date.now();
      await scene.startServices();
      await scene.umpin('campaign start --address *@campaign.example.com --rate 6000');
      for (let kill = 1; kill <= kills; kill += 1) {
        await scene.mailed((count * kill) / (kills + 2));
        // A caller is served while most owners wait.
        expect((await scene.callerResets()).answer).toBe('reset');
        // The mails of one that is killed wait for the end of its lease.
        if (plan.long && kill % 2 === 0) await scene.killOne();
        else await scene.killAll();
      }
      await scene.mailed((count * (kills + 1)) / (kills + 2));
      await scene.mailServerGoes();
      await scene.mailServerReturns();
      const { outcomes, state } = await scene.ended();
      const seconds = (Date.now() - startedAt) / 1_000;

      expect(state).toBe('done');
      expect(outcomes).toMatchObject({ delivered: count, waiting: 0, mailing: 0 });
      const copies = scene.expectOneMailForEach();
      await scene.expectOneResetForEach();
      await scene.expectPinsOfMailsToOpen();
      const hashes = await scene.hashes();
      // A caller's reset takes one, and its login another; a killed service may have lost one more.
      expect(hashes).toBeLessThanOrEqual(count + 4 * kills);
      expect(hashes).toBeGreaterThan(count / 2);
      scene.note(kills, { copies, seconds, hashes });
    } finally {
      await scene.close();
    }
  },
  timeoutMs,
);

/** Two services, many mailboxes, and a caller beside them. */
class Scene {
  private readonly services: ServiceProcess[] = [];
  private counted = 0;
  private slowestMs = 0;

  private constructor(
    private readonly count: number,
    private readonly db: Awaited<ReturnType<typeof aDatabase>>,
    private readonly smtp: SmtpSink,
    private readonly mailboxes: Mailboxes,
    private readonly caller: TestMailbox,
    private readonly settings: Record<string, string>,
  ) {}

  static async open(count: number): Promise<Scene> {
    const db = await aDatabase();
    const smtp = await SmtpSink.start();
    const mailboxes = new Mailboxes(db.dataSource);
    await db.dataSource.query(
      `INSERT INTO mailboxes (address, policy_id)
       SELECT 'owner-' || n || '@campaign.example.com', p.id
       FROM generate_series(1, $1::int) n, pin_policies p`,
      [count],
    );
    const settings = { ...testSettings(db.url, smtp.url), SMTP_CONNECTIONS: '20', METRICS: 'true' };
    return new Scene(count, db, smtp, mailboxes, await mailboxes.aMailbox(), settings);
  }

  async startServices(): Promise<void> {
    while (this.services.length < 2) this.services.push(await ServiceProcess.start(this.settings));
  }

  async umpin(line: string): Promise<string> {
    const { code, output, errors } = await runCommand(line, this.settings);
    expect(errors).toBe('');
    expect(code).toBe(0);
    return output;
  }

  /** Waits until so many owners have got a mail. */
  async mailed(owners: number): Promise<void> {
    await until(`${owners} mails`, () => this.smtp.mails.length >= owners, patienceMs);
  }

  async callerResets() {
    const [service] = this.services;
    if (!service) throw new Error('No service runs.');
    const call = await callResetPin(service.url, this.caller);
    this.slowestMs = Math.max(this.slowestMs, call.answeredAt - call.askedAt);
    return call;
  }

  /** Kills both; what they held is free at once, as nobody can send it any more. */
  async killAll(): Promise<void> {
    await this.countHashes(this.services);
    await Promise.all(this.services.splice(0).map((service) => service.end('SIGKILL')));
    await this.db.dataSource.query(
      `UPDATE outbox SET due_at = now(), leased_until = now() - interval '1 second'`,
    );
    await this.startServices();
  }

  /** Kills one; the other goes on, and gets what it held when its lease has run out. */
  async killOne(): Promise<void> {
    const killed = this.services.splice(0, 1);
    await this.countHashes(killed);
    await Promise.all(killed.map((service) => service.end('SIGKILL')));
    await this.startServices();
  }

  /** Down until nothing more is staged, or everything is. */
  async mailServerGoes(): Promise<void> {
    await this.smtp.down();
    const isStuck = async () => {
      const { mailing, waiting } = (await this.status()).outcomes;
      return mailing >= bulkWaitingAtMost || waiting === 0;
    };
    // Each mail that waits has cost a hash: 250 take fifteen seconds and more on a busy machine.
    await until('the campaign waits for the mail server, or is over', isStuck, patienceMs);
    // The two services may have asked simultaneously.
    const { mailing } = (await this.status()).outcomes;
    expect(mailing).toBeLessThanOrEqual(bulkWaitingAtMost + 1);
  }

  async mailServerReturns(): Promise<void> {
    await this.smtp.up();
    // As if the pauses between attempts had passed.
    await this.db.dataSource.query('UPDATE outbox SET due_at = now() WHERE lease_id IS NULL');
  }

  async ended(): Promise<CampaignStatus> {
    let status = await this.status();
    const isOver = async () => {
      status = await this.status();
      return status.state === 'done' && status.outcomes.mailing === 0;
    };
    await until('the end of the campaign', isOver, patienceMs);
    return status;
  }

  /** @returns how many owners got the same mail twice, as its 250 was not heard or not recorded */
  expectOneMailForEach(): number {
    const ids = new Map<string, Set<string | undefined>>();
    const mails = this.smtp.mails.filter(({ to }) => to !== this.caller.address);
    for (const { to, parsed } of mails) {
      ids.set(to, (ids.get(to) ?? new Set()).add(parsed.messageId));
    }
    expect(ids.size).toBe(this.count);
    expect([...ids.values()].filter((each) => each.size > 1)).toEqual([]);
    return mails.length - this.count;
  }

  async expectOneResetForEach(): Promise<void> {
    const rows = await this.db.dataSource.query<{ event: string; resets: number }[]>(
      `SELECT event, count(*)::int AS resets FROM audit_events e JOIN mailboxes m ON m.id = e.mailbox_id
       WHERE m.address LIKE '%@campaign.example.com' GROUP BY event ORDER BY event`,
    );
    expect(rows).toEqual([
      { event: 'reset-delivered', resets: this.count },
      { event: 'reset-requested', resets: this.count },
    ]);
  }

  /** Of some owners from all parts of the campaign. */
  async expectPinsOfMailsToOpen(): Promise<void> {
    const step = Math.ceil(this.smtp.mails.length / 40);
    const some = this.smtp.mails.filter(
      (mail, n) => n % step === 0 && mail.to !== this.caller.address,
    );
    for (const { to: address, pin } of some) {
      const [row] = await this.db.dataSource.query<{ id: string }[]>(
        'SELECT id FROM mailboxes WHERE address = $1',
        [address],
      );
      const owner = { address, mailboxId: row?.id ?? '', login: address, password: '' };
      expect(await this.mailboxes.verifies(pin, owner), address).toBe(true);
    }
  }

  async hashes(): Promise<number> {
    await this.countHashes(this.services);
    return this.counted;
  }

  note(
    kills: number,
    { copies, seconds, hashes }: Record<'copies' | 'seconds' | 'hashes', number>,
  ) {
    const injected = `SIGKILL of one or both of two services, mail server away; ${this.count} owners`;
    const { slowestMs } = this;
    const line: RowResult = {
      row: 'campaign',
      repetitions: kills,
      injected,
      violations: [],
      slowestMs,
    };
    appendFileSync(plan.resultsFile, `${JSON.stringify(line)}\n`);
    process.stdout.write(
      `campaign: ${this.count} owners, ${kills} kills, ${seconds.toFixed(0)} s, ${hashes} hashes, ` +
        `${copies} identical second mails\n`,
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.services.map((service) => service.end('SIGKILL')));
    await this.smtp.down();
    await this.db.drop();
  }

  private async status(): Promise<CampaignStatus> {
    return JSON.parse(await this.umpin('campaign status --json')) as CampaignStatus;
  }

  private async countHashes(services: readonly ServiceProcess[]): Promise<void> {
    for (const { url } of services) {
      const text = await (await fetch(new URL('/metrics', url))).text();
      this.counted += Number(/^umpin_hash_seconds_count (\d+)$/m.exec(text)?.[1]);
    }
  }
}

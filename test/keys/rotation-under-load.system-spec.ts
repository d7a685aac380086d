import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PinCheckResult } from '../../src/pin-check/pin-check-result.js';
import { TestService } from '../support/app.js';
import { done, runCommand } from '../support/command.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { aPhoneSystem, type PhoneSystem } from '../support/phone.js';
import { freshKey, testKeyRing, testSettings } from '../support/settings.js';
import { endpoint, resetPinRequest } from '../support/soap.js';

const oldPin = '482915';
/** What SEALING_KEYS holds at each step of docs/operate/rotate-keys.md. */
const rings = {
  before: testKeyRing,
  known: `${testKeyRing},${freshKey}`,
  inFront: `${freshKey},${testKeyRing}`,
  after: freshKey,
};

let service: TestService;

beforeAll(async () => {
  service = await TestService.start();
});
// The instance that was there before is closed by the first test.
afterAll(async () => {
  await service.smtp.down();
  await service.db.drop();
});

const settingsWith = (ring: string) => ({
  ...testSettings(service.db.url, service.smtp.url),
  SEALING_KEYS: ring,
});
const umpin = (line: string, ring: string) => runCommand(line, settingsWith(ring));
const basic = (name: string, secret: string) =>
  `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`;

/** Two instances behind one address: a balancer that gives a stopping one no further requests. */
class Cluster {
  private readonly serving: NestFastifyApplication[] = [];
  private readonly underWay = new Map<NestFastifyApplication, Set<Promise<string>>>();
  private turn = 0;

  async start(ring: string): Promise<void> {
    for (let n = 0; n < 2; n += 1) this.serving.push(await this.instance(ring));
  }

  /** One after the other, so that one always serves. */
  async restartEach(ring: string): Promise<void> {
    for (let n = 0; n < 2; n += 1) {
      const app = this.serving.shift();
      // A request that was given to it may not have connected yet.
      if (app) await Promise.allSettled([...(this.underWay.get(app) ?? [])]);
      await app?.close();
      this.serving.push(await this.instance(ring));
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.serving.splice(0).map((app) => app.close()));
  }

  async post(path: string, type: string, authorization: string, body: string): Promise<string> {
    const app = this.serving[(this.turn += 1) % this.serving.length];
    if (!app) throw new Error('No instance serves.');
    const answer = this.ask(app, path, type, authorization, body);
    const underWay = this.underWay.get(app) ?? new Set();
    this.underWay.set(app, underWay.add(answer));
    return answer.finally(() => underWay.delete(answer));
  }

  private async ask(
    app: NestFastifyApplication,
    path: string,
    type: string,
    authorization: string,
    body: string,
  ): Promise<string> {
    const headers = { 'Content-Type': type, Authorization: authorization, Connection: 'close' };
    const response = await fetch((await app.getUrl()) + path, { method: 'POST', headers, body });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`);
    return text;
  }

  private async instance(ring: string): Promise<NestFastifyApplication> {
    const app = await service.another({ SEALING_KEYS: ring });
    await app.listen(0, '127.0.0.1');
    return app;
  }
}

/** Owners who reset their PINs and type them, again and again, until told to stop. */
class Load {
  rounds = 0;
  readonly errors: unknown[] = [];
  private stopping = false;
  private readonly loops: Promise<void>[];

  constructor(
    private readonly cluster: Cluster,
    private readonly pbx: PhoneSystem,
    private readonly owners: readonly TestMailbox[],
  ) {
    this.loops = owners.map((owner) => this.loop(owner));
  }

  /** Some rounds of all owners from now on. */
  async goesOn(): Promise<void> {
    const { rounds } = this;
    await expect.poll(() => this.rounds).toBeGreaterThan(rounds + this.owners.length);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.loops);
  }

  async verify({ address }: TestMailbox, pin: string): Promise<PinCheckResult> {
    const body = JSON.stringify({ mailbox: address, pin });
    const authorization = basic(this.pbx.login, this.pbx.key);
    const path = '/v1/pin/verify';
    return JSON.parse(
      await this.cluster.post(path, 'application/json', authorization, body),
    ) as PinCheckResult;
  }

  private async loop(owner: TestMailbox): Promise<void> {
    while (!this.stopping) {
      try {
        const authorization = basic(owner.login, owner.password);
        await this.cluster.post(endpoint, 'text/xml', authorization, resetPinRequest);
        const pin = newestPin(owner);
        const { result } = await this.verify(owner, pin);
        if (result !== 'accepted') throw new Error(`the new PIN is ${result}`);
      } catch (error) {
        this.errors.push(error);
      }
      this.rounds += 1;
    }
  }
}

const newestPin = ({ address }: TestMailbox) => service.smtp.to(address).at(-1)?.pin ?? 'no mail';

describe('a rotation of the sealing keys (P7)', () => {
  it(
    'goes through two instances under load: no error, no reset lost, and the old key can go',
    { timeout: 120_000 },
    async () => {
      const owners = await Promise.all(Array.from({ length: 4 }, () => service.aMailbox()));
      const others = await Promise.all(Array.from({ length: 8 }, () => service.aMailbox()));
      for (const owner of others) await service.setPin(owner, oldPin);
      // A first PIN whose mail server takes no mail before the end.
      const late = 'late@example.com';
      service.smtp.atRecipient = (to) => (to === late ? { refuse: 450 } : 'accept');
      const waiting = await service.aMailbox({ address: late, sendPin: true, account: false });
      await expect.poll(() => service.db.dataSource.query('SELECT FROM outbox')).toHaveLength(1);
      await service.app.close();

      const cluster = new Cluster();
      await cluster.start(rings.before);
      const load = new Load(cluster, await aPhoneSystem(service), owners);
      await load.goesOn();
      await cluster.restartEach(rings.known);
      await load.goesOn();
      await cluster.restartEach(rings.inFront);
      const retire = 'keys retire test';
      expect((await umpin(retire, rings.inFront)).errors).toContain('test is needed for');
      expect(await umpin('keys rotate', rings.inFront)).toMatchObject({ code: 0, errors: '' });
      await load.goesOn();
      expect(await umpin(retire, rings.inFront)).toEqual(
        done('Nothing needs test: take it out of SEALING_KEYS on all instances.'),
      );
      await cluster.restartEach(rings.after);
      await load.goesOn();
      await load.stop();

      expect(load.errors).toEqual([]);
      for (const owner of owners) {
        expect(await load.verify(owner, newestPin(owner))).toMatchObject({ result: 'accepted' });
      }
      for (const owner of others) {
        expect(await load.verify(owner, oldPin)).toMatchObject({ result: 'accepted' });
      }
      service.smtp.wellAgain();
      await service.db.dataSource.query('UPDATE outbox SET due_at = now()');
      await expect.poll(() => service.smtp.to(late)).toHaveLength(1);
      await expect
        .poll(() => load.verify(waiting, newestPin(waiting)))
        .toMatchObject({ result: 'accepted' });
      expect(await umpin('keys status', rings.after)).toMatchObject({ code: 0 });
      await cluster.stop();
    },
  );

  it('goes on where it was killed', async () => {
    const owner = await service.aMailbox();
    await service.setPin(owner, oldPin);
    const runner = service.db.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query('LOCK TABLE pin_history IN SHARE MODE');
    const program = new URL('../../dist/src/cli/admin/main.js', import.meta.url).pathname;
    const killed = spawn(process.execPath, [program, 'keys', 'rotate'], {
      env: settingsWith(rings.inFront),
      stdio: 'ignore',
    });
    await expect.poll(waitingForLocks).toBe(1);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const placesUnder = async (id: string) => {
      const { output } = await umpin('keys status --json', rings.inFront);
      const { keys } = JSON.parse(output) as { keys: { id: string; uses: { place: string }[] }[] };
      return keys.find((key) => key.id === id)?.uses.map(({ place }) => place);
    };
    expect(await placesUnder('test')).toEqual(['pin_credentials.sealed_hash']);
    await runner.rollbackTransaction();
    await runner.release();
    await expect.poll(waitingForLocks).toBe(0);
    expect(await umpin('keys rotate', rings.inFront)).toMatchObject({ code: 0 });
    expect(await placesUnder('test')).toEqual([]);
    expect(await placesUnder('fresh')).toContain('accounts.sealed_password');
  });
});

async function waitingForLocks(): Promise<number> {
  const waiting = await service.db.dataSource.query<object[]>(
    `SELECT FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return waiting.length;
}

import { Child } from './child.js';
import { Load, type Target } from './load.js';
import { startPostgres } from './postgres.js';
import type { FloorQuestions } from './processes/floor.js';
import type { Times } from './processes/load.js';
import type { Kind } from './processes/requests.js';
import type { SmtpQuestions } from './processes/smtp-server.js';
import { refuseOthers } from './processes/tally.js';
import { QuietWindows } from './quiet-windows.js';
import type { Scale } from './scale.js';
import { addCallers, standardCost, type Caller } from './seed.js';
import { startService, type Service, type ServiceOptions } from './service.js';
import { median } from './statistics.js';

interface Main {
  readonly databaseUrl: string;
  readonly callers: readonly Caller[];
  readonly service: Service;
}

export interface Floor {
  /** How many hashes ran simultaneously. */
  readonly concurrency: number;
  /** Hashes a second. */
  readonly rate: number;
  readonly cpuMsPerHash: number;
}

/** Successes a second by the number of callers. */
export type Rates = ReadonlyMap<number, number>;

/** The highest of them; among some numbers of callers alone if they are named. */
export function fastest(rates: Rates, among = [...rates.keys()]): number {
  return Math.max(...among.map((callers) => rates.get(callers) ?? NaN));
}

/** The resources that the cases share. Each is made when a case first asks for it. */
export class Bench {
  readonly postgres = lazy(startPostgres);
  readonly smtp = lazy(() => Child.start<SmtpQuestions>('processes/smtp-server.js'));
  readonly load = lazy(() => Load.start());
  readonly #floorProcess = lazy(async () => {
    const env = await this.threadPool();
    return Child.start<FloorQuestions>('processes/floor.js', { env });
  });

  /**
   * The service as it is deployed, and callers that it remembers. They are remembered for the whole
   * run, as those are in the case: a login costs no hash.
   */
  readonly main = lazy(() => this.#startMain());

  /** The number of simultaneous callers with the most resets per second. */
  readonly concurrency = lazy(async () => {
    const { service, callers } = await this.main();
    const load = await this.load();
    return this.best('umpin', this.scale.trials.service, async (concurrency) => {
      const { rate } = await load.closed(service, callers, { concurrency, ...this.trial });
      return rate;
    });
  });

  readonly quietWindows: QuietWindows;
  readonly #measuredHighest: number[] = [];

  constructor(
    readonly scale: Scale,
    readonly say: (line: string) => void,
  ) {
    this.quietWindows = new QuietWindows(scale.attempts, say);
  }

  /** The thread pool of the service, for what is compared with it: hashes run there. */
  async threadPool(): Promise<Record<string, string>> {
    const size = await (await this.main()).service.child.ask('threadPoolSize');
    return size === undefined ? {} : { UV_THREADPOOL_SIZE: size };
  }

  /**
   * Load on a new process until V8 has compiled what is used: a service that runs for months is not
   * measured by its first thousand calls.
   */
  async breakIn(service: Target, callers: readonly Caller[]): Promise<void> {
    const job = { concurrency: 8, seconds: this.scale.breakInSeconds, warmUpSeconds: 0 };
    await (await this.load()).closed(service, callers, job);
  }

  /** The most hashes that the machine gives now, with several numbers of them at a time. */
  async floor(times: Times): Promise<Floor> {
    const process = await this.#floorProcess();
    const tried: Floor[] = [];
    for (const concurrency of this.scale.trials.floor) {
      const found = await process.ask('hashes', { cost: standardCost, concurrency, ...times });
      tried.push({ concurrency, ...found });
    }
    return tried.reduce((best, one) => (one.rate > best.rate ? one : best));
  }

  /** Successes a second with each of these numbers of callers, measured one after the other. */
  async rates(
    target: Target,
    callers: readonly Caller[],
    numbers: readonly number[],
    kind?: Kind,
  ): Promise<Rates> {
    const load = await this.load();
    const found = new Map<number, number>();
    for (const concurrency of numbers) {
      const job = { kind, concurrency, ...this.times };
      const { rate, others } = await load.closed(target, callers, job);
      refuseOthers(others);
      found.set(concurrency, rate);
    }
    return found;
  }

  /** The highest throughput: what this run measured for case 1, or measures now. */
  async highest(): Promise<number> {
    if (this.#measuredHighest.length === 0) {
      const { service, callers } = await this.main();
      const job = { concurrency: await this.concurrency(), ...this.times };
      this.reached((await (await this.load()).closed(service, callers, job)).rate);
    }
    return median(this.#measuredHighest);
  }

  reached(rate: number): void {
    this.#measuredHighest.push(rate);
  }

  async service(databaseUrl: string, options?: ServiceOptions): Promise<Service> {
    return startService({ databaseUrl, smtpPort: (await this.smtp()).port }, options);
  }

  get times(): Times {
    const { seconds, warmUpSeconds } = this.scale;
    return { seconds, warmUpSeconds };
  }

  get trial(): Times {
    return { seconds: this.scale.trialSeconds, warmUpSeconds: this.scale.warmUpSeconds };
  }

  /** The choice with the highest rate. */
  async best(
    name: string,
    choices: readonly number[],
    rateOf: (choice: number) => Promise<number>,
  ): Promise<number> {
    const [only = NaN] = choices;
    if (choices.length === 1) return only;
    const tried: { choice: number; rate: number }[] = [];
    for (const choice of choices) tried.push({ choice, rate: await rateOf(choice) });
    tried.sort((a, b) => b.rate - a.rate);
    const found = tried.map(({ choice, rate }) => `${choice}: ${rate.toFixed(1)}/s`).join(', ');
    this.say(`${name}, best concurrency: ${found}`);
    return tried[0]?.choice ?? only;
  }

  /**
   * Measures several subjects in turn, round by round, so that what disturbs the machine disturbs
   * them all. A window that other processes disturb is measured again.
   */
  async interleaved<S extends Record<string, unknown>>(
    subjects: { readonly [K in keyof S]: () => Promise<S[K]> },
    rounds = this.scale.rounds,
  ): Promise<{ [K in keyof S]: S[K][] }> {
    const names: (keyof S)[] = Object.keys(subjects);
    const results = {} as { [K in keyof S]: S[K][] };
    for (const name of names) results[name] = [];
    for (let round = 0; round < rounds; round += 1) {
      // Every second round runs backwards, so that no subject always follows the same one.
      for (const name of round % 2 ? names.toReversed() : names) {
        results[name].push(await this.quietWindows.measure(subjects[name]));
      }
      this.say(`  round ${round + 1} of ${rounds}`);
    }
    return results;
  }

  async #startMain(): Promise<Main> {
    const databaseUrl = await (await this.postgres()).database('main');
    const callers = await addCallers(databaseUrl, this.scale.callers);
    const service = await this.service(databaseUrl, { env: { REMEMBER_LOGIN_SECONDS: '3600' } });
    await (await this.load()).greet(service, callers);
    await this.breakIn(service, callers);
    return { databaseUrl, callers, service };
  }
}

/** Makes something when it is first asked for, and only once. */
function lazy<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

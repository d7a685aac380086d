import { Child } from './child.js';
import { Load, type Target } from './load.js';
import { startPostgres } from './postgres.js';
import type { FloorQuestions } from './processes/floor.js';
import type { Times } from './processes/load.js';
import type { SmtpQuestions } from './processes/smtp-server.js';
import type { Scale } from './scale.js';
import { addCallers, standardCost, type Caller } from './seed.js';
import { startService, type Service, type ServiceOptions } from './service.js';
import { median } from './statistics.js';

interface Main {
  readonly databaseUrl: string;
  readonly callers: readonly Caller[];
  readonly service: Service;
}

/** The resources that the cases share. Each is made when a case first asks for it. */
export class Bench {
  readonly postgres = lazy(startPostgres);
  readonly smtp = lazy(() => Child.start<SmtpQuestions>('processes/smtp-server.js'));
  readonly load = lazy(() => Load.start());
  readonly floorProcess = lazy(() => Child.start<FloorQuestions>('processes/floor.js'));

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

  /** The number of simultaneous hashes with the most hashes per second. */
  readonly floorConcurrency = lazy(() =>
    this.best('floor', this.scale.trials.floor, (n) => this.floor(n, this.trial)),
  );

  /** Processor time of one hash when the floor was last measured. */
  cpuMsPerHash = NaN;
  readonly #measuredHighest: number[] = [];

  constructor(
    readonly scale: Scale,
    readonly say: (line: string) => void,
  ) {}

  /**
   * Load on a new process until V8 has compiled what is used: a service that runs for months is not
   * measured by its first thousand calls.
   */
  async breakIn(service: Target, callers: readonly Caller[]): Promise<void> {
    const job = { concurrency: 8, seconds: this.scale.breakInSeconds, warmUpSeconds: 0 };
    await (await this.load()).closed(service, callers, job);
  }

  /** Hashes a second. */
  async floor(concurrency: number, times: Times): Promise<number> {
    const process = await this.floorProcess();
    const job = { cost: standardCost, concurrency, ...times };
    const { rate, cpuMsPerHash } = await process.ask('hashes', job);
    this.cpuMsPerHash = cpuMsPerHash;
    return rate;
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
   * them all.
   */
  async interleaved<S extends Record<string, unknown>>(
    subjects: { readonly [K in keyof S]: () => Promise<S[K]> },
    rounds = this.scale.rounds,
  ): Promise<{ [K in keyof S]: S[K][] }> {
    const names: (keyof S)[] = Object.keys(subjects);
    const results = {} as { [K in keyof S]: S[K][] };
    for (const name of names) results[name] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const name of names) results[name].push(await subjects[name]());
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

import { Child } from './child.mjs';
import { Load } from './load.mjs';
import { startPostgres } from './postgres.mjs';
import { addCallers, standardCost } from './seed.mjs';
import { startService } from './service.mjs';

/** The resources that the cases share. Each is made when a case first asks for it. */
export class Bench {
  #made = new Map();
  #measuredHighest = [];

  constructor(scale, say) {
    this.scale = scale;
    this.say = say;
  }

  get postgres() {
    return this.#once('postgres', startPostgres);
  }

  get smtp() {
    return this.#once('smtp', () => Child.start('processes/smtp-server.mjs'));
  }

  get load() {
    return this.#once('load', () => Load.start());
  }

  /**
   * The service as it is deployed, and callers that it remembers. They are remembered for the whole
   * run, as those are in the case: a login costs no hash.
   */
  get main() {
    return this.#once('main', async () => {
      const databaseUrl = await (await this.postgres).database('main');
      const callers = await addCallers(databaseUrl, this.scale.callers);
      const service = await this.service(databaseUrl, { env: { REMEMBER_LOGIN_SECONDS: '3600' } });
      await (await this.load).greet(service, callers);
      await this.breakIn(service, callers);
      return { databaseUrl, callers, service };
    });
  }

  /**
   * Load on a new process until V8 has compiled what is used: a service that runs for months is not
   * measured by its first thousand calls.
   */
  async breakIn(service, callers) {
    const job = { concurrency: 8, seconds: this.scale.breakInSeconds, warmUpSeconds: 0 };
    await (await this.load).closed(service, callers, job);
  }

  /** The number of simultaneous callers with the most resets per second. */
  get concurrency() {
    return this.#once('concurrency', async () => {
      const { service, callers } = await this.main;
      const load = await this.load;
      return this.best('umpin', this.scale.trials.service, async (concurrency) => {
        const { rate } = await load.closed(service, callers, { concurrency, ...this.trial });
        return rate;
      });
    });
  }

  get floorProcess() {
    return this.#once('floor', () => Child.start('processes/floor.mjs'));
  }

  /** The number of simultaneous hashes with the most hashes per second. */
  get floorConcurrency() {
    return this.#once('floorConcurrency', () =>
      this.best('floor', this.scale.trials.floor, (n) => this.floor(n, this.trial)),
    );
  }

  /** Hashes a second. */
  async floor(concurrency, times) {
    const { rate, cpuMsPerHash } = await (
      await this.floorProcess
    ).ask('hashes', { cost: standardCost, concurrency, ...times });
    this.cpuMsPerHash = cpuMsPerHash;
    return rate;
  }

  /** The highest throughput: what this run measured for case 1, or measures now. */
  async highest() {
    if (this.#measuredHighest.length === 0) {
      const { service, callers } = await this.main;
      const job = { concurrency: await this.concurrency, ...this.times };
      this.reached((await (await this.load).closed(service, callers, job)).rate);
    }
    const sorted = [...this.#measuredHighest].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)];
  }

  reached(rate) {
    this.#measuredHighest.push(rate);
  }

  async service(databaseUrl, options) {
    return startService({ databaseUrl, smtpPort: (await this.smtp).facts.port }, options);
  }

  get times() {
    const { seconds, warmUpSeconds } = this.scale;
    return { seconds, warmUpSeconds };
  }

  get trial() {
    return { seconds: this.scale.trialSeconds, warmUpSeconds: this.scale.warmUpSeconds };
  }

  /** The choice with the highest rate. */
  async best(name, choices, rateOf) {
    if (choices.length === 1) return choices[0];
    const tried = [];
    for (const choice of choices) tried.push({ choice, rate: await rateOf(choice) });
    tried.sort((a, b) => b.rate - a.rate);
    const found = tried.map(({ choice, rate }) => `${choice}: ${rate.toFixed(1)}/s`).join(', ');
    this.say(`${name}, best concurrency: ${found}`);
    return tried[0].choice;
  }

  /**
   * Measures several subjects in turn, round by round, so that what disturbs the machine disturbs
   * them all. A subject returns one number, or an object.
   *
   * @template T
   * @param {Record<string, () => Promise<T>>} subjects
   * @returns {Promise<Record<string, T[]>>}
   */
  async interleaved(subjects, rounds = this.scale.rounds) {
    const results = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, measure] of Object.entries(subjects)) results[name].push(await measure());
      this.say(`  round ${round + 1} of ${rounds}`);
    }
    return results;
  }

  #once(name, make) {
    if (!this.#made.has(name)) this.#made.set(name, make());
    return this.#made.get(name);
  }
}

import { Child } from './child.mjs';

/** The generator of load, in a process of its own. */
export class Load {
  static async start() {
    const load = new Load();
    load.child = await Child.start('processes/load.mjs');
    return load;
  }

  /** Has each caller call once, a few at a time. */
  async once(target, callers, concurrency = 4) {
    const result = await this.#run('once', target, { callers, concurrency, seconds: 600 });
    if (result.reset.count !== callers.length) {
      throw new Error(`Not every caller could reset: ${JSON.stringify(result)}`);
    }
  }

  /** Has each caller be recognised once, and refused for what was asked. */
  async greet(target, callers, concurrency = 4) {
    const result = await this.#run('greet', target, { callers, concurrency, seconds: 600 });
    const [[kind, count] = [], ...more] = result.others;
    if (kind !== '500 ErrorInvalidRequest' || count !== callers.length || more.length > 0) {
      throw new Error(`Not every caller is known: ${JSON.stringify(result)}`);
    }
  }

  /** @param {{ concurrency: number, seconds: number, warmUpSeconds: number }} job */
  closed(target, callers, job) {
    return this.#run('closed', target, { callers, ...job });
  }

  /** @param {{ rate: number, seconds: number, warmUpSeconds: number }} job */
  open(target, callers, job) {
    return this.#run('open', target, { callers, ...job });
  }

  #run(kind, { url }, job) {
    const { hostname: host, port } = new URL(url);
    const patience = ((job.seconds ?? 0) + (job.warmUpSeconds ?? 0) + 60) * 1_000;
    return this.child.ask(kind, { ...job, host, port: Number(port) }, patience);
  }
}

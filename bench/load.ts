import { Child } from './child.js';
import type { Closed, Each, LoadQuestions, Open, Times } from './processes/load.js';
import type { Result } from './processes/tally.js';
import type { Caller } from './seed.js';

export interface Target {
  /** Scheme, host and port. */
  readonly url: string;
}

/** The generator of load, in a process of its own. */
export class Load {
  private constructor(readonly child: Awaited<ReturnType<typeof startChild>>) {}

  static async start(): Promise<Load> {
    return new Load(await startChild());
  }

  /** Has each caller call once, a few at a time. */
  async once(target: Target, callers: readonly Caller[], concurrency = 4): Promise<void> {
    const result = await this.#each('once', target, callers, { concurrency });
    if (result.reset.count !== callers.length) {
      throw new Error(`Not every caller could reset: ${JSON.stringify(result)}`);
    }
  }

  /** Has each caller be recognised once, and refused for what was asked. */
  async greet(target: Target, callers: readonly Caller[], concurrency = 4): Promise<void> {
    const result = await this.#each('greet', target, callers, { concurrency });
    const [[kind, count] = [], ...more] = result.others;
    if (kind !== '500 ErrorInvalidRequest' || count !== callers.length || more.length > 0) {
      throw new Error(`Not every caller is known: ${JSON.stringify(result)}`);
    }
  }

  closed(
    target: Target,
    callers: readonly Caller[],
    job: Closed,
  ): Promise<Result & { called: number }> {
    return this.child.ask('closed', { ...address(target), callers, ...job }, patienceMs(job));
  }

  open(target: Target, callers: readonly Caller[], job: Open): Promise<Result> {
    return this.child.ask('open', { ...address(target), callers, ...job }, patienceMs(job));
  }

  #each(kind: 'once' | 'greet', target: Target, callers: readonly Caller[], job: Each) {
    const patience = patienceMs({ seconds: 600, warmUpSeconds: 0 });
    return this.child.ask(kind, { ...address(target), callers, ...job }, patience);
  }
}

function startChild() {
  return Child.start<LoadQuestions>('processes/load.js');
}

function address({ url }: Target): { host: string; port: number } {
  const { hostname: host, port } = new URL(url);
  return { host, port: Number(port) };
}

function patienceMs({ seconds, warmUpSeconds }: Times): number {
  return (seconds + warmUpSeconds + 60) * 1_000;
}

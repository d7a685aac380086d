import { Child } from './child.js';
import type { Closed, LoadQuestions, Open, Times } from './processes/load.js';
import type { Kind } from './processes/requests.js';
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
  async once(target: Target, callers: readonly Caller[], kind: Kind = 'resetPin'): Promise<void> {
    const job = { ...address(target), callers, kind, concurrency: 4 };
    const result = await this.child.ask('once', job, 600_000);
    if (result.success.count !== callers.length) {
      throw new Error(`Not every caller was served (${kind}): ${JSON.stringify(result)}`);
    }
  }

  /** Has each caller be recognised once, and refused for what was asked. */
  greet(target: Target, callers: readonly Caller[]): Promise<void> {
    return this.once(target, callers, 'greeting');
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

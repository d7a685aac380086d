import { performance } from 'node:perf_hooks';
import { summary, type Summary } from '../statistics.js';
import type { Reply } from './http-connection.js';

export interface Result {
  readonly seconds: number;
  /** Successes a second. */
  readonly rate: number;
  /** Successes, those outside the measured time too. */
  readonly succeeded: number;
  readonly success: Summary;
  readonly busy: Summary;
  /** Every other answer, by kind. */
  readonly others: readonly (readonly [kind: string, count: number])[];
}

/** @throws Error if some answer was neither a success nor "busy" */
export function refuseOthers(others: Result['others']): void {
  if (others.length > 0) throw new Error(`Unexpected answers: ${JSON.stringify(others)}`);
}

/** Counts answers by kind, and how long each kind took, between two moments. */
export class Tally {
  readonly #times = { success: [] as number[], busy: [] as number[] };
  readonly #others = new Map<string, number>();
  #succeeded = 0;

  constructor(
    private readonly from: number,
    readonly until: number,
    private readonly succeeds: (reply: Reply) => boolean,
  ) {}

  /** @param since when the request was due */
  add(reply: Reply, since: number): void {
    const now = performance.now();
    const { status, body } = reply;
    const success = this.succeeds(reply);
    if (success) this.#succeeded += 1;
    if (now < this.from || now > this.until) return;
    if (success) this.#times.success.push(now - since);
    else if (status === 503 || body.includes('ErrorServerBusy')) this.#times.busy.push(now - since);
    else {
      const kind = /Error[A-Za-z]+/.exec(body)?.[0] ?? body.slice(0, 80);
      const name = `${status} ${kind}`;
      this.#others.set(name, (this.#others.get(name) ?? 0) + 1);
    }
  }

  get result(): Result {
    const seconds = (this.until - this.from) / 1_000;
    const success = summary(this.#times.success);
    const busy = summary(this.#times.busy);
    return {
      seconds,
      rate: success.count / seconds,
      succeeded: this.#succeeded,
      success,
      busy,
      others: [...this.#others],
    };
  }
}

import { performance } from 'node:perf_hooks';
import { summary } from '../statistics.mjs';

/** Counts answers by kind, and how long each kind took, between two moments. */
export class Tally {
  #times = { reset: [], busy: [] };
  #others = new Map();
  /** Outside the two moments too. */
  succeeded = 0;

  constructor(from, until) {
    this.from = from;
    this.until = until;
  }

  /** @param {number} since when the request was due */
  add({ status, body }, since) {
    const now = performance.now();
    const success = status === 200 && body.includes('ResetPINResponse');
    if (success) this.succeeded += 1;
    if (now < this.from || now > this.until) return;
    if (success) this.#times.reset.push(now - since);
    else if (status === 503 || body.includes('ErrorServerBusy')) this.#times.busy.push(now - since);
    else {
      const kind = /Error[A-Za-z]+/.exec(body)?.[0] ?? body.slice(0, 80);
      const name = `${status} ${kind}`;
      this.#others.set(name, (this.#others.get(name) ?? 0) + 1);
    }
  }

  get result() {
    const seconds = (this.until - this.from) / 1_000;
    const reset = summary(this.#times.reset);
    const busy = summary(this.#times.busy);
    return {
      seconds,
      rate: reset.count / seconds,
      succeeded: this.succeeded,
      reset,
      busy,
      others: [...this.#others],
    };
  }
}

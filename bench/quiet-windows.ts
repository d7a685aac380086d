import { processorTime, shareOfOthers } from './processor-time.js';
import { number } from './statistics.js';

/** The part of the machine that other processes may use while something is measured. */
const limit = 0.1;

const percent = (share: number): string => `${number(share * 100, 0)} %`;

/** Repeats measurements that other processes disturbed. */
export class QuietWindows {
  #all = 0;
  #disturbed = 0;

  /** @param attempts at a window: after the last one, the quietest of them counts */
  constructor(
    private readonly attempts: number,
    private readonly say: (line: string) => void,
  ) {}

  async measure<T>(work: () => Promise<T>): Promise<T> {
    this.#all += 1;
    let quietest: { result: T; others: number } | undefined;
    for (let attempt = 1; attempt <= this.attempts; attempt += 1) {
      const before = processorTime();
      const result = await work();
      const after = processorTime();
      const others = before && after ? shareOfOthers(before, after) : 0;
      if (others <= limit) return result;
      if (!quietest || others < quietest.others) quietest = { result, others };
      const last = attempt === this.attempts;
      this.say(`  others use ${percent(others)} of the machine${last ? '' : ': once more'}`);
    }
    if (!quietest) throw new Error('A measurement needs at least one attempt.');
    this.#disturbed += 1;
    return quietest.result;
  }

  /** A sentence for the reader of the report. */
  get summary(): string {
    if (!processorTime())
      return 'Whether other processes disturbed it is not known on this system.';
    return (
      `Other processes used more than ${percent(limit)} of the machine in ${this.#disturbed} of ` +
      `${this.#all} windows, each after ${this.attempts} attempts.`
    );
  }
}

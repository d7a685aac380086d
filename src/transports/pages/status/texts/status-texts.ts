import type { Check } from '../../../../diagnosis/check.js';
import type { Count } from '../../texts/page-count.js';

/** What the page about the state of the service says; the lines of the diagnosis are in English. */
export interface StatusTexts {
  readonly title: string;
  readonly intro: string;
  readonly allWell: string;
  readonly failures: (count: Count) => string;
  readonly warnings: (count: Count) => string;
  readonly again: string;
  readonly caption: string;
  readonly state: string;
  readonly examined: string;
  readonly what: string;
  readonly states: Readonly<Record<Check['state'], string>>;
  readonly todo: string;
}

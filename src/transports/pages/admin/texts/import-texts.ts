import type { Count } from '../../texts/page-count.js';
interface Field {
  readonly label: string;
  readonly hint: string;
}

export interface ImportTexts {
  readonly title: string;
  readonly about: string;
  readonly columns: string;
  readonly file: Field;
  readonly text: Field;
  readonly sendPins: Field;
  readonly preview: string;
  readonly empty: string;
  readonly result: {
    readonly title: string;
    readonly counts: {
      readonly added: (count: Count) => string;
      readonly changed: (count: Count) => string;
      readonly unchanged: (count: Count) => string;
      readonly wrong: (count: Count) => string;
    };
    readonly problems: string;
    readonly changes: string;
    readonly line: string;
    readonly problem: string;
    readonly address: string;
    readonly kind: string;
    readonly fields: string;
    readonly kinds: Readonly<Record<'added' | 'changed' | 'unchanged', string>>;
    /** More rows than a page shows. */
    readonly more: (count: Count) => string;
    readonly carryOut: string;
    readonly nothingYet: string;
    readonly mendFirst: string;
    /** Somebody has changed a mailbox since the preview. */
    readonly outdated: string;
  };
  readonly done: {
    readonly title: string;
    readonly text: (added: Count, changed: Count) => string;
    readonly firstPins: (count: Count) => string;
  };
}
